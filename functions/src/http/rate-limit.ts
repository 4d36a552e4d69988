/**
 * Requests a company and a person may make. Counted per execution environment: no read or write is spent on counting,
 * and one environment serves one request at a time, so a company can only slow the environments it fills itself.
 * API Gateway's own throttle stands before it for the whole.
 */
import { AppError } from '../platform/app-error.ts';
import { RecentMap } from '../platform/recent-map.ts';

interface Bucket {
  tokens: number;
  refilledAtMs: number;
}

/** Bursts and steady rates, per second. A person clicking fast makes about 5 a second. */
const limits = {
  tenant: { burst: 400, perSecond: 100 },
  person: { burst: 200, perSecond: 50 },
} as const;

/** Forgets idle buckets beyond this many, so that an environment's memory stays bounded. */
const mostBuckets = 5000;

const buckets = new RecentMap<string, Bucket>(mostBuckets);

export interface RateLimitHeaders {
  'ratelimit-limit': string;
  'ratelimit-remaining': string;
  'ratelimit-reset': string;
}

/** Takes one request from both. @throws AppError `request.rate_limited` with the seconds to wait */
export function takeFromRateLimit(tenantId: string, personId: string, nowMs: number): RateLimitHeaders {
  // The person first: what one person is refused must not use up what the colleagues may do.
  const person = take(`p:${tenantId}:${personId}`, limits.person, nowMs);
  const tenant = take(`t:${tenantId}`, limits.tenant, nowMs);
  const remaining = Math.min(tenant, person);
  return {
    'ratelimit-limit': String(limits.person.burst),
    'ratelimit-remaining': String(Math.floor(remaining)),
    'ratelimit-reset': String(Math.ceil((limits.person.burst - person) / limits.person.perSecond)),
  };
}

function take(key: string, limit: { burst: number; perSecond: number }, nowMs: number): number {
  const held = buckets.get(key);
  const elapsed = held ? Math.max(0, nowMs - held.refilledAtMs) / 1000 : 0;
  const tokens = Math.min(limit.burst, (held?.tokens ?? limit.burst) + elapsed * limit.perSecond);
  buckets.set(key, { tokens: Math.max(0, tokens - 1), refilledAtMs: nowMs });
  if (tokens < 1) {
    throw new AppError('request.rate_limited', { retryAfterSeconds: Math.ceil((1 - tokens) / limit.perSecond) });
  }
  return tokens - 1;
}
