/**
 * A read begins beside its authorization, as whoever the same session was on the request before. When authorization finds
 * the very same person, level and centres, the answer is already here: one round trip to the table instead of two. When it
 * finds anything else, what was read is dropped unseen and read again, so that a change acts on the next request.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Endpoint, InputOf } from '@folio/shared/contract/endpoint.ts';
import type { Actor, RequestContext } from '../platform/context.ts';
import type { Claim } from '../modules/identity/authorization.service.ts';
import type { Dependencies } from '../platform/dependencies.ts';
import { RecentMap } from '../platform/recent-map.ts';
import type { Route } from './routes.ts';

export interface EarlyRead {
  actor: Actor;
  outcome: Promise<{ value: unknown } | { error: unknown }>;
}

/** Sessions remembered. */
const mostGuesses = 1000;
// By session digest, which no two people and no two companies share.
const lastActors = new RecentMap<string, Actor>(mostGuesses);

/** What authorization found, for the next request of the session. */
export function rememberActor(claim: Claim, actor: Actor): void {
  lastActors.set(keyOf(claim), actor);
}

/** Begins a GET of a session seen before; nothing for a command, or for input that will be refused. */
export function beginEarly<Deps extends Dependencies>(
  deps: Deps,
  request: { route: Route<Deps>; context: RequestContext; claim: Claim; input: () => InputOf<Endpoint> },
): EarlyRead | undefined {
  const actor = lastActors.get(keyOf(request.claim));
  if (!actor || request.route.endpoint.method !== 'GET') return undefined;
  const read = async () => request.route.handle(deps, { ...request.context, actor }, request.input());
  // Kept, not thrown: nobody may ever ask for it.
  const outcome = read().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  return { actor, outcome };
}

/** What was read early, if it was read as this actor; otherwise it is read now. */
export async function takeEarly(
  early: EarlyRead | undefined,
  actor: Actor,
  readNow: () => Promise<unknown>,
): Promise<unknown> {
  if (!early || !isDeepStrictEqual(early.actor, actor)) return readNow();
  const outcome = await early.outcome;
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

function keyOf({ personId, sessionHash, tenantId }: Claim): string {
  return `${personId}\n${sessionHash}\n${tenantId}`;
}
