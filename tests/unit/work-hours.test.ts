import { describe, expect, test } from 'vitest';
import { hoursOf, outsideWork, type WorkCalendar } from '@folio/shared/company/work-hours.rules.ts';
import { outsideWorkWords } from '../../web/src/lib/appointments/outside-work-words.ts';
import { proposedStep } from '../../web/src/lib/prospects/follow-up-form.rules.ts';

const calendar: WorkCalendar = {
  workWeek: [1, 2, 3, 4, 5, 6],
  workHours: [{ day: 6, from: '09:00', to: '14:00' }],
  holidays: [{ day: '2026-12-25', name: 'Navidad' }],
};

describe('the hours of a company', () => {
  test.each<[string, number, string | undefined]>([
    ['2026-11-25T09:00', 60, undefined],
    ['2026-11-25T08:55', 60, 'hours'],
    ['2026-11-25T17:00', 60, undefined],
    ['2026-11-25T17:05', 60, 'hours'],
    ['2026-11-25T23:30', 60, 'hours'],
    ['2026-11-25T10:00', 1440, 'hours'],
    ['2026-11-28T13:00', 60, undefined],
    ['2026-11-28T13:30', 60, 'hours'],
    ['2026-11-29T10:00', 60, 'rest'],
    ['2026-12-25T10:00', 60, 'holiday'],
  ])('%s for %i minutes is outside of them as %s', (startsAtLocal, minutes, kind) => {
    expect(outsideWork(calendar, { startsAtLocal, minutes })?.kind).toBe(kind);
  });

  test('a day without hours of its own has the usual ones, a day of rest none', () => {
    expect(hoursOf(calendar, 3)).toEqual({ from: '09:00', to: '18:00' });
    expect(hoursOf(calendar, 6)).toMatchObject({ to: '14:00' });
    expect(hoursOf(calendar, 0)).toBeUndefined();
  });

  test('are told beside the day or beside the hour, whichever it is', () => {
    const words = (day: string, time: string) => outsideWorkWords(calendar, { day, time, minutes: 60 });
    expect(words('2026-11-29', '10:00')).toEqual({ day: 'Los domingos no se trabaja' });
    expect(words('2026-12-25', '')).toEqual({ day: 'Es festivo: Navidad' });
    expect(words('2026-11-28', '15:00').time).toMatch(/^Fuera del horario: 9:00.a.*a 2:00.p/);
    expect(words('2026-11-28', '10:00')).toEqual({});
    expect(words('2026-11-25', '')).toEqual({});
    expect(words('', '10:00')).toEqual({});
  });

  test('bound the next step that is proposed, on a working day', () => {
    // A Friday evening: on Saturday the company closes at two, and an hour before that is still time for one.
    expect(proposedStep([], '2026-11-27T20:10', calendar)).toEqual({ day: '2026-11-28', time: '13:00' });
    expect(proposedStep([], '2026-11-27T06:10', calendar)).toEqual({ day: '2026-11-28', time: '09:00' });
    expect(proposedStep([], '2026-12-24T12:40', calendar)).toEqual({ day: '2026-12-26', time: '12:30' });
  });
});
