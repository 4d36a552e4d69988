/** Todo el día: a day is a date in every zone, over both changes of the clock, at the edges of months and years. */
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFileOf } from '@folio/functions/modules/calendar-feeds/icalendar.ts';
import { aheadUntil, remindedFrom } from '@folio/functions/modules/prospects/appointment-moments.ts';
import { awaitedFrom, daysTaken, lastDay, whenOf } from '@folio/shared/appointments/all-day.rules.ts';
import { appointmentChanges, newAppointment } from '@folio/shared/appointments/appointment.schema.ts';
import { overlap } from '@folio/shared/appointments/appointment.rules.ts';
import { daysOf } from '@folio/shared/appointments/recurrence.rules.ts';
import { outsideWork, type WorkCalendar } from '@folio/shared/company/work-hours.rules.ts';
import { attentionOf } from '@folio/shared/prospects/attention.rules.ts';
import { whenSpans } from '@folio/shared/pdf/dossier/dossier-words.ts';
import { wallClockIn } from '@folio/shared/values/days.ts';

const zones = [
  'America/Tijuana',
  'America/Ciudad_Juarez',
  'America/Ojinaga',
  'America/Cancun',
  'America/Hermosillo',
  'America/Mexico_City',
];

/** First day, how many, and the day after the last. */
const spans: [what: string, day: string, days: number, after: string][] = [
  ['the day on which the border goes to summer', '2026-03-08', 1, '2026-03-09'],
  ['the days around it', '2026-03-07', 3, '2026-03-10'],
  ['the day on which the border goes back, of 25 hours', '2026-11-01', 1, '2026-11-02'],
  ['the days around it', '2026-10-31', 3, '2026-11-03'],
  ['the end of a month', '2026-04-30', 2, '2026-05-02'],
  ['the end of a year', '2026-12-31', 2, '2027-01-02'],
  ['the 29th of February', '2028-02-29', 1, '2028-03-01'],
  ['February of a leap year into March', '2028-02-28', 3, '2028-03-02'],
  ['two weeks', '2026-11-20', 14, '2026-12-04'],
];
const everywhere = zones.flatMap((zone) => spans.map((span) => [zone, ...span] as const));

