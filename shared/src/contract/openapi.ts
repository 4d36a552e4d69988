/** OpenAPI 3.1 from the contract. Pure: the same description at the server and in tests. */
import * as z from 'zod';
import { commonErrors, problem, statusOf, titleOf, type ErrorCode } from './errors.ts';
import type { Endpoint } from './endpoint.ts';

type Json = z.core.util.JSONType;
type JsonObject = { [key: string]: Json };

/** The description of all endpoints. `origin` becomes the only server. */
export function openApiOf(endpoints: Record<string, Endpoint>, origin: string): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(name, endpoint);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Folio', version: '1', description: 'Prospección y ventas.' },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: { Problem: schema(problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-access' } },
    },
  };
}

function operation(name: string, endpoint: Endpoint): JsonObject {
  const isOpen = endpoint.access === 'public';
  return {
    operationId: name,
    summary: endpoint.summary,
    tags: [endpoint.path.split('/')[2] ?? 'api'],
    security: isOpen ? [] : [{ session: [] }],
    ...(isOpen || endpoint.access === 'person' ? {} : { 'x-permission': endpoint.access }),
    parameters: [
      ...parametersOf(endpoint.params, 'path'),
      ...parametersOf(endpoint.query, 'query'),
      ...(endpoint.idempotent
        ? [header('Idempotency-Key', 'Repetir la misma clave repite la respuesta, no la operación.')]
        : []),
      ...(endpoint.ifMatch ? [header('If-Match', 'Versión en que se basa el cambio.')] : []),
    ],
    ...(endpoint.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schema(endpoint.body, 'input') } } } }
      : {}),
    responses: responsesOf(endpoint),
  };
}

function parametersOf(part: z.ZodType | undefined, place: 'path' | 'query'): JsonObject[] {
  if (!part) return [];
  const { properties, required } = z
    .object({
      properties: z.record(z.string(), z.json()).default({}),
      required: z.array(z.string()).default([]),
    })
    .parse(schema(part, 'input'));
  return Object.entries(properties).map(([name, described]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: described,
  }));
}

function header(name: string, description: string): JsonObject {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}

function responsesOf(endpoint: Endpoint): JsonObject {
  const status = endpoint.status ?? 200;
  const responses: Record<string, JsonObject> = {
    [status]:
      status === 204
        ? { description: 'Hecho' }
        : { description: 'Hecho', content: { 'application/json': { schema: schema(endpoint.response, 'output') } } },
  };
  for (const [code, status] of errorsOf(endpoint).map((code) => [code, statusOf(code)] as const)) {
    const told = (responses[status] ??= {
      description: '',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    });
    told['description'] = [told['description'], `\`${code}\`: ${titleOf(code)}`].filter(Boolean).join('\n\n');
  }
  return responses;
}

/** Every code an endpoint can answer: its own, those of its kind, and the common ones. */
export function errorsOf(endpoint: Endpoint): ErrorCode[] {
  const own: ErrorCode[] = [...endpoint.errors, ...commonErrors];
  if (endpoint.access !== 'public') own.push('session.required');
  if (endpoint.access !== 'public' && endpoint.access !== 'person') {
    own.push('session.company_required', 'session.totp_required', 'permission.denied');
  }
  if (endpoint.idempotent) {
    own.push('request.idempotency_key_missing', 'request.idempotency_key_reused');
  }
  if (endpoint.ifMatch) own.push('request.base_version_missing', 'request.base_version_stale');
  return [...new Set(own)];
}

function schema(type: z.ZodType, io: 'input' | 'output'): JsonObject {
  // Some outputs are `undefined` (204) or checks JSON Schema cannot say: those stay open rather than fail the page.
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return JSON.parse(JSON.stringify(rest), withoutRecursion) as JsonObject; // a described object, once through JSON
}

/** The one recursive type of the contract is `z.json()`, any value at all: JSON Schema says that with `{}`, and needs no `$defs`. */
function withoutRecursion(_: string, value: unknown): unknown {
  const isReference = typeof value === 'object' && value !== null && '$ref' in value;
  return isReference && String(value.$ref).startsWith('#/$defs/') ? {} : value;
}
