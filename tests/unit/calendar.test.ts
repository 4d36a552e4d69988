import { describe, expect, test } from 'vitest';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import {
  beginningAppointment,
  mapHref,
  proposedTime,
  toChanges,
  toNewAppointment,
  valuesOf,
} from '../../web/src/lib/appointments/appointment-form.rules.ts';
import { hourThere } from '../../web/src/lib/appointments/hour-there.ts';
import { localTimeThere, offsetOf, zoneHint } from '../../web/src/lib/appointments/zone-hints.rules.ts';
import { municipalities, municipalitiesOf } from '@folio/shared/values/municipalities.ts';
import { placeName, zoneOfPlace, type Place } from '@folio/shared/values/place.ts';
import { stateOf } from '@folio/shared/values/states.ts';
import { timeZones } from '@folio/shared/values/time-zones.ts';
import { spanOf, stepped, type Shown } from '../../web/src/lib/calendar/calendar-span.rules.ts';
import { daysOf, monthsOf } from '../../web/src/lib/calendar/span.rules.ts';
import { titleOf } from '../../web/src/lib/calendar/calendar-words.ts';
import { clashesOf, inColumns, inOrder, later, withChanges } from '../../web/src/lib/calendar/chip.rules.ts';
import { countsOf, filtered } from '../../web/src/lib/calendar/chip-filter.rules.ts';
import { hourSteps, monthSteps, nudged } from '../../web/src/lib/calendar/chip-keys.ts';
import { chipStateOf, chipWords } from '../../web/src/lib/calendar/chip-words.ts';
import { teamOf } from '../../web/src/lib/calendar/team.rules.ts';

const shown = (view: Shown['view'], day: string, isPhone = false): Shown => ({ view, day, isPhone });

function chip(changes: Partial<Chip> = {}): Chip {
  return {
    id: 'apt_1',
    prospectId: 'prs_1',
    startsAtLocal: '2026-11-25T10:00',
    minutes: 45,
    kind: 'visit',
    name: 'Laura Méndez',
    colour: '#1d5dbf',
    letterColour: '#ffffff',
    status: 'following',
    outcome: 'pending',
    memberId: 'lucia',
    workCentreId: 'wcn_1',
    version: 1,
    ...changes,
  };
}

describe('the span of a view', () => {
  test.each([
    ['mes', '2026-11-25', '2026-11-01', '2026-12-05'],
    ['semana', '2026-11-25', '2026-11-22', '2026-11-28'],
    ['semana', '2026-11-22', '2026-11-22', '2026-11-28'],
    ['agenda', '2026-12-31', '2026-12-27', '2027-01-02'],
    ['dia', '2028-02-29', '2028-02-29', '2028-02-29'],
    ['equipo', '2026-11-25', '2026-11-25', '2026-11-25'],
  ] as const)('of %s at %s goes from %s to %s', (view, day, from, to) => {
    expect(spanOf(shown(view, day))).toEqual({ from, to });
  });

  test('of a week on a phone is three days, from the one chosen', () => {
    expect(spanOf(shown('semana', '2026-11-25', true))).toEqual({ from: '2026-11-25', to: '2026-11-27' });
  });

  test('names every day and every month it touches', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-01' })).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(monthsOf({ from: '2026-12-27', to: '2027-01-02' })).toEqual(['2026-12', '2027-01']);
  });

  test.each([
    ['mes', '2026-01-31', '2025-12-01', '2026-02-01'],
    ['semana', '2026-11-25', '2026-11-18', '2026-12-02'],
    ['dia', '2026-03-01', '2026-02-28', '2026-03-02'],
    ['agenda', '2026-11-25', '2026-11-18', '2026-12-02'],
  ] as const)('arrows of %s at %s lead to %s and %s', (view, day, before, after) => {
    expect([stepped(shown(view, day), -1), stepped(shown(view, day), 1)]).toEqual([before, after]);
  });

  test.each([
    ['mes', '2026-11-25', 'Noviembre', 'Noviembre', '2026'],
    ['semana', '2026-11-25', '22 – 28 de noviembre', '22 nov – 28 nov', '2026'],
    ['semana', '2026-12-01', '29 de noviembre – 5 de diciembre', '29 nov – 5 dic', '2026'],
    ['semana', '2026-12-31', '27 de diciembre de 2026 – 2 de enero', '27 dic – 2 ene', '2027'],
    ['dia', '2026-11-25', 'Miércoles 25 de noviembre', 'Mié 25 nov', '2026'],
  ] as const)('is said in words: %s at %s', (view, day, words, short, year) => {
    expect(titleOf(shown(view, day))).toEqual({ words, short, year });
  });
});

