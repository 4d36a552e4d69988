/** What a prospect is told by e-mail of the appointments it is invited to, with a file that an independent library reads. */
import ICAL from 'ical.js';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { freshEmail, prospectForm } from '../support/builders.ts';
import type { Mail } from '../support/mailbox.ts';
import { openWorld, type World } from '../support/world.ts';

const zone = 'America/Mexico_City';
const day = addDays(dayIn(zone, new Date()), 6);
let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

interface Invited {
  email: string;
  params: { prospectId: string; appointmentId: string };
}

async function invited(more: object = {}): Promise<Invited> {
  const { client } = world.mine.normal;
  const email = freshEmail('prospecto');
  const body = prospectForm({
    workCentreId: world.mine.firstCentre,
    name: 'Íñigo Peña',
    email,
    notes: 'Nota de la visita',
    internalNotes: 'No dar descuento',
  });
  const { id: prospectId } = await client.addProspect({ body });
  await client.addAppointment({
    params: { prospectId },
    body: { day, time: '10:00', minutes: 45, subject: 'Medir la cocina', place: 'Juárez 12', invites: true, ...more },
  });
  return { email, params: { prospectId, appointmentId: (await appointmentOf(prospectId)).id } };
}

async function appointmentOf(prospectId: string) {
  const { appointments } = await world.mine.normal.client.getProspect({ params: { prospectId } });
  const [appointment] = appointments;
  if (!appointment) throw new Error('the prospect has no appointment');
  return appointment;
}

async function move({ params }: Invited, time: string): Promise<string | undefined> {
  const { version } = await appointmentOf(params.prospectId);
  const { changeId } = await world.mine.normal.client.changeAppointment({
    params,
    body: { day, time },
    ifMatch: version,
  });
  return changeId;
}

function fileIn({ attachments: [attachment] }: Mail): { calendar: ICAL.Component; event: ICAL.Event } {
  if (!attachment) throw new Error('the mail brings no file');
  const calendar = new ICAL.Component(ICAL.parse(attachment.text));
  const [event] = calendar.getAllSubcomponents('vevent');
  if (!event) throw new Error('the file holds no event');
  return { calendar, event: new ICAL.Event(event) };
}

