/** Appointments as the clock looks at them: whether one still stands as it was when it fell due, and what a person's day holds. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { DueItem } from '../../platform/due-index.ts';
import type { Root } from '../../platform/keys.ts';
import { getItems, type Table, type TableConnection, type Write } from '../../platform/table.ts';
import { remindedFrom } from './appointment-moments.ts';
import { listAttended, listDay } from './prospect-reading.repository.ts';
import { recordOf } from './prospect-items.ts';
import { appointmentKey, prospectKey } from './prospect.keys.ts';
import type { StoredAppointment, StoredProspect } from './prospect-record.ts';

export interface ExpectedAppointment {
  root: Root;
  prospect: StoredProspect;
  appointment: StoredAppointment;
}

/** Two keys each, of the hundred that one batch holds. */
export const mostExpected = 50;

/** Those that stand as the index said: moved, taken away, held or given up ones are left out. Read consistently, 2 RCU each. */
export async function expectedAppointments(
  connection: TableConnection,
  due: readonly DueItem[],
): Promise<ExpectedAppointment[]> {
  const keys = due.flatMap(({ root, partition, sort }) => [
    { root, key: prospectKey(partition[1] ?? '') },
    { root, key: { partition, sort } },
  ]);
  const items = keys.length ? await getItems(connection, keys) : [];
  return due.flatMap(({ root, at }, place) => {
    const [prospectItem, item] = items.slice(place * 2, place * 2 + 2);
    const record = prospectItem && item && recordOf([prospectItem, item]);
    const appointment = record?.appointments[0];
    if (!record || !appointment) return [];
    const { prospect } = record;
    const stands = remindedFrom(appointment) === at && appointment.outcome === 'pending';
    return stands && !prospect.deletedAt && prospect.status !== 'cancelled' ? [{ root, prospect, appointment }] : [];
  });
}

/** Holds as long as the appointment is the one that was read: what is written beside it tells of no other. */
export function unchangedCheck({ prospect, appointment }: ExpectedAppointment): Write {
  const { id, version, startsAt } = appointment;
  return {
    label: 'moved',
    check: appointmentKey(prospect.id, id),
    // A day that moved raised the version.
    when: { equals: { version, ...(startsAt ? { startsAt } : {}) } },
  };
}

/** AP-25: a person's appointments of a day, attended or come along to, by the clock. */
export async function dayOfPerson(table: Table, memberId: string, day: string): Promise<Chip[]> {
  const chips = await listDay(table, memberId, day);
  const own = chips.filter((chip) => chip.memberId === memberId || chip.participantIds?.includes(memberId));
  return own.toSorted((one, other) => (one.startsAtLocal < other.startsAtLocal ? -1 : 1));
}

/** What an agenda counts, as far as a person reads it. */
const mostCounted = 3000;

/** AP-20: what a person attends. */
export function attendedBy(table: Table, memberId: string): Promise<ProspectRow[]> {
  return listAttended(table, memberId, { limit: mostCounted });
}
