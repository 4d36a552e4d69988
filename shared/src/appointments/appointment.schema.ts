/** Cita: when, how long, how and where a prospect is met. Manual M12 (Hora), M20 to M23 (calendar), M49 (history). */
import * as z from 'zod';
import { appointmentId, memberId, seriesId } from '../values/ids.ts';
import { instant, localDate, localStart, localTime } from '../values/local-date.ts';
import { line } from '../values/text.ts';
import { mostDays } from './all-day.rules.ts';
import { appointmentKinds, appointmentOutcomes, leastMinutes, mostMinutes } from './appointment.rules.ts';
import { recurrenceFault } from './recurrence.rules.ts';
import { recurrence } from './recurrence.schema.ts';

const minutes = z.int().min(leastMinutes).max(mostMinutes).multipleOf(leastMinutes);
const days = z.int().min(1).max(mostDays);

/** Hora (M12): without a time no appointment is made. Wall clock of the company's zone. */
export const appointmentTime = z.strictObject({ day: localDate, time: localTime, minutes });

const details = {
  kind: z.enum(appointmentKinds),
  /** Asunto (M17). */
  subject: line(200).optional(),
  /** Address or name of a place, as one would ask a map for it. */
  place: line(200).optional(),
  /** Of a video call. */
  link: z
    .url({ protocol: /^https$/, hostname: z.regexes.domain })
    .max(500)
    .optional(),
  /** Colleagues who come along, besides whoever attends the prospect. */
  participantIds: z.array(memberId).max(10),
  /** The prospect is asked by e-mail, and told when it moves or is called off. */
  invites: z.boolean(),
};

/** One that a form about something else makes: of a prospect that is registered, of what comes next. */
export const plannedAppointment = appointmentTime.extend({ invites: details.invites.optional() });

/** At an hour for so many minutes, or whole days from one on: never both, never half of one. */
interface Wished {
  day?: string | undefined;
  time?: string | undefined;
  minutes?: number | undefined;
  days?: number | undefined;
}

function refuse(context: z.core.$RefinementCtx, name: keyof Wished, code: string, message: string): void {
  context.addIssue({ code: 'custom', path: [name], message, params: { code } });
}

function refuseBoth({ time, minutes: length, days: whole }: Wished, context: z.core.$RefinementCtx): void {
  if (whole === undefined) return;
  if (time !== undefined) refuse(context, 'time', 'all_day', 'Una cita de todo el día no lleva hora.');
  if (length !== undefined) refuse(context, 'minutes', 'all_day', 'Una cita de todo el día dura días, no minutos.');
}

function refuseNeither({ time, minutes: length, days: whole }: Wished, context: z.core.$RefinementCtx): void {
  if (whole !== undefined) return;
  if (time === undefined) refuse(context, 'time', 'required', 'Este dato hace falta.');
  if (length === undefined) refuse(context, 'minutes', 'required', 'Este dato hace falta.');
}

export const newAppointment = z
  .strictObject({
    day: localDate,
    time: localTime.optional(),
    minutes: minutes.optional(),
    /** Todo el día, so many days. */
    days: days.optional(),
    ...details,
    kind: details.kind.default('visit'),
    participantIds: details.participantIds.default([]),
    invites: details.invites.default(false),
    /** Repetir: an appointment on each of its days, from `day` on. */
    recurrence: recurrence.optional(),
  })
  .superRefine(refuseBoth)
  .superRefine(refuseNeither)
  .superRefine(({ day, recurrence: rule }, context) => {
    const fault = rule && recurrenceFault(rule, day);
    if (!fault) return;
    const { code, message } = fault;
    context.addIssue({ code: 'custom', path: ['recurrence'], message, params: { code } });
  });
export type NewAppointment = z.output<typeof newAppointment>;
export type NewAppointmentInput = z.input<typeof newAppointment>;

/** Only what changed is sent; null empties a field. Day and time go together, since they are one moment; so do day and days. */
export const appointmentChanges = z
  .strictObject({
    day: localDate.optional(),
    time: localTime.optional(),
    minutes: minutes.optional(),
    days: days.optional(),
    kind: details.kind.optional(),
    subject: details.subject.nullable(),
    place: details.place.nullable(),
    link: details.link.nullable(),
    participantIds: details.participantIds.optional(),
    invites: details.invites.optional(),
    /** It is the first of a series from now on; checked with the day it has then. */
    recurrence: recurrence.optional(),
  })
  .superRefine(refuseBoth)
  .superRefine(({ day, time, days: whole }, context) => {
    if ((day === undefined) === (time === undefined && whole === undefined)) return;
    refuse(context, whole === undefined ? 'time' : 'day', 'day_and_time', 'El día y la hora se mandan juntos.');
  });
export type AppointmentChanges = z.output<typeof appointmentChanges>;

export const appointment = z.object({
  id: appointmentId,
  /** Wall clock in `timeZone`; of one that takes whole days the first of them, a date. */
  startsAtLocal: localStart,
  timeZone: z.string(),
  /** The same moment in UTC; a day is none, in whatever zone. */
  startsAt: instant.optional(),
  minutes: z.int().optional(),
  /** Whole days that it takes; absent of one that is at an hour. */
  days: z.int().optional(),
  kind: z.enum(appointmentKinds),
  subject: z.string().optional(),
  place: z.string().optional(),
  link: z.string().optional(),
  participantIds: z.array(memberId).optional(),
  invites: z.boolean().optional(),
  outcome: z.enum(appointmentOutcomes),
  /** It recurs: shared by all that were made with it. */
  seriesId: seriesId.optional(),
  /** Raised by every change of it: what an edit is based on. */
  version: z.int(),
});
export type Appointment = z.infer<typeof appointment>;
