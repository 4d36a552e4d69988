/** Keys and items of who is busy when: one per person and month, kept only where appointments must not overlap. */
import { isSpan } from '@folio/shared/appointments/appointment.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { addMonths } from '@folio/shared/values/days.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';
import type { BusyMonth, BusyTime } from './busy-times.ts';
import { guestPartition } from './prospect.keys.ts';

/** As it is read and written again: by whom, since when, and at which version. */
export interface StoredBusyMonth extends BusyMonth {
  /** Version of the item; absent when there is none. */
  version: number | undefined;
}

/** Nobody asks for it when its month and the next are over: the table drops it. */
const keptForMonths = 2;

export function busyKey({ memberId, month }: Pick<BusyMonth, 'memberId' | 'month'>): Key {
  return { partition: ['M', memberId, 'BUSY'], sort: [month] };
}

/**
 * AP-34: the month as the item tells it. Where none was kept since the rule is on (`since`), the calendar tells it: everything
 * made since then would have written the item, so that an index that lags a moment is not behind.
 */
export async function busyMonth(
  table: Table,
  of: Pick<BusyMonth, 'memberId' | 'month'>,
  { item, since }: { item: Attributes | undefined; since: number },
): Promise<StoredBusyMonth> {
  const stored = item as { since: number; version: number; times: Record<string, string> } | undefined; // written by busyWrite alone
  const version = stored?.version;
  if (stored?.since === since) {
    const times = Object.entries(stored.times).map(([appointmentId, text]) => timeOf(of.memberId, appointmentId, text));
    return { ...of, times, version };
  }
  return { ...of, times: await fromCalendar(table, of), version };
}

async function fromCalendar(
  table: Table,
  { memberId, month }: Pick<BusyMonth, 'memberId' | 'month'>,
): Promise<BusyTime[]> {
  const partitions = [['M', memberId, 'CALENDAR', month], guestPartition(memberId, month)];
  const found = await Promise.all(partitions.map((partition) => table.query({ index: 'gsi3', partition })));
  const chips = found.flat().map((item) => item['row'] as Chip); // written by appointmentItem and participationItems alone
  return chips
    .filter(isSpan)
    .filter(({ outcome, status }) => outcome !== 'missed' && status !== 'cancelled')
    .map(({ id: appointmentId, startsAtLocal, minutes }) => ({ memberId, appointmentId, startsAtLocal, minutes }));
}

/** Writes the month if it is still as it was read; without `after` only looks that it is. */
export function busyWrite({ version, ...month }: StoredBusyMonth, after: BusyMonth | undefined, since: number): Write {
  const key = busyKey(month);
  const stands = { label: 'retry', when: version === undefined ? ('absent' as const) : { equals: { version } } };
  if (!after) return { ...stands, check: key };
  const times = Object.fromEntries(after.times.map((one) => [one.appointmentId, textOf(one)]));
  const expiresAt = Math.floor(Date.parse(`${addMonths(month.month, keptForMonths)}-01`) / 1000);
  return {
    ...stands,
    put: { ...key, kind: 'busy', attributes: { since, version: (version ?? 0) + 1, times, expiresAt } },
  };
}

/** Short, since a month of them is written with each: `2026-12-01T10:00/45`. */
function textOf({ startsAtLocal, minutes }: BusyTime): string {
  return `${startsAtLocal}/${minutes}`;
}

function timeOf(memberId: string, appointmentId: string, text: string): BusyTime {
  const [startsAtLocal = '', minutes] = text.split('/');
  return { memberId, appointmentId, startsAtLocal, minutes: Number(minutes) };
}