describe('chips', () => {
  test('stand in order of time, then of name', () => {
    const late = chip({ id: 'late', startsAtLocal: '2026-11-25T12:00', name: 'Ana' });
    const [zoe, angel] = [chip({ id: 'z', name: 'Zoé' }), chip({ id: 'a', name: 'Ángel' })];
    expect(inOrder([late, zoe, angel]).map(({ id }) => id)).toEqual(['a', 'z', 'late']);
  });

  test('find room in so many columns, and the rest is counted', () => {
    const timed = (changes: Partial<Chip>) => ({ ...chip(changes), minutes: 45 });
    const same = Array.from({ length: 5 }, (_, index) => timed({ id: `same-${index}` }));
    const after = timed({ id: 'after', startsAtLocal: '2026-11-25T10:45' });
    expect(inColumns([...same, after], 3)).toMatchObject({ hidden: 2 });
    expect(inColumns([...same, after], 3).shown.map(({ id }) => id)).toContain('after');
  });

  test('clash when the same person is at two places, also as one who comes along', () => {
    const other = (changes: Partial<Chip>) => chip({ id: 'other', startsAtLocal: '2026-11-25T10:30', ...changes });
    const clashes = (changes: Partial<Chip>) => clashesOf(chip(), [other(changes), chip()]).length;
    expect(clashes({})).toBe(1);
    expect(clashes({ memberId: 'omar' })).toBe(0);
    expect(clashes({ memberId: 'omar', participantIds: ['lucia'] })).toBe(1);
    expect(clashes({ startsAtLocal: '2026-11-25T10:45' })).toBe(0);
    expect(clashes({ outcome: 'missed' })).toBe(0);
    expect(clashes({ status: 'cancelled' })).toBe(0);
  });

  test('move on the wall clock, over midnight and over the hour that daylight saving takes away', () => {
    expect(later('2026-12-31T23:30', 45)).toBe('2027-01-01T00:15');
    expect(later('2026-03-08T01:30', 60)).toBe('2026-03-08T02:30');
    expect(withChanges(chip(), { day: '2026-12-01', time: '09:15', minutes: 60 })).toMatchObject({
      startsAtLocal: '2026-12-01T09:15',
      minutes: 60,
    });
  });

  test.each([
    ['ArrowUp', hourSteps, false, { startsAtLocal: '2026-11-25T09:45', minutes: 45 }],
    ['ArrowRight', hourSteps, false, { startsAtLocal: '2026-11-26T10:00', minutes: 45 }],
    ['ArrowDown', hourSteps, true, { startsAtLocal: '2026-11-25T10:00', minutes: 60 }],
    ['ArrowUp', monthSteps, false, { startsAtLocal: '2026-11-18T10:00', minutes: 45 }],
    ['ArrowLeft', monthSteps, true, undefined],
    ['Enter', hourSteps, false, undefined],
  ] as const)('move by key: %s', (key, steps, shift, place) => {
    expect(nudged(chip(), key, { shift, steps })).toEqual(place);
  });

  test('are never made shorter than five minutes, nor longer than a day', () => {
    expect(nudged(chip({ minutes: 15 }), 'ArrowUp', { shift: true, steps: hourSteps })).toBeUndefined();
    expect(nudged(chip({ minutes: 1440 }), 'ArrowDown', { shift: true, steps: hourSteps })).toBeUndefined();
  });

  test('say all of themselves in words, the hour of the prospect too', () => {
    const speech = {
      now: '2026-11-25T12:00',
      nameOf: (id: string) => ({ lucia: 'Lucía', omar: 'Omar' })[id] ?? '',
      hourThere: () => '9:00 a. m. en Sonora',
    };
    expect(chipWords(chip({ kind: 'call', subject: 'Medidas', participantIds: ['omar'] }), speech)).toBe(
      '10:00\u00a0a.\u00a0m. (9:00 a. m. en Sonora) · Laura Méndez · Llamada de 45\u00a0min · Medidas · Sin resultado · En seguimiento · Atiende: Lucía · Acompañan: Omar',
    );
    expect(chipStateOf(chip(), '2026-11-25T09:00')).toBe('coming');
  });

  test('pass filters of person, status and centre, and are counted by what the other filter lets through', () => {
    const all = [
      chip({ id: '1' }),
      chip({ id: '2', memberId: 'omar', status: 'quoted' }),
      chip({ id: '3', memberId: 'omar', participantIds: ['lucia'], workCentreId: 'wcn_2' }),
    ];
    const filter = { people: ['lucia'], statuses: [], workCentreIds: [] };
    expect(filtered(all, filter).map(({ id }) => id)).toEqual(['1', '3']);
    expect(filtered(all, { ...filter, workCentreIds: ['wcn_2'] }).map(({ id }) => id)).toEqual(['3']);
    const { people, statuses } = countsOf(all, filter);
    expect([people.get('omar'), people.get('lucia')]).toEqual([2, 2]);
    expect([statuses.get('following'), statuses.get('quoted')]).toEqual([2, undefined]);
  });
});

