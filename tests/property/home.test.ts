import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { AttentionFilter } from '@folio/shared/prospects/attention.rules.ts';
import { isInScope, prospectStatuses, type Scope } from '@folio/shared/prospects/prospect.rules.ts';
import { RowTable } from '@folio/shared/rows/row-table.ts';
import { filtered } from '../../web/src/lib/calendar/chip-filter.rules.ts';
import { appointmentsOf, dayHref, listHref, prospectsOf, type HomeScope } from '../../web/src/lib/home/home-lists.ts';
import { queryOf } from '../../web/src/lib/rows/list-address.rules.ts';
import { rowWith } from '../support/rows.ts';

const now = '2026-11-25T12:00';
const names = { nameOf: (id: string | undefined) => id ?? '' };
const people = ['mem_000000000000000a', 'mem_000000000000000b', 'mem_000000000000000c'];
const centres = ['wcn_0000000000000001', 'wcn_0000000000000002', 'wcn_0000000000000003'];
const counted: AttentionFilter[] = ['no-result', 'no-step', 'overdue', 'today', 'good', 'none'];

/** Around now, to the minute. */
const moment = fc
  .integer({ min: -4000, max: 4000 })
  .map((minutes) => new Date(Date.parse(`${now}Z`) + minutes * 60_000).toISOString().slice(0, 16));

const rows = fc
  .array(
    fc.record({
      status: fc.constantFrom(...prospectStatuses),
      registeredBy: fc.constantFrom(...people),
      attendedBy: fc.constantFrom(...people),
      workCentreId: fc.constantFrom(...centres),
      appointmentAt: fc.option(moment, { nil: undefined }),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ appointmentAt, ...told }, at) =>
      rowWith({ folio: at + 1, ...told, ...(appointmentAt ? { appointmentAt } : {}) }),
    ),
  );

const chips = fc.array(
  fc.record({
    memberId: fc.constantFrom(...people),
    workCentreId: fc.constantFrom(...centres),
    participantIds: fc.option(fc.subarray(people), { nil: undefined }),
    status: fc.constantFrom(...prospectStatuses),
  }),
  { maxLength: 30 },
);

const scope: fc.Arbitrary<HomeScope> = fc.record({
  people: fc.constantFrom<string[]>([], [people[0] ?? '']),
  workCentreIds: fc.subarray(centres),
});

/** Own, of centres, of the company: whose rows this device holds. */
const level: fc.Arbitrary<Scope> = fc.constantFrom(
  { kind: 'own', memberId: people[0] ?? '' },
  { kind: 'work-centres', ids: centres.slice(0, 2) },
  { kind: 'company' },
);

const searchOf = (href: string) => new URL(href, 'https://folio.example').searchParams;

describe('M01 F13 every number of Inicio is the list it opens', () => {
  test('for each light and cause, each level and each scope', () => {
    fc.assert(
      fc.property(rows, level, scope, (all, seen, whose) => {
        const table = new RowTable();
        table.put(all.filter((row) => isInScope(seen, row)));
        // As Inicio counts: all at once, whichever list is looked at.
        const { counts } = table.select(prospectsOf(whose, 'no-result'), now, names);
        for (const attention of counted) {
          const listed = table.select(queryOf(searchOf(listHref(whose, attention))), now, names).rows;
          expect(counts.attention.get(attention) ?? 0, attention).toBe(listed.length);
        }
        const overdue = (counts.attention.get('no-result') ?? 0) + (counts.attention.get('no-step') ?? 0);
        expect(counts.attention.get('overdue') ?? 0).toBe(overdue);
      }),
    );
  });

  test('for the appointments of today, as the calendar filters them', () => {
    fc.assert(
      fc.property(chips, scope, (all, whose) => {
        const day = all.map((told, at) => ({ id: `apt_${at}`, ...told })) as unknown as Chip[];
        const address = searchOf(dayHref(whose, '2026-11-25'));
        const listed = (name: string) => address.get(name)?.split('.') ?? [];
        const filter = { people: listed('persona'), statuses: [], workCentreIds: listed('centro') };
        expect(address.get('vista')).toBe('dia');
        expect(appointmentsOf(whose, day)).toEqual(filtered(day, filter));
      }),
    );
  });

  test('those without a result come oldest first, those without a step newest first', () => {
    const table = new RowTable();
    table.put([
      rowWith({ folio: 1, appointmentAt: '2026-11-24T10:00' }),
      rowWith({ folio: 2, appointmentAt: '2026-11-20T10:00' }),
      rowWith({ folio: 3 }),
      rowWith({ folio: 4 }),
    ]);
    const folios = (attention: AttentionFilter) =>
      table
        .select(prospectsOf({ people: [], workCentreIds: [] }, attention), now, names)
        .rows.map(({ folio }) => folio);
    expect(folios('no-result')).toEqual([2, 1]);
    expect(folios('no-step')).toEqual([4, 3]);
    expect(folios('overdue')).toEqual([4, 3, 2, 1]);
  });
});
