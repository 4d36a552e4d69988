/** Keys and items of work centres. */
import type { WorkCentre } from '@folio/shared/work-centres/work-centre.schema.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import type { Versioned } from '../changes/merge.rules.ts';

export type StoredWorkCentre = Omit<WorkCentre, 'id' | 'series'> &
  Versioned & {
    workCentreId: string;
    /** Absent, or null since it was taken away. */
    series?: string | null;
  };

/** In the company's own partition, so that one Query begins every screen (AP-01). */
export function workCentreKey(id: string): Key {
  return { partition: [], sort: ['WORK-CENTRE', id] };
}

/** Where its changes are kept. */
export function logPartition(id: string): readonly string[] {
  return ['WORK-CENTRE', id];
}

export function workCentreOf(item: Attributes): StoredWorkCentre {
  return item as unknown as StoredWorkCentre; // written by workCentrePut and workCentreUpdate alone
}

export function workCentreView(stored: StoredWorkCentre): WorkCentre {
  const { workCentreId, name, retired, series, version } = stored;
  return { id: workCentreId, name, retired, ...(series ? { series } : {}), version };
}

export function workCentrePut(id: string, name: string): Write {
  const attributes = { workCentreId: id, name, retired: false, version: 1, fieldVersions: {} };
  return { when: 'absent', put: { ...workCentreKey(id), kind: 'work-centre', attributes } };
}

/** Sets fields if the version read still stands. */
export function workCentreUpdate(id: string, readVersion: number, set: Attributes): Write {
  return { label: 'retry', update: workCentreKey(id), set, when: { equals: { version: readVersion } } };
}
