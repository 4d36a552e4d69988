/** Horario: on which days and at which hours the company works. The calendar shades the rest, and forms say so softly. */
import { daysTaken, type Placed } from '../appointments/all-day.rules.ts';
import { endOf, isSpan, type MaybeSpan } from '../appointments/appointment.rules.ts';
import { weekday } from '../values/days.ts';

/** `HH:MM`. */
export interface Hours {
  from: string;
  to: string;
}

export interface WorkCalendar {
  /** 0 = Sunday … 6 = Saturday. */
  workWeek: readonly number[];
  /** Of a day that is worked and not told here: the usual ones. */
  workHours: readonly (Hours & { day: number })[];
  holidays: readonly { day: string; name: string }[];
}

export const usualHours: Hours = { from: '09:00', to: '18:00' };

/** Of a day of the week; none when it is not worked. */
export function hoursOf({ workWeek, workHours }: Omit<WorkCalendar, 'holidays'>, day: number): Hours | undefined {
  if (!workWeek.includes(day)) return undefined;
  return workHours.find((one) => one.day === day) ?? usualHours;
}

/** Why nobody would expect an appointment then. */
export type OutsideWork =
  { kind: 'holiday'; name: string } | { kind: 'rest'; weekday: number } | { kind: 'hours'; hours: Hours };

/** Undefined when it begins and ends within the day's work; a day of rest is one whatever the hour. Of whole days each is worked. */
export function outsideWork(calendar: WorkCalendar, wished: Placed & MaybeSpan): OutsideWork | undefined {
  for (const day of daysTaken(wished)) {
    const rest = restOn(calendar, day);
    if (rest) return rest;
  }
  const [day = '', time = ''] = wished.startsAtLocal.split('T');
  const hours = hoursOf(calendar, weekday(day));
  if (!isSpan(wished) || !hours) return undefined;
  const isWithin = hours.from <= time && endOf(wished) <= `${day}T${hours.to}`;
  return isWithin ? undefined : { kind: 'hours', hours };
}

function restOn(calendar: WorkCalendar, day: string): OutsideWork | undefined {
  const holiday = calendar.holidays.find((one) => one.day === day);
  if (holiday) return { kind: 'holiday', name: holiday.name };
  return hoursOf(calendar, weekday(day)) ? undefined : { kind: 'rest', weekday: weekday(day) };
}
