/** API Gateway's HTTP API: the routes of the template, events of payload format 2.0. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { account, region, stableId } from './aws-names.ts';
import { clockHeader } from './clock-header.ts';
import { decodedPath, jsonAnswer, type HttpAnswer, type HttpRequest } from './http-message.ts';
import type { Outcome, WorkerPool } from './lambda-pool.ts';
import type { Provisioners } from './provision.ts';
import type { FunctionAnswer } from './worker-messages.ts';

/** Longest a request may take, whatever its function allows itself. */
const integrationLimitMs = 30_000;
/** Request line and headers together. */
const headersLimitBytes = 10_240;

const apiProperties = z.strictObject({
  ProtocolType: z.literal('HTTP'),
  Name: z.unknown().optional(),
  Description: z.unknown().optional(),
  Tags: z.unknown().optional(),
  DisableExecuteApiEndpoint: z.unknown().optional(),
});
const integrationProperties = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
});
const routeProperties = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').default('NONE'),
});
/** Throttling and the access log belong to the deployed stage; a laptop has one user. */
const stageProperties = z.looseObject({ ApiId: z.string(), StageName: z.literal('$default') });

interface Route {
  key: string;
  method: string;
  parts: string[];
  target: string;
  rank: string;
}

interface Api {
  id: string;
  domain: string;
  /** The most specific first. */
  routes: Route[];
}

export interface HttpApis {
  provisioners: Provisioners;
  /** What answers at a domain, if it is one of an API. */
  respondFor(domain: string): ((request: HttpRequest) => Promise<HttpAnswer>) | undefined;
  domains(): string[];
  /** Lets the functions behind the routes load before the first request. */
  warm(): void;
}

export function createHttpApis(findFunction: (arn: string) => WorkerPool): HttpApis {
  const apis = new Map<string, Api>();
  const integrations = new Map<string, string>();
  const apiOf = (id: string): Api => {
    const api = apis.get(id);
    if (!api) throw new Error(`there is no HTTP API ${id}`);
    return api;
  };
  return {
    provisioners: {
      'AWS::ApiGatewayV2::Api': ({ name, properties }) => {
        apiProperties.parse(properties);
        const id = stableId(name, 10);
        const domain = `${id}.execute-api.${region}.amazonaws.com`;
        apis.set(id, { id, domain, routes: [] });
        return { ref: id, attributes: { ApiId: id, ApiEndpoint: `https://${domain}` } };
      },
      'AWS::ApiGatewayV2::Stage': ({ properties }) => ({ ref: stageProperties.parse(properties).StageName }),
      'AWS::ApiGatewayV2::Integration': ({ name, properties }) => {
        const id = stableId(name, 7);
        integrations.set(id, integrationProperties.parse(properties).IntegrationUri);
        return { ref: id, attributes: { IntegrationId: id } };
      },
      'AWS::ApiGatewayV2::Route': ({ name, properties }) => {
        const { ApiId, RouteKey, Target } = routeProperties.parse(properties);
        const target = integrations.get(Target.replace('integrations/', ''));
        if (!target) throw new Error(`the route has no integration ${Target}`);
        const { routes } = apiOf(ApiId);
        routes.push(routeOf(RouteKey, target));
        routes.sort((one, other) => one.rank.localeCompare(other.rank));
        return { ref: stableId(name, 7) };
      },
    },
    respondFor(domain) {
      const api = [...apis.values()].find((one) => one.domain === domain);
      return api && ((request) => respond(api, request, findFunction));
    },
    domains: () => [...apis.values()].map(({ domain }) => domain),
    warm: () => new Set(integrations.values()).forEach((target) => findFunction(target).warm()),
  };
}

async function respond(api: Api, request: HttpRequest, findFunction: (arn: string) => WorkerPool): Promise<HttpAnswer> {
  const headerBytes = Object.entries(request.headers).reduce(
    (sum, [name, value]) => sum + name.length + value.length,
    0,
  );
  if (headerBytes > headersLimitBytes) return jsonAnswer(431, { message: 'Request Header Fields Too Large' });
  const match = matchRoute(api.routes, request);
  if (!match) return jsonAnswer(404, { message: 'Not Found' });
  const event = eventOf(api, request, match);
  const clock = request.headers[clockHeader];
  const atMs = clock ? Date.parse(clock) : undefined;
  if (Number.isNaN(atMs)) return jsonAnswer(400, { message: `${clockHeader} is no moment: ${clock}` });
  const outcome = await inTime(findFunction(match.route.target).invoke(event, atMs)).catch((error) => {
    if (error instanceof RangeError) return 'too large' as const;
    throw error;
  });
  if (outcome === 'too large') return jsonAnswer(413, { message: 'Request Entity Too Large' });
  if (outcome === 'too late') return jsonAnswer(503, { message: 'Service Unavailable' });
  const answer = outcome.kind === 'answer' ? answerOf(outcome) : undefined;
  return answer
    ? { ...answer, headers: { ...answer.headers, 'apigw-requestid': event.requestContext.requestId } }
    : jsonAnswer(500, { message: 'Internal Server Error' });
}

