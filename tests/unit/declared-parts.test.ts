import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { cutOf } from '@folio/functions/http/declared-parts.ts';
import { endpoints } from '@folio/shared/contract/contract.ts';

const thing = z.object({ id: z.string(), tags: z.array(z.string()).optional() });

describe('an answer is cut to what is declared', () => {
  test.each<[string, z.ZodType, unknown, unknown]>([
    ['an object', thing, { id: 'a', secret: 1 }, { id: 'a' }],
    ['a part that may be absent', thing, { id: 'a', tags: undefined }, { id: 'a' }],
    ['what is in a list', z.array(thing), [{ id: 'a', secret: 1 }], [{ id: 'a' }]],
    ['what is in an object', z.object({ thing }), { thing: { id: 'a', secret: 1 } }, { thing: { id: 'a' } }],
    ['what is under any name', z.record(z.string(), thing), { x: { id: 'a', secret: 1 } }, { x: { id: 'a' } }],
    [
      'any JSON',
      z.object({ before: z.json() }),
      { before: { a: [null, { b: 1 }] } },
      { before: { a: [null, { b: 1 }] } },
    ],
    ['numbers by name', z.record(z.string(), z.number()), { a: 1, b: 0 }, { a: 1, b: 0 }],
    ['one of several words', z.union([z.string(), z.literal(0)]), 0, 0],
    ['nothing', z.undefined(), undefined, undefined],
  ])('%s', (_, schema, given, expected) => {
    expect(cutOf(schema)(given)).toStrictEqual(expected);
  });

  const outcome = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('one'), first: z.string() }),
    z.object({ kind: z.enum(['two', 'three']), second: z.string() }),
  ]);

  test.each([
    ['one', { first: 'x' }],
    ['two', { second: 'y' }],
    ['three', { second: 'y' }],
  ])('by its kind, %s', (kind, expected) => {
    expect(cutOf(outcome)({ kind, first: 'x', second: 'y' })).toStrictEqual({ kind, ...expected });
  });

  test('of a kind that nothing declares it does not leave', () => {
    expect(() => cutOf(outcome)({ kind: 'four', first: 'x' })).toThrow('four');
  });

  test.each<[string, z.ZodType]>([
    ['a union of objects that nothing tells apart', z.union([thing, z.object({ other: z.string() })])],
    ['anything at all', z.unknown()],
    ['an object in itself', z.lazy(() => thing)],
    ['what is made of something else', z.string().transform(Number)],
  ])('%s is no declaration', (_, schema) => {
    expect(() => cutOf(schema)).toThrow(Error);
  });
});

test.each(Object.entries(endpoints).map(([name, { response }]) => [name, response] as const))(
  '%s can be cut',
  (_, response) => {
    expect(cutOf(response)).toBeTypeOf('function');
  },
);
