/** The handler table: every endpoint of a function has its handler, or this does not compile. */
import { endpoints, type EndpointName, type Endpoints } from '@folio/shared/contract/contract.ts';
import type { Endpoint, InputOf, LambdaName, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { Anonymous, MemberActor, Person, RequestContext } from '../platform/context.ts';
import type { Answer } from './answer.ts';

/** Names of the endpoints that a function serves. */
export type NamesOf<Lambda extends LambdaName> = {
  [Name in EndpointName]: Endpoints[Name]['lambda'] extends Lambda ? Name : never;
}[EndpointName];

/** Whoever passes the endpoint's `access`. */
type ActorOf<E> = E extends { access: 'public' }
  ? Anonymous | Person | MemberActor
  : E extends { access: 'person' }
    ? Person | MemberActor
    : MemberActor;

export type Handler<Deps, E> = (
  deps: Deps,
  context: RequestContext<ActorOf<E>>,
  input: InputOf<E>,
) => Promise<ResponseOf<E> | Answer<ResponseOf<E>>>;

export type Handlers<Deps, Lambda extends LambdaName> = {
  [Name in NamesOf<Lambda>]: Handler<Deps, Endpoints[Name]>;
};

/** A handler as the pipeline calls it, after access and input were checked against `endpoint`. */
export interface Route<Deps> {
  endpoint: Endpoint;
  handle: (deps: Deps, context: RequestContext, input: InputOf<Endpoint>) => Promise<unknown>;
}

/** Routes of a function by HTTP API route key (`POST /api/prospects`). */
export function routesOf<Deps, Lambda extends LambdaName>(handlers: Handlers<Deps, Lambda>): Map<string, Route<Deps>> {
  const routes = new Map<string, Route<Deps>>();
  for (const [name, handle] of Object.entries(handlers)) {
    const endpoint: Endpoint = endpoints[name as EndpointName]; // the keys of Handlers are endpoint names
    routes.set(`${endpoint.method} ${endpoint.path}`, { endpoint, handle: handle as Route<Deps>['handle'] }); // the pipeline checks what the handler's type demands
  }
  return routes;
}

/** Methods that a path allows, by any function: tells 405 from 404 at the catch-all. */
export function methodsOf(path: string): string[] {
  return Object.values(endpoints)
    .filter((endpoint) => matches(endpoint.path, path))
    .map((endpoint) => endpoint.method);
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith('{') ? given[at] !== '' : part === given[at]))
  );
}
