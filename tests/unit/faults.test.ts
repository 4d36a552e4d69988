import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '@folio/shared/contract/faults.ts';
import { newProspect } from '@folio/shared/prospects/prospect.schema.ts';
import { prospectForm } from '../support/builders.ts';

function faultsIn(schema: z.ZodType, value: unknown) {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : faultsOf(parsed.error, 'body');
}

describe('the sentences beside the fields', () => {
  test.each([
    ['a missing field', z.strictObject({ name: z.string() }), {}, 'body.name', 'required', 'Este dato hace falta.'],
    ['an empty text', z.strictObject({ name: z.string().min(1) }), { name: '' }, 'body.name', 'required'],
    ['null instead of text', z.strictObject({ name: z.string() }), { name: null }, 'body.name', 'wrong_type'],
    ['a short text', z.strictObject({ a: z.string().min(12) }), { a: 'x' }, 'body.a', 'too_short'],
    ['a long text', z.strictObject({ a: z.string().max(2) }), { a: 'xyz' }, 'body.a', 'too_long'],
    ['a small number', z.strictObject({ a: z.int().min(5) }), { a: 1 }, 'body.a', 'too_small'],
    ['a big number', z.strictObject({ a: z.int().max(5) }), { a: 9 }, 'body.a', 'too_big'],
    ['an empty list', z.strictObject({ a: z.array(z.string()).min(1) }), { a: [] }, 'body.a', 'too_few'],
    ['a full list', z.strictObject({ a: z.array(z.string()).max(0) }), { a: ['x'] }, 'body.a', 'too_many'],
    ['an unknown option', z.strictObject({ a: z.enum(['x']) }), { a: 'y' }, 'body.a', 'not_an_option'],
    ['no e-mail', z.strictObject({ a: z.email() }), { a: 'y' }, 'body.a', 'wrong_format'],
    ['no date', z.strictObject({ a: z.iso.date() }), { a: '2026-02-30' }, 'body.a', 'wrong_format'],
    ['an unknown field', z.strictObject({}), { a: 1 }, 'body.a', 'unknown_field', 'Este dato no se reconoce.'],
    [
      'an unknown field inside a list',
      z.strictObject({ list: z.array(z.strictObject({})) }),
      { list: [{ a: 1 }] },
      'body.list.0.a',
      'unknown_field',
    ],
    ['a body that is no object', z.strictObject({}), null, 'body', 'wrong_type'],
  ])('%s is told with its place and a stable code', (_, schema, value, path, code, message?: string) => {
    const faults = faultsIn(schema, value);
    expect(faults).toEqual([{ path, code, message: message ?? expect.any(String) }]);
    expect(faults[0]?.message).toMatch(/^[A-ZÁÉÍÓÚÑ].*\.$/u);
  });

  test('every place is told once, all places are told', () => {
    const faults = faultsIn(newProspect, { ...prospectForm(), name: '', phone: 'abc', email: 'no', notes: 7 });
    expect(faults.map((fault) => fault.path).sort()).toEqual(['body.email', 'body.name', 'body.notes', 'body.phone']);
  });

  test('a weak contrast is told beside the letter colour and proposes the letter that can be read', () => {
    const faults = faultsIn(newProspect, { ...prospectForm(), colour: '#ffee00', letterColour: '#ffffff' });
    expect(faults).toEqual([
      {
        path: 'body.letterColour',
        code: 'contrast_too_low',
        message: 'Con esa letra el texto no se lee bien. Prueba la letra negra.',
      },
    ]);
  });
});
