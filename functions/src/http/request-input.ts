/** From the gateway's event to checked input. Every fault of params, query, headers and body is told at once. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Endpoint, InputOf } from '@folio/shared/contract/endpoint.ts';
import type { Fault } from '@folio/shared/contract/errors.ts';
import { faultsOf } from '@folio/shared/contract/faults.ts';
import { AppError } from '../platform/app-error.ts';
import { sha256 } from '../platform/signer.ts';
import type { Command } from '../platform/context.ts';

/** A form with its notes is about 8 kB; what is larger says so in its endpoint. Images go straight to S3. */
const usualBodyLimitKb = 64;

/** @throws AppError `request.*` */
export function inputOf(endpoint: Endpoint, event: APIGatewayProxyEventV2): InputOf<Endpoint> {
  const faults: Fault[] = [];
  const parse = (part: 'params' | 'query' | 'body', given: unknown) => {
    const schema = endpoint[part];
    if (!schema) return undefined;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    faults.push(...faultsOf(parsed.error, part));
    return undefined;
  };
  const input = {
    params: parse('params', decoded(event.pathParameters)),
    query: parse('query', queryOf(event.rawQueryString, faults)),
    body: parse('body', endpoint.body ? jsonOf(event, endpoint.bodyLimitKb) : undefined),
    ifMatch: endpoint.ifMatch ? versionOf(event.headers['if-match']) : 0,
  };
  if (faults.length) throw new AppError('request.invalid', { faults });
  return input as InputOf<Endpoint>; // each part was checked by its schema, or is not declared
}

/** The idempotency key and what it belongs to. @throws AppError when it is missing */
export function commandOfEvent(event: APIGatewayProxyEventV2): Command {
  const key = event.headers['idempotency-key'];
  if (!key || key.length > 255 || !/^[\x21-\x7e]+$/.test(key)) throw new AppError('request.idempotency_key_missing');
  const sent = [
    bodyText(event),
    event.headers['if-match'] ?? '',
    ...(event.rawQueryString ? [event.rawQueryString] : []),
  ];
  return {
    key,
    route: `${event.requestContext.http.method} ${event.rawPath}`,
    bodyHash: sha256(sent.join('\n')).toString('base64url'),
  };
}

// The gateway hands path parameters over as they came; a broken escape names nothing that exists.
function decoded(params: Record<string, string | undefined> | undefined): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params ?? {}).map(([name, value]) => [name, decodeURIComponent(value ?? '')]),
    );
  } catch {
    throw new AppError('route.not_found');
  }
}

// From the raw string: the gateway joins repeated parameters with commas, which would pass for one value.
function queryOf(raw: string, faults: Fault[]): Record<string, string> {
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(raw)) {
    if (query.has(name))
      faults.push({ path: `query.${name}`, code: 'repeated', message: 'Este dato viene dos veces.' });
    query.set(name, value);
  }
  return Object.fromEntries(query);
}

function jsonOf(event: APIGatewayProxyEventV2, limitKb = usualBodyLimitKb): unknown {
  const type = event.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new AppError('request.unsupported_media_type');
  const text = bodyText(event);
  if (Buffer.byteLength(text) > limitKb * 1024) throw new AppError('request.too_large');
  try {
    return JSON.parse(text, refuseReserved);
  } catch (cause) {
    throw new AppError('request.malformed', { cause });
  }
}

// Own keys of that name would become the prototype of whatever they are copied into.
function refuseReserved(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new SyntaxError('reserved key');
  return value;
}

function bodyText(event: APIGatewayProxyEventV2): string {
  const body = event.body ?? '';
  if (!event.isBase64Encoded) return body;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(body, 'base64'));
  } catch (cause) {
    throw new AppError('request.malformed', { cause });
  }
}

function versionOf(header: string | undefined): number {
  if (!header) throw new AppError('request.base_version_missing');
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  if (!version) throw new AppError('request.base_version_stale');
  return Number(version);
}
