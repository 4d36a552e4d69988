/**
 * Brings the calendar up with a prospect of very many appointments, whose chips do not fit the transaction of its change.
 * What is written follows from the prospect as it is now: twice, late or side by side changes nothing.
 */
import { logEvent } from '../../platform/log.ts';
import { pause, TransactionRefused, type Table } from '../../platform/table.ts';
import { recordOf } from './prospect-items.ts';
import { partitionOf } from './prospect.keys.ts';
import { chipTransactions, followingKeys } from './prospect.repository.ts';

const mostAttempts = 4;

/** @throws TransactionRefused after several lost races: whoever changed it meanwhile settles it, or the stream does */
export async function settleChips(table: Table, prospectId: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await settleNow(table, prospectId);
    } catch (error) {
      if (!(error instanceof TransactionRefused) || attempt === mostAttempts) throw error;
      await pause(50 * attempt * Math.random());
    }
  }
}

async function settleNow(table: Table, prospectId: string): Promise<void> {
  const items = await table.query({ partition: partitionOf(prospectId), consistent: true });
  const record = recordOf(items);
  if (!record?.prospect.chipsBehind) return;
  for (const writes of chipTransactions(record, followingKeys(prospectId, items))) await table.transact(writes);
  logEvent('CHIPS_SETTLED', { prospectId });
}
