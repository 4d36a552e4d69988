/** Repetir: the days of a series by tables, its moments over daylight saving, and what of a series a change is meant for. */
import { describe, expect, test } from 'vitest';
import { seriesOf } from '@folio/functions/modules/prospects/appointment-series.ts';
import { meantBy } from '@folio/shared/appointments/appointment.rules.ts';
import { newAppointment } from '@folio/shared/appointments/appointment.schema.ts';
import { daysOf, recurrenceFault, type Recurrence } from '@folio/shared/appointments/recurrence.rules.ts';

const cases: [what: string, rule: Recurrence, from: string, days: string[]][] = [
  ['every day', { frequency: 'daily', every: 1, count: 3 }, '2026-12-30', ['2026-12-30', '2026-12-31', '2027-01-01']],
  [
    'every third day until a day that is one of them',
    { frequency: 'daily', every: 3, until: '2027-03-02' },
    '2027-02-24',
    ['2027-02-24', '2027-02-27', '2027-03-02'],
  ],
  [
    'each Tuesday',
    { frequency: 'weekly', every: 1, weekdays: [2], count: 3 },
    '2026-12-01',
    ['2026-12-01', '2026-12-08', '2026-12-15'],
  ],
  [
    'Mondays and Thursdays, from a Tuesday on',
    { frequency: 'weekly', every: 1, weekdays: [4, 1], count: 4 },
    '2026-12-01',
    ['2026-12-03', '2026-12-07', '2026-12-10', '2026-12-14'],
  ],
  [
    'Sundays and Saturdays of every second week: the week begins on Sunday',
    { frequency: 'weekly', every: 2, weekdays: [0, 6], count: 4 },
    '2026-12-05',
    ['2026-12-05', '2026-12-13', '2026-12-19', '2026-12-27'],
  ],
  [
    'the 31st, and the last day of shorter months',
    { frequency: 'monthly', every: 1, by: 'day', count: 5 },
    '2026-12-31',
    ['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'],
  ],
  [
    'the 29th of February every twelve months, and the 28th of other years',
    { frequency: 'monthly', every: 12, by: 'day', count: 3 },
    '2028-02-29',
    ['2028-02-29', '2029-02-28', '2030-02-28'],
  ],
  [
    'the 30th over a February with a leap day',
    { frequency: 'monthly', every: 1, by: 'day', count: 3 },
    '2028-01-30',
    ['2028-01-30', '2028-02-29', '2028-03-30'],
  ],
  [
    'the second Tuesday of every second month',
    { frequency: 'monthly', every: 2, by: 'weekday', count: 3 },
    '2026-12-08',
    ['2026-12-08', '2027-02-09', '2027-04-13'],
  ],
  [
    'the fifth Tuesday, and the fourth where there are but four',
    { frequency: 'monthly', every: 1, by: 'weekday', count: 4 },
    '2026-12-29',
    ['2026-12-29', '2027-01-26', '2027-02-23', '2027-03-30'],
  ],
  [
    'the last Friday of each month, from a day before it on',
    { frequency: 'monthly', every: 1, by: 'last-weekday', until: '2027-02-28' },
    '2026-12-04',
    ['2026-12-25', '2027-01-29', '2027-02-26'],
  ],
  [
    'without those left out, which count all the same',
    { frequency: 'weekly', every: 1, weekdays: [2], count: 4, except: ['2026-12-08', '2026-12-15'] },
    '2026-12-01',
    ['2026-12-01', '2026-12-22'],
  ],
];

test.each(cases)('%s', (_, rule, from, days) => {
  expect(recurrenceFault(rule, from)).toBeUndefined();
  expect(daysOf(rule, from)).toEqual(days);
});

const weekly: Recurrence = { frequency: 'weekly', every: 1, weekdays: [2] };