describe('whole days', () => {
  test.each(everywhere)('in %s: %s begin and end with their dates', (timeZone, _, day, days, after) => {
    const placed = { startsAtLocal: day, days, timeZone, startsAt: undefined };
    expect(wallClockIn(timeZone, new Date(remindedFrom(placed)))).toBe(`${day}T09:00`);
    expect(wallClockIn(timeZone, new Date(aheadUntil(placed)))).toBe(`${after}T00:00`);
  });

  test.each(everywhere)('in %s: %s are read as those dates by another program', (_zone, _, day, days, after) => {
    const file = calendarFileOf({
      name: 'Citas',
      host: 'folio.example',
      stamp: new Date('2026-01-01T12:00:00Z'),
      events: [{ id: 'apt_1', sequence: 1, when: { day, days }, summary: 'Feria' }],
    });
    const calendar = new ICAL.Component(ICAL.parse(file));
    const [component] = calendar.getAllSubcomponents('vevent');
    if (!component) throw new Error('there is no event');
    const event = new ICAL.Event(component);
    expect(event.startDate.isDate).toBe(true);
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual([day, after]);
    expect(component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    // No zone is told where none matters.
    expect(calendar.getAllSubcomponents('vtimezone')).toEqual([]);
    expect(file).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`);
  });

  test.each(spans)('%s show on each of them', (_, day, days, after) => {
    const taken = daysTaken({ startsAtLocal: day, days });
    expect(taken).toHaveLength(days);
    expect([taken[0], taken.at(-1)]).toEqual([day, lastDay({ startsAtLocal: day, days })]);
    expect(taken).not.toContain(after);
  });

  test('are told in one text that sorts before the hours of its first day', () => {
    const told = [
      whenOf({ startsAtLocal: '2026-11-24T00:00' }),
      whenOf({ startsAtLocal: '2026-11-24', days: 3 }),
      whenOf({ startsAtLocal: '2026-11-24', days: 1 }),
      whenOf({ startsAtLocal: '2026-11-23T23:30' }),
    ];
    expect(told.toSorted()).toEqual(['2026-11-23T23:30', '2026-11-24', '2026-11-24/2026-11-26', '2026-11-24T00:00']);
  });

  test('of the 31st each month are its last day where it has none', () => {
    const rule = { frequency: 'monthly', by: 'day', every: 1, count: 4 } as const;
    expect(daysOf(rule, '2027-12-31')).toEqual(['2027-12-31', '2028-01-31', '2028-02-29', '2028-03-31']);
  });

  test('overlap with nothing: they take nobody’s hours', () => {
    const fair = { startsAtLocal: '2026-11-24', days: 3 };
    expect(overlap(fair, { startsAtLocal: '2026-11-24T10:00', minutes: 60 })).toBe(false);
    expect(overlap({ startsAtLocal: '2026-11-24T10:00', minutes: 60 }, fair)).toBe(false);
    expect(overlap(fair, fair)).toBe(false);
  });
});

describe('the light of a prospect', () => {
  const following = (appointmentAt: string, now: string) => attentionOf({ status: 'following', appointmentAt }, now);

  test.each([
    ['2026-11-24', '2026-11-23T23:59', 'good'],
    ['2026-11-24', '2026-11-24T00:00', 'today'],
    ['2026-11-24', '2026-11-24T23:59', 'today'],
    ['2026-11-24', '2026-11-25T00:00', 'no-result'],
    ['2026-11-24/2026-11-26', '2026-11-23T23:59', 'good'],
    ['2026-11-24/2026-11-26', '2026-11-25T12:00', 'today'],
    ['2026-11-24/2026-11-26', '2026-11-26T23:59', 'today'],
    ['2026-11-24/2026-11-26', '2026-11-27T00:00', 'no-result'],
    ['2026-12-31/2027-01-01', '2027-01-01T08:00', 'today'],
  ])('with %s at %s is %s: asked from the end of its last day', (appointmentAt, now, cause) => {
    expect(following(appointmentAt, now).cause).toBe(cause);
  });

  test('an hour is awaited before whole days that began before it and go on', () => {
    expect(awaitedFrom('2026-11-24T09:00') < awaitedFrom('2026-11-23/2026-11-26')).toBe(true);
  });
});

describe('the dossier', () => {
  test.each([
    ['2026-11-24', 'mar 24 nov 2026 todo el día'],
    ['2026-11-24/2026-11-26', 'mar 24 nov 2026 al jue 26 nov 2026'],
    ['2026-11-24T16:30', 'mar 24 nov 2026 4:30 p. m.'],
  ])('says of %s «%s»', (when, words) => {
    const text = whenSpans(when).map((span) => span.text);
    expect(text.join('').replace(/\s+/g, ' ')).toBe(words);
  });
});

describe('days that are not worked', () => {
  const calendar: WorkCalendar = {
    workWeek: [1, 2, 3, 4, 5],
    workHours: [],
    holidays: [{ day: '2026-11-16', name: 'Revolución' }],
  };

  test.each([
    ['2026-11-24', 1, undefined],
    ['2026-11-22', 1, { kind: 'rest', weekday: 0 }],
    ['2026-11-26', 3, { kind: 'rest', weekday: 6 }],
    ['2026-11-16', 1, { kind: 'holiday', name: 'Revolución' }],
    ['2026-11-13', 4, { kind: 'rest', weekday: 6 }],
  ])('of %s and %s days are told, and never an hour', (startsAtLocal, days, expected) => {
    expect(outsideWork(calendar, { startsAtLocal, days })).toEqual(expected);
  });
});

describe('what is sent', () => {
  const pathsOf = (schema: typeof newAppointment | typeof appointmentChanges, body: object) =>
    schema.safeParse(body).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const day = '2026-11-24';

  test.each([
    [{ day, days: 1 }, []],
    [{ day, days: 14 }, []],
    [{ day, days: 0 }, ['days']],
    [{ day, days: 15 }, ['days']],
    [{ day, days: 1.5 }, ['days']],
    [{ day, days: 1, time: '09:00' }, ['time']],
    [{ day, days: 1, minutes: 30 }, ['minutes']],
    [{ day, days: 1, time: '09:00', minutes: 30 }, ['time', 'minutes']],
    [{ day }, ['time', 'minutes']],
    [{ day, time: '09:00' }, ['minutes']],
  ])('as a new one %j is refused at %j', (body, paths) => {
    expect(pathsOf(newAppointment, body)).toEqual(paths);
  });

  test.each([
    [{ day, days: 2 }, []],
    [{ days: 2 }, ['day']],
    [{ day }, ['time']],
    [{ time: '09:00' }, ['time']],
    [{ day, days: 2, time: '09:00' }, ['time']],
    [{ day, days: 15 }, ['days']],
    [{ day, time: '09:00' }, []],
  ])('as a change %j is refused at %j', (body, paths) => {
    expect(pathsOf(appointmentChanges, body)).toEqual(paths);
  });
});
