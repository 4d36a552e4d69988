/** The typed client, made from the contract: the browser and the tests call the API through the same one. */
import { endpoints, type EndpointName, type Endpoints } from './contract.ts';
import type { BodyInput, Endpoint, ParamsInput, QueryInput, ResponseOf } from './endpoint.ts';
// Types alone: the catalogue of errors and zod would travel with every page, and each answer brings its own sentence.
import type { ErrorCode, Fault, FieldConflict, Problem, TakenTime } from './errors.ts';

type Part<Name extends string, Value> = [Value] extends [undefined]
  ? unknown
  : Record<never, never> extends Value
    ? { [K in Name]?: Value }
    : { [K in Name]: Value };

/** What a call takes: only the parts its endpoint declares; a command's key is made when none is given. */
export type CallInput<E> = Part<'params', ParamsInput<E>> &
  Part<'query', QueryInput<E>> &
  Part<'body', BodyInput<E>> &
  (E extends { ifMatch: true } ? { ifMatch: number } : unknown) & {
    /** Reuse one to retry safely; a fresh one is made otherwise. */
    idempotencyKey?: string;
    signal?: AbortSignal;
  };

/** Nothing is required of an endpoint that takes nothing. */
type CallArguments<E> = Record<never, never> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>];

export type Client = {
  [Name in EndpointName]: (...input: CallArguments<Endpoints[Name]>) => Promise<ResponseOf<Endpoints[Name]>>;
};

/** The API refused, or could not be reached (`code` is then `network`). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: ErrorCode | 'network';
  readonly requestId: string | undefined;
  readonly faults: readonly Fault[];
  /** What both changed, when an edit was based on an older version. */
  readonly conflicts: readonly FieldConflict[];
  /** What stands in the way of an appointment, where the company allows none at once. */
  readonly taken: readonly TakenTime[];
  /** Seconds to wait before trying again, when the API says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    told: { title: string; status: number; code: ErrorCode | 'network' } & Partial<Omit<Problem, 'code'>>,
    retryAfter?: number,
  ) {
    super(told.title);
    this.name = 'ApiError';
    this.status = told.status;
    this.code = told.code;
    this.requestId = told.requestId;
    this.faults = told.faults ?? [];
    this.conflicts = told.conflicts ?? [];
    this.taken = told.taken ?? [];
    this.retryAfterSeconds = retryAfter;
  }
}

export interface ClientOptions {
  /** `''` in the browser: site and API share one origin. */
  origin: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Called once when a request answers `session.required`; true means: signed in again, try once more. */
  renewSession?: () => Promise<boolean>;
}

interface AnyInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** A method per endpoint of the contract. */
export function createClient(options: ClientOptions): Client {
  const methods = Object.entries(endpoints).map(([name, endpoint]) => [
    name,
    async (input: AnyInput = {}) => {
      const request = requestOf(endpoint, input);
      const answer = await send(options, request);
      if (answer.status !== 401 || !options.renewSession || endpoint.access === 'public') return read(answer);
      return read((await options.renewSession()) ? await send(options, request) : answer);
    },
  ]);
  return Object.fromEntries(methods) as Client; // fromEntries loses the pairing of name and endpoint made just above
}

/** URL and init of a call, for tests that look at the raw answer. */
export function requestOf(endpoint: Endpoint, input: AnyInput): { path: string; init: RequestInit } {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input.params?.[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {}))
    if (value !== undefined) query.set(name, String(value));
  const headers: Record<string, string> = {};
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  if (endpoint.idempotent) headers['idempotency-key'] = input.idempotencyKey ?? crypto.randomUUID();
  if (input.ifMatch !== undefined) headers['if-match'] = `"${input.ifMatch}"`;
  return {
    path: query.size ? `${path}?${query}` : path,
    init: {
      method: endpoint.method,
      headers,
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(input.signal ? { signal: input.signal } : {}),
    },
  };
}

async function send(options: ClientOptions, request: { path: string; init: RequestInit }): Promise<Response> {
  try {
    return await options.fetch(`${options.origin}${request.path}`, request.init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw unreachable();
  }
}

/** Nothing came back: the net is gone, or whoever answers. */
export function unreachable(): ApiError {
  return new ApiError({
    title: 'No hay conexión con Folio. Lo que escribiste sigue aquí.',
    status: 0,
    code: 'network',
  });
}

async function read(answer: Response): Promise<unknown> {
  if (answer.status === 204) return undefined;
  const type = answer.headers.get('content-type') ?? '';
  if (answer.ok) return type.includes('json') ? answer.json() : answer.text();
  // Of this type the API alone answers: whatever stands in between has pages of its own.
  const told = type.startsWith('application/problem+json')
    ? ((await answer.json()) as Problem)
    : notOurs(answer.status);
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  throw new ApiError(told, Number.isFinite(retryAfter) ? retryAfter : undefined);
}

function notOurs(status: number): Pick<Problem, 'title' | 'status' | 'code'> {
  const title = 'Folio no contestó como debe. Lo que escribiste sigue aquí; vuelve a intentar en un momento.';
  return { title, status, code: 'server.unexpected' };
}
