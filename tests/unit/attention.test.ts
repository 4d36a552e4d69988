import { describe, expect, test } from 'vitest';
import { attentionOf, type Attention } from '@folio/shared/prospects/attention.rules.ts';
import {
  prospectStatuses,
  statusAfter,
  statusMoves,
  type ProspectStatus,
} from '@folio/shared/prospects/prospect.rules.ts';

/** Wall clock of a zone, as the screen keeps it. */
function wallClockIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');
}

const noon = '2026-11-25T12:00';
const at = (status: ProspectStatus, appointmentAt?: string, now = noon) =>
  attentionOf({ status, ...(appointmentAt ? { appointmentAt } : {}) }, now);

describe('F1 the attention light', () => {
  test.each<[ProspectStatus, string | undefined, Attention, RegExp]>([
    ['following', undefined, 'overdue', /siguiente paso/],
    ['following', '2026-11-24T23:59', 'overdue', /no tiene resultado/],
    ['following', '2026-11-25T11:59', 'overdue', /no tiene resultado/],
    ['following', '2026-11-25T12:00', 'today', /hoy/],
    ['following', '2026-11-25T23:59', 'today', /hoy/],
    ['following', '2026-11-26T00:00', 'good', /con fecha/],
    ['following', '2027-02-28T09:00', 'good', /con fecha/],
    ['quoted', undefined, 'overdue', /siguiente paso/],
    ['quoted', '2026-11-20T10:00', 'overdue', /no tiene resultado/],
    ['quoted', '2026-11-25T18:00', 'today', /hoy/],
    ['quoted', '2026-12-01T10:00', 'good', /con fecha/],
    ['ordered', undefined, 'none', /pedido/],
    ['ordered', '2026-11-20T10:00', 'overdue', /no tiene resultado/],
    ['ordered', '2026-11-25T18:00', 'today', /hoy/],
    ['ordered', '2026-12-01T10:00', 'good', /con fecha/],
    ['cancelled', undefined, 'none', /cancelado/],
    ['cancelled', '2026-11-20T10:00', 'none', /cancelado/],
    ['cancelled', '2026-12-01T10:00', 'none', /cancelado/],
  ])('%s with an appointment at %s is %s', (status, appointmentAt, light, reason) => {
    expect(at(status, appointmentAt)).toMatchObject({ light, reason: expect.stringMatching(reason) });
  });

  // The borders of days, months and years, and clocks at each end of a day.
  test.each<[ProspectStatus, string | undefined, string, Attention]>([
    ['following', '2026-12-31T23:59', '2026-12-31T23:58', 'today'],
    ['following', '2026-12-31T23:59', '2027-01-01T00:00', 'overdue'],
    ['following', '2027-01-01T00:00', '2026-12-31T23:59', 'good'],
    ['following', '2027-01-01T00:00', '2027-01-01T00:00', 'today'],
    ['following', '2028-02-29T10:00', '2028-02-28T10:00', 'good'],
    ['following', '2028-02-29T10:00', '2028-02-29T09:59', 'today'],
    ['following', '2028-02-29T10:00', '2028-03-01T00:00', 'overdue'],
    ['following', '2026-11-30T08:00', '2026-12-01T07:00', 'overdue'],
    ['following', '2026-12-01T08:00', '2026-11-30T23:00', 'good'],
    ['following', '2019-05-10T08:00', '2026-11-25T12:00', 'overdue'],
    ['following', '2036-11-25T12:00', '2026-11-25T12:00', 'good'],
    ['quoted', '2026-11-25T00:00', '2026-11-25T00:00', 'today'],
    ['quoted', '2026-11-25T00:00', '2026-11-25T00:01', 'overdue'],
    ['quoted', '2026-11-25T09:05', '2026-11-25T09:04', 'today'],
    ['quoted', '2026-11-25T09:05', '2026-11-25T10:04', 'overdue'],
    ['quoted', '2027-11-25T09:05', '2026-11-25T09:05', 'good'],
    ['ordered', '2026-11-25T12:00', '2026-11-25T12:00', 'today'],
    ['ordered', '2026-11-25T12:00', '2026-11-25T12:01', 'overdue'],
    ['ordered', undefined, '2026-01-01T00:00', 'none'],
    ['cancelled', '2026-11-25T12:00', '2026-11-25T12:00', 'none'],
    ['cancelled', '2026-11-25T12:00', '2026-11-25T12:01', 'none'],
    ['cancelled', undefined, '2026-01-01T00:00', 'none'],
  ])('%s with an appointment at %s is, at %s, %s', (status, appointmentAt, now, light) => {
    expect(at(status, appointmentAt, now).light).toBe(light);
  });

  test('every red light has a remedy, and no other', () => {
    const times = [undefined, '2026-11-20T10:00', '2026-11-25T18:00', '2026-12-01T10:00'];
    for (const status of prospectStatuses) {
      for (const time of times) {
        const { light, remedy } = at(status, time);
        expect(remedy === 'follow-up').toBe(light === 'overdue');
      }
    }
  });

  // Tijuana is two hours behind Ciudad de México in winter and one in summer; Cancún one ahead; Hermosillo one behind.
  test.each([
    ['America/Tijuana', '2026-11-26T07:59:00Z', '2026-11-26T08:00:00Z'],
    ['America/Tijuana', '2026-07-26T06:59:00Z', '2026-07-26T07:00:00Z'],
    ['America/Cancun', '2026-11-26T04:59:00Z', '2026-11-26T05:00:00Z'],
    ['America/Mexico_City', '2026-11-26T05:59:00Z', '2026-11-26T06:00:00Z'],
    ['America/Mexico_City', '2026-07-26T05:59:00Z', '2026-07-26T06:00:00Z'],
    ['America/Hermosillo', '2026-11-26T06:59:00Z', '2026-11-26T07:00:00Z'],
    ['America/Ciudad_Juarez', '2026-07-26T05:59:00Z', '2026-07-26T06:00:00Z'],
    ['America/Ojinaga', '2026-07-26T04:59:00Z', '2026-07-26T05:00:00Z'],
  ])('in %s tomorrow turns into today at its own midnight', (zone, before, after) => {
    const day = wallClockIn(zone, new Date(after)).slice(0, 10);
    expect(at('following', `${day}T10:00`, wallClockIn(zone, new Date(before))).light).toBe('good');
    expect(at('following', `${day}T10:00`, wallClockIn(zone, new Date(after))).light).toBe('today');
  });
});

describe('the moves of the process', () => {
  test.each(prospectStatuses.flatMap((status) => Object.keys(statusMoves).map((move) => [status, move] as const)))(
    '%s, %s',
    (status, move) => {
      const allowed = { cancel: status !== 'cancelled', reopen: status === 'cancelled' };
      const to = { cancel: 'cancelled', reopen: 'following' };
      // The keys of `statusMoves` are exactly the moves.
      const name = move as keyof typeof statusMoves;
      expect(statusAfter(name, status)).toBe(allowed[name] ? to[name] : undefined);
    },
  );
});
