/** Key and form of a company's snapshot: its rows as they were at a moment, from where the feed goes on. */
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import { columnsOf, rowsIn, type RowColumns } from './row-columns.rules.ts';

export interface Snapshot {
  /** ISO moment: what changed before it is in the rows. */
  at: string;
  rows: readonly ProspectRow[];
}

interface Kept {
  tenantId: string;
  at: string;
  columns: RowColumns;
}

/** The number is that of the form: another form has another key, and copies of both can run side by side. */
function keyOf(tenantId: string): string {
  return `${tenantId}/rows-3.json.gz`;
}

export async function findSnapshot(store: ObjectStore, tenantId: string): Promise<Snapshot | undefined> {
  const bytes = await store.find(keyOf(tenantId));
  if (!bytes) return undefined;
  const text = (await promisify(gunzip)(bytes)).toString();
  const kept = JSON.parse(text) as Kept; // written by saveSnapshot alone, under this key
  // Said twice: a key that is wrong one day must not show a company the rows of another.
  if (kept.tenantId !== tenantId) throw new Error('the snapshot is of another company');
  return { at: kept.at, rows: rowsIn(kept.columns) };
}

export async function saveSnapshot(store: ObjectStore, tenantId: string, { at, rows }: Snapshot): Promise<void> {
  const kept: Kept = { tenantId, at, columns: columnsOf(rows) };
  // The quickest level: a third larger than the usual one, in a third of the time, which somebody waits for.
  const bytes = await promisify(gzip)(JSON.stringify(kept), { level: constants.Z_BEST_SPEED });
  await store.put(keyOf(tenantId), bytes);
}
