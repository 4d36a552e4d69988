/** How the screens place, move and say appointments that take whole days. */
import { describe, expect, test } from 'vitest';
import type { Appointment } from '@folio/shared/appointments/appointment.schema.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import {
  beginningAppointment,
  toChanges,
  toNewAppointment,
  valuesOf,
} from '../../web/src/lib/appointments/appointment-form.rules.ts';
import { appointmentGroups } from '../../web/src/lib/appointments/appointment-words.rules.ts';
import { outsideWorkWords } from '../../web/src/lib/appointments/outside-work-words.ts';
import { recurrenceWords } from '../../web/src/lib/appointments/recurrence-words.ts';
import { hourSteps, monthSteps, nudged } from '../../web/src/lib/calendar/chip-keys.ts';
import { chipStateOf, chipWords } from '../../web/src/lib/calendar/chip-words.ts';
import { changesTo, clashesOf, daysLater, inOrder, withChanges } from '../../web/src/lib/calendar/chip.rules.ts';
import { chipsByDay } from '../../web/src/lib/calendar/month-grid.rules.ts';
import { touches } from '../../web/src/lib/calendar/span.rules.ts';
import { linesOf } from '../../web/src/lib/calendar/whole-day-lines.rules.ts';
import { noticeWords } from '../../web/src/lib/notices/notice-words.ts';
import { attentionWords } from '../../web/src/lib/prospects/list-attention.ts';
import { appointmentAhead, proposedStep, waitingForResult } from '../../web/src/lib/prospects/follow-up-form.rules.ts';
import { whenWords } from '../../web/src/lib/ui/dates.ts';

const base = {
  prospectId: 'prs_1',
  kind: 'visit' as const,
  name: 'Laura Méndez',
  colour: '#1d5dbf',
  letterColour: '#ffffff',
  status: 'following' as const,
  outcome: 'pending' as const,
  memberId: 'lucia',
  workCentreId: 'wcn_1',
  version: 1,
};
const whole = (startsAtLocal: string, days: number, more: Partial<Chip> = {}): Chip => ({
  id: `${startsAtLocal}/${days}`,
  startsAtLocal,
  days,
  ...base,
  ...more,
});
const timed = (startsAtLocal: string, more: Partial<Chip> = {}): Chip => ({
  id: startsAtLocal,
  startsAtLocal,
  minutes: 45,
  ...base,
  ...more,
});

