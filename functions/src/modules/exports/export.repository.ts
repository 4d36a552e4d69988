/** Keys and items of exports: a person's own partition, in the order of their ids, which begin with their moment. */
import type { CadenceKind, ExportFailure, ExportFormat, ExportState } from '@folio/shared/exports/export.rules.ts';
import type { ExportSchedule, ExportView } from '@folio/shared/exports/export.schema.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';
import type { Root } from '../../platform/keys.ts';
import type { Versioned } from '../changes/merge.rules.ts';

/** What it holds: the filters of a report, and whose rows. */
export type ExportContent = Pick<
  ExportView,
  | 'format'
  | 'figure'
  | 'workCentreId'
  | 'attendedBy'
  | 'generatedBy'
  | 'contactChannelId'
  | 'lineOfBusinessId'
  | 'state'
  | 'cancelReasonId'
>;

export interface StoredExport {
  exportId: string;
  /** Whose it is: it holds what this person may see. */
  memberId: string;
  requestedBy: string;
  scheduleName?: string;
  content: ExportContent;
  from: string;
  to: string;
  at: string;
  status: ExportState;
  /** How often it was begun. */
  attempts: number;
  done: number;
  of: number;
  bytes?: number;
  readyAt?: string;
  failure?: ExportFailure;
  /** Seconds: the table forgets it when the bucket does. */
  expiresAt: number;
}

export type StoredSchedule = Omit<ExportSchedule, 'id' | 'nextAt'> &
  Versioned & {
    scheduleId: string;
    memberId: string;
    /** Instant of the next run; empty while it rests. */
    nextAt: string;
    /** Last day it told of, by each cadence that it had: none is told of twice, also where it went from one to another and back. */
    toldUntil: Partial<Record<CadenceKind, string>>;
    createdAt: string;
  };

/** Where changes of both are kept, too. */
export function partitionOf(memberId: string): readonly string[] {
  return ['M', memberId, 'EXPORTS'];
}

export function exportKey(memberId: string, exportId: string): Key {
  return { partition: partitionOf(memberId), sort: ['EXPORT', exportId] };
}

export function scheduleKey(memberId: string, scheduleId: string): Key {
  return { partition: partitionOf(memberId), sort: ['SCHEDULE', scheduleId] };
}

/** Whose schedule a key is of, and which, as the clock's index names it. */
export function scheduleAt({ partition, sort }: Key): { memberId: string; scheduleId: string } {
  return { memberId: partition[1] ?? '', scheduleId: sort[1] ?? '' };
}

export function exportOf(item: Attributes): StoredExport {
  return item as unknown as StoredExport; // written by exportPut and exportMove alone
}

export function scheduleOf(item: Attributes): StoredSchedule {
  return { toldUntil: {}, ...item } as unknown as StoredSchedule; // written by schedulePut alone, once without the days it told of
}

/** Of who waits the stream tells whoever writes files. */
export function exportPut(stored: StoredExport): Write {
  const key = exportKey(stored.memberId, stored.exportId);
  return { label: 'retry', when: 'absent', put: { ...key, kind: 'export', attributes: { ...stored } } };
}

/** From what was read on: whoever was quicker has moved it. */
export function exportMove(read: StoredExport, set: Partial<StoredExport>, remove: readonly string[] = []): Write {
  const { status, attempts } = read;
  return {
    label: 'retry',
    when: { equals: { status, attempts } },
    update: exportKey(read.memberId, read.exportId),
    set,
    ...(remove.length ? { remove } : {}),
  };
}

/** From what was read to what is to be; the clock and its keeper both write it. */
export function schedulePut(read: StoredSchedule | undefined, next: StoredSchedule): Write {
  return {
    label: 'retry',
    when: read ? { equals: { version: read.version, nextAt: read.nextAt } } : 'absent',
    put: {
      ...scheduleKey(next.memberId, next.scheduleId),
      kind: 'export-schedule',
      ...(next.nextAt ? { due: { of: 'EXPORT', at: next.nextAt } } : {}),
      attributes: { ...next },
    },
  };
}

export function scheduleDelete({ memberId, scheduleId, version, nextAt }: StoredSchedule): Write {
  return { label: 'retry', when: { equals: { version, nextAt } }, delete: scheduleKey(memberId, scheduleId) };
}

/** Shown at once: schedules stand before exports, newest first. */
const mostListed = 120;

/** AP-42: a person's schedules and newest exports. */
export async function listItems(
  table: Table,
  memberId: string,
): Promise<{ exports: StoredExport[]; schedules: StoredSchedule[] }> {
  const partition = partitionOf(memberId);
  const items = await table.query({ partition, newestFirst: true, limit: mostListed, consistent: true });
  return {
    exports: items.filter((item) => item['kind'] === 'export').map(exportOf),
    schedules: items.filter((item) => item['kind'] === 'export-schedule').map(scheduleOf),
  };
}

/** Of a file in the bucket: every company's, and every person's, stand apart. */
export function fileKey(root: Root, { memberId, exportId, content }: StoredExport): string {
  return `${root[1]}/${memberId}/${exportId}.${content.format satisfies ExportFormat}`;
}
