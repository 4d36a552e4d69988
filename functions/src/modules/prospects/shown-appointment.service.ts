/** Appointments for calendars elsewhere: months as a person or a centre sees them, with what chips leave out. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { canSee, type Viewer } from '@folio/shared/prospects/prospect.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { Table } from '../../platform/table.ts';
import { findRecord, listAppointments, listChips } from './prospect-reading.repository.ts';
import type { StoredAppointment, StoredProspect } from './prospect-record.ts';

/** AP-06, of one centre. */
export async function monthOfCentre(table: Table, workCentreId: string, month: string): Promise<Chip[]> {
  return inOrder(await listChips(table, { kind: 'work-centres', ids: [workCentreId] }, month));
}

/** AP-06, of what a person attends or comes along to. */
export async function monthOfPerson(table: Table, memberId: string, month: string): Promise<Chip[]> {
  const chips = await listChips(table, { kind: 'own', memberId }, month, memberId);
  return inOrder(chips.filter((chip) => chip.memberId === memberId || chip.participantIds?.includes(memberId)));
}

function inOrder(chips: readonly Chip[]): Chip[] {
  return chips.toSorted((one, other) => (one.startsAtLocal + one.id < other.startsAtLocal + other.id ? -1 : 1));
}

/** AP-27: chips with their whole appointment; one that was taken away meanwhile is left out. */
export async function detailsOf(
  table: Table,
  chips: readonly Chip[],
): Promise<{ chip: Chip; appointment: StoredAppointment }[]> {
  const appointments = await listAppointments(table, chips);
  return chips.flatMap((chip) => {
    const appointment = appointments.get(chip.id);
    return appointment ? [{ chip, appointment }] : [];
  });
}

/**
 * One appointment, for who sees its prospect or comes along.
 * @throws AppError `prospect.not_found`, `appointment.not_found`
 */
export async function find(
  table: Table,
  viewer: Viewer,
  { prospectId, appointmentId }: { prospectId: string; appointmentId: string },
): Promise<{ prospect: StoredProspect; appointment: StoredAppointment }> {
  const record = await findRecord(table, prospectId);
  const appointment = record?.appointments.find(({ id }) => id === appointmentId);
  const comesAlong = appointment?.participantIds?.includes(viewer.memberId) ?? false;
  if (!record || record.prospect.deletedAt || !(comesAlong || canSee(viewer, record.prospect))) {
    throw new AppError('prospect.not_found');
  }
  if (!appointment) throw new AppError('appointment.not_found');
  return { prospect: record.prospect, appointment };
}
