/** Recordatorios: how long before, of which appointments, and the day's agenda by e-mail. Pure, the same on screen and at the server. */
import { addDays, weekday } from '../values/days.ts';

/** Minutes before an appointment at which one can be reminded: the clock looks these up, so the list is closed. */
export const leadMinutes = [5, 10, 15, 30, 60, 120, 1440, 2880] as const;
export type LeadMinutes = (typeof leadMinutes)[number];

export const leadNames: Record<LeadMinutes, string> = {
  5: '5 min',
  10: '10 min',
  15: '15 min',
  30: '30 min',
  60: '1 hora',
  120: '2 horas',
  1440: '1 día',
  2880: '2 días',
};

/** An appointment that takes whole days has no beginning to count back from: it is reminded of as if it began at this time. */
export const remindedAtTime = '09:00';

/** Several are useful, all of them are noise. */
export const mostLeads = 4;

/** Of which appointments: those of prospects one attends, and those one only comes along to. */
export const reminderRoles = ['attended', 'joined'] as const;
export type ReminderRole = (typeof reminderRoles)[number];

export const reminderRoleNames: Record<ReminderRole, string> = {
  attended: 'Las mías',
  joined: 'Las que acompaño',
};

export interface ReminderWishes {
  /** Minutes before, in the app; none: not there. */
  appLeads: readonly LeadMinutes[];
  /** The same by e-mail. */
  mailLeads: readonly LeadMinutes[];
  roles: readonly ReminderRole[];
  agendaOn: boolean;
  /** `HH:MM` of the company's clock. */
  agendaTime: string;
  /** Not on days that the company rests. */
  agendaWorkDaysOnly: boolean;
  /** Also on a day without appointments. */
  agendaWhenEmpty: boolean;
}

/** Of who has not said otherwise. */
export const usualWishes: ReminderWishes = {
  appLeads: [30],
  mailLeads: [],
  roles: ['attended', 'joined'],
  agendaOn: false,
  agendaTime: '08:00',
  agendaWorkDaysOnly: true,
  agendaWhenEmpty: false,
};

/** Days of the company, as far as work goes. */
export interface WorkDays {
  workWeek: readonly number[];
  holidays: readonly { day: string }[];
}

export function isWorkDay(day: string, { workWeek, holidays }: WorkDays): boolean {
  return workWeek.includes(weekday(day)) && !holidays.some((holiday) => holiday.day === day);
}

/** A company that rests every day for a year is asked no further. */
const mostDaysAhead = 400;

/**
 * Day of the next agenda, from a day of the company's clock on. Undefined when it is off, or when no day is left to send one.
 * @param from the first day that may be
 */
export function agendaDay(wishes: ReminderWishes, from: string, days: WorkDays): string | undefined {
  if (!wishes.agendaOn) return undefined;
  for (let ahead = 0; ahead < mostDaysAhead; ahead += 1) {
    const day = addDays(from, ahead);
    if (!wishes.agendaWorkDaysOnly || isWorkDay(day, days)) return day;
  }
  return undefined;
}
