/** What the modules of quotes and orders know of how prospects are stored: where one stands, and how its documents are read. */
import type { Attributes, Key } from '../../platform/table.ts';
import type { StoredOrder } from '../quotes/stored-documents.ts';
import { listDeadlines, listDocuments } from './prospect-reading.repository.ts';
import { recordOf } from './prospect-items.ts';
import { partitionOf, prospectKey } from './prospect.keys.ts';

/** All that hangs on a prospect stands there. */
export const partition = partitionOf;

/** Item a command reads to name this prospect. */
export const need = prospectKey;

/** The prospect and whatever of its parts is among the items. */
export const recordIn = recordOf;

/** AP-29. */
export const listMonth = listDocuments;

/** AP-35. */
export const listLastDays = listDeadlines;

/** One of a prospect's orders. */
export function orderKey(prospectId: string, orderId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['ORDER', orderId] };
}

export function orderIn(item: Attributes): StoredOrder {
  return item['order'] as StoredOrder; // written by the prospect's repository alone
}