describe('chips of whole days', () => {
  test('stand before the hours of their first day, and on each of their days', () => {
    const [fair, early] = [whole('2026-11-24', 3), timed('2026-11-24T00:00')];
    expect(inOrder([early, fair])).toEqual([fair, early]);
    const byDay = chipsByDay([early, fair]);
    expect([...byDay.keys()].toSorted()).toEqual(['2026-11-24', '2026-11-25', '2026-11-26']);
    expect(byDay.get('2026-11-24')).toEqual([fair, early]);
  });

  test.each([
    ['2026-11-22', '2026-11-28', true],
    ['2026-11-26', '2026-11-26', true],
    ['2026-11-27', '2026-12-05', false],
    ['2026-11-01', '2026-11-23', false],
  ])('of the 24th to the 26th, the days %s to %s show them: %s', (from, to, shows) => {
    expect(touches({ from, to }, whole('2026-11-24', 3))).toBe(shows);
  });

  test('stand in lines, none over another; of other people in the same', () => {
    const [long, short, after] = [whole('2026-11-24', 3), whole('2026-11-25', 1), whole('2026-11-27', 1)];
    const others = whole('2026-11-25', 1, { id: 'others', memberId: 'marisol' });
    const lines = (chips: Chip[], perPerson: boolean, most = 4) =>
      chips.map((chip) => linesOf(chips, { most, perPerson }).get(chip));
    expect(lines([long, short, after], false)).toEqual([0, 1, 0]);
    expect(lines([long, others], true)).toEqual([0, 0]);
    expect(lines([long, { ...others, participantIds: ['lucia'] }], true)).toEqual([0, 1]);
    expect(lines([long, short], false, 1)).toEqual([0, undefined]);
  });

  test('clash with nothing', () => {
    const among = [timed('2026-11-24T10:00'), whole('2026-11-24', 1, { id: 'other' })];
    expect(clashesOf(whole('2026-11-24', 3), among)).toEqual([]);
    expect(clashesOf(timed('2026-11-24T10:15', { id: 'new' }), among)).toEqual([among[0]]);
  });

  test.each([
    ['ArrowRight', hourSteps, false, { startsAtLocal: '2026-12-01', days: 2 }],
    ['ArrowLeft', hourSteps, false, { startsAtLocal: '2026-11-29', days: 2 }],
    ['ArrowDown', hourSteps, false, undefined],
    ['ArrowDown', monthSteps, false, { startsAtLocal: '2026-12-07', days: 2 }],
    ['ArrowRight', hourSteps, true, { startsAtLocal: '2026-11-30', days: 3 }],
    ['ArrowUp', monthSteps, true, { startsAtLocal: '2026-11-30', days: 1 }],
  ] as const)('move by key: %s', (key, steps, shift, place) => {
    expect(nudged(whole('2026-11-30', 2), key, { shift, steps })).toEqual(place);
  });

  test('are never without a day, nor longer than two weeks', () => {
    expect(nudged(whole('2026-11-24', 1), 'ArrowLeft', { shift: true, steps: hourSteps })).toBeUndefined();
    expect(nudged(whole('2026-11-24', 14), 'ArrowRight', { shift: true, steps: hourSteps })).toBeUndefined();
  });

  test('moved by days an hour stays the hour, and a day a day', () => {
    expect(daysLater(timed('2026-12-31T16:30'), 1)).toEqual({ startsAtLocal: '2027-01-01T16:30', minutes: 45 });
    expect(daysLater(whole('2028-02-28', 1), 1)).toEqual({ startsAtLocal: '2028-02-29', days: 1 });
  });

  test('send their day and how many together, and nothing where nothing changed', () => {
    const fair = whole('2026-11-24', 3);
    expect(changesTo(fair, { startsAtLocal: '2026-11-25', days: 3 })).toEqual({ day: '2026-11-25', days: 3 });
    expect(changesTo(fair, { startsAtLocal: '2026-11-24', days: 2 })).toEqual({ day: '2026-11-24', days: 2 });
    expect(changesTo(fair, fair)).toEqual({});
  });

  test('show at once as they will be: an hour made whole days, and whole days an hour', () => {
    const made = withChanges(timed('2026-11-24T10:00'), { day: '2026-11-25', days: 2 });
    expect([made.startsAtLocal, made.days, 'minutes' in made]).toEqual(['2026-11-25', 2, false]);
    const back = withChanges(made, { day: '2026-11-25', time: '09:00', minutes: 30 });
    expect([back.startsAtLocal, back.minutes, 'days' in back]).toEqual(['2026-11-25T09:00', 30, false]);
    expect(withChanges(made, { subject: 'Feria' })).toMatchObject({ startsAtLocal: '2026-11-25', days: 2 });
  });

  test.each([
    ['2026-11-23T23:59', 'coming'],
    ['2026-11-24T00:00', 'current'],
    ['2026-11-26T23:59', 'current'],
    ['2026-11-27T00:00', 'waiting'],
  ])('at %s are %s', (now, state) => {
    expect(chipStateOf(whole('2026-11-24', 3), now)).toBe(state);
  });

  test('say their days, and never an hour', () => {
    const speech = { now: '2026-11-25T12:00', nameOf: () => '', hourThere: () => undefined };
    expect(chipWords(whole('2026-11-24', 3), speech)).toMatch(
      /^mar 24 nov al jue 26 nov · .*Visita de 3 días · En curso/,
    );
    expect(chipWords(whole('2026-11-24', 1), speech)).toMatch(/^todo el día · .*Sin resultado/);
    expect(whenWords('2026-11-24')).toBe('mar 24 nov, todo el día');
  });
});

