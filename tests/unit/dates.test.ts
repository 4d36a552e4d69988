import { describe, expect, test } from 'vitest';
import { statutoryHolidays } from '@folio/shared/company/holidays.rules.ts';
import { localDate, localTime, yearMonth } from '@folio/shared/values/local-date.ts';
import { addDays, addMonths, dayIn, weekday } from '@folio/shared/values/days.ts';
import { timeZones } from '@folio/shared/values/time-zones.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';

describe('days', () => {
  test.each([
    '2026-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '1900-02-29',
    'hoy',
    '',
  ])('«%s» is no day', (typed) => {
    expect(localDate.safeParse(typed).success).toBe(false);
  });

  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is a day', (typed) => {
    expect(localDate.parse(typed)).toBe(typed);
  });

  test.each(['1899-12-31', '2200-01-01', '9999-12-31'])('%s is out of the calendar', (typed) => {
    expect(localDate.safeParse(typed).error?.issues[0]).toMatchObject({ params: { code: 'out_of_range' } });
  });

  test.each(['24:00', '7:30', '07:60', '0730', '07:30:00', ''])('«%s» is no time', (typed) => {
    expect(localTime.safeParse(typed).success).toBe(false);
  });

  test.each(['2026-00', '2026-13', '1800-01', '2026-1', '2026'])('«%s» is no month', (typed) => {
    expect(yearMonth.safeParse(typed).success).toBe(false);
  });

  test('days and months are counted over the ends of years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -13)).toBe('2024-12');
    expect(weekday('2026-11-23')).toBe(1);
  });

  test('the same moment is another day in another zone', () => {
    const at = new Date('2026-11-24T05:30:00Z');
    expect(dayIn('America/Mexico_City', at)).toBe('2026-11-23');
    expect(dayIn('America/Cancun', at)).toBe('2026-11-24');
    expect(dayIn('America/Tijuana', at)).toBe('2026-11-23');
  });
});

describe('wall clock to moment', () => {
  // Offsets in winter and in summer: only the border and Baja California change since 2022.
  const offsets: Record<string, [winter: number, summer: number]> = {
    'America/Mexico_City': [-6, -6],
    'America/Monterrey': [-6, -6],
    'America/Merida': [-6, -6],
    'America/Chihuahua': [-6, -6],
    'America/Cancun': [-5, -5],
    'America/Mazatlan': [-7, -7],
    'America/Bahia_Banderas': [-6, -6],
    'America/Hermosillo': [-7, -7],
    'America/Tijuana': [-8, -7],
    'America/Ciudad_Juarez': [-7, -6],
    'America/Ojinaga': [-6, -5],
    'America/Matamoros': [-6, -5],
  };

  test.each(timeZones.map((zone) => zone.id))('%s keeps its winter and summer offset', (zone) => {
    const [winter = Number.NaN, summer = Number.NaN] = offsets[zone] ?? [];
    expect(instantOf('2026-01-15T09:00', zone)).toBe(new Date(Date.UTC(2026, 0, 15, 9 - winter)).toISOString());
    expect(instantOf('2026-07-15T09:00', zone)).toBe(new Date(Date.UTC(2026, 6, 15, 9 - summer)).toISOString());
  });

  test.each(['America/Tijuana', 'America/Ciudad_Juarez', 'America/Ojinaga', 'America/Matamoros'])(
    'in %s the hour skipped on 8 March 2026 moves forward, the repeated one of 1 November is the first',
    (zone) => {
      const skipped = Date.parse(instantOf('2026-03-08T02:30', zone));
      expect(skipped).toBe(Date.parse(instantOf('2026-03-08T03:30', zone)));
      const repeated = Date.parse(instantOf('2026-11-01T01:30', zone));
      expect(Date.parse(instantOf('2026-11-01T02:30', zone)) - repeated).toBe(2 * 3_600_000);
    },
  );

  test('Mexico City has no daylight saving since 2023', () => {
    expect(instantOf('2022-07-01T12:00', 'America/Mexico_City')).toBe('2022-07-01T17:00:00.000Z');
    expect(instantOf('2023-07-01T12:00', 'America/Mexico_City')).toBe('2023-07-01T18:00:00.000Z');
  });
});

describe('statutory holidays of Mexico', () => {
  // Días de descanso obligatorio as published for each year (first Monday of February, third of March and of November).
  const movable: Record<number, [constitution: string, juarez: string, revolution: string]> = {
    2024: ['2024-02-05', '2024-03-18', '2024-11-18'],
    2025: ['2025-02-03', '2025-03-17', '2025-11-17'],
    2026: ['2026-02-02', '2026-03-16', '2026-11-16'],
    2027: ['2027-02-01', '2027-03-15', '2027-11-15'],
    2028: ['2028-02-07', '2028-03-20', '2028-11-20'],
    2029: ['2029-02-05', '2029-03-19', '2029-11-19'],
    2030: ['2030-02-04', '2030-03-18', '2030-11-18'],
    2031: ['2031-02-03', '2031-03-17', '2031-11-17'],
    2032: ['2032-02-02', '2032-03-15', '2032-11-15'],
  };

  test.each(Object.entries(movable))('%s', (year, [constitution, juarez, revolution]) => {
    const handover = year === '2024' || year === '2030' ? [`${year}-10-01`] : [];
    expect(statutoryHolidays(Number(year)).map((holiday) => holiday.day)).toEqual([
      `${year}-01-01`,
      constitution,
      juarez,
      `${year}-05-01`,
      `${year}-09-16`,
      ...handover,
      revolution,
      `${year}-12-25`,
    ]);
  });
});
