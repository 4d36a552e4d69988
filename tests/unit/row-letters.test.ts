import { expect, test } from 'vitest';
import type { StoredProspect } from '@folio/functions/modules/prospects/prospect-record.ts';
import { rowOfLetters } from '@folio/functions/modules/prospects/prospect-items.ts';
import { feedEntry } from '@folio/functions/modules/prospects/prospect.repository.ts';
import { rowFields } from '@folio/shared/prospects/prospect-row.rules.ts';

test('every field of a row has a letter of its own: what is stored is read back', () => {
  const row = Object.fromEntries(rowFields.map((field) => [field, `the ${field}`]));
  const { row: letters } = feedEntry(undefined, row as unknown as StoredProspect);
  expect(rowOfLetters(letters)).toEqual(row);
  expect(Object.keys(letters)).toHaveLength(rowFields.length);
});