function inTime(outcome: Promise<Outcome>): Promise<Outcome | 'too late'> {
  const { promise, resolve } = Promise.withResolvers<'too late'>();
  const timer = setTimeout(resolve, integrationLimitMs, 'too late').unref();
  return Promise.race([outcome, promise]).finally(() => clearTimeout(timer));
}

interface Match {
  route: Route;
  /** Escaped, as they stand in the path. */
  parameters: Record<string, string>;
}

function routeOf(key: string, target: string): Route {
  const [method = '', path = ''] = key.split(' ');
  const parts = path.split('/');
  return { key, method, parts, target, rank: rankOf(key, method, parts) };
}

/** Names before parameters before `{proxy+}`, a method before ANY, `$default` last. */
function rankOf(key: string, method: string, parts: readonly string[]): string {
  if (key === '$default') return '9';
  const shape = parts.map((part) => (part.endsWith('+}') ? '2' : part.startsWith('{') ? '1' : '0')).join('');
  return `${shape}${method === 'ANY' ? '1' : '0'}`;
}

function matchRoute(routes: readonly Route[], { method, path }: HttpRequest): Match | undefined {
  const parts = path.split('/');
  for (const route of routes) {
    if (route.key === '$default') return { route, parameters: {} };
    if (route.method !== 'ANY' && route.method !== method) continue;
    const parameters = parametersOf(route.parts, parts);
    if (parameters) return { route, parameters };
  }
  return undefined;
}

function parametersOf(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, wanted] of pattern.entries()) {
    const part = parts[index];
    if (wanted.endsWith('+}')) {
      if (!part) return undefined;
      return { ...parameters, [wanted.slice(1, -2)]: parts.slice(index).join('/') };
    }
    if (wanted.startsWith('{') && part) parameters[wanted.slice(1, -1)] = part;
    else if (wanted !== part) return undefined;
  }
  return pattern.length === parts.length ? parameters : undefined;
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
function eventOf(api: Api, request: HttpRequest, { route, parameters }: Match) {
  const { cookie, ...headers } = request.headers;
  const isText = isTextType(request.headers['content-type']);
  const body = request.body.length > 0 ? request.body.toString(isText ? 'utf8' : 'base64') : undefined;
  const query = queryOf(request.query);
  // The gateway hands the path over without its escapes, the parameters with them.
  const path = decodedPath(request.path) ?? request.path;
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: request.query,
    ...(cookie ? { cookies: cookie.split(';').map((one) => one.trim()) } : {}),
    headers: {
      ...headers,
      host: api.domain,
      'x-forwarded-for': [headers['x-forwarded-for'], request.sourceIp].filter(Boolean).join(', '),
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    ...(query ? { queryStringParameters: query } : {}),
    ...(Object.keys(parameters).length ? { pathParameters: parameters } : {}),
    requestContext: requestContextOf(api, { ...request, path }, route),
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: body !== undefined && !isText,
  };
}

function requestContextOf({ id, domain }: Api, request: HttpRequest, route: Route) {
  const now = new Date();
  return {
    accountId: account,
    apiId: id,
    domainName: domain,
    domainPrefix: id,
    http: {
      method: request.method,
      path: request.path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    // As long as the gateway's own. Bytes of `randomUUID` are drawn many at a time.
    requestId: Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url').slice(0, 15),
    routeKey: route.key,
    stage: '$default',
    time: gatewayTime(now),
    timeEpoch: now.getTime(),
  };
}

function isTextType(contentType = ''): boolean {
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  return type.startsWith('text/') || /^application\/(json|javascript|xml|.*\+(json|xml))$/.test(type);
}

function queryOf(query: string): Record<string, string> | undefined {
  if (!query) return undefined;
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    values.set(name, values.has(name) ? `${values.get(name)},${value}` : value);
  }
  return Object.fromEntries(values);
}

/** `24/Nov/2026:02:10:00 +0000` */
function gatewayTime(at: Date): string {
  const [, day, month, year, time] = at.toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

const structured = z.looseObject({
  statusCode: z.int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
  cookies: z.array(z.string()).nullish(),
});

/** What the gateway makes of a function's answer; undefined when it cannot. */
function answerOf({ payload, body: besides }: FunctionAnswer): HttpAnswer | undefined {
  const returned: unknown = JSON.parse(payload);
  const isStructured = typeof returned === 'object' && returned !== null && 'statusCode' in returned;
  if (!isStructured) {
    const body = typeof returned === 'string' ? returned : payload;
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  }
  const parsed = structured.safeParse(besides === undefined ? returned : { ...returned, body: besides });
  if (!parsed.success) return undefined;
  const { statusCode, headers, body, isBase64Encoded, cookies } = parsed.data;
  const lowerCase = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: statusCode,
    headers: { ...(body ? { 'content-type': 'text/plain;charset=UTF-8' } : {}), ...Object.fromEntries(lowerCase) },
    cookies: cookies ?? [],
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}
