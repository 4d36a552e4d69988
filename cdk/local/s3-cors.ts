/** CORS of a bucket, by the rules of the template. */
import type { CorsRule } from './buckets.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';
import { errorAnswer, S3Error } from './s3-errors.ts';

export type Rules = readonly CorsRule[];

/** Answer to a preflight request. */
export function preflightAnswer(rules: Rules, { headers }: HttpRequest): HttpAnswer {
  const { origin, 'access-control-request-method': method } = headers;
  const names = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim().toLowerCase());
  const rule = origin && method ? ruleFor(rules, origin, method, names.filter(Boolean)) : undefined;
  if (!origin || !rule) {
    return errorAnswer(new S3Error('AccessForbidden', 'CORSResponse: This CORS request is not allowed.'));
  }
  return {
    status: 200,
    headers: {
      ...corsHeaders(rule, origin),
      'access-control-allow-methods': rule.AllowedMethods.join(', '),
      ...(names[0] ? { 'access-control-allow-headers': names.join(', ') } : {}),
      ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
    },
    body: Buffer.alloc(0),
  };
}

/** Headers that let a page of that origin read the answer; none when no rule allows it. */
export function headersForPage(rules: Rules, { method, headers }: HttpRequest): Record<string, string> {
  const { origin } = headers;
  const rule = origin ? ruleFor(rules, origin, method, []) : undefined;
  return origin && rule ? corsHeaders(rule, origin) : {};
}

function ruleFor(rules: Rules, origin: string, method: string, names: readonly string[]): CorsRule | undefined {
  return rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
      AllowedOrigins.some((pattern) => fits(pattern, origin)) &&
      AllowedMethods.includes(method) &&
      names.every((name) => AllowedHeaders.some((pattern) => fits(pattern.toLowerCase(), name))),
  );
}

/** A pattern holds one `*` at most. */
function fits(pattern: string, value: string): boolean {
  const [start = '', end] = pattern.split('*');
  if (end === undefined) return pattern === value;
  return value.length >= start.length + end.length && value.startsWith(start) && value.endsWith(end);
}

function corsHeaders({ AllowedOrigins, ExposedHeaders }: CorsRule, origin: string): Record<string, string> {
  const isForAll = AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': isForAll ? '*' : origin,
    ...(isForAll ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(ExposedHeaders.length ? { 'access-control-expose-headers': ExposedHeaders.join(', ') } : {}),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}