test('the team is who works in the centres that are looked at, and whoever has an appointment there', () => {
  const member = (id: string, workCentreIds: string[], active = true) => ({
    id,
    name: id.toUpperCase(),
    level: 'normal' as const,
    workCentreIds,
    active,
  });
  const members = [member('omar', ['wcn_1']), member('nora', ['wcn_2']), member('gone', ['wcn_1'], false)];
  const session = { level: 'operative' as const, members, workCentreIds: ['wcn_1'], person: { id: 'omar' } };
  const names = (chips: Chip[]) =>
    teamOf(session as Parameters<typeof teamOf>[0], { chips, workCentreIds: [] }).map(({ id }) => id);
  expect(names([])).toEqual(['omar']);
  expect(names([chip({ memberId: 'gone', participantIds: ['nora'] })])).toEqual(['gone', 'nora', 'omar']);
});

describe('the form of an appointment', () => {
  test('proposes the next half hour of today, nine of another day, and tomorrow late at night', () => {
    expect(proposedTime('2026-11-25', '2026-11-25T10:05')).toEqual({ day: '2026-11-25', time: '10:30' });
    expect(proposedTime('2026-11-26', '2026-11-25T10:05')).toEqual({ day: '2026-11-26', time: '09:00' });
    expect(proposedTime('2026-11-25', '2026-11-25T23:45')).toEqual({ day: '2026-11-26', time: '09:00' });
  });

  test('sends what was typed, and of a change only what differs', () => {
    const values = { ...beginningAppointment({ day: '2026-11-25', time: '10:00' }), place: ' Av. Hidalgo 12 ' };
    expect(toNewAppointment(values)).toEqual({
      day: '2026-11-25',
      time: '10:00',
      minutes: 45,
      kind: 'visit',
      participantIds: [],
      invites: false,
      place: 'Av. Hidalgo 12',
    });
    expect(toChanges({ ...values, place: '', time: '11:00' }, values)).toEqual({
      day: '2026-11-25',
      time: '11:00',
      place: null,
    });
    expect(toChanges(values, values)).toEqual({});
  });

  test('shows a stored one as it is', () => {
    const stored = {
      id: 'apt_1',
      startsAtLocal: '2026-11-25T16:30',
      timeZone: 'America/Mexico_City',
      startsAt: '2026-11-25T22:30:00.000Z',
      minutes: 35,
      kind: 'video' as const,
      outcome: 'pending' as const,
      version: 3,
    };
    expect(valuesOf(stored)).toMatchObject({ day: '2026-11-25', time: '16:30', minutes: 35, kind: 'video', place: '' });
  });

  test('asks a map for the place, whatever is written in it', () => {
    expect(mapHref('Av. 5 & Calle #3')).toBe('https://www.google.com/maps/search/?api=1&query=Av.+5+%26+Calle+%233');
  });
});

