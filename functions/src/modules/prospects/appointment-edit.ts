/** An edit of an appointment, and of others of its series: merged with what others changed meanwhile. Pure. */
import { later, meantBy, minutesBetween, type AppointmentScope } from '@folio/shared/appointments/appointment.rules.ts';
import type { AppointmentChanges } from '@folio/shared/appointments/appointment.schema.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { merge, type Conflict, type Patch, type Told } from '../changes/merge.rules.ts';
import type { RecordChange } from './prospect-command.ts';
import type { AppointmentContent, ProspectRecord, StoredAppointment } from './prospect-record.ts';

/** What an edit may change; nothing is undefined, so that emptying a field is a change like any other. */
interface Editable {
  startsAtLocal: string;
  minutes: number;
  kind: AppointmentContent['kind'];
  subject: string | null;
  place: string | null;
  link: string | null;
  participantIds: readonly string[];
  invites: boolean;
}

interface Edit {
  patch: Patch<Editable>;
  baseVersion: number;
  /** Of the company. */
  timeZone: string;
  scope: AppointmentScope;
}

function editable(stored: StoredAppointment): Editable {
  const { startsAtLocal, minutes, kind, subject = null, place = null, link = null } = stored;
  const { participantIds = [], invites = false } = stored;
  return { startsAtLocal, minutes, kind, subject, place, link, participantIds, invites };
}

export function patchOf(changes: AppointmentChanges): Patch<Editable> {
  const { day, time, participantIds, recurrence: _, ...rest } = changes;
  return {
    ...rest,
    ...(participantIds ? { participantIds: [...new Set(participantIds)] } : {}),
    ...(day && time ? { startsAtLocal: `${day}T${time}` } : {}),
  };
}

/** The one in hand is merged field by field; others of its series get what changed in it. */
export function changed(
  record: ProspectRecord,
  stored: StoredAppointment,
  { patch, baseVersion, timeZone, scope }: Edit,
): RecordChange | Conflict | 'unchanged' {
  const { id, version, fieldVersions } = stored;
  const merged = merge<Editable>({ ...editable(stored), version, fieldVersions }, patch, baseVersion);
  if (merged.kind === 'unchanged') return 'unchanged';
  if (merged.kind === 'conflict') return { ...merged, fieldsIn: (change) => toldOf(change, id) };
  const { before, after } = merged;
  // One mail is enough: the prospect is asked to the one in hand.
  const { startsAtLocal: movedTo, invites, ...fields } = after;
  const asked = invites === undefined ? {} : { invites };
  const byMinutes = movedTo === undefined ? 0 : minutesBetween(stored.startsAtLocal, movedTo);
  const meant = new Set(meantBy(scope, stored, record.appointments).map((one) => one.id));
  const next = record.appointments.map((one) =>
    meant.has(one.id)
      ? withoutEmpty({ ...one, ...fields, ...(one === stored ? asked : {}), ...movedBy(one, byMinutes, timeZone) })
      : one,
  );
  return {
    record: { ...record, appointments: next },
    verb: 'appointment-changed',
    before: { appointment: { id, ...before } },
    after: { appointment: { id, ...after }, ...(meant.size > 1 ? { appointments: meant.size } : {}) },
  };
}

/**
 * As far on the wall clock for each: nine in the morning is ten in the morning, on whichever side of daylight saving. What is
 * typed is the company's clock of today, wherever it was when the appointment was made.
 */
function movedBy({ startsAtLocal }: StoredAppointment, minutes: number, timeZone: string): Partial<StoredAppointment> {
  if (minutes === 0) return {};
  const to = later(startsAtLocal, minutes);
  return { startsAtLocal: to, timeZone, startsAt: instantOf(to, timeZone) };
}

/** What a change says of this appointment: a prospect has several. */
function toldOf({ appointment }: Told, id: string): Told | undefined {
  const told = appointment as Told | undefined; // written by the commands of appointments alone
  return told?.['id'] === id ? told : undefined;
}

function withoutEmpty(appointment: object): StoredAppointment {
  const kept = Object.entries(appointment).filter(
    ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as unknown as StoredAppointment; // what is required of it is never empty
}
