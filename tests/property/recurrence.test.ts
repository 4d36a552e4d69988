/** The days of a series against a library of recurrence rules (RFC 5545). */
import * as fc from 'fast-check';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { daysOf, lastDayOf, ordinalOf, type Recurrence } from '@folio/shared/appointments/recurrence.rules.ts';
import { weekday } from '@folio/shared/values/days.ts';

const letters = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const letterOf = (day: number): string => letters[day] ?? '';

const rule = fc.oneof(
  fc.record({ frequency: fc.constant('daily' as const) }),
  fc.record({
    frequency: fc.constant('weekly' as const),
    weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  }),
  fc.record({
    frequency: fc.constant('monthly' as const),
    by: fc.constantFrom('day' as const, 'weekday' as const, 'last-weekday' as const),
  }),
);
const from = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** How RFC 5545 writes it; the 31st of a shorter month is its last day. */
function partsOf(recurrence: Recurrence, first: string): object {
  if (recurrence.frequency === 'daily') return { freq: 'DAILY' };
  if (recurrence.frequency === 'weekly') return { freq: 'WEEKLY', byDay: recurrence.weekdays.map(letterOf) };
  const day = letterOf(weekday(first));
  const ordinal = ordinalOf(first);
  const number = Number(first.slice(8));
  if (recurrence.by === 'day') {
    if (number <= 28) return { freq: 'MONTHLY', byMonthDay: [number] };
    const until = Array.from({ length: number - 27 }, (_, at) => 28 + at);
    return { freq: 'MONTHLY', byMonthDay: until, bySetPos: [-1] };
  }
  // The fifth of a month that has four is the fourth.
  const isLast = recurrence.by === 'last-weekday' || ordinal === 5;
  return { freq: 'MONTHLY', byDay: [`${isLast ? -1 : ordinal}${day}`] };
}

test('are those that the library finds, whatever the rule, its step and its beginning', () => {
  fc.assert(
    fc.property(
      rule,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 2, max: 52 }),
      from,
      (made, every, count, first) => {
        const recurrence: Recurrence = { ...made, every, count };
        const theirs = new RRuleTemporal({
          ...(partsOf(recurrence, first) as { freq: 'DAILY' }),
          interval: every,
          wkst: 'SU',
          count,
          dtstart: Temporal.ZonedDateTime.from(`${first}T00:00:00[UTC]`),
        });
        const days = theirs.all().map((moment) => moment.toString().slice(0, 10));
        expect(daysOf(recurrence, first)).toEqual(days.filter((day) => day <= lastDayOf(first)));
      },
    ),
    { numRuns: 200 },
  );
});
