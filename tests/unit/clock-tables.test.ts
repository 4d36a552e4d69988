/**
 * Appointments over both changes of the clocks of 2026 in the zones where Mexico differs: the hour that is skipped, the one
 * that comes twice, days of 23 and of 25 hours; and the edges of days, months and years on each clock.
 */
import { describe, expect, test } from 'vitest';
import { endOf, later, minutesBetween, overlap } from '@folio/shared/appointments/appointment.rules.ts';
import { addDays, dayIn, wallClockIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { localTimeThere } from '../../web/src/lib/appointments/zone-hints.rules.ts';
import { spanOf } from '../../web/src/lib/calendar/calendar-span.rules.ts';
import { isWithin } from '../../web/src/lib/calendar/span.rules.ts';

const spring = '2026-03-08';
const autumn = '2026-11-01';

/** UTC's hour of local midnight before and after each change. */
const zones: [zone: string, changes: boolean, winter: number, summer: number][] = [
  ['America/Tijuana', true, 8, 7],
  ['America/Ciudad_Juarez', true, 7, 6],
  ['America/Ojinaga', true, 6, 5],
  ['America/Cancun', false, 5, 5],
  ['America/Hermosillo', false, 7, 7],
  ['America/Mexico_City', false, 6, 6],
];

function hoursOf(day: string, zone: string): number {
  const [from, to] = [day, addDays(day, 1)].map((one) => Date.parse(instantOf(`${one}T00:00`, zone)));
  return ((to ?? 0) - (from ?? 0)) / 3_600_000;
}

const utc = (day: string, hours: number, minutes = 0) =>
  new Date(Date.parse(`${day}T00:00Z`) + (hours * 60 + minutes) * 60_000).toISOString();

describe.each(zones)('in %s', (zone, changes, winter, summer) => {
  test('the days of the changes have 23 and 25 hours where the clocks change, and the days beside them 24', () => {
    expect([addDays(spring, -1), spring, addDays(spring, 1)].map((day) => hoursOf(day, zone))).toEqual(
      changes ? [24, 23, 24] : [24, 24, 24],
    );
    expect([addDays(autumn, -1), autumn, addDays(autumn, 1)].map((day) => hoursOf(day, zone))).toEqual(
      changes ? [24, 25, 24] : [24, 24, 24],
    );
  });

  test('what is typed into the skipped hour is an hour later, and is told so', () => {
    const at = instantOf(`${spring}T02:30`, zone);
    expect(at).toBe(utc(spring, winter + 2, 30));
    expect(wallClockIn(zone, new Date(at))).toBe(`${spring}T${changes ? '03:30' : '02:30'}`);
  });

  test('what is typed into the hour that comes twice is the first of them', () => {
    const at = instantOf(`${autumn}T01:30`, zone);
    expect(at).toBe(utc(autumn, summer + 1, 30));
    expect(wallClockIn(zone, new Date(at))).toBe(`${autumn}T01:30`);
    expect(instantOf(`${autumn}T02:30`, zone)).toBe(utc(autumn, winter + 2, 30));
  });

  test.each([
    [`${addDays(spring, -1)}T23:30`, 'winter'],
    [`${addDays(spring, 1)}T00:00`, 'summer'],
    [`${addDays(autumn, -1)}T23:59`, 'summer'],
    [`${addDays(autumn, 1)}T09:00`, 'winter'],
    ['2026-02-28T23:45', 'winter'],
    ['2026-12-31T23:59', 'winter'],
    ['2027-01-01T00:00', 'winter'],
    ['2028-02-29T12:00', 'winter'],
  ])('%s is read back as it was written, on its own day', (local, season) => {
    const at = new Date(instantOf(local, zone));
    expect(at.toISOString()).toBe(
      new Date(Date.parse(`${local}Z`) + (season === 'winter' ? winter : summer) * 3_600_000).toISOString(),
    );
    expect(wallClockIn(zone, at)).toBe(local);
    expect(dayIn(zone, at)).toBe(local.slice(0, 10));
  });

  test('the last minute of a month and the first of the next are of two months, two weeks and two days as they are there', () => {
    const edge = Date.parse(instantOf('2026-12-01T00:00', zone));
    const [before, after] = [dayIn(zone, new Date(edge - 60_000)), dayIn(zone, new Date(edge))];
    expect([before, after]).toEqual(['2026-11-30', '2026-12-01']);
    const sunday = Date.parse(instantOf('2026-11-29T00:00', zone));
    const week = spanOf({ view: 'semana', day: dayIn(zone, new Date(sunday)), isPhone: false });
    expect(week).toEqual({ from: '2026-11-29', to: '2026-12-05' });
    expect(isWithin(week, dayIn(zone, new Date(sunday - 60_000)))).toBe(false);
  });
});

describe('the wall clock', () => {
  test.each([
    ['a whole day on the day of 23 hours', `${spring}T00:00`, 1440, `${addDays(spring, 1)}T00:00`],
    ['a whole day on the day of 25 hours', `${autumn}T00:00`, 1440, `${addDays(autumn, 1)}T00:00`],
    ['an hour over midnight and the year', '2026-12-31T23:30', 60, '2027-01-01T00:30'],
    ['a whole day on the leap day', '2028-02-29T00:00', 1440, '2028-03-01T00:00'],
    ['from the leap day into March', '2028-02-29T23:30', 45, '2028-03-01T00:15'],
    ['over the end of a February without one', '2026-02-28T23:30', 45, '2026-03-01T00:15'],
    ['from the 31st into a shorter month', '2026-08-31T23:00', 120, '2026-09-01T01:00'],
  ])('%s ends where it should', (_, startsAtLocal, minutes, end) => {
    expect(endOf({ startsAtLocal, minutes })).toBe(end);
    expect(minutesBetween(startsAtLocal, end)).toBe(minutes);
    expect(later(end, -minutes)).toBe(startsAtLocal);
  });

  test('a whole day is at once with all of its hours, and with none of the days beside it', () => {
    const whole = { startsAtLocal: `${autumn}T00:00`, minutes: 1440 };
    const at = (startsAtLocal: string) => overlap(whole, { startsAtLocal, minutes: 30 });
    expect([at(`${autumn}T00:00`), at(`${autumn}T01:30`), at(`${autumn}T23:30`)]).toEqual([true, true, true]);
    expect([at(`${addDays(autumn, -1)}T23:30`), at(`${addDays(autumn, 1)}T00:00`)]).toEqual([false, false]);
  });
});

describe('the hour of the prospect, beside the company’s', () => {
  test.each([
    ['in the last minute of winter in Tijuana', 'BCN', 'America/Mexico_City', `${spring}T03:59`, `${spring}T01:59`],
    ['in its first of summer', 'BCN', 'America/Mexico_City', `${spring}T04:00`, `${spring}T03:00`],
    ['in its last of summer', 'BCN', 'America/Mexico_City', `${autumn}T02:59`, `${autumn}T01:59`],
    ['in its first of winter, the hour come twice', 'BCN', 'America/Mexico_City', `${autumn}T03:00`, `${autumn}T01:00`],
    ['of Cancún, in December', 'ROO', 'America/Mexico_City', '2026-12-31T23:30', '2027-01-01T00:30'],
    ['of Sonora, seen from Tijuana in winter', 'SON', 'America/Tijuana', `${spring}T01:59`, `${spring}T02:59`],
    ['of Sonora, seen from Tijuana in summer', 'SON', 'America/Tijuana', `${spring}T03:00`, undefined],
    ['of Sonora, once the clocks of Tijuana went back', 'SON', 'America/Tijuana', `${autumn}T02:00`, `${autumn}T03:00`],
    [
      'of Mexico City, seen from Ciudad Juárez in winter',
      'CMX',
      'America/Ciudad_Juarez',
      '2026-12-01T09:00',
      '2026-12-01T10:00',
    ],
    [
      'of Mexico City, seen from Ciudad Juárez in summer',
      'CMX',
      'America/Ciudad_Juarez',
      '2026-07-01T09:00',
      undefined,
    ],
    ['of Mexico City, seen from Ojinaga in summer', 'CMX', 'America/Ojinaga', '2026-07-01T09:00', '2026-07-01T08:00'],
  ] as const)('%s', (_, state, timeZone, local, there) => {
    expect(localTimeThere({ place: { state }, timeZone }, local)).toBe(there);
  });
});
