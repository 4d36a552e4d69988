/** The way of every request: each middleware is one line below, in the order in which it acts. */
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { may } from '@folio/shared/contract/permissions.ts';
import type { Endpoint, InputOf } from '@folio/shared/contract/endpoint.ts';
import { authorize, identify } from '../modules/identity/authorization.service.ts';
import { AppError } from '../platform/app-error.ts';
import { now } from '../platform/clock.ts';
import type { Actor, RequestContext } from '../platform/context.ts';
import type { Dependencies } from '../platform/dependencies.ts';
import { startRequestLog, type RequestLog } from '../platform/log.ts';
import { newMeter } from '../platform/meter.ts';
import { isSame } from '../platform/signer.ts';
import { Answer } from './answer.ts';
import { cutOf } from './declared-parts.ts';
import { beginEarly, rememberActor, takeEarly, type EarlyRead } from './early-read.ts';
import { appErrorOf, problemResponse } from './error-response.ts';
import { takeFromRateLimit } from './rate-limit.ts';
import { commandOfEvent, inputOf } from './request-input.ts';
import { methodsOf, type Route } from './routes.ts';

/** What the middlewares leave for each other, on Lambda's context since that reaches the handler too. */
interface Passage {
  log: RequestLog;
  route: Route<Dependencies>;
  context: RequestContext;
  /** Checked at the first asking, which a read that begins early makes. */
  input: () => InputOf<Endpoint>;
  early?: EarlyRead | undefined;
  headers: Record<string, string>;
}

type PassageContext = Context & { folio: Passage };
type Request = middy.Request<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, PassageContext>;
type Middleware = middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, PassageContext>;

/** A Lambda handler for a set of routes. */
export function createHttpHandler<Deps extends Dependencies>(deps: Deps, routes: Map<string, Route<Deps>>) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Error, PassageContext>()
    .use(logRequest(deps)) // first in, last out: STARTED before anything can fail, COMPLETED with the final status
    .use(answerErrors()) // middy runs onError from the last to the first, so the log sees the answer made here
    .use(refuseDetour(deps)) // only CloudFront knows the secret: no request may pass by its headers and limits
    .use(refuseForeignOrigin(deps)) // cookies alone never authorize a write
    .use(findRoute(routes))
    .use(authorizeCaller(deps))
    .use(checkInput())
    .handler(async (_event, { folio }) => {
      const { route, context, input, early } = folio;
      return answerOf(folio, await takeEarly(early, context.actor, () => route.handle(deps, context, input())));
    });
}

function logRequest(deps: Dependencies): Middleware {
  return {
    before: ({ event, context }) => {
      const request: RequestContext = {
        requestId: event.requestContext.requestId || context.awsRequestId,
        now: now(),
        meter: newMeter(),
        actor: { kind: 'anonymous' },
        clientIp: clientIpOf(event),
        userAgent: event.headers['user-agent'] ?? '',
        ifNoneMatch: event.headers['if-none-match'],
        cookies: event.cookies ?? [],
      };
      const log = startRequestLog({
        requestId: request.requestId,
        routeKey: event.routeKey,
        stage: deps.environment.STAGE,
      });
      // Route and input follow by the middlewares below, before anything reads them.
      context.folio = { log, context: request, headers: {} } as Passage; // the two missing parts are set by findRoute
    },
    after: finishLog,
    onError: finishLog,
  };
}

function finishLog({ context: { folio }, response, error }: Request): void {
  const { log, context } = folio;
  log.completed({
    status: response?.statusCode ?? 500,
    meter: context.meter,
    ...(context.actor.kind === 'member' ? { tenantId: context.actor.tenantId } : {}),
    ...(error ? { error: appErrorOf(error) } : {}),
  });
}

function answerErrors(): Middleware {
  return {
    onError: (request) => {
      // middy stops at a returned value: set the response and return nothing, so that the log still runs.
      const answer = problemResponse(appErrorOf(request.error), request.context.folio.context.requestId);
      request.response = { ...answer, headers: { ...answer.headers, ...request.context.folio.headers } };
    },
  };
}

