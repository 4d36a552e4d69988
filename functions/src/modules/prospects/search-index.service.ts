/**
 * Keeps the words of prospects as the table's stream tells that they changed. What is written follows from the prospect as
 * it is now, not from the record of the stream: the same record twice, late or out of order changes nothing.
 */
import { logEvent } from '../../platform/log.ts';
import type { Root } from '../../platform/keys.ts';
import { pause, tableAt, TransactionRefused, type Table, type TableConnection } from '../../platform/table.ts';
import { recordOf } from './prospect-items.ts';
import { partitionOf } from './prospect.keys.ts';
import { wordsOf } from './search-words.rules.ts';
import { holdersOf, storeWords, wordListKey, wordListOf } from './search.repository.ts';

/** Races against another copy of the function over one prospect: the stream keeps its order, so one is already rare. */
const mostAttempts = 4;

/** @throws TransactionRefused after several lost races: the stream brings the record again */
export async function indexProspect(connection: TableConnection, root: Root, prospectId: string): Promise<void> {
  const table = tableAt(connection, root);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await indexNow(table, prospectId);
    } catch (error) {
      if (!(error instanceof TransactionRefused) || attempt === mostAttempts) throw error;
      await pause(50 * attempt * Math.random());
    }
  }
}

async function indexNow(table: Table, prospectId: string): Promise<void> {
  const [items, [listItem]] = await Promise.all([
    table.query({ partition: partitionOf(prospectId), consistent: true }),
    table.get([wordListKey(prospectId)]),
  ]);
  const record = recordOf(items);
  if (!record) return;
  const { prospect, followUps } = record;
  const before = wordListOf(listItem);
  if (before && before.version >= prospect.version) return;
  const after = { version: prospect.version, words: wordsOf(prospect, followUps), holders: holdersOf(prospect) };
  await storeWords(table, { prospectId, folio: prospect.folio }, { before, after });
  logEvent('PROSPECT_INDEXED', { prospectId });
}
