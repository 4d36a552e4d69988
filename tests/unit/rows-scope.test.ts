import { describe, expect, test } from 'vitest';
import { isInScope, type Scope } from '@folio/shared/prospects/prospect.rules.ts';
import { emptyQuery, type ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import { RowTable } from '@folio/shared/rows/row-table.ts';
import { manyRows, rowWith } from '../support/rows.ts';

const now = '2026-11-25T10:00';
const names = { nameOf: (id: string | undefined) => id ?? '' };
const rows = manyRows(3000).map((row, index) => ({ ...row, registeredBy: `m${index % 40}` }));

function tableOf(held = rows): RowTable {
  const table = new RowTable();
  table.put(held);
  return table;
}

describe('F11 a table that holds more than one person may see', () => {
  const scopes: Scope[] = [
    { kind: 'own', memberId: 'm3' },
    { kind: 'own', memberId: 'nobody' },
    { kind: 'work-centres', ids: [] },
    { kind: 'work-centres', ids: ['wcn_0000000000000001', 'wcn_0000000000000004'] },
    { kind: 'company' },
  ];
  const asked: Partial<ListQuery>[] = [
    {},
    { words: 'garza' },
    { words: 'garzza' },
    { words: 'garzza mu' },
    { status: ['quoted'], states: ['NLE'] },
    { words: 'panaderia', people: ['m3', 'm4'], sort: { column: 'companyName', direction: 'ascending' } },
    { attention: ['overdue'], sort: { column: 'person', direction: 'descending' } },
  ];

  test.each(scopes)('answers and counts for %j as one that holds those alone', (scope) => {
    const [whole, theirs] = [tableOf(), tableOf(rows.filter((row) => isInScope(scope, row)))];
    // In turn with somebody else, whose finds must not be taken for this one's.
    for (const query of asked.map((part) => ({ ...emptyQuery(), ...part }))) {
      whole.select(query, now, names, { kind: 'own', memberId: 'm7' });
      expect(whole.select(query, now, names, scope)).toEqual(theirs.select(query, now, names));
    }
  });

  test('a row that moves out of sight is gone from the next answer', () => {
    const scope: Scope = { kind: 'own', memberId: 'ana' };
    const row = rowWith({ folio: 1, registeredBy: 'luis', attendedBy: 'ana' });
    const table = tableOf([row]);
    expect(table.select(emptyQuery(), now, names, scope).rows).toEqual([row]);
    table.put([{ ...row, attendedBy: 'luis', version: 2 }]);
    expect(table.select(emptyQuery(), now, names, scope)).toMatchObject({ rows: [], counts: { people: new Map() } });
  });

  test('a value nobody has filters everything out, and is not remembered', () => {
    const table = tableOf();
    for (let at = 0; at < 70_000; at += 1) table.select({ ...emptyQuery(), people: [`x${at}`] }, now, names, scopes[1]);
    expect(table.select({ ...emptyQuery(), people: ['x9'] }, now, names).rows).toEqual([]);
  });
});
