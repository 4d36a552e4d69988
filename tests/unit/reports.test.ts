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
  test('whole months are read as months, the days before and after them one by one', () => {
    expect(spansOf({ from: '2026-01-15', to: '2026-04-10' }, 'month')).toEqual([
      { unit: 'D', from: '2026-01-15', to: '2026-01-31' },
      { unit: 'M', from: '2026-02', to: '2026-03' },
      { unit: 'D', from: '2026-04-01', to: '2026-04-10' },
    ]);
    expect(spansOf({ from: '2026-01-01', to: '2026-12-31' }, 'month')).toEqual([
      { unit: 'M', from: '2026-01', to: '2026-12' },
    ]);
    expect(spansOf({ from: '2026-01-02', to: '2026-02-27' }, 'month')).toEqual([
      { unit: 'D', from: '2026-01-02', to: '2026-02-27' },
    ]);
    expect(spansOf({ from: '2026-01-01', to: '2026-02-28' }, 'day')).toEqual([
      { unit: 'D', from: '2026-01-01', to: '2026-02-28' },
    ]);
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
