import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { endpoints } from '@folio/shared/contract/contract.ts';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import { errorCodes, statusOf, titleOf } from '@folio/shared/contract/errors.ts';

const all = Object.entries<Endpoint>(endpoints);

/** Input side as JSON Schema: what a stranger may send. */
function inputOf(schema: z.ZodType) {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

type Node = Record<string, unknown>;

/** Every node of a JSON Schema with the path it describes. */
function* nodesOf(node: unknown, path = 'body'): Generator<[path: string, node: Node]> {
  if (Array.isArray(node)) {
    for (const child of node) yield* nodesOf(child, path);
  } else if (typeof node === 'object' && node !== null) {
    yield [path, node as Node]; // narrowed to a non-null object just above
    for (const [key, child] of Object.entries(node)) {
      if (key === 'properties') {
        for (const [name, property] of Object.entries(child ?? {})) yield* nodesOf(property, `${path}.${name}`);
      } else if (key === 'items') {
        yield* nodesOf(child, `${path}.0`);
      } else if (key !== 'enum' && key !== 'required') {
        yield* nodesOf(child, path);
      }
    }
  }
}

describe('the contract', () => {
  test('no two endpoints share method and path', () => {
    const routes = all.map(([, endpoint]) => `${endpoint.method} ${endpoint.path}`);
    expect(new Set(routes).size).toBe(routes.length);
  });

  test('no two paths differ only in the name of a parameter', () => {
    const byShape = Map.groupBy(all, ([, endpoint]) => endpoint.path.replace(/\{\w+\}/g, '{}'));
    for (const group of byShape.values()) expect(new Set(group.map(([, endpoint]) => endpoint.path)).size).toBe(1);
  });

  test.each(all)('%s: the parameters of its path are those of its schema', (_, endpoint) => {
    const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    const inSchema = endpoint.params ? Object.keys(inputOf(endpoint.params).properties ?? {}) : [];
    expect(inSchema.sort()).toEqual(inPath.sort());
  });

  test.each(all)('%s: refuses unknown fields, however deep', (_, endpoint) => {
    for (const schema of [endpoint.params, endpoint.query, endpoint.body]) {
      if (!schema) continue;
      for (const [path, node] of nodesOf(inputOf(schema))) {
        if (node['type'] === 'object') expect(node['additionalProperties'], path).toBe(false);
      }
    }
  });

  test.each(all)('%s: no text and no list of a body is without an end', (_, endpoint) => {
    if (!endpoint.body) return;
    for (const [path, node] of nodesOf(inputOf(endpoint.body))) {
      // A long list asks for a larger body, and says so.
      const mostItems = endpoint.bodyLimitKb ? 300 : 100;
      if (node['type'] === 'array') expect(node['maxItems'], path).toBeLessThanOrEqual(mostItems);
      const isBounded =
        'maxLength' in node || 'pattern' in node || 'enum' in node || 'const' in node || 'format' in node;
      // The input side of a text trimmed first does not say the bound that its output side has: tried instead of read.
      if (node['type'] === 'string' && !isBounded) {
        const [, ...fields] = path.split('.');
        const value = fields.reduceRight<unknown>(
          (inner, field) => (field === '0' ? [inner] : { [field]: inner }),
          'x'.repeat(100_000),
        );
        expect(
          endpoint.body.safeParse(value).error?.issues.map((issue) => issue.path.join('.')),
          path,
        ).toContain(fields.join('.'));
      }
    }
  });

  test.each(all)('%s: an id in its body has the form of an id', (_, endpoint) => {
    if (!endpoint.body) return;
    for (const [path, node] of nodesOf(inputOf(endpoint.body))) {
      if (path.endsWith('Id') && node['type'] === 'string')
        expect(node['pattern'] ?? node['format'] ?? node['const'], path).toBeDefined();
    }
  });

  test.each(all)('%s: never takes the tenant from the caller, but to switch company', (name, endpoint) => {
    if (name === 'switchCompany') return;
    const taken = [endpoint.params, endpoint.query, endpoint.body].filter((schema) => schema !== undefined);
    expect(JSON.stringify(taken.map(inputOf))).not.toMatch(/tenant/i);
  });

  test.each(all)('%s: a change carries a key or needs the user pool, a read carries nothing', (_, endpoint) => {
    if (endpoint.method === 'GET') {
      expect(endpoint.body).toBeUndefined();
      expect(endpoint.idempotent).toBeUndefined();
    } else if (endpoint.lambda === 'api') {
      expect(endpoint.idempotent).toBe(true);
    }
    if (endpoint.method === 'PATCH') expect(endpoint.ifMatch).toBe(true);
  });

  test.each(all)('%s: says what it does in Spanish, in one sentence', (_, endpoint) => {
    expect(endpoint.summary).toMatch(/^[A-ZÁÉÍÓÚÑ][^\n]+[^.]$/u);
  });
});

describe('the catalogue of errors', () => {
  test.each(errorCodes)('%s has a client or server status and a sentence', (code) => {
    expect(code).toMatch(/^[a-z_]+\.[a-z_]+$/);
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(statusOf(code)).toBeLessThan(600);
    expect(titleOf(code)).toMatch(/^[A-ZÁÉÍÓÚÑ].*\.$/u);
  });

  test('only the server itself answers 5xx', () => {
    expect(errorCodes.filter((code) => statusOf(code) >= 500)).toEqual(['server.unexpected', 'server.busy']);
  });
});
