/** Keys and items of the company's catalogues. */
import type { CatalogueEntry, CatalogueKind } from '@folio/shared/catalogues/catalogue.schema.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import type { Versioned } from '../changes/merge.rules.ts';

export type StoredEntry = Omit<CatalogueEntry, 'id' | 'kind'> &
  Versioned & { entryId: string; catalogue: CatalogueKind };

/** In the company's own partition (AP-01). */
export function entryKey(kind: CatalogueKind, id: string): Key {
  return { partition: [], sort: ['CATALOGUE', kind, id] };
}

/** Where its changes are kept. */
export function logPartition(kind: CatalogueKind, id: string): readonly string[] {
  return ['CATALOGUE', kind, id];
}

export function entryOf(item: Attributes): StoredEntry {
  return item as unknown as StoredEntry; // written by entryPut and entryUpdate alone
}

export function entryView({ entryId, catalogue, name, retired, version }: StoredEntry): CatalogueEntry {
  return { id: entryId, kind: catalogue, name, retired, version };
}

export function entryPut(catalogue: CatalogueKind, id: string, name: string): Write {
  const attributes = { entryId: id, catalogue, name, retired: false, version: 1, fieldVersions: {} };
  return { when: 'absent', put: { ...entryKey(catalogue, id), kind: 'catalogue-entry', attributes } };
}

/** Sets fields if the version read still stands. */
export function entryUpdate(stored: StoredEntry, set: Attributes): Write {
  const key = entryKey(stored.catalogue, stored.entryId);
  return { label: 'retry', update: key, set, when: { equals: { version: stored.version } } };
}
