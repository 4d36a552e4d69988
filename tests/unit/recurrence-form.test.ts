/** Repetir in the form: what is said, what is sent, and how the others of a series are told. */
import { describe, expect, test } from 'vitest';
import type { Appointment } from '@folio/shared/appointments/appointment.schema.ts';
import type { Recurrence } from '@folio/shared/appointments/recurrence.rules.ts';
import {
  beginningAppointment,
  toChanges,
  toNewAppointment,
} from '../../web/src/lib/appointments/appointment-form.rules.ts';
import { seriesWords, takenWords } from '../../web/src/lib/appointments/appointment-sentences.ts';
import { monthlyBysOf, toRecurrence } from '../../web/src/lib/appointments/recurrence-form.rules.ts';
import { recurrenceWords } from '../../web/src/lib/appointments/recurrence-words.ts';

const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

test.each<[rule: Recurrence, day: string, words: string]>([
  [
    { frequency: 'weekly', every: 1, weekdays: [2], count: 12 },
    '2026-12-01',
    'Cada martes a las 9:00 a. m., 12 veces, hasta el martes 16 de febrero de 2027',
  ],
  [
    { frequency: 'weekly', every: 1, weekdays: [4, 1], count: 3 },
    '2026-12-01',
    'Cada lunes y jueves a las 9:00 a. m., desde el jueves 3 de diciembre, 3 veces, hasta el jueves 10 de diciembre',
  ],
  [
    { frequency: 'weekly', every: 1, weekdays: [1, 2, 3, 4, 5], until: '2026-12-04' },
    '2026-12-01',
    'De lunes a viernes a las 9:00 a. m., 4 veces, hasta el viernes 4 de diciembre',
  ],
  [
    { frequency: 'weekly', every: 2, weekdays: [6, 0], count: 2 },
    '2026-12-05',
    'Cada 2 semanas, los domingos y sábados a las 9:00 a. m., 2 veces, hasta el domingo 13 de diciembre',
  ],
  [
    { frequency: 'daily', every: 1, count: 3, except: ['2026-12-02'] },
    '2026-12-01',
    'Todos los días a las 9:00 a. m., 2 veces, hasta el jueves 3 de diciembre',
  ],
  [
    { frequency: 'monthly', every: 1, by: 'day', count: 2 },
    '2026-12-31',
    'Cada mes, el día 31 (o el último del mes) a las 9:00 a. m., 2 veces, hasta el domingo 31 de enero de 2027',
  ],
  [
    { frequency: 'monthly', every: 3, by: 'weekday', count: 2 },
    '2026-12-08',
    'Cada 3 meses, el segundo martes a las 9:00 a. m., 2 veces, hasta el martes 9 de marzo de 2027',
  ],
])('%j from %s is said: %s', (rule, day, words) => {
  expect(plain(recurrenceWords(rule, day, '09:00'))).toBe(words);
});

describe('what is sent', () => {
  const begun = beginningAppointment({ day: '2026-12-01', time: '09:00' });

  test('is no recurrence until one is chosen, then one by its own weekday', () => {
    expect(toNewAppointment(begun)).not.toHaveProperty('recurrence');
    expect(toNewAppointment({ ...begun, repeats: 'weekly' }).recurrence).toEqual({
      frequency: 'weekly',
      every: 1,
      weekdays: [2],
      count: 12,
    });
    // Its day moved, and so does the weekday that nobody chose.
    expect(toRecurrence({ ...begun, repeats: 'weekly' }, '2026-12-03')).toMatchObject({ weekdays: [4] });
  });

  test('has one end, the days left out, and in an edit nothing else', () => {
    const values = { ...begun, repeats: 'daily' as const, ends: 'until' as const, except: ['2026-12-03'] };
    expect(toChanges(values, begun)).toEqual({
      recurrence: { frequency: 'daily', every: 1, until: '2027-02-23', except: ['2026-12-03'] },
    });
  });

  test('says of each month only what its day is', () => {
    expect(monthlyBysOf('2026-12-08')).toEqual(['day', 'weekday']);
    expect(monthlyBysOf('2026-12-25')).toEqual(['day', 'weekday', 'last-weekday']);
    expect(monthlyBysOf('2026-12-29')).toEqual(['day', 'last-weekday']);
    expect(toRecurrence({ ...begun, repeats: 'monthly', by: 'last-weekday' }, '2026-12-08')).toMatchObject({
      by: 'day',
    });
  });
});

test('one of a series says which it is, and until when there are more', () => {
  const one = (id: string, startsAtLocal: string, seriesId?: string): Appointment => ({
    id,
    startsAtLocal,
    timeZone: 'America/Mexico_City',
    startsAt: `${startsAtLocal}:00.000Z`,
    minutes: 30,
    kind: 'visit',
    outcome: 'pending',
    version: 1,
    ...(seriesId ? { seriesId } : {}),
  });
  const all = [
    one('a', '2026-12-01T09:00', 'ser_1'),
    one('b', '2026-12-08T09:00', 'ser_1'),
    one('c', '2026-12-05T09:00'),
    one('d', '2026-12-15T09:00', 'ser_1'),
  ];
  expect(all.map((each) => seriesWords(each, all))).toEqual([
    'Se repite: 1 de 3, hasta el 15 dic 2026',
    'Se repite: 2 de 3, hasta el 15 dic 2026',
    undefined,
    'Se repite: 3 de 3, hasta el 15 dic 2026',
  ]);
});

test('whoever is busy is named with the hours, and somebody unknown without a name', () => {
  const taken = [
    { memberId: 'nora', startsAtLocal: '2026-12-01T10:00', minutes: 45 },
    { memberId: 'gone', startsAtLocal: '2026-12-01T23:30', minutes: 60 },
  ];
  const nameOf = (id: string) => (id === 'nora' ? 'Nora Díaz' : '');
  expect(takenWords(taken, nameOf).map(plain)).toEqual([
    'Nora Díaz tiene otra cita el mar 1 dic, de 10:00 a. m. a 10:45 a. m.',
    'Otra persona tiene otra cita el mar 1 dic, de 11:30 p. m. a 12:30 a. m.',
  ]);
});
