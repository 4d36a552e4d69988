import { describe, expect, test } from 'vitest';
import {
  added,
  conversionOf,
  daysToCloseOf,
  formerPeriod,
  monthsOf,
  spansOf,
} from '@folio/shared/reports/report.rules.ts';
import { periodsBy } from '@folio/shared/reports/report-parts.rules.ts';
import { daysOf, placeOf } from '../../web/src/lib/reports/report-place.rules.ts';

describe('F10 the days of a report', () => {
  test('what is read is as little as there is: months, days, or a month without its other days', () => {
    const spans = (from: string, to: string) =>
      spansOf({ from, to }, 'month').map((span) => `${span.sign < 0 ? '-' : ''}${span.unit} ${span.from} ${span.to}`);
    expect(spans('2026-01-01', '2026-12-31')).toEqual(['M 2026-01 2026-12']);
    expect(spans('2026-01-20', '2026-04-10')).toEqual([
      'D 2026-01-20 2026-01-31',
      'M 2026-02 2026-03',
      'D 2026-04-01 2026-04-10',
    ]);
    expect(spans('2026-01-03', '2026-04-28')).toEqual([
      '-D 2026-01-01 2026-01-02',
      'M 2026-01 2026-04',
      '-D 2026-04-29 2026-04-30',
    ]);
    expect(spans('2026-02-03', '2026-02-26')).toEqual([
      '-D 2026-02-01 2026-02-02',
      '-D 2026-02-27 2026-02-28',
      'M 2026-02 2026-02',
    ]);
    expect(spans('2026-02-10', '2026-02-11')).toEqual(['D 2026-02-10 2026-02-11']);
    expect(spans('2025-12-31', '2026-02-01')).toEqual([
      'D 2025-12-31 2025-12-31',
      'M 2026-01 2026-01',
      'D 2026-02-01 2026-02-01',
    ]);
    const days = { from: '2026-01-01', to: '2026-02-28' };
    expect(spansOf(days, 'day')).toEqual([{ unit: 'D', ...days, sign: 1 }]);
  });

  test('the months of a period, newest first, each with its own days', () => {
    expect(monthsOf({ from: '2024-01-30', to: '2024-03-02' })).toEqual([
      { month: '2024-03', from: '2024-03-01', to: '2024-03-02' },
      { month: '2024-02', from: '2024-02-01', to: '2024-02-29' },
      { month: '2024-01', from: '2024-01-30', to: '2024-01-31' },
    ]);
  });

  test('compared with as many months or days before, and only with as many as have passed', () => {
    expect(formerPeriod({ from: '2026-03-01', to: '2026-03-31' }, '2026-06-01')).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(formerPeriod({ from: '2026-03-01', to: '2026-03-31' }, '2026-03-10')).toEqual({
      from: '2026-02-01',
      to: '2026-02-10',
    });
    expect(formerPeriod({ from: '2026-03-01', to: '2026-03-31' }, '2026-03-30')).toEqual({
      from: '2026-02-01',
      to: '2026-02-28',
    });
    expect(formerPeriod({ from: '2026-03-05', to: '2026-03-06' }, '2026-06-01')).toEqual({
      from: '2026-03-03',
      to: '2026-03-04',
    });
    expect(formerPeriod({ from: '2026-01-01', to: '2026-12-31' }, '2027-01-01').from).toBe('2025-01-01');
  });

  test('presets: a week from Monday to Sunday, a quarter, a year', () => {
    const today = '2026-11-29'; // a Sunday
    expect(daysOf('semana', today)).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(daysOf('trimestre', today)).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(daysOf('mes-pasado', '2026-01-05')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
    expect(daysOf('ano', today)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });

  test('an address that says no days shows this month, and weeks are cut at the ends of the period', () => {
    const place = placeOf(new URLSearchParams('desde=2026-13-01&por=semana&ver=nada'), '2026-11-18');
    expect(place).toMatchObject({ period: { from: '2026-11-01', to: '2026-11-30' }, preset: 'mes', open: undefined });
    const weeks = periodsBy(place.grain, place.period);
    expect(weeks[0]).toEqual({ from: '2026-11-01', to: '2026-11-01' });
    expect(weeks.at(-1)).toEqual({ from: '2026-11-30', to: '2026-11-30' });
    expect(weeks).toHaveLength(6);
  });
});

describe('F10 what follows from the counts', () => {
  test('sums leave amounts of two currencies apart, and shares of nothing are none', () => {
    expect(added({ quotes: 1, 'quotes.MXN': 5 }, { quotes: 2, 'quotes.USD': 7 })).toEqual({
      quotes: 3,
      'quotes.MXN': 5,
      'quotes.USD': 7,
    });
    expect(conversionOf({})).toBeUndefined();
    expect(conversionOf({ prospects: 4, converted: 1 })).toBe(0.25);
    expect(daysToCloseOf({ closed: 2, closedDays: 9 })).toBe(4.5);
  });
});
