import { describe, expect, test } from 'vitest';
import { endpoints } from '@folio/shared/contract/contract.ts';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import { commonErrors, errorCodes, statusOf } from '@folio/shared/contract/errors.ts';
import { errorsOf, openApiOf } from '@folio/shared/contract/openapi.ts';
import * as z from 'zod';

/** The parts of OpenAPI 3.1 the document uses, strictly: what is not described here does not pass. */
const jsonSchema = z.record(z.string(), z.json());
const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().optional(),
  schema: jsonSchema,
});
const content = z.record(
  z.enum(['application/json', 'application/problem+json', 'text/html']).or(z.string()),
  z.strictObject({ schema: jsonSchema }),
);
const operation = z.strictObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).length(1),
  security: z.array(z.strictObject({ session: z.array(z.string()).length(0) })),
  'x-permission': z.string().optional(),
  parameters: z.array(parameter),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.strictObject({ description: z.string().min(1), content: content.optional() }),
  ),
});
const openApi = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })).length(1),
  paths: z.record(
    z.string().startsWith('/api/'),
    z.record(z.string().regex(/^(get|post|put|patch|delete)$/), operation),
  ),
  components: z.strictObject({
    schemas: z.strictObject({ Problem: jsonSchema }),
    securitySchemes: z.strictObject({ session: jsonSchema }),
  }),
});

const document = openApi.parse(openApiOf(endpoints, 'https://folio.example.com'));
const all = Object.entries<Endpoint>(endpoints);

function described(endpoint: Endpoint) {
  const found = document.paths[endpoint.path]?.[endpoint.method.toLowerCase()];
  if (!found) throw new Error(`${endpoint.method} ${endpoint.path} is not described`);
  return found;
}

describe('openapi.json', () => {
  test('describes every endpoint once, and nothing else', () => {
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((told) => told.operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(endpoints).sort());
  });

  test.each(all)('%s: lists every code it can answer under its status', (_, endpoint) => {
    const { responses } = described(endpoint);
    for (const code of errorsOf(endpoint)) expect(responses[statusOf(code)]?.description).toContain(`\`${code}\``);
  });

  test.each(all)('%s: tells parameters, headers, body and who may call', (_, endpoint) => {
    const told = described(endpoint);
    const names = told.parameters.map((one) => one.name);
    for (const [, name] of endpoint.path.matchAll(/\{(\w+)\}/g)) expect(names).toContain(name);
    expect(names.includes('Idempotency-Key')).toBe(endpoint.idempotent === true);
    expect(names.includes('If-Match')).toBe(endpoint.ifMatch === true);
    expect(told.requestBody !== undefined).toBe(endpoint.body !== undefined);
    expect(told.security).toEqual(endpoint.access === 'public' ? [] : [{ session: [] }]);
    expect(told.responses[endpoint.status ?? 200]).toBeDefined();
  });

  test('no reference leads nowhere', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(references)).toEqual(new Set(['#/components/schemas/Problem']));
  });

  test('every code of the catalogue can be answered by some endpoint, or by the router', () => {
    const answered = new Set<string>(all.flatMap(([, endpoint]) => errorsOf(endpoint)));
    const ofTheRouter = ['route.not_found', 'route.method_not_allowed'];
    expect(errorCodes.filter((code) => !answered.has(code))).toEqual(ofTheRouter);
    for (const code of commonErrors) expect(answered).toContain(code);
  });
});
