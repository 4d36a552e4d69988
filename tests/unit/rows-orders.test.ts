import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyQuery, sortColumns, type ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import { compareTexts, ranksOf } from '@folio/shared/rows/row-order.rules.ts';
import { RowTable } from '@folio/shared/rows/row-table.ts';
import { prospectStatuses } from '@folio/shared/prospects/prospect.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { rowWith } from '../support/rows.ts';

const now = '2026-11-25T10:00';
const names = { nameOf: (id: string | undefined) => id ?? '' };

const row = fc
  .record({
    folio: fc.integer({ min: 1, max: 12 }),
    name: fc.constantFrom('Ana', 'Ána', 'ana-maría', 'Ana Z', 'Beto', 'beto2', 'Ñandú', 'Z'),
    companyName: fc.constantFrom('Sol', 'Luna 2', 'Luna', undefined),
    contactedOn: fc.constantFrom('2026-11-20', '2026-01-01', '2025-12-31'),
    appointmentAt: fc.constantFrom('2026-11-25T12:00', '2026-12-01T09:30', undefined),
    status: fc.constantFrom(...prospectStatuses),
    attendedBy: fc.constantFrom('m1', 'm2', 'm3'),
  })
  .map(({ companyName, appointmentAt, ...told }) =>
    rowWith({ ...told, ...(companyName ? { companyName } : {}), ...(appointmentAt ? { appointmentAt } : {}) }),
  );

const query: fc.Arbitrary<ListQuery> = fc
  .record({
    words: fc.constantFrom('', 'a', 'ana', 'luna', 'anna', 'beto sol'),
    status: fc.subarray([...prospectStatuses], { maxLength: 2 }),
    people: fc.subarray(['m1', 'm2'], { maxLength: 1 }),
    sort: fc.record({
      column: fc.constantFrom(...sortColumns),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
    }),
  })
  .map((asked) => ({ ...emptyQuery(), ...asked }));

type Step =
  | { kind: 'put' | 'show'; row: ProspectRow }
  | { kind: 'hide' | 'remove'; folio: number }
  | { kind: 'ask'; query: ListQuery }
  | { kind: 'prepare' }
  | { kind: 'clear' };

const folio = fc.integer({ min: 1, max: 12 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('put' as const, 'show' as const), row }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('hide' as const, 'remove' as const), folio }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), query }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'prepare' as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
  ),
  { maxLength: 40 },
);

/** Does a step to the table, and to a plain map of what is in sight. */
function take(step: Step, table: RowTable, shown: Map<string, ProspectRow>, version: number): void {
  if (step.kind === 'put' || step.kind === 'show') {
    const newer = { ...step.row, version };
    if (step.kind === 'put') table.put([newer]);
    else table.show(newer);
    shown.set(newer.id, newer);
  } else if (step.kind === 'hide' || step.kind === 'remove') {
    const { id } = rowWith({ folio: step.folio });
    if (step.kind === 'hide') table.hide(id);
    else table.remove(id, version);
    shown.delete(id);
  } else if (step.kind === 'clear') {
    table.clear();
    shown.clear();
  } else if (step.kind === 'prepare') table.prepare(Infinity);
}

describe('orders and words kept while rows come, change and leave', () => {
  test('the table answers what a table answers that was just filled with the same rows', () => {
    fc.assert(
      fc.property(steps, query, (all, last) => {
        const [table, shown] = [new RowTable(), new Map<string, ProspectRow>()];
        const same = (asked: ListQuery) => {
          const fresh = new RowTable();
          fresh.put([...shown.values()]);
          const [here, there] = [table.select(asked, now, names), fresh.select(asked, now, names)];
          expect(here.rows).toEqual(there.rows);
          expect(here.counts).toEqual(there.counts);
        };
        all.forEach((step, at) => (step.kind === 'ask' ? same(step.query) : take(step, table, shown, at + 1)));
        same(last);
        expect(table.size).toBe(shown.size);
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  test('a filter and an order are what filtering and sorting the rows one by one gives', () => {
    const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    fc.assert(
      fc.property(steps, fc.subarray([...prospectStatuses]), (all, status) => {
        const [table, shown] = [new RowTable(), new Map<string, ProspectRow>()];
        all.forEach((step, at) => take(step, table, shown, at + 1));
        const expected = [...shown.values()]
          .filter((one) => status.length === 0 || status.includes(one.status))
          .toSorted((one, other) => compareTexts(fold(one.name), fold(other.name)) || other.folio - one.folio);
        const sort = { column: 'name', direction: 'ascending' } as const;
        expect(table.select({ ...emptyQuery(), status, sort }, now, names).rows).toEqual(expected);
      }),
    );
  });

  test('many texts are ranked as they compare one by one', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '1', ' ', '-', 'ø', '{'), maxLength: 16 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 30, maxLength: 120 }), (texts) => {
        const ranks = ranksOf(texts);
        const byRank = texts.map((_, at) => at).toSorted((one, other) => (ranks[one] ?? 0) - (ranks[other] ?? 0));
        expect(byRank.map((at) => texts[at])).toEqual(texts.toSorted(compareTexts));
      }),
    );
  });
});
