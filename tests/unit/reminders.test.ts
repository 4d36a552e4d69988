/** Reminders: the day of the next agenda, the words of notices, and what is sent of the form. */
import { describe, expect, test } from 'vitest';
import type { Notice } from '@folio/shared/notices/notice.schema.ts';
import { statutoryHolidays } from '@folio/shared/company/holidays.rules.ts';
import { agendaDay, usualWishes } from '@folio/shared/reminders/reminder.rules.ts';
import { changeReminderSettings } from '@folio/shared/reminders/reminder.schema.ts';
import { agoWords, noticeWords } from '../../web/src/lib/notices/notice-words.ts';
import { changedWishes, wishForm } from '../../web/src/lib/settings/reminder-form.rules.ts';

const days = { workWeek: [1, 2, 3, 4, 5], holidays: statutoryHolidays(2026) };
const wishes = { ...usualWishes, agendaOn: true };

describe('the day of the next agenda', () => {
  test.each([
    ['a working day is itself', '2026-11-27', '2026-11-27'],
    ['a Saturday waits for Monday', '2026-11-28', '2026-11-30'],
    ['a holiday on a Monday waits for Tuesday', '2026-11-14', '2026-11-17'],
    ['the last days of the year go on into the next', '2026-12-26', '2026-12-28'],
  ])('%s', (_, from, day) => {
    expect(agendaDay(wishes, from, days)).toBe(day);
  });

  test('is any day when days of rest are wanted too, and none when it is off or nobody ever works', () => {
    expect(agendaDay({ ...wishes, agendaWorkDaysOnly: false }, '2026-11-28', days)).toBe('2026-11-28');
    expect(agendaDay({ ...wishes, agendaOn: false }, '2026-11-27', days)).toBeUndefined();
    expect(agendaDay(wishes, '2026-11-27', { workWeek: [], holidays: [] })).toBeUndefined();
  });
});

const content: Notice['content'] = {
  kind: 'appointment-soon',
  prospectId: 'prs_0123456789abcdef',
  appointmentId: 'apt_0123456789abcdef',
  name: 'Rosa Nájera',
  startsAtLocal: '2026-11-28T16:30',
  startsAt: '2026-11-28T22:30:00.000Z',
  appointmentKind: 'call',
  subject: 'Medir la cocina',
  place: 'Juárez 12',
  joined: false,
};

describe('a notice', () => {
  test.each([
    ['2026-11-28T16:00', 'Hoy, 4:30\u00a0p.\u00a0m.'],
    ['2026-11-27T23:59', 'Mañana, 4:30\u00a0p.\u00a0m.'],
    ['2026-11-26T10:00', 'sáb 28 nov 2026, 4:30\u00a0p.\u00a0m.'],
  ])('read at %s says %s', (now, detail) => {
    expect(noticeWords({ content }, now)).toEqual({
      title: 'Llamada con Rosa Nájera',
      detail,
      more: 'Medir la cocina · Juárez 12',
      href: '/calendario?vista=dia&dia=2026-11-28&prospecto=prs_0123456789abcdef',
    });
  });

  test('of an appointment that one only comes along to leads to the day, not to a prospect that may be another’s', () => {
    expect(noticeWords({ content: { ...content, joined: true } }, '2026-11-28T16:00').href).toBe(
      '/calendario?vista=dia&dia=2026-11-28',
    );
  });

  test.each([
    ['2026-11-28T12:00:30Z', 'ahora'],
    ['2026-11-28T12:05:00Z', 'hace 5\u00a0min'],
    ['2026-11-28T14:00:00Z', 'hace 2\u00a0h'],
    ['2026-11-29T13:00:00Z', 'ayer'],
    ['2026-12-01T13:00:00Z', 'hace 3 días'],
  ])('that came at noon is, at %s, of %s', (now, words) => {
    expect(agoWords('2026-11-28T12:00:00Z', new Date(now))).toBe(words);
  });
});

describe('the form of reminders', () => {
  test('sends what differs, and nothing when nothing does', () => {
    const stored = { ...wishForm(undefined), version: 3 };
    expect(changedWishes(stored, wishForm(stored))).toEqual({});
    const changed = changedWishes(stored, { ...wishForm(stored), mailLeads: [60], agendaOn: true });
    expect(changed).toEqual({ mailLeads: [60], agendaOn: true });
    expect(changeReminderSettings.body.parse(changed)).toEqual(changed);
  });
});
