import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attentionNames, type AttentionFilter } from '@folio/shared/prospects/attention.rules.ts';
import { prospectStatuses } from '@folio/shared/prospects/prospect.rules.ts';
import { states } from '@folio/shared/values/states.ts';
import { emptyQuery, sortColumns } from '@folio/shared/rows/list-query.rules.ts';
import { addressOf, queryOf } from '../../web/src/lib/rows/list-address.rules.ts';

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{3}_[0-9a-z]{16}$/), { maxLength: 4 });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const query = fc.record(
  {
    words: fc.string({ unit: 'grapheme', maxLength: 60 }).filter((words) => words.length <= 200),
    status: fc.uniqueArray(fc.constantFrom(...prospectStatuses)),
    attention: fc.uniqueArray(fc.constantFrom(...(Object.keys(attentionNames) as AttentionFilter[]))),
    people: ids,
    workCentres: ids,
    channels: ids,
    lines: ids,
    states: fc.uniqueArray(fc.constantFrom(...states.map(({ code }) => code)), { maxLength: 5 }),
    from: day,
    to: day,
    sort: fc.record({
      column: fc.constantFrom(...sortColumns),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    }),
  },
  {
    requiredKeys: ['words', 'status', 'attention', 'people', 'workCentres', 'channels', 'lines', 'states', 'sort'],
  },
);

describe('the address of the list', () => {
  test('says all of a query, and nothing of what is as by default', () => {
    expect(addressOf(emptyQuery()).toString()).toBe('');
    fc.assert(
      fc.property(query, (asked) => {
        expect(queryOf(new URLSearchParams(addressOf(asked).toString()))).toEqual(asked);
      }),
    );
  });

  test('can be kept as a view', () => {
    fc.assert(fc.property(query, (asked) => /^[\w\-.~%+=&*]*$/.test(addressOf(asked).toString())));
  });

  test('is read in Spanish', () => {
    const sort = { column: 'contactedOn', direction: 'descending' } as const;
    const asked = { ...emptyQuery(), words: 'peña', status: ['following' as const, 'quoted' as const], sort };
    expect(addressOf(asked).toString()).toBe('q=pe%C3%B1a&estatus=seguimiento.cotizacion&orden=-fecha');
  });

  test('what it does not understand is as if it were not there', () => {
    const address = new URLSearchParams(
      'estatus=quizas.pedido&atencion=ayer&persona=<b>.m_1&estado=xyz.nle&desde=2026-02-30&hasta=hoy&orden=-color',
    );
    expect(queryOf(address)).toEqual({ ...emptyQuery(), status: ['ordered'], people: ['m_1'], states: ['NLE'] });
  });
});
