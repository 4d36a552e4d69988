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

/** Which deployed function serves the endpoint. `identity` alone may speak to the user pool. */
export type LambdaName = 'api' | 'identity';

export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  method: Method;
  /** HTTP API syntax, e.g. `/api/prospects/{prospectId}`. */
  path: `/api/${string}`;
  lambda: LambdaName;
  access: Access;
  /** One sentence in Spanish for openapi.json. */
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  /** Schema of the 2xx body; the answer is stripped by it, so nothing undeclared leaves. */
  response: Response;
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
export function defineEndpoint<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Response extends z.ZodType = z.ZodType,
>(endpoint: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return endpoint;
}

export type ParamsOf<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType> ? z.output<P> : never;
export type QueryOf<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType> ? z.output<Q> : never;
export type BodyOf<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B> ? z.output<B> : never;
export type ResponseOf<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : never;
/** What a client sends: the schemas' input side, before trimming and defaults. */
export type QueryInput<E> = E extends Endpoint<z.ZodType, infer Q, z.ZodType> ? z.input<Q> : never;
export type BodyInput<E> = E extends Endpoint<z.ZodType, z.ZodType, infer B> ? z.input<B> : never;
export type ParamsInput<E> = E extends Endpoint<infer P, z.ZodType, z.ZodType> ? z.input<P> : never;
