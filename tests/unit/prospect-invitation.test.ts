/** Which mails follow from what happens to an appointment that invites its prospect: a table of before and after. */
import { describe, expect, test } from 'vitest';
import type {
  ProspectRecord,
  StoredAppointment,
  StoredProspect,
} from '@folio/functions/modules/prospects/prospect-record.ts';
import { invitationMails } from '@folio/functions/modules/prospects/prospect-invitation.ts';

const now = new Date('2026-11-28T12:00:00Z');

const prospect: StoredProspect = {
  id: 'prs_0123456789abcdef',
  folio: 1,
  contactedOn: '2026-11-23',
  name: 'Laura Méndez',
  email: 'laura@panaderia-sol.example',
  colour: '#1d5dbf',
  letterColour: '#ffffff',
  status: 'following',
  registeredBy: '01234567-89ab-4cde-8f01-23456789abcd',
  attendedBy: '01234567-89ab-4cde-8f01-23456789abcd',
  workCentreId: 'wcn_0123456789abcdef',
  createdAt: '2026-11-23T12:00:00.000Z',
  version: 3,
  fieldVersions: {},
};

const appointment: StoredAppointment = {
  id: 'apt_0123456789abcdef',
  startsAtLocal: '2026-12-01T10:00',
  timeZone: 'America/Mexico_City',
  startsAt: '2026-12-01T16:00:00.000Z',
  minutes: 45,
  kind: 'visit',
  invites: true,
  outcome: 'pending',
  version: 3,
  fieldVersions: {},
};

function record(of: Partial<StoredProspect>, ...appointments: Partial<StoredAppointment>[]): ProspectRecord {
  return {
    prospect: { ...prospect, ...of },
    appointments: appointments.map((one) => ({ ...appointment, ...one })),
    followUps: [],
    quotes: [],
    orders: [],
    images: [],
  };
}

function told(before: ProspectRecord, after: ProspectRecord): string[] {
  return invitationMails(before, after, now).map(
    ({ to, message }) => `${message.method}${message.isUpdate ? ' again' : ''} ${to.split('@')[0]}`,
  );
}

const none = record({});
const one = record({}, {});
const past = { startsAt: '2026-11-28T11:00:00.000Z' };

describe('F8 what a prospect is told', () => {
  test.each<[string, ProspectRecord, ProspectRecord, string[]]>([
    ['a new one is asked for', none, one, ['REQUEST laura']],
    ['one that does not invite is not told of', none, record({}, { invites: false }), []],
    ['nor is one of the past', none, record({}, past), []],
    ['nor of a prospect without an address', none, record({ email: undefined as never }, {}), []],
    ['moved, it is told again', one, record({}, { startsAt: '2026-12-01T17:00:00.000Z' }), ['REQUEST again laura']],
    ['longer, elsewhere or of another matter, too', one, record({}, { place: 'Juárez 12' }), ['REQUEST again laura']],
    ['who comes along is no matter of the prospect’s', one, record({}, { participantIds: ['x'] }), []],
    ['what became of it neither', one, record({}, { outcome: 'held' }), []],
    ['taken away, it is called off', one, none, ['CANCEL laura']],
    ['taken away after it was held, it is not', record({}, past), none, []],
    [
      'of a prospect put aside it is called off',
      one,
      record({ deletedAt: '2026-11-28T12:00:00.000Z' }, {}),
      ['CANCEL laura'],
    ],
    ['of one cancelled too', one, record({ status: 'cancelled' }, {}), ['CANCEL laura']],
    ['and asked for again when that is taken back', record({ status: 'cancelled' }, {}), one, ['REQUEST laura']],
    [
      'another address is asked, the one before told off',
      one,
      record({ email: 'rosa@x.example' }, {}),
      ['CANCEL laura', 'REQUEST rosa'],
    ],
    ['another name or note is nothing of it', one, record({ name: 'Rosa', notes: 'x' }, {}), []],
  ])('%s', (_, before, after, mails) => {
    expect(told(before, after)).toEqual(mails);
  });

  test('later words of the same appointment have a higher number, whatever they say', () => {
    const [first] = invitationMails(none, one, now);
    const [later] = invitationMails(one, record({ version: 4, deletedAt: now.toISOString() }, {}), now);
    expect(later?.message.sequence).toBeGreaterThan(first?.message.sequence ?? 0);
    expect(later?.cause).not.toBe(first?.cause);
  });
});