test.each<[code: string, rule: Recurrence]>([
  ['one_end', weekly],
  ['one_end', { ...weekly, count: 3, until: '2027-01-01' }],
  ['too_far', { ...weekly, until: '2029-01-01' }],
  ['too_far', { frequency: 'monthly', every: 1, by: 'day', count: 52 }],
  ['too_many', { ...weekly, until: '2028-06-01' }],
  ['too_few', { ...weekly, until: '2026-12-03' }],
  ['none_left', { ...weekly, count: 2, except: ['2026-12-01', '2026-12-08'] }],
])('a series is refused as %s', (code, rule) => {
  expect(recurrenceFault(rule, '2026-12-01')?.code).toBe(code);
});

test('fifty-two weeks fit, and a rule that never meets a day ends all the same', () => {
  expect(recurrenceFault({ ...weekly, count: 52 }, '2026-12-01')).toBeUndefined();
  expect(daysOf({ ...weekly, count: 52 }, '2026-12-01')).toHaveLength(52);
  expect(daysOf({ frequency: 'monthly', every: 99, by: 'day', count: 9 }, '2026-12-01')).toEqual(['2026-12-01']);
});

describe('a weekly 09:00 stays 09:00', () => {
  // Over both changes of 2026: the border moves in March and November, the rest of the country does not.
  const at = (hours: number) => `${String(9 + hours).padStart(2, '0')}:00`;
  test.each<[zone: string, march: [number, number], november: [number, number]]>([
    ['America/Tijuana', [8, 7], [7, 8]],
    ['America/Ciudad_Juarez', [7, 6], [6, 7]],
    ['America/Ojinaga', [6, 5], [5, 6]],
    ['America/Cancun', [5, 5], [5, 5]],
    ['America/Hermosillo', [7, 7], [7, 7]],
    ['America/Mexico_City', [6, 6], [6, 6]],
  ])('in %s', (timeZone, march, november) => {
    const moments = (day: string) =>
      seriesOf(
        { seriesId: 'ser_0', first: 'apt_0', on: (one) => `apt_${one}` },
        newAppointment.parse({
          day,
          time: '09:00',
          minutes: 30,
          recurrence: { frequency: 'weekly', weekdays: [2], count: 2 },
        }),
        timeZone,
      ).map(({ startsAtLocal, startsAt }) => [startsAtLocal.slice(11), startsAt?.slice(0, 16)]);
    expect(moments('2026-03-03')).toEqual([
      ['09:00', `2026-03-03T${at(march[0])}`],
      ['09:00', `2026-03-10T${at(march[1])}`],
    ]);
    expect(moments('2026-10-27')).toEqual([
      ['09:00', `2026-10-27T${at(november[0])}`],
      ['09:00', `2026-11-03T${at(november[1])}`],
    ]);
  });
});

describe('of a series', () => {
  const one = (id: string, changes: object = {}) => ({
    id,
    startsAtLocal: `2026-12-0${id}T09:00`,
    outcome: 'pending' as const,
    seriesId: 'ser_1',
    ...changes,
  });
  const all = [one('1', { outcome: 'held' }), one('2'), one('3'), one('4'), one('5', { seriesId: 'ser_2' })];
  const ids = (scope: Parameters<typeof meantBy>[0], id: string) => {
    const inHand = all.find((other) => other.id === id);
    return inHand && meantBy(scope, inHand, all).map((other) => other.id);
  };

  test.each([
    ['one', '3', ['3']],
    ['following', '3', ['3', '4']],
    ['all', '3', ['2', '3', '4']],
    ['all', '1', ['1', '2', '3', '4']],
    ['all', '5', ['5']],
  ] as const)('%s of %s are meant: %j, and what was held only when it is the one in hand', (scope, id, meant) => {
    expect(ids(scope, id)).toEqual(meant);
  });

  test('what does not recur is alone, whatever is asked', () => {
    const alone = one('9', { seriesId: undefined });
    expect(meantBy('all', alone, [alone, one('8', { seriesId: undefined })])).toEqual([alone]);
  });
});
