/** The form of a follow-up (M39) while it is filled: what it proposes and what it sends. */
import { defaultAppointmentMinutes } from '@folio/shared/prospects/prospect.rules.ts';
import { awaitedFrom, whenOf } from '@folio/shared/appointments/all-day.rules.ts';
import { endOf, isSpan } from '@folio/shared/appointments/appointment.rules.ts';
import type { Appointment } from '@folio/shared/appointments/appointment.schema.ts';
import type { NewFollowUpInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import type { FollowUpKind, FollowUpResult } from '@folio/shared/prospects/follow-up.rules.ts';
import { hoursOf, usualHours, type WorkCalendar } from '@folio/shared/company/work-hours.rules.ts';
import { addDays, weekday } from '@folio/shared/values/days.ts';

/** `proposal`: the day that is offered; `other`: one that the person chooses. */
export type StepChoice = 'proposal' | 'other' | 'none';

export interface FollowUpValues {
  kinds: FollowUpKind[];
  result: FollowUpResult | '';
  information: string;
  /** Appointment by its id; those not answered keep waiting. */
  outcomes: Record<string, 'held' | 'missed'>;
  /** Empty until chosen: what is proposed then follows from the rest. */
  step: StepChoice | '';
  day: string;
  time: string;
  minutes: number;
  subject: string;
  /** The prospect is asked by e-mail to the next step. */
  invites: boolean;
}

export interface NextStep {
  day: string;
  time: string;
}

export function beginningFollowUp(proposal: NextStep): FollowUpValues {
  return {
    kinds: [],
    result: '',
    information: '',
    outcomes: {},
    step: '',
    day: proposal.day,
    time: proposal.time,
    minutes: defaultAppointmentMinutes,
    subject: '',
    invites: false,
  };
}

/** The next day the company works after `day`; the day after when it seems to work on none. */
function nextWorkingDay(day: string, { workWeek, holidays }: WorkCalendar): string {
  const free = new Set(holidays.map((holiday) => holiday.day));
  const ahead = Array.from({ length: 60 }, (_, index) => addDays(day, index + 1));
  return ahead.find((one) => workWeek.includes(weekday(one)) && !free.has(one)) ?? addDays(day, 1);
}

/**
 * The next working day at the same hour: of the last appointment that had one with this prospect, or else of now, within the day's
 * work and on the half hour.
 * @param now wall clock of the company, `YYYY-MM-DDTHH:MM`
 */
export function proposedStep(appointments: readonly Appointment[], now: string, calendar: WorkCalendar): NextStep {
  const last = appointments.findLast((one) => isSpan(one) && one.startsAtLocal <= now);
  const day = nextWorkingDay(now.slice(0, 10), calendar);
  if (last) return { day, time: last.startsAtLocal.slice(11, 16) };
  const half = `${now.slice(11, 13)}:${now.slice(14, 16) < '30' ? '00' : '30'}`;
  const { from, to } = hoursOf(calendar, weekday(day)) ?? usualHours;
  const latest = endOf({ startsAtLocal: `${day}T${to}`, minutes: -60 }).slice(11);
  return { day, time: half < from ? from : half > latest ? latest : half };
}

/** Appointments that are over and wait for somebody to say what became of them, oldest first. */
export function waitingForResult(appointments: readonly Appointment[], now: string): Appointment[] {
  return appointments.filter((one) => one.outcome === 'pending' && awaitedFrom(whenOf(one)) <= now);
}

/** The next appointment already made. */
export function appointmentAhead(appointments: readonly Appointment[], now: string): Appointment | undefined {
  return appointments.find((one) => one.outcome === 'pending' && awaitedFrom(whenOf(one)) > now);
}

/** What happens next unless the person says otherwise: a step for whoever still needs one. */
export function stepOf(
  { step, result }: Pick<FollowUpValues, 'step' | 'result'>,
  { status, appointments }: Pick<Prospect, 'status' | 'appointments'>,
  now: string,
): StepChoice {
  if (status === 'cancelled') return 'none';
  if (step) return step;
  const needsNone = status === 'ordered' || result === 'not-interested' || appointmentAhead(appointments, now);
  return needsNone ? 'none' : 'proposal';
}

/** The body of the request. */
export function toFollowUp(values: FollowUpValues, step: StepChoice, proposal: NextStep): NewFollowUpInput {
  const { kinds, result, information, outcomes, minutes, subject, invites } = values;
  const { day, time } = step === 'other' ? values : proposal;
  const told = Object.entries(outcomes).map(([appointmentId, outcome]) => ({ appointmentId, outcome }));
  return {
    kinds,
    // An empty one is what the schema refuses, beside its field.
    result: result as FollowUpResult, // checked right after by newFollowUp, which knows no empty result
    ...(information.trim() && { information }),
    ...(told.length > 0 && { outcomes: told }),
    ...(step !== 'none' && {
      nextStep: { day, time, minutes, ...(subject.trim() && { subject }), ...(invites && { invites }) },
    }),
  };
}
