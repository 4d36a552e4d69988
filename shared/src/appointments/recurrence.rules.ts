/**
 * Repetir: on which days an appointment recurs. Days alone: each occurrence then has its own moment, so that nine in the
 * morning stays nine in the morning over daylight saving. Of a calendar without zones forty lines are enough: the library
 * for such rules weighs 52 kB, and the tests compare with it.
 */
import { addDays, addMonths, weekday } from '../values/days.ts';

export const frequencies = ['daily', 'weekly', 'monthly'] as const;
export type Frequency = (typeof frequencies)[number];

/** Of every month: the same number, or the same weekday counted from its beginning or from its end. */
export const monthlyBys = ['day', 'weekday', 'last-weekday'] as const;
export type MonthlyBy = (typeof monthlyBys)[number];

export type Recurrence = (
  | { frequency: 'daily' }
  /** 0 = Sunday … 6 = Saturday. */
  | { frequency: 'weekly'; weekdays: number[] }
  | { frequency: 'monthly'; by: MonthlyBy }
) & {
  /** Each day, week or month; or only one in so many. */
  every: number;
  /** How many there are, counting those of `except`; or else the last day there may be one. */
  count?: number | undefined;
  until?: string | undefined;
  /** Days left out. */
  except?: string[] | undefined;
};

/** A year of weeks: as many as are stored in one transaction. */
export const mostOccurrences = 52;
export const mostEvery = 99;
const longestDays = 731;

/** The last day on which an occurrence may be, two years later. */
export function lastDayOf(from: string): string {
  return addDays(from, longestDays);
}

/** The days of a series, in order, from `from` on; those left out are not among them. */
export function daysOf(recurrence: Recurrence, from: string): string[] {
  const { except = [] } = recurrence;
  return ruledDays(recurrence, from).filter((day) => !except.includes(day));
}

/** With those left out, and at most one more than there may be. */
function ruledDays(recurrence: Recurrence, from: string): string[] {
  const { count = mostOccurrences + 1, until } = recurrence;
  const end = lastDayOf(from);
  const last = until !== undefined && until < end ? until : end;
  const days: string[] = [];
  for (let step = 0; days.length < count; step += recurrence.every) {
    const found = daysOfStep(recurrence, from, step).filter((day) => day >= from);
    days.push(...found.filter((day) => day <= last));
    // Weeks begin before `from`, months end after it: only a step that lies beyond the end has nothing behind it.
    if (startOfStep(recurrence, from, step) > last) break;
  }
  return days.slice(0, count);
}

function startOfStep({ frequency }: Recurrence, from: string, step: number): string {
  if (frequency === 'daily') return addDays(from, step);
  if (frequency === 'weekly') return addDays(from, 7 * step - weekday(from));
  return `${addMonths(from.slice(0, 7), step)}-01`;
}

function daysOfStep(recurrence: Recurrence, from: string, step: number): string[] {
  const start = startOfStep(recurrence, from, step);
  if (recurrence.frequency === 'daily') return [start];
  if (recurrence.frequency === 'weekly') return recurrence.weekdays.toSorted().map((day) => addDays(start, day));
  return [dayOfMonth(start, from, recurrence.by)];
}

/** The 31st of a shorter month is its last day, and the fifth Tuesday of one that has four is the fourth: no month is left out. */
function dayOfMonth(first: string, from: string, by: MonthlyBy): string {
  const last = addDays(`${addMonths(first.slice(0, 7), 1)}-01`, -1);
  const number = Number(from.slice(8));
  if (by === 'day') return earlier(addDays(first, number - 1), last);
  const lastOne = addDays(last, -((weekday(last) - weekday(from) + 7) % 7));
  if (by === 'last-weekday') return lastOne;
  const firstOne = addDays(first, (weekday(from) - weekday(first) + 7) % 7);
  return earlier(addDays(firstOne, 7 * (ordinalOf(from) - 1)), lastOne);
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

/** 2 of the second Tuesday of its month. */
export function ordinalOf(day: string): number {
  return Math.ceil(Number(day.slice(8)) / 7);
}

/** Whether none of its weekday comes after it in its month. */
export function isLastOfMonth(day: string): boolean {
  return addDays(day, 7).slice(0, 7) !== day.slice(0, 7);
}

/** Why a series from this day on cannot be; the sentence stands beside «Repetir». */
export function recurrenceFault(recurrence: Recurrence, from: string): { code: string; message: string } | undefined {
  const { count, until } = recurrence;
  if ((count === undefined) === (until === undefined)) {
    return { code: 'one_end', message: 'Di cuántas veces, o hasta qué día.' };
  }
  if (until !== undefined && until > lastDayOf(from)) {
    return { code: 'too_far', message: 'Repite a lo más durante dos años.' };
  }
  const days = ruledDays(recurrence, from);
  if (count !== undefined && days.length < count) {
    return { code: 'too_far', message: 'Son más de dos años: repite menos veces.' };
  }
  if (days.length > mostOccurrences) {
    return { code: 'too_many', message: `Son más de ${mostOccurrences} citas: termina antes.` };
  }
  if (days.length < 2)
    return { code: 'too_few', message: 'Así sólo hay una cita: repite más veces o termina después.' };
  if (daysOf(recurrence, from).length === 0) {
    return { code: 'none_left', message: 'Omitiste todas: deja al menos una.' };
  }
  return undefined;
}
