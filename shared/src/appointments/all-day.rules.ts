/**
 * Todo el día: an appointment that takes whole days has no hour. It is kept as its first day and how many there are; a day is a
 * date, in every zone, and nowhere a midnight. As in other calendars it takes nobody's hours: who is at a fair is visited there.
 */
import { addDays } from '../values/days.ts';

/** Two weeks: what is longer is no appointment. */
export const mostDays = 14;

/** A number of them that there can be, asked of an address. */
export function isCountOfDays(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= mostDays;
}

export interface Placed {
  /** Wall clock `YYYY-MM-DDTHH:MM`; of one that takes whole days the first of them, `YYYY-MM-DD`. */
  startsAtLocal: string;
  /** How many whole days it takes; absent of one that is at an hour. */
  days?: number | undefined;
}

/** One that is at an hour is of the day on which it begins. */
export function lastDay({ startsAtLocal, days = 1 }: Placed): string {
  return addDays(startsAtLocal.slice(0, 10), days - 1);
}

/** On which days it shows. */
export function daysTaken({ startsAtLocal, days = 1 }: Placed): string[] {
  return Array.from({ length: days }, (_, at) => addDays(startsAtLocal.slice(0, 10), at));
}

/** When it is, in one text: `2026-11-23T16:30`, `2026-11-23`, and of several days `2026-11-23/2026-11-25`. They sort by time. */
export function whenOf(placed: Placed): string {
  const { startsAtLocal, days = 1 } = placed;
  return days > 1 ? `${startsAtLocal}/${lastDay(placed)}` : startsAtLocal;
}

export function hasHour(when: string): boolean {
  return when.includes('T');
}

/** Wall clock from which its result is missing: its beginning, or the end of the last of its days. */
export function awaitedFrom(when: string): string {
  return hasHour(when) ? when : `${when.slice(-10)}T24:00`;
}
