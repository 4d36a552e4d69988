/** Runs a CloudFront Function of the template on a viewer's request or on the answer to it. */
import crypto from 'node:crypto';
import { createContext, Script } from 'node:vm';
import type { HttpAnswer, HttpRequest } from './http-message.ts';

/** CloudFront stops a function after about a millisecond of computing. This is wall time, on a laptop that may be busy. */
const computeLimitMs = 2_000;

type Values = Record<string, { value: string; multiValue?: { value: string }[] }>;

interface ViewerRequest {
  method: string;
  uri: string;
  querystring: Values;
  headers: Values;
  cookies: Values;
}

interface ViewerResponse {
  statusCode: number;
  headers?: Values;
  cookies?: Record<string, { value: string; attributes?: string }>;
  body?: string | { data: string; encoding?: 'text' | 'base64' };
}

export interface EdgeFunction {
  /** The request to go on with, or the answer to give at once. */
  onRequest(request: HttpRequest): Promise<HttpRequest | HttpAnswer>;
}

export function compileEdgeFunction(code: string, name: string): EdgeFunction {
  const context = createContext({ console, require: moduleOf });
  new Script(code, { filename: name }).runInContext(context);
  const call = new Script('handler(event)', { filename: name });
  return {
    async onRequest(request) {
      context['event'] = {
        version: '1.0',
        context: { eventType: 'viewer-request', distributionId: 'LOCAL', requestId: crypto.randomUUID() },
        viewer: { ip: request.sourceIp },
        request: viewerRequest(request),
      };
      const returned = (await call.runInContext(context, { timeout: computeLimitMs })) as
        ViewerRequest | ViewerResponse; // the two things a handler may return
      return 'statusCode' in returned ? answerOf(returned) : changedRequest(request, returned);
    },
  };
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html */
function moduleOf(name: string): unknown {
  if (name !== 'crypto') throw new Error(`the local stack does not know the module ${name} of CloudFront Functions`);
  const { createHash, createHmac } = crypto;
  return { createHash, createHmac };
}

function viewerRequest({ method, path, query, headers }: HttpRequest): ViewerRequest {
  const { cookie = '', ...others } = headers;
  const cookies = cookie.split(';').flatMap((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return name ? [[name, { value: value.join('=') }] as const] : [];
  });
  return {
    method,
    uri: path,
    querystring: queryValues(query),
    headers: Object.fromEntries(Object.entries(others).map(([name, value]) => [name, { value }])),
    cookies: Object.fromEntries(cookies),
  };
}

function queryValues(query: string): Values {
  const values: Values = {};
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    const before = values[name];
    if (before) (before.multiValue ??= [{ value: before.value }]).push({ value });
    else values[name] = { value };
  }
  return values;
}

function changedRequest(request: HttpRequest, { uri, querystring, headers, cookies }: ViewerRequest): HttpRequest {
  const query = Object.entries(querystring).flatMap(([name, { value, multiValue = [{ value }] }]) =>
    multiValue.map((one) => (one.value ? `${name}=${one.value}` : name)),
  );
  const cookie = Object.entries(cookies).map(([name, { value }]) => `${name}=${value}`);
  return {
    ...request,
    path: uri,
    query: query.join('&'),
    headers: { ...plainHeaders(headers), ...(cookie.length ? { cookie: cookie.join('; ') } : {}) },
  };
}

function plainHeaders(headers: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name.toLowerCase(), value]));
}

function answerOf({ statusCode, headers = {}, cookies = {}, body = '' }: ViewerResponse): HttpAnswer {
  const bytes =
    typeof body === 'string'
      ? Buffer.from(body)
      : Buffer.from(body.data, body.encoding === 'base64' ? 'base64' : 'utf8');
  return {
    status: statusCode,
    headers: plainHeaders(headers),
    cookies: Object.entries(cookies).map(([name, { value, attributes }]) =>
      attributes ? `${name}=${value}; ${attributes}` : `${name}=${value}`,
    ),
    body: bytes,
  };
}