describe('D8 the hour where the prospect is', () => {
  // The border follows the United States: from 8 March to 1 November of 2026 its clocks are an hour ahead of the rest.
  test.each([
    ['BCN', undefined, '2026-03-08T12:00', '2026-03-08T11:00'],
    ['BCN', undefined, '2026-03-07T12:00', '2026-03-07T10:00'],
    ['ROO', undefined, '2026-11-25T12:00', '2026-11-25T13:00'],
    ['SON', undefined, '2026-11-25T12:00', '2026-11-25T11:00'],
    ['GUA', undefined, '2026-11-25T12:00', undefined],
    ['CHH', undefined, '2026-07-01T12:00', undefined],
    ['CHH', '08037', '2026-03-07T12:00', '2026-03-07T11:00'],
    ['CHH', '08037', '2026-03-08T12:00', undefined],
    ['CHH', '08037', '2026-10-31T12:00', undefined],
    ['CHH', '08037', '2026-11-01T12:00', '2026-11-01T11:00'],
    ['CHH', '08052', '2026-03-07T12:00', undefined],
    ['CHH', '08052', '2026-03-08T12:00', '2026-03-08T13:00'],
    ['CHH', '08052', '2026-11-01T12:00', undefined],
    ['TAM', '28027', '2026-07-01T12:00', '2026-07-01T13:00'],
    ['TAM', '28027', '2026-12-01T12:00', undefined],
    ['COA', '05025', '2026-07-01T23:30', '2026-07-02T00:30'],
    ['NLE', '19005', '2026-07-01T12:00', '2026-07-01T13:00'],
    ['NAY', undefined, '2026-07-01T12:00', '2026-07-01T11:00'],
    ['NAY', '18020', '2026-07-01T12:00', undefined],
    // Of another Estado: left behind by who changed the Estado alone.
    ['SON', '08037', '2026-07-01T12:00', '2026-07-01T11:00'],
  ] as const)('in %s %s at %s of the capital is %s', (state, municipality, local, there) => {
    expect(localTimeThere({ place: { state, municipality }, timeZone: 'America/Mexico_City' }, local)).toBe(there);
  });

  test('is told by the municipality where it has a clock of its own', () => {
    const at = (place: Place) => ({ place, timeZone: 'America/Mexico_City' });
    const juarez = { state: 'CHH', municipality: '08037' } as const;
    expect(zoneHint(at(juarez), '2026-12-01')).toBe('Hora de Ciudad Juárez: una hora menos que aquí');
    expect(zoneHint(at({ state: 'TAM', municipality: '28032' }), '2026-07-01')).toMatch(
      /^Hora de la frontera: una hora más/,
    );
    expect(zoneHint(at(juarez), '2026-07-01')).toBeUndefined();
    expect(hourThere(at(juarez), '2026-12-01T10:00')).toMatch(/^9:00.a.*en Juárez, Chihuahua$/);
    expect(placeName({ state: 'SON', municipality: '08037' })).toBe('Sonora');
    expect(placeName({})).toBe('');
    expect(zoneOfPlace({})).toBeUndefined();
  });

  test('every municipality is of its Estado by INEGI’s numbers, and of a zone that a company can have', () => {
    const prefixes = { CHH: '08', COA: '05', NAY: '18', NLE: '19', TAM: '28' };
    for (const { code, state, timeZone } of municipalities) {
      expect(code.slice(0, 2)).toBe(prefixes[state]);
      expect(timeZones.map(({ id }) => id)).toContain(timeZone);
      expect(stateOf(state).timeZone).not.toBe(timeZone);
    }
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(municipalities.length);
    // Eight of Chihuahua, eleven of Coahuila, one of Nuevo León, ten of Tamaulipas, and Bahía de Banderas.
    const counts = (['CHH', 'COA', 'NLE', 'TAM', 'NAY', 'BCN'] as const).map((state) => municipalitiesOf(state).length);
    expect(counts).toEqual([8, 11, 1, 10, 1, 0]);
  });
});

test('offsets are written as calendars read them', () => {
  const at = new Date('2026-07-01T12:00Z');
  expect(offsetOf('America/Mexico_City', at)).toBe('-06:00');
  expect(offsetOf('America/Tijuana', at)).toBe('-07:00');
});
