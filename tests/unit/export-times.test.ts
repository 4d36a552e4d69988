import { describe, expect, test } from 'vitest';
import { isOwed, lastRun, nextRunAt } from '@folio/functions/modules/exports/run-times.ts';
import { exportedPeriod, type Cadence } from '@folio/shared/exports/export.rules.ts';

const mexico = 'America/Mexico_City';
const border = 'America/Tijuana';
const daily = (time: string): Cadence => ({ every: 'daily', weekday: 1, monthDay: 1, time });
const weekly = (weekday: number): Cadence => ({ every: 'weekly', weekday, monthDay: 1, time: '08:00' });
const monthly = (monthDay: number, time = '08:00'): Cadence => ({ every: 'monthly', weekday: 1, monthDay, time });

describe('C03 when a schedule runs', () => {
  test.each([
    ['later today', daily('08:00'), mexico, '2026-11-28T13:59:59Z', '2026-11-28T14:00:00.000Z'],
    ['not at the very moment again', daily('08:00'), mexico, '2026-11-28T14:00:00Z', '2026-11-29T14:00:00.000Z'],
    [
      'on the day of the company, not of Greenwich',
      daily('23:30'),
      mexico,
      '2026-12-01T05:00:00Z',
      '2026-12-01T05:30:00.000Z',
    ],
    ['on the Monday to come', weekly(1), mexico, '2026-11-28T18:00:00Z', '2026-11-30T14:00:00.000Z'],
    [
      'on the 31st, which is the 30th of November',
      monthly(31),
      mexico,
      '2026-11-28T18:00:00Z',
      '2026-11-30T14:00:00.000Z',
    ],
    [
      'on the 31st, which is the 28th of February',
      monthly(31),
      mexico,
      '2027-02-01T18:00:00Z',
      '2027-02-28T14:00:00.000Z',
    ],
    [
      'on the 29th of February where there is one',
      monthly(29),
      mexico,
      '2028-02-01T18:00:00Z',
      '2028-02-29T14:00:00.000Z',
    ],
    [
      'on the 30th of February of a leap year, too',
      monthly(30),
      mexico,
      '2028-02-01T18:00:00Z',
      '2028-02-29T14:00:00.000Z',
    ],
    ['the last of December, then of January', monthly(31), mexico, '2026-12-31T15:00:00Z', '2027-01-31T14:00:00.000Z'],
    [
      'the first of the hour that comes twice',
      daily('01:30'),
      border,
      '2026-11-01T07:00:00Z',
      '2026-11-01T08:30:00.000Z',
    ],
    ['and not the second of them', daily('01:30'), border, '2026-11-01T08:30:00Z', '2026-11-02T09:30:00.000Z'],
    ['an hour later where it is skipped', daily('02:30'), border, '2027-03-14T07:00:00Z', '2027-03-14T10:30:00.000Z'],
  ])('%s', (_, cadence, zone, after, at) => expect(nextRunAt(cadence, zone, new Date(after))).toBe(at));

  test.each([
    [
      'three hours late it is still the one of today',
      daily('08:00'),
      '2026-11-28T17:00:00Z',
      '2026-11-27',
      '2026-11-27',
    ],
    ['before its hour it is that of yesterday', daily('08:00'), '2026-11-28T13:00:00Z', '2026-11-26', '2026-11-26'],
    [
      'of a week that was missed the last one alone',
      daily('08:00'),
      '2026-12-05T20:00:00Z',
      '2026-12-04',
      '2026-12-04',
    ],
    ['a week from Monday to Sunday', weekly(3), '2026-11-28T18:00:00Z', '2026-11-16', '2026-11-22'],
    ['of a Sunday, the week before', weekly(0), '2026-11-29T18:00:00Z', '2026-11-16', '2026-11-22'],
    ['the month before the last day of February', monthly(31), '2028-03-01T00:00:00Z', '2028-01-01', '2028-01-31'],
    ['a leap February, on the first of March', monthly(1), '2028-03-01T18:00:00Z', '2028-02-01', '2028-02-29'],
  ])('%s', (_, cadence, now, from, to) => {
    expect(lastRun(cadence, mexico, new Date(now)).period).toEqual({ from, to });
  });

  test('no day of a month is told twice, and none is left out', () => {
    const days = Array.from({ length: 31 }, (_, at) => `2026-08-${String(at + 1).padStart(2, '0')}`);
    expect(days.map((day) => exportedPeriod('daily', day).from)).toEqual(['2026-07-31', ...days.slice(0, -1)]);
    expect(new Set(days.map((day) => exportedPeriod('monthly', day).from))).toEqual(new Set(['2026-07-01']));
  });

  const monday = weekly(1);
  const thursday = weekly(4);
  test.each<[string, [Cadence, now: string, told: string][]]>([
    [
      'to each day and back within the week: that week once',
      [
        [monday, '2026-11-23T14:01Z', '2026-11-16 2026-11-22'],
        [daily('08:00'), '2026-11-24T14:01Z', '2026-11-23 2026-11-23'],
        [thursday, '2026-11-26T14:01Z', ''],
        [thursday, '2026-12-03T14:01Z', '2026-11-23 2026-11-29'],
      ],
    ],
    [
      'from each day to each week and back: no day twice',
      [
        [daily('08:00'), '2026-11-24T14:01Z', '2026-11-23 2026-11-23'],
        [weekly(2), '2026-11-24T14:02Z', '2026-11-16 2026-11-22'],
        [daily('07:00'), '2026-11-24T14:03Z', ''],
        [daily('07:00'), '2026-11-25T14:00Z', '2026-11-24 2026-11-24'],
      ],
    ],
    [
      'to each month and back',
      [
        [monthly(1), '2026-11-01T14:01Z', '2026-10-01 2026-10-31'],
        [monday, '2026-11-02T14:01Z', '2026-10-26 2026-11-01'],
        [monthly(15), '2026-11-15T14:01Z', ''],
        [monday, '2026-11-16T14:01Z', '2026-11-09 2026-11-15'],
        [monthly(15), '2026-12-15T14:01Z', '2026-11-01 2026-11-30'],
      ],
    ],
    [
      'to another day of the same week, and to another hour',
      [
        [monday, '2026-11-23T14:01Z', '2026-11-16 2026-11-22'],
        [weekly(2), '2026-11-24T14:01Z', ''],
        [{ ...monday, time: '18:00' }, '2026-11-30T14:01Z', ''],
        [{ ...monday, time: '18:00' }, '2026-12-01T00:01Z', '2026-11-23 2026-11-29'],
      ],
    ],
    ['kept after the hour of this week: not what came before', [[monday, '2026-11-16T14:01Z', '']]],
  ])('moved %s', (_, steps) => {
    const createdAt = '2026-10-30T00:00:00.000Z';
    let toldUntil: Parameters<typeof isOwed>[0]['toldUntil'] = {};
    for (const [cadence, now, told] of steps) {
      const run = lastRun(cadence, mexico, new Date(now));
      const kept = {
        every: cadence.every,
        toldUntil,
        createdAt: steps.length > 1 ? createdAt : '2026-11-16T14:00:30.000Z',
      };
      const owed = isOwed(kept, run);
      expect(owed ? `${run.period.from} ${run.period.to}` : '', now).toBe(told);
      if (owed) toldUntil = { ...toldUntil, [cadence.every]: run.period.to };
    }
  });
});