function refuseDetour(deps: Dependencies): Middleware {
  return {
    before: ({ event }) => {
      if (!isSame(event.headers['x-origin-secret'] ?? '', deps.environment.ORIGIN_SECRET)) {
        throw new AppError('request.origin_refused');
      }
    },
  };
}

function refuseForeignOrigin(deps: Dependencies): Middleware {
  return {
    before: ({ event }) => {
      const isWrite = !['GET', 'HEAD', 'OPTIONS'].includes(event.requestContext.http.method);
      if (isWrite && event.headers['origin'] !== deps.environment.SITE_ORIGIN)
        throw new AppError('request.origin_refused');
    },
  };
}

function findRoute<Deps extends Dependencies>(routes: Map<string, Route<Deps>>): Middleware {
  return {
    before: ({ event, context: { folio } }) => {
      const route = routes.get(event.routeKey);
      if (route) {
        folio.route = route as Route<Dependencies>; // Deps only narrows what its own handlers receive
        folio.input = once(() => inputOf(route.endpoint, event));
        return;
      }
      const allowed = methodsOf(event.rawPath);
      if (!allowed.length) throw new AppError('route.not_found');
      folio.headers['allow'] = allowed.join(', ');
      throw new AppError('route.method_not_allowed');
    },
  };
}

function authorizeCaller(deps: Dependencies): Middleware {
  return {
    before: async ({ context: { folio } }) => {
      const { route, context } = folio;
      const { access } = route.endpoint;
      if (access === 'public') return;
      const claim = await identify(deps, context);
      folio.early = beginEarly(deps, { route, context, claim, input: folio.input });
      const actor = await authorize(deps, context, claim);
      rememberActor(claim, actor);
      folio.context.actor = actor;
      if (access === 'person') return;
      admit(actor, access);
      Object.assign(folio.headers, takeFromRateLimit(actor.tenantId, actor.memberId, folio.context.now.getTime()));
    },
  };
}

function admit(
  actor: Actor,
  permission: Parameters<typeof may>[1],
): asserts actor is Extract<Actor, { kind: 'member' }> {
  if (actor.kind !== 'member') throw new AppError('session.company_required');
  if (actor.totpMissing) throw new AppError('session.totp_required');
  if (!may(actor.level, permission)) throw new AppError('permission.denied');
}

function checkInput(): Middleware {
  return {
    before: ({ event, context: { folio } }) => {
      const { endpoint } = folio.route;
      if (endpoint.idempotent) folio.context.command = commandOfEvent(event);
      folio.input();
    },
  };
}

function answerOf(folio: Passage, returned: unknown): APIGatewayProxyStructuredResultV2 {
  const { endpoint } = folio.route;
  const answer = returned instanceof Answer ? returned : new Answer(returned, {});
  const { body, cookies, headers } = answer;
  const status = answer.status ?? endpoint.status ?? 200;
  const isText = typeof body === 'string';
  const isEmpty = status === 204 || status === 304;
  return {
    statusCode: status,
    headers: {
      'cache-control': 'no-store',
      ...(isEmpty ? {} : { 'content-type': isText ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8' }),
      ...(hasVersion(body) ? { etag: `"${body.version}"` } : {}),
      ...folio.headers,
      ...headers,
    },
    body: isEmpty ? '' : isText ? body : JSON.stringify(cutOf(endpoint.response)(body)),
    ...(cookies.length ? { cookies: [...cookies] } : {}),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function hasVersion(body: unknown): body is { version: number } {
  return typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'number';
}

// CloudFront appends the viewer to the list it received; the gateway appends CloudFront. The last but one is true.
function clientIpOf(event: APIGatewayProxyEventV2): string {
  const chain = (event.headers['x-forwarded-for'] ?? '').split(',').map((part) => part.trim());
  return chain.at(-2) ?? event.requestContext.http.sourceIp;
}