describe('the form', () => {
  const at = { day: '2026-11-24', time: '10:00' };

  test('sends whole days or an hour, and keeps the other', () => {
    const values = { ...beginningAppointment(at), allDay: true, days: 2, minutes: 90 };
    expect(toNewAppointment(values)).toMatchObject({ day: '2026-11-24', days: 2 });
    expect(toNewAppointment(values)).not.toHaveProperty('time');
    expect(toNewAppointment(values)).not.toHaveProperty('minutes');
    expect(toNewAppointment({ ...values, allDay: false })).toMatchObject({ time: '10:00', minutes: 90 });
  });

  const stored: Appointment = {
    id: 'apt_1',
    startsAtLocal: '2026-11-24',
    timeZone: 'America/Mexico_City',
    days: 2,
    kind: 'visit',
    outcome: 'pending',
    version: 1,
  };

  test('sends what changed of whole days, and all of an hour that it gives', () => {
    const from = valuesOf(stored);
    expect(toChanges(from, from)).toEqual({});
    expect(toChanges({ ...from, days: 3 }, from)).toEqual({ day: '2026-11-24', days: 3 });
    expect(toChanges({ ...from, allDay: false }, from)).toEqual({ day: '2026-11-24', time: '09:00', minutes: 45 });
    expect(toChanges({ ...from, time: '12:00' }, from)).toEqual({});
  });

  test('says which days are not worked, and nothing of hours', () => {
    const calendar = { workWeek: [1, 2, 3, 4, 5, 6], workHours: [], holidays: [] };
    const wished = { day: '2026-11-28', time: '22:00', minutes: 45, allDay: true };
    expect(outsideWorkWords(calendar, { ...wished, days: 2 })).toEqual({ day: 'Los domingos no se trabaja' });
    expect(outsideWorkWords(calendar, { ...wished, days: 1 })).toEqual({});
  });

  test('says a series all day', () => {
    const rule = { frequency: 'weekly' as const, weekdays: [2], every: 1, count: 3 };
    expect(recurrenceWords(rule, '2026-11-24', undefined)).toBe(
      'Cada martes, todo el día, 3 veces, hasta el martes 8 de diciembre',
    );
  });

  test('waits for the result after the last day, and until then it is what comes next', () => {
    const [running, over] = ['2026-11-25T23:59', '2026-11-26T00:00'];
    expect(waitingForResult([stored], running)).toEqual([]);
    expect(appointmentAhead([stored], running)).toBe(stored);
    expect(waitingForResult([stored], over)).toEqual([stored]);
    expect(appointmentGroups([stored], running)[0]?.kind).toBe('coming');
    expect(appointmentGroups([stored], over)[0]?.kind).toBe('waiting');
  });

  test('proposes a next step at an hour, which whole days have none of', () => {
    const calendar = { workWeek: [1, 2, 3, 4, 5], workHours: [], holidays: [] };
    expect(proposedStep([stored], '2026-11-26T11:10', calendar)).toEqual({ day: '2026-11-27', time: '11:00' });
  });
});

describe('rows and notices', () => {
  test.each([
    ['2026-11-24', '2026-11-24T10:00', 'todo el día'],
    ['2026-11-24/2026-11-26', '2026-11-25T10:00', 'todo el día'],
    ['2026-11-24', '2026-11-20T10:00', 'mar 24 nov'],
    ['2026-11-24/2026-11-26', '2026-11-28T10:00', 'cita del 24 nov'],
  ])('of %s at %s a row says «%s»', (appointmentAt, now, detail) => {
    expect(attentionWords({ status: 'following', appointmentAt }, now).detail).toBe(detail);
  });

  test.each([
    ['2026-11-25', 'Mañana, todo el día'],
    ['2026-11-25/2026-11-26', 'mié 25 nov al jue 26 nov'],
  ])('a notice of %s says «%s»', (startsAtLocal, detail) => {
    const content = {
      kind: 'appointment-soon' as const,
      prospectId: 'prs_1',
      appointmentId: 'apt_1',
      name: 'Laura',
      startsAtLocal,
      appointmentKind: 'visit' as const,
      joined: false,
    };
    expect(noticeWords({ content }, '2026-11-24T09:00').detail).toBe(detail);
  });
});
