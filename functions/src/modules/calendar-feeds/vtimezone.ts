/**
 * The clock of a zone as iCalendar tells it: every change of it between two moments, as the time zone data of the runtime knows
 * them. Mexico has had no daylight saving since 2022 but at its border, which follows the United States.
 */
import { Temporal } from 'temporal-polyfill';

interface Observance {
  /** Moment of the change; without one it was always so. */
  at: Temporal.ZonedDateTime | undefined;
  fromNs: number;
  toNs: number;
  name: string;
}

/** @returns a VTIMEZONE that holds for every moment from the first to the last */
export function vtimezoneOf(timeZone: string, span: { from: Date; until: Date }): string {
  const first = zoned(timeZone, span.from);
  const lastMs = span.until.getTime();
  const observances: Observance[] = [observanceAt(first.getTimeZoneTransition('previous'), first)];
  for (
    let at = first.getTimeZoneTransition('next');
    at && at.epochMilliseconds <= lastMs;
    at = at.getTimeZoneTransition('next')
  ) {
    observances.push(observanceAt(at, at));
  }
  const told = observances.flatMap(componentOf);
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...told, 'END:VTIMEZONE'].join('\r\n');
}

function zoned(timeZone: string, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
}

function observanceAt(change: Temporal.ZonedDateTime | null, after: Temporal.ZonedDateTime): Observance {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: after.timeZoneId, timeZoneName: 'short' })
    .formatToParts(new Date(after.epochMilliseconds))
    .find(({ type }) => type === 'timeZoneName')?.value;
  return {
    at: change ?? undefined,
    fromNs: (change?.subtract({ nanoseconds: 1 }) ?? after).offsetNanoseconds,
    toNs: after.offsetNanoseconds,
    name: name ?? after.offset,
  };
}

function componentOf({ at, fromNs, toNs, name }: Observance): string[] {
  const kind = toNs > fromNs ? 'DAYLIGHT' : 'STANDARD';
  return [
    `BEGIN:${kind}`,
    `DTSTART:${at ? localBefore(at, fromNs) : '19700101T000000'}`,
    `TZOFFSETFROM:${offsetWords(fromNs)}`,
    `TZOFFSETTO:${offsetWords(toNs)}`,
    `TZNAME:${name}`,
    `END:${kind}`,
  ];
}

/** What the clock said at the change, before it was turned. */
function localBefore(at: Temporal.ZonedDateTime, fromNs: number): string {
  const local = new Date(at.epochMilliseconds + fromNs / 1_000_000).toISOString();
  return local.slice(0, 19).replace(/[-:]/g, '');
}

/** `-0600`. */
function offsetWords(ns: number): string {
  const minutes = Math.round(Math.abs(ns) / 60_000_000_000);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${ns < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`;
}
