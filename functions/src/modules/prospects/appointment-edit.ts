/** An edit of an appointment, and of others of its series: merged with what others changed meanwhile. Pure. */
import { hasHour } from '@folio/shared/appointments/all-day.rules.ts';
import {
  isSpan,
  later,
  meantBy,
  minutesBetween,
  type AppointmentScope,
} from '@folio/shared/appointments/appointment.rules.ts';
import type { AppointmentChanges } from '@folio/shared/appointments/appointment.schema.ts';
import { addDays, daysBetween } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { bodyFault } from '../../platform/app-error.ts';
import { merge, type Conflict, type Patch, type Told } from '../changes/merge.rules.ts';
import type { RecordChange } from './prospect-command.ts';
import type { AppointmentContent, ProspectRecord, StoredAppointment } from './prospect-record.ts';

/** What an edit may change; nothing is undefined, so that emptying a field is a change like any other. */
interface Editable {
  startsAtLocal: string;
  minutes: number | null;
  days: number | null;
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

/** Null empties a field. */
type Empties<T> = { [K in keyof T]?: T[K] | null };

function editable(stored: StoredAppointment): Editable {
  const { startsAtLocal, minutes = null, days = null, kind, subject = null, place = null, link = null } = stored;
  const { participantIds = [], invites = false } = stored;
  return { startsAtLocal, minutes, days, kind, subject, place, link, participantIds, invites };
}

export function patchOf(changes: AppointmentChanges): Patch<Editable> {
  const { day, time, days, participantIds, recurrence: _, ...rest } = changes;
  return {
    ...rest,
    ...(participantIds ? { participantIds: [...new Set(participantIds)] } : {}),
    ...(day && time ? { startsAtLocal: `${day}T${time}`, days: null } : {}),
    ...(day && days ? { startsAtLocal: day, days, minutes: null } : {}),
  };
}

/** The one in hand is merged field by field; others of its series get what changed in it. @throws AppError */
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
  const { startsAtLocal: _, minutes: __, days: ___, invites, ...fields } = after;
  const asked = invites === undefined ? {} : { invites };
  const move: Move = { from: stored, to: { ...editable(stored), ...after }, changes: after, timeZone };
  requireWhole(move.to);
  const meant = new Set(meantBy(scope, stored, record.appointments).map((one) => one.id));
  const next = record.appointments.map((one) =>
    meant.has(one.id)
      ? withoutEmpty({ ...one, ...fields, ...(one === stored ? asked : {}), ...movedBy(one, move) })
      : one,
  );
  return {
    record: { ...record, appointments: next },
    verb: 'appointment-changed',
    before: { appointment: { id, ...before } },
    after: { appointment: { id, ...after }, ...(meant.size > 1 ? { appointments: meant.size } : {}) },
  };
}

interface Move {
  from: StoredAppointment;
  /** The one in hand, as it will be. */
  to: Editable;
  /** What of it is another than before. */
  changes: Partial<Editable>;
  timeZone: string;
}

/** What two people sent of it may not fit: the minutes of one, of an appointment that the other gave whole days. */
function requireWhole({ minutes, days }: Editable): void {
  if (days !== null && minutes !== null) {
    throw bodyFault('minutes', 'all_day', 'La cita es de todo el día: para darle hora, di también el día y la hora.');
  }
  if (days === null && minutes === null) throw bodyFault('minutes', 'required', 'Este dato hace falta.');
}

/**
 * As far on the wall clock for each: nine in the morning is ten in the morning, on whichever side of daylight saving. What is
 * typed is the company's clock of today, wherever it was when the appointment was made.
 */
function movedBy(one: StoredAppointment, move: Move): Empties<StoredAppointment> {
  const { changes } = move;
  if (changes.days !== undefined) return takenAs(one, move);
  const length = changes.minutes !== undefined && isSpan(one) ? { minutes: changes.minutes } : {};
  const startsAtLocal = startOf(one, move);
  return startsAtLocal === one.startsAtLocal ? length : { ...length, ...beginningAt(startsAtLocal, move) };
}

/** It takes whole days from now on, or others of them, or an hour again: all that are meant do, each on its own day. */
function takenAs(one: StoredAppointment, move: Move): Empties<StoredAppointment> {
  const { from, to } = move;
  const [day = '', time] = to.startsAtLocal.split('T');
  const own = addDays(one.startsAtLocal.slice(0, 10), daysBetween(from.startsAtLocal.slice(0, 10), day));
  return { minutes: to.minutes, days: to.days, ...beginningAt(time ? `${own}T${time}` : own, move) };
}

function startOf({ startsAtLocal, days }: StoredAppointment, { from, to }: Move): string {
  if (days === undefined && from.days === undefined) {
    return later(startsAtLocal, minutesBetween(from.startsAtLocal, to.startsAtLocal));
  }
  const byDays = daysBetween(from.startsAtLocal.slice(0, 10), to.startsAtLocal.slice(0, 10));
  return days === undefined ? later(startsAtLocal, byDays * 1440) : addDays(startsAtLocal, byDays);
}

/** A day is no moment. */
function beginningAt(startsAtLocal: string, { timeZone }: Move): Empties<StoredAppointment> {
  return { startsAtLocal, timeZone, startsAt: hasHour(startsAtLocal) ? instantOf(startsAtLocal, timeZone) : null };
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
