/** The shape of one endpoint. Routes, handlers, clients and openapi.json are all made from values of this type. */
import type * as z from 'zod';
import type { ErrorCode } from './errors.ts';
import type { Permission } from './permissions.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call: `public` anybody, `person` whoever is signed in (in any company or none),
 * otherwise a member of the session's company whose level holds the permission.
 */
export type Access = 'public' | 'person' | Permission;

/**
 * Which deployed function serves the endpoint. `identity` alone may speak to the user pool; `rows` alone keeps rows in memory;
 * `calendar` alone writes iCalendar; `reports` answers what is counted; `sales` has products, quotes and orders; `api` the rest.
 */
export type LambdaName = 'api' | 'identity' | 'sales' | 'rows' | 'calendar' | 'reports';

export interface Endpoint {
  method: Method;
  /** HTTP API syntax, e.g. `/api/prospects/{prospectId}`. */
  path: `/api/${string}`;
  lambda: LambdaName;
  access: Access;
  /** One sentence in Spanish for openapi.json. */
  summary: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Largest body, where the usual 64 kB are too few. */
  bodyLimitKb?: number;
  /** Schema of the 2xx body; the answer is stripped by it, so nothing undeclared leaves. */
  response: z.ZodType;
  /** Status of success, 200 unless told. */
  status?: 200 | 201 | 202 | 204;
  /** Codes this endpoint may answer beside those every endpoint can (`commonErrors`). */
  errors: readonly ErrorCode[];
  /** A command: `Idempotency-Key` is required and the answer is stored with it. */
  idempotent?: true;
  /** Needs `If-Match` with the version the change is based on. */
  ifMatch?: true;
}

/** Keeps the literal types of an endpoint while checking its shape. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}

type SchemaOf<E, Part extends 'params' | 'query' | 'body'> =
  E extends Record<Part, infer S extends z.ZodType> ? S : z.ZodUndefined;

export type ParamsOf<E> = z.output<SchemaOf<E, 'params'>>;
export type QueryOf<E> = z.output<SchemaOf<E, 'query'>>;
export type BodyOf<E> = z.output<SchemaOf<E, 'body'>>;
export type ResponseOf<E> = E extends { response: infer R extends z.ZodType } ? z.output<R> : never;
/** What a client sends: the schemas' input side, before trimming and defaults. */
export type ParamsInput<E> = z.input<SchemaOf<E, 'params'>>;
export type QueryInput<E> = z.input<SchemaOf<E, 'query'>>;
export type BodyInput<E> = z.input<SchemaOf<E, 'body'>>;

/** Checked input of an endpoint, as its handler and service receive it; parts it does not declare are undefined. */
export interface InputOf<E> {
  params: ParamsOf<E>;
  query: QueryOf<E>;
  body: BodyOf<E>;
  /** Version of `If-Match`; 0 on endpoints that do not ask for it. */
  ifMatch: number;
}