describe('F8 an invitation', () => {
  test('asks the prospect to come, for who attends it, and tells nothing of what colleagues know', async () => {
    const { email } = await invited();
    const mail = await world.mail.nth(email, 1);
    expect(mail.subject).toContain('Cita con Panadería El Sol');
    expect(mail.text).toContain('Medir la cocina');
    expect(mail.attachments[0]?.type).toBe('text/calendar; method=REQUEST; charset=utf-8');
    const { calendar, event } = fileIn(mail);
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(event.startDate.toJSDate().toISOString()).toBe(instantOf(`${day}T10:00`, zone));
    expect(event.location).toBe('Juárez 12');
    const organizer = event.component.getFirstProperty('organizer');
    expect(organizer?.getFirstValue()).toBe(`mailto:${world.mine.normal.email}`);
    expect(event.attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([`mailto:${email}`]);
    for (const word of ['Nota de la visita', 'No dar descuento', world.mine.tenantId, '/prospectos/'])
      expect(mail.text + mail.html + mail.attachments[0]?.text).not.toContain(word);
  });

  test.each<[string, (email: string) => Promise<unknown>]>([
    [
      'is registered with',
      (email) =>
        world.mine.normal.client.addProspect({
          body: prospectForm({
            workCentreId: world.mine.firstCentre,
            name: 'Íñigo Peña',
            email,
            appointment: { day, time: '11:00', minutes: 30, invites: true },
          }),
        }),
    ],
    [
      'is given as its next step',
      async (email) => {
        const body = prospectForm({ workCentreId: world.mine.firstCentre, name: 'Íñigo Peña', email });
        const { id: prospectId } = await world.mine.normal.client.addProspect({ body });
        return world.mine.normal.client.addFollowUp({
          params: { prospectId },
          body: { kinds: ['call'], result: 'interested', nextStep: { day, time: '11:00', minutes: 30, invites: true } },
        });
      },
    ],
  ])('goes to the one that a prospect %s', async (_, make) => {
    const email = freshEmail('prospecto');
    await make(email);
    const { event } = fileIn(await world.mail.nth(email, 1));
    expect(event.startDate.toJSDate().toISOString()).toBe(instantOf(`${day}T11:00`, zone));
  });

  test('that moves is told anew, under the same name and with a higher number; back and forth, too', async () => {
    const one = await invited();
    const first = fileIn(await world.mail.nth(one.email, 1)).event;
    const changeId = (await move(one, '12:00')) ?? '';
    const second = await world.mail.nth(one.email, 2);
    expect(second.subject).toContain('Cambió tu cita');
    const moved = fileIn(second).event;
    expect([moved.uid, moved.startDate.toJSDate().toISOString()]).toEqual([first.uid, instantOf(`${day}T12:00`, zone)]);
    expect(moved.sequence).toBeGreaterThan(first.sequence);
    const { prospectId } = one.params;
    await world.mine.normal.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    const back = fileIn(await world.mail.nth(one.email, 3)).event;
    expect(back.startDate.toJSDate().toISOString()).toBe(instantOf(`${day}T10:00`, zone));
    expect(back.sequence).toBeGreaterThan(moved.sequence);
  });

  test.each<[string, (one: Invited) => Promise<unknown>]>([
    ['is taken away', ({ params }) => world.mine.normal.client.removeAppointment({ params })],
    [
      'is of a deleted prospect',
      ({ params: { prospectId } }) => world.mine.normal.client.deleteProspect({ params: { prospectId } }),
    ],
    [
      'is of a cancelled prospect',
      ({ params: { prospectId } }) =>
        world.mine.normal.client.cancelProspect({
          params: { prospectId },
          body: { reasonId: world.mine.cancelReasonId },
        }),
    ],
    [
      'is no longer to invite',
      async ({ params }) => {
        const { version } = await appointmentOf(params.prospectId);
        await world.mine.normal.client.changeAppointment({ params, body: { invites: false }, ifMatch: version });
      },
    ],
  ])('that %s is called off', async (_, act) => {
    const one = await invited();
    await world.mail.nth(one.email, 1);
    await act(one);
    const mail = await world.mail.nth(one.email, 2);
    expect(mail.subject).toContain('Se canceló');
    const { calendar, event } = fileIn(mail);
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  test('follows the prospect to another address: there it is asked, here it is called off', async () => {
    const { email, params } = await invited();
    await world.mail.nth(email, 1);
    const { prospectId } = params;
    const { version } = await world.mine.normal.client.getProspect({ params: { prospectId } });
    const other = freshEmail('prospecto');
    await world.mine.normal.client.changeProspect({ params: { prospectId }, body: { email: other }, ifMatch: version });
    expect((await world.mail.nth(other, 1)).subject).toContain('Cita con');
    expect((await world.mail.nth(email, 2)).subject).toContain('Se canceló');
  });

  test('is sent when it is wanted, once, and not again when nothing of it changed', async () => {
    const { normal } = world.mine;
    const uninvited = await invited({ invites: false });
    await move(uninvited, '12:00');
    const one = await invited();
    await world.mail.nth(one.email, 1);
    const { params } = one;
    await normal.client.addFollowUp({
      params: { prospectId: params.prospectId },
      body: {
        kinds: ['call'],
        result: 'interested',
        outcomes: [{ appointmentId: params.appointmentId, outcome: 'held' }],
      },
    });
    // What comes after it has come when this has.
    const later = await invited();
    await world.mail.nth(later.email, 1);
    expect(await world.mail.to(one.email)).toHaveLength(1);
    expect(await world.mail.to(uninvited.email)).toEqual([]);
  });
});
