/** The list's search goes on from one letter to the next: whatever is typed, in whatever pauses, it must find what it finds at once. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyQuery } from '@folio/shared/rows/list-query.rules.ts';
import { RowTable } from '@folio/shared/rows/row-table.ts';
import { manyRows } from '../support/rows.ts';

const now = '2026-11-25T10:00';
const names = { nameOf: (id: string | undefined) => id ?? '' };
const rows = manyRows(600);

const found = (table: RowTable, words: string) =>
  table.select({ ...emptyQuery(), words }, now, names).rows.map(({ folio }) => folio);

/** What somebody does at the search: letters of words that are there, wrong ones, digits, a word more, some taken back. */
const act = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('type') },
  { weight: 2, arbitrary: fc.constantFrom(...'aegimnorstxyz8 ') },
  { weight: 1, arbitrary: fc.constantFrom('back', 'clear', 'pause', 'rest', 'rename', 'leave') },
);
const words = fc.constantFrom('garza', 'constructora', 'maria jose', 'trevino', 'contacto5', '8123', 'ferreteria del');

test('letter by letter, with pauses and changes between, the search finds what it finds at once', () => {
  fc.assert(
    fc.property(words, fc.array(act, { minLength: 1, maxLength: 30 }), fc.nat(rows.length - 1), (word, acts, at) => {
      const table = new RowTable();
      let here = rows;
      table.put(here);
      let typed = '';
      for (const one of acts) {
        const row = here[at % here.length];
        if (one === 'type') typed += word.charAt(typed.length % word.length);
        else if (one === 'back') typed = typed.slice(0, -1);
        else if (one === 'clear') typed = '';
        else if (one === 'pause') table.prepare(0);
        else if (one === 'rest') table.prepare(Infinity);
        else if (one === 'rename' && row) {
          const renamed = { ...row, name: `${word} ${row.folio}`, version: row.version + 1 };
          here = here.with(at % here.length, renamed);
          table.put([renamed]);
        } else if (one === 'leave' && row) {
          here = here.filter(({ id }) => id !== row.id);
          table.remove(row.id, row.version);
        } else typed += one;
        const anew = new RowTable();
        anew.put(here);
        expect(found(table, typed), typed).toEqual(found(anew, typed));
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
