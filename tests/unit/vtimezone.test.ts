/** The clock of a zone as iCalendar tells it, read by a library that is not ours, against the runtime's own. */
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFileOf } from '@folio/functions/modules/calendar-feeds/icalendar.ts';
import { timeZones } from '@folio/shared/values/time-zones.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';

/** Either side of both changes of 2026 at the border, the hour that is skipped and the one that comes twice; and plain days. */
const times = [
  '2026-01-15T09:00',
  '2026-03-08T01:30',
  '2026-03-08T02:30',
  '2026-03-08T03:30',
  '2026-03-09T09:00',
  '2026-07-01T23:59',
  '2026-11-01T00:30',
  '2026-11-01T01:30',
  '2026-11-01T02:30',
  '2026-12-24T18:00',
];

function fileFor(timeZone: string): string {
  const events = times.map((local, at) => ({
    id: `apt_${at}`,
    sequence: at,
    when: { startsAt: instantOf(local, timeZone), timeZone, minutes: 120 },
    summary: 'Visita',
  }));
  return calendarFileOf({ name: 'Prueba, «todo»; bien', host: 'folio.example.com', stamp: new Date(0), events });
}

describe('D8 a calendar file', () => {
  test.each(timeZones.map(({ id }) => id))('is the same moments in %s', (timeZone) => {
    const calendar = new ICAL.Component(ICAL.parse(fileFor(timeZone)));
    const zones = calendar.getAllSubcomponents('vtimezone');
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual([timeZone]);
    const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
    const ends = events.map((event) => event.endDate.toJSDate().getTime() - event.startDate.toJSDate().getTime());
    expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual(
      times.map((local) => instantOf(local, timeZone)),
    );
    expect(ends.filter((ms) => ms !== 120 * 60_000)).toEqual([]);
  });

  test('says its name, and every line ends and folds as it should', () => {
    const text = fileFor('America/Tijuana');
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Prueba «todo» bien');
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  });
});
