/**
 * Reminders, notices and the agenda of the day. The clock strikes for moments of the tests' own, each later than the one
 * before: what it has looked at lies behind it.
 */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { lookAtClock } from '@folio/functions/modules/reminders/clock.service.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import type { TableConnection } from '@folio/functions/platform/table.ts';
import { addDays, dayIn, weekday } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { refusalCode } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { noticesOf, strike } from '../support/clock.ts';
import { tableClient } from '../support/in-process.ts';
import { addPerson, openWorld, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
const zone = 'America/Mexico_City';
let world: World;

/** A Wednesday some weeks ahead, so that neither a day of rest nor another test's clock is in the way. */
const wednesday = (() => {
  const from = addDays(dayIn(zone, new Date()), 21);
  return addDays(from, (3 - weekday(from) + 7) % 7);
})();
const dayAfter = (count: number) => addDays(wednesday, count);
const at = (day: string, time: string) => new Date(instantOf(`${day}T${time}`, zone));

beforeAll(async () => {
  world = await openWorld(stack);
});

/** The function's own code on the stack's table, where its answer can be read and several can run at once. */
function connection(): TableConnection {
  return { client: tableClient(stack), tableName: stack.tableName, meter: newMeter() };
}
const look = (moment: Date) => lookAtClock(connection(), moment);

/** How many notices a person has once the clock has looked: others have theirs. */
async function noticesAt(person: Person, moment: Date): Promise<number> {
  await look(moment);
  return (await person.client.listNotices()).notices.length;
}

async function appointment(person: Person, day: string, time: string, more: object = {}) {
  const prospect = await person.client.addProspect({
    body: prospectForm({ workCentreId: world.mine.firstCentre, name: 'Rosa Nájera' }),
  });
  await person.client.addAppointment({
    params: { prospectId: prospect.id },
    body: { day, time, minutes: 45, ...more },
  });
  const { appointments } = await person.client.getProspect({ params: { prospectId: prospect.id } });
  const [made] = appointments;
  if (!made) throw new Error('the prospect has no appointment');
  return { prospectId: prospect.id, appointmentId: made.id, version: made.version };
}

/** Somebody of whom nobody has heard yet. */
async function newcomer(name = 'Nadia Cruz'): Promise<Person> {
  return addPerson(stack, world.mine.administrator, { level: 'normal', workCentreIds: [world.mine.firstCentre], name });
}

async function wish(person: Person, body: object): Promise<void> {
  const { version } = await person.client.getReminderSettings();
  await person.client.changeReminderSettings({ body, ifMatch: version });
}

/** What is wished now begins with the next morning: the clock of these tests is brought back to it. */
async function wishAgenda(person: Person, body: object): Promise<void> {
  await wish(person, { agendaOn: true, ...body });
  await look(new Date());
}

/** Who was put out is let in again, and sees what came meanwhile. */
async function stay({ memberId }: Person): Promise<void> {
  const { client } = world.mine.administrator;
  const member = (await client.listMembers()).members.find(({ id }) => id === memberId);
  await client.changeMember({ params: { memberId }, body: { active: true }, ifMatch: member?.version ?? 0 });
}

const kindsOf = (notices: readonly { content: { kind: string; startsAtLocal?: string } }[]) =>
  notices.map(({ content }) => `${content.kind} ${content.startsAtLocal}`);

describe('what a person wishes', () => {
  test('is the usual until something else is chosen, field by field', async () => {
    const person = await newcomer();
    expect(await person.client.getReminderSettings()).toEqual({
      appLeads: [30],
      mailLeads: [],
      roles: ['attended', 'joined'],
      agendaOn: false,
      agendaTime: '08:00',
      agendaWorkDaysOnly: true,
      agendaWhenEmpty: false,
      version: 0,
    });
    await person.client.changeReminderSettings({ body: { mailLeads: [1440, 60] }, ifMatch: 0 });
    const changed = await person.client.changeReminderSettings({ body: { agendaTime: '07:30' }, ifMatch: 0 });
    expect(changed).toMatchObject({ appLeads: [30], mailLeads: [1440, 60], agendaTime: '07:30', version: 2 });
    const stale = person.client.changeReminderSettings({ body: { mailLeads: [] }, ifMatch: 0 });
    expect(await refusalCode(stale)).toBe('request.base_version_stale');
  });

  test.each([
    ['a time that the clock does not look up', { appLeads: [7] }],
    ['the same twice', { mailLeads: [30, 30] }],
    ['more than four', { appLeads: [5, 10, 15, 30, 60] }],
    ['an hour that is none', { agendaTime: '24:00' }],
  ])('%s is refused', async (_, body) => {
    const answer = await world.mine.normal.send('changeReminderSettings', { body, ifMatch: 0 });
    expect(answer.status).toBe(400);
  });
});

/** The Monday to come: the days of the agendas below are counted from it. */
const monday = (() => {
  const from = addDays(dayIn(zone, new Date()), 1);
  return addDays(from, (8 - weekday(from)) % 7);
})();
const morning = (count: number) => addDays(monday, count);

// Before the others, since their clock goes further ahead.
describe('the agenda of the day', () => {
  test('comes at the person’s hour of the company’s clock, once, with the day and what is left undone', async () => {
    const person = await newcomer('Nadia Cruz');
    await wishAgenda(person, { agendaTime: '07:30' });
    const [day, next] = [morning(0), morning(1)];
    await appointment(person, day, '10:00', { subject: 'Medir la cocina', kind: 'call' });
    await appointment(person, day, '09:00');
    await appointment(person, next, '09:00');
    await person.client.addProspect({ body: prospectForm({ workCentreId: world.mine.firstCentre, name: 'Sin Paso' }) });
    await look(at(day, '06:00'));
    expect((await look(at(day, '07:29'))).agendas).toBe(0);
    const looks = await Promise.all([1, 2, 3].map(() => look(at(day, '07:31'))));
    expect(looks.reduce((sum, { agendas }) => sum + agendas, 0)).toBe(1);
    const mail = await world.mail.nth(person.email, 2);
    expect(mail.subject).toMatch(/2 citas$/);
    expect(mail.text).toContain('Medir la cocina');
    expect(mail.text.indexOf('9:00')).toBeLessThan(mail.text.indexOf('10:00'));
    expect(mail.text).toContain('1 prospecto sin siguiente paso.');
    // Another hour of the same day sends no second one.
    await wishAgenda(person, { agendaTime: '09:00' });
    expect((await look(at(day, '09:01'))).agendas).toBe(0);
    expect((await look(at(next, '09:01'))).agendas).toBe(1);
    await wish(person, { agendaOn: false });
  });

  test('rests on days without appointments and on days of rest, unless it is wanted', async () => {
    const person = await newcomer();
    await wishAgenda(person, { agendaTime: '08:00' });
    const [empty, sunday, after] = [morning(2), morning(6), morning(8)];
    await look(at(empty, '07:00'));
    expect((await look(at(empty, '08:01'))).agendas).toBe(0);
    await appointment(person, sunday, '10:00');
    await look(at(sunday, '07:00'));
    expect((await look(at(sunday, '08:01'))).agendas).toBe(0);
    await wishAgenda(person, { agendaWorkDaysOnly: false, agendaWhenEmpty: true });
    await look(at(after, '07:00'));
    expect((await look(at(after, '08:01'))).agendas).toBe(1);
    expect((await world.mail.nth(person.email, 2)).subject).toContain('sin citas');
    await wish(person, { agendaOn: false });
  });

  test('that is half a day late is not sent, and the next one is on time', async () => {
    const person = await newcomer();
    await wishAgenda(person, { agendaTime: '08:00', agendaWhenEmpty: true });
    await look(at(morning(9), '07:00'));
    expect((await look(at(morning(9), '12:00'))).agendas).toBe(0);
    expect((await look(at(morning(10), '08:01'))).agendas).toBe(1);
    await wish(person, { agendaOn: false });
  });
});

describe('a reminder', () => {
  test('is told in the app and by e-mail, to who attends and who comes along, as each wishes', async () => {
    const [attends, joins, wantsNone] = [await newcomer('Nadia Cruz'), await newcomer('Julia Paz'), await newcomer()];
    await wish(attends, { appLeads: [30], mailLeads: [30] });
    await wish(joins, { appLeads: [30], roles: ['joined'] });
    await wish(wantsNone, { roles: ['attended'] });
    const participantIds = [joins.memberId, wantsNone.memberId];
    const details = { subject: 'Medir la cocina', place: 'Juárez 12, León', participantIds };
    await appointment(attends, dayAfter(0), '10:00', details);

    expect(await noticesAt(attends, at(dayAfter(0), '09:29'))).toBe(0);
    expect(await noticesAt(attends, at(dayAfter(0), '09:31'))).toBe(1);
    const [notice] = await noticesOf(attends, 1);
    expect(notice).toMatchObject({
      read: false,
      content: { kind: 'appointment-soon', name: 'Rosa Nájera', subject: 'Medir la cocina', place: 'Juárez 12, León' },
    });
    expect(kindsOf(await noticesOf(joins, 1))).toEqual([`appointment-soon ${dayAfter(0)}T10:00`]);
    expect((await wantsNone.client.listNotices()).notices).toEqual([]);
    // The first mail was the invitation to the company.
    const mail = await world.mail.nth(attends.email, 2);
    expect(mail.subject).toContain('Rosa Nájera');
    expect(mail.text).toContain('10:00\u00a0a.\u00a0m.');
    expect(mail.text).toContain('Juárez 12, León');
    expect(await world.mail.to(joins.email)).toHaveLength(1);
  });

  test('T8 C8 is sent once, whether the clock strikes twice or five times at the same moment', async () => {
    const person = await newcomer();
    await wish(person, { appLeads: [15], mailLeads: [15] });
    await appointment(person, dayAfter(1), '10:00');
    const moment = at(dayAfter(1), '09:46');
    await Promise.all(Array.from({ length: 5 }, () => look(moment)));
    expect(await noticesAt(person, at(dayAfter(1), '09:48'))).toBe(1);
    await world.mail.nth(person.email, 2);
    expect(await world.mail.to(person.email)).toHaveLength(2);
  });

  test('several before the same appointment are each sent at their time', async () => {
    const person = await newcomer();
    await wish(person, { appLeads: [60, 10] });
    await appointment(person, dayAfter(2), '10:00');
    expect(await noticesAt(person, at(dayAfter(2), '09:01'))).toBe(1);
    expect(await noticesAt(person, at(dayAfter(2), '09:30'))).toBe(1);
    expect(await noticesAt(person, at(dayAfter(2), '09:51'))).toBe(2);
    expect(await noticesOf(person, 2)).toHaveLength(2);
  });

  test.each([
    ['ten and five minutes', [10, 5]],
    ['fifteen and ten', [15, 10]],
    ['fifteen, ten and five', [15, 10, 5]],
  ])('%s before, nearer than a clock looks back, are each sent at their time', async (_, appLeads) => {
    const person = await newcomer('Rita Luna');
    await wish(person, { appLeads, mailLeads: appLeads });
    const day = dayAfter(3);
    await appointment(person, day, '10:00');
    const told: number[] = [];
    for (let before = 20; before > 0; before -= 1) {
      const moment = new Date(at(day, '10:00').getTime() - before * 60_000);
      const { length } = told;
      const count = await noticesAt(person, moment);
      if (count > length) told.push(before);
    }
    expect(told).toEqual(appLeads);
    // Besides the invitation.
    await world.mail.nth(person.email, 1 + appLeads.length);
    expect(await world.mail.to(person.email)).toHaveLength(1 + appLeads.length);
  });

  test('of a clock that was late is sent once for all that was missed, and never after the beginning', async () => {
    const person = await newcomer();
    await wish(person, { appLeads: [60, 30] });
    await appointment(person, dayAfter(5), '10:00');
    await appointment(person, dayAfter(5), '10:30');
    expect(await noticesAt(person, at(dayAfter(5), '08:00'))).toBe(0);
    // Two hours and ten minutes of silence: the first has begun.
    expect(await noticesAt(person, at(dayAfter(5), '10:10'))).toBe(1);
    expect(kindsOf(await noticesOf(person, 1))).toEqual([`appointment-soon ${dayAfter(5)}T10:30`]);
    expect(await noticesAt(person, at(dayAfter(5), '10:12'))).toBe(1);
  });

  test('of an appointment that moved is sent for its new time alone', async () => {
    const person = await newcomer();
    const { version, ...params } = await appointment(person, dayAfter(6), '10:00');
    const moved = { day: dayAfter(6), time: '12:00' };
    await person.client.changeAppointment({ params, body: moved, ifMatch: version });
    expect(await noticesAt(person, at(dayAfter(6), '09:31'))).toBe(0);
    expect(await noticesAt(person, at(dayAfter(6), '11:31'))).toBe(1);
    expect(kindsOf(await noticesOf(person, 1))).toEqual([`appointment-soon ${dayAfter(6)}T12:00`]);
  });

  test.each<[string, (person: Person, params: { prospectId: string; appointmentId: string }) => Promise<unknown>]>([
    ['taken away', (person, params) => person.client.removeAppointment({ params })],
    ['of a deleted prospect', (person, { prospectId }) => person.client.deleteProspect({ params: { prospectId } })],
    [
      'of a cancelled prospect',
      (person, { prospectId }) =>
        person.client.cancelProspect({ params: { prospectId }, body: { reasonId: world.mine.cancelReasonId } }),
    ],
    [
      'that has its result',
      (person, { prospectId, appointmentId }) =>
        person.client.addFollowUp({
          params: { prospectId },
          body: { kinds: ['call'], result: 'interested', outcomes: [{ appointmentId, outcome: 'held' }] },
        }),
    ],
    [
      'of who has left',
      async (person) => {
        const member = { memberId: person.memberId };
        await world.mine.administrator.client.changeMember({ params: member, body: { active: false }, ifMatch: 1 });
      },
    ],
  ])('is sent of none %s', async (_, act) => {
    const person = await newcomer();
    const { version: _version, ...params } = await appointment(person, dayAfter(7), '10:00');
    await act(person, params);
    await look(at(dayAfter(7), '09:31'));
    await stay(person);
    expect((await person.client.listNotices()).notices).toEqual([]);
  });

  test('comes by the rule of the template, to the company it is of', async () => {
    const person = await newcomer();
    await appointment(person, dayAfter(8), '10:00');
    await strike(stack, at(dayAfter(8), '09:31'));
    expect(kindsOf(await noticesOf(person, 1))).toEqual([`appointment-soon ${dayAfter(8)}T10:00`]);
    expect((await world.theirs.normal.client.listNotices()).notices).toEqual([]);
  });
});

describe('notices', () => {
  test('are read once and stay read; another person’s are nobody’s', async () => {
    const person = await newcomer();
    await appointment(person, dayAfter(9), '10:00');
    await look(at(dayAfter(9), '09:31'));
    const [notice] = await noticesOf(person, 1);
    const body = { noticeIds: [notice?.id ?? ''] };
    const other = await world.mine.administrator.send('readNotices', { body });
    expect((await other.json()).code).toBe('notice.not_found');
    await person.client.readNotices({ body });
    await person.client.readNotices({ body });
    expect((await person.client.listNotices()).notices.map(({ read }) => read)).toEqual([true]);
  });
});
