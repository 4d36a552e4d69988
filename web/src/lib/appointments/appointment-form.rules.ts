/** The form of an appointment: what it begins with, and what is sent of it. */
import { endOf, type AppointmentKind } from '@folio/shared/appointments/appointment.rules.ts';
import type {
  Appointment,
  AppointmentChanges,
  NewAppointmentInput,
} from '@folio/shared/appointments/appointment.schema.ts';
import { usualHours } from '@folio/shared/company/work-hours.rules.ts';
import { defaultAppointmentMinutes } from '@folio/shared/prospects/prospect.rules.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { beginningRecurrence, toRecurrence, type RecurrenceValues } from './recurrence-form.rules.ts';

export interface AppointmentValues extends RecurrenceValues {
  day: string;
  /** Todo el día: the hour and the minutes wait, in case it has them again. */
  allDay: boolean;
  days: number;
  time: string;
  minutes: number;
  kind: AppointmentKind;
  subject: string;
  place: string;
  link: string;
  participantIds: string[];
  invites: boolean;
}

/** Nobody said at what time: the next half hour of today, nine in the morning of another day. */
export function proposedTime(day: string, now: string): { day: string; time: string } {
  if (day !== now.slice(0, 10)) return { day, time: '09:00' };
  const next = endOf({ startsAtLocal: now, minutes: 30 - (Number(now.slice(14, 16)) % 30) });
  return next.slice(0, 10) === day ? { day, time: next.slice(11) } : { day: addDays(day, 1), time: '09:00' };
}

/** Where a new one was asked for; with `days` it takes whole ones. */
export interface AskedAt {
  day: string;
  time: string;
  minutes?: number | undefined;
  allDay?: boolean | undefined;
  days?: number | undefined;
}

export function beginningAppointment(at: AskedAt): AppointmentValues {
  const { day, time, minutes = defaultAppointmentMinutes, allDay = false, days = 1 } = at;
  return {
    day,
    allDay,
    days,
    time,
    minutes,
    kind: 'visit',
    subject: '',
    place: '',
    link: '',
    participantIds: [],
    invites: false,
    ...beginningRecurrence(day),
  };
}

export function valuesOf(appointment: Appointment): AppointmentValues {
  const { startsAtLocal, kind, subject = '', place = '', link = '', participantIds = [] } = appointment;
  const { invites = false, minutes = defaultAppointmentMinutes, days } = appointment;
  const [day = '', time = usualHours.from] = startsAtLocal.split('T');
  return {
    day,
    allDay: days !== undefined,
    days: days ?? 1,
    time,
    minutes,
    kind,
    subject,
    place,
    link,
    participantIds: [...participantIds],
    invites,
    ...beginningRecurrence(day),
  };
}

export function toNewAppointment(values: AppointmentValues): NewAppointmentInput {
  const { kind, participantIds, invites } = values;
  const texts = Object.entries(textsOf(values)).filter(([, text]) => text !== '');
  return {
    ...whenIn(values),
    kind,
    participantIds: [...participantIds],
    invites,
    ...Object.fromEntries(texts),
    ...recurrenceOf(values),
  };
}

type When = Pick<AppointmentValues, 'day' | 'allDay' | 'days' | 'time' | 'minutes'>;

function whenIn({ day, allDay, days, time, minutes }: When) {
  return allDay ? { day, days } : { day, time, minutes };
}

/** One that had none is given an hour whole; of one that had, only what is another. */
function whenChanged(values: When, from: When): Pick<AppointmentChanges, 'day' | 'days' | 'time' | 'minutes'> {
  const { day, allDay, days, time, minutes } = values;
  if (allDay !== from.allDay) return whenIn(values);
  if (allDay) return day === from.day && days === from.days ? {} : { day, days };
  return {
    ...(day === from.day && time === from.time ? {} : { day, time }),
    ...(minutes === from.minutes ? {} : { minutes }),
  };
}

/** Only what differs from where the person began, so that what somebody else changed meanwhile stays. */
export function toChanges(values: AppointmentValues, from: AppointmentValues): AppointmentChanges {
  const { kind, participantIds, invites } = values;
  const before = textsOf(from);
  const texts = Object.entries(textsOf(values))
    .filter(([name, text]) => text !== before[name])
    .map(([name, text]) => [name, text === '' ? null : text]);
  const sameThere = participantIds.toSorted().join() === from.participantIds.toSorted().join();
  return {
    ...whenChanged(values, from),
    ...(kind === from.kind ? {} : { kind }),
    ...(sameThere ? {} : { participantIds: [...participantIds] }),
    ...(invites === from.invites ? {} : { invites }),
    ...Object.fromEntries(texts),
    ...recurrenceOf(values),
  };
}

function recurrenceOf(values: AppointmentValues): Pick<AppointmentChanges, 'recurrence'> {
  const recurrence = toRecurrence(values, values.day);
  return recurrence ? { recurrence } : {};
}

function textsOf({ subject, place, link }: AppointmentValues): Record<string, string> {
  return { subject: subject.trim(), place: place.trim(), link: link.trim() };
}

/** The appointment as a file for other calendars. */
export function fileHref({ prospectId, appointmentId }: { prospectId: string; appointmentId: string }): string {
  return `/api/prospects/${prospectId}/appointments/${appointmentId}/file`;
}

/** The place, asked of a map. */
export function mapHref(place: string): string {
  return `https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query: place })}`;
}
