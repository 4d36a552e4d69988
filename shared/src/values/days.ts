/** Days and months as text, counted and asked about. Apart from local-date.ts, whose schemas bring zod along. */

/** Day of the wall clock in a zone. `new Date` is read only by callers that were given it. */
export function dayIn(timeZone: string, at: Date): string {
  // en-CA writes ISO dates, and Intl knows Mexico's zones after 2022 (no daylight saving but for the border).
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

// Making one takes a hundred times as long as using it.
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Wall clock in a zone, `YYYY-MM-DDTHH:MM`. */
export function wallClockIn(timeZone: string, at: Date): string {
  // sv-SE writes ISO dates: `2026-11-23 16:30`.
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, clock);
  return clock.format(at).replace(' ', 'T');
}

/** The day `count` days later (or earlier). */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** How many days later the other is; negative when it is before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** The month `count` months later (or earlier). */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const total = year * 12 + number - 1 + count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

/** Is it a day that exists, from 1900 to 2199? The question of `localDate`, for addresses and the like. */
export function isDay(text: string | null | undefined): text is string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900-01-01' || text > '2199-12-31') return false;
  const date = new Date(`${text}T12:00:00Z`);
  // The 30th of February is the 2nd of March to Date.
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** A month, asked of an address. */
export function isMonth(text: string | null): text is string {
  return isDay(`${text}-01`);
}

/** `HH:MM`, 24 hours. */
export const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A time of the day, asked of an address. */
export function isTime(text: string | null | undefined): text is string {
  return timePattern.test(text ?? '');
}
