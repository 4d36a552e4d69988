/** Keys and items of saved views. A private one lies in its keeper's partition, where nobody else's query reads. */
import type { View } from '@folio/shared/views/view.schema.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';
import type { Versioned } from '../changes/merge.rules.ts';

export type StoredView = Omit<View, 'id'> & Versioned & { viewId: string };

const sharedPartition = ['VIEWS'];

function partitionOf(memberId: string): readonly string[] {
  return ['M', memberId, 'VIEWS'];
}

export function privateKey(memberId: string, id: string): Key {
  return { partition: partitionOf(memberId), sort: ['VIEW', id] };
}

export function sharedKey(id: string): Key {
  return { partition: sharedPartition, sort: ['VIEW', id] };
}

function keyOf({ shared, memberId, viewId }: StoredView): Key {
  return shared ? sharedKey(viewId) : privateKey(memberId, viewId);
}

/** Where its changes are kept, wherever it lies. */
export function logPartition(id: string): readonly string[] {
  return ['VIEW', id];
}

export function viewOf(item: Attributes): StoredView {
  return item as unknown as StoredView; // written by viewPut and viewWrites alone
}

export function viewView({ viewId, name, address, shared, memberId, version }: StoredView): View {
  return { id: viewId, name, address, shared, memberId, version };
}

export function viewPut(stored: StoredView): Write {
  const { viewId, name, address, shared, memberId, version, fieldVersions } = stored;
  const attributes = { viewId, name, address, shared, memberId, version, fieldVersions };
  return { label: 'retry', when: 'absent', put: { ...keyOf(stored), kind: 'view', attributes } };
}

/** From what was read to what is to be, if the version read still stands; shared or hidden, it moves. */
export function viewWrites(read: StoredView, next: StoredView): Write[] {
  if (read.shared !== next.shared) return [viewDelete(read), viewPut(next)];
  const { name, address, version, fieldVersions } = next;
  const set = { name, address, version, fieldVersions };
  return [{ label: 'retry', update: keyOf(read), set, when: { equals: { version: read.version } } }];
}

export function viewDelete(read: StoredView): Write {
  return { label: 'retry', delete: keyOf(read), when: { equals: { version: read.version } } };
}

/** AP-15: the person's private views and the company's shared ones, side by side. */
export async function listViewItems(table: Table, memberId: string): Promise<StoredView[]> {
  const partitions = [partitionOf(memberId), sharedPartition];
  const found = await Promise.all(partitions.map((partition) => table.query({ partition, consistent: true })));
  // One that moved between the two reads may be in both.
  return [...new Map(found.flat().map((item) => [viewOf(item).viewId, viewOf(item)])).values()];
}
