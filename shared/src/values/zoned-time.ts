/** Wall-clock time in a zone → the moment. Apart from local-date.ts because the polyfill weighs 19 kB: load it where used. */
import { Temporal } from 'temporal-polyfill';

/**
 * Moment of a wall-clock time. A time skipped by daylight saving moves forward by the gap, a repeated one is the first
 * (Temporal's `compatible`), as calendars do.
 * @param local `YYYY-MM-DDTHH:MM`
 * @returns ISO instant in UTC with milliseconds
 */
export function instantOf(local: string, timeZone: string): string {
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);
  return new Date(zoned.epochMilliseconds).toISOString();
}
