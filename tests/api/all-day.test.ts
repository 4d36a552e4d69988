/** Todo el día: appointments that take whole days, through everything that is done with an appointment. */
import ICAL from 'ical.js';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { lookAtClock } from '@folio/functions/modules/reminders/clock.service.ts';
import { newMeter } from '@folio/functions/platform/meter.ts';
import type { NewAppointmentInput } from '@folio/shared/appointments/appointment.schema.ts';
import { addDays, addMonths, dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { problemOf, refusal } from '../support/answers.ts';
import { freshEmail, prospectForm } from '../support/builders.ts';
import { tableClient } from '../support/in-process.ts';
import { addPerson, openWorld, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
const zone = 'America/Mexico_City';
let world: World;
let seller: Person;

beforeAll(async () => {
  world = await openWorld(stack);
  seller = world.mine.normal;
});

type Wish = Partial<NewAppointmentInput>;
const fair = { day: '2027-03-09', days: 3 };
const twoDays = { day: '2026-12-31', days: 2 };

async function made(body: Wish & { day: string } = fair, form: object = {}, person = seller) {
  const prospect = prospectForm({ workCentreId: world.mine.firstCentre, ...form });
  const { id: prospectId } = await person.client.addProspect({ body: prospect });
  const row = await person.client.addAppointment({ params: { prospectId }, body });
  const appointment = await first(prospectId, person);
  return { prospectId, row, appointment, params: { prospectId, appointmentId: appointment.id } };
}

async function all(prospectId: string, person = seller) {
  return (await person.client.getProspect({ params: { prospectId } })).appointments;
}

async function first(prospectId: string, person = seller) {
  const [appointment] = await all(prospectId, person);
  if (!appointment) throw new Error('it has none');
  return appointment;
}

async function inMonth(month: string, id: string, person = seller) {
  const { chips } = await person.client.listMonth({ params: { month }, query: {} });
  return chips.filter((chip) => chip.id === id);
}

const whens = async (prospectId: string) =>
  (await all(prospectId)).map(({ startsAtLocal, days, minutes }) => [startsAtLocal, days, minutes]);

describe('M12 M20 an appointment of whole days', () => {
  test('is a date and how many, without hour, minutes or moment', async () => {
    const { appointment, row } = await made({ ...fair, subject: 'Feria' });
    expect(appointment).toMatchObject({ startsAtLocal: '2027-03-09', days: 3, subject: 'Feria', outcome: 'pending' });
    expect(appointment).not.toHaveProperty('startsAt');
    expect(appointment).not.toHaveProperty('minutes');
    expect(row.appointmentAt).toBe('2027-03-09/2027-03-11');
  });

  test('of one day is told as a date', async () => {
    expect((await made({ day: '2027-03-09', days: 1 })).row.appointmentAt).toBe('2027-03-09');
  });

  test('shows once in each month that it touches, and in no other', async () => {
    const { appointment } = await made(twoDays);
    for (const month of ['2026-12', '2027-01']) {
      const chips = await inMonth(month, appointment.id);
      expect(chips).toHaveLength(1);
      expect(chips[0]).toMatchObject({ startsAtLocal: '2026-12-31', days: 2 });
      expect(chips[0]).not.toHaveProperty('minutes');
    }
    expect(await inMonth('2027-02', appointment.id)).toEqual([]);
  });

  test('moved within one month it leaves the other; taken away, both; undone, it stands in both again', async () => {
    const { params, appointment, prospectId } = await made(twoDays);
    const body = { day: '2026-12-10', days: 2 };
    const moved = await seller.client.changeAppointment({ params, body, ifMatch: appointment.version });
    expect(await inMonth('2027-01', appointment.id)).toEqual([]);
    const undo = async (changeId = '') =>
      seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    await undo(moved.changeId);
    expect(await inMonth('2027-01', appointment.id)).toHaveLength(1);
    const gone = await seller.client.removeAppointment({ params, query: {} });
    expect(await inMonth('2026-12', appointment.id)).toEqual([]);
    expect(await inMonth('2027-01', appointment.id)).toEqual([]);
    await undo(gone.changeId);
    expect(await inMonth('2026-12', appointment.id)).toHaveLength(1);
    expect(await inMonth('2027-01', appointment.id)).toHaveLength(1);
  });

  test('shows to a colleague who comes along in each month, and no more when that one stays away', async () => {
    const guest = await addPerson(stack, world.mine.administrator, {
      level: 'normal',
      workCentreIds: [world.mine.firstCentre],
      name: 'Gael Ríos',
    });
    const { params, appointment } = await made({ ...twoDays, participantIds: [guest.memberId] });
    for (const month of ['2026-12', '2027-01']) {
      expect(await inMonth(month, appointment.id, guest)).toHaveLength(1);
    }
    await seller.client.changeAppointment({ params, body: { participantIds: [] }, ifMatch: appointment.version });
    for (const month of ['2026-12', '2027-01']) expect(await inMonth(month, appointment.id, guest)).toEqual([]);
  });

  test.each([
    [{ ...fair, time: '09:00' }, 'body.time'],
    [{ ...fair, minutes: 30 }, 'body.minutes'],
    [{ day: fair.day, days: 0 }, 'body.days'],
    [{ day: fair.day, days: 15 }, 'body.days'],
    [{ day: fair.day }, 'body.time'],
  ])('%j is refused, and where', async (body, path) => {
    const { prospectId } = await made();
    const answer = await seller.send('addAppointment', { params: { prospectId }, body });
    expect(answer.status).toBe(400);
    expect((await problemOf(answer)).faults?.map((fault) => fault.path)).toContain(path);
  });
});

describe('an appointment that had an hour', () => {
  test('takes whole days, and an hour again', async () => {
    const { params, appointment, prospectId } = await made({ day: '2027-03-09', time: '10:00', minutes: 45 });
    const body = { day: '2027-03-10', days: 2 };
    const { version } = await seller.client.changeAppointment({ params, body, ifMatch: appointment.version });
    expect(await whens(prospectId)).toEqual([['2027-03-10', 2, undefined]]);
    expect(await first(prospectId)).not.toHaveProperty('startsAt');
    const back = { day: '2027-03-10', time: '16:00', minutes: 30 };
    await seller.client.changeAppointment({ params, body: back, ifMatch: version });
    expect(await first(prospectId)).toMatchObject({
      startsAtLocal: '2027-03-10T16:00',
      minutes: 30,
      startsAt: instantOf('2027-03-10T16:00', zone),
    });
    expect(await first(prospectId)).not.toHaveProperty('days');
  });

  test('given whole days by one and other minutes by another asks, and minutes alone do not fit whole days', async () => {
    const { params, appointment } = await made({ day: '2027-03-09', time: '10:00', minutes: 45 });
    await seller.client.changeAppointment({ params, body: fair, ifMatch: appointment.version });
    const change = (ifMatch: number) =>
      refusal(world.mine.administrator.client.changeAppointment({ params, body: { minutes: 90 }, ifMatch }));
    const stale = await change(appointment.version);
    expect(stale).toMatchObject({ status: 412 });
    expect(stale.conflicts.map(({ field }) => field)).toEqual(['minutes']);
    const { version } = await first(params.prospectId);
    expect(await change(version)).toMatchObject({ status: 400, faults: [{ path: 'body.minutes', code: 'all_day' }] });
  });

  test('of whole days given an hour without a length is refused', async () => {
    const { params, appointment } = await made();
    const body = { day: fair.day, time: '10:00' };
    const refused = await refusal(seller.client.changeAppointment({ params, body, ifMatch: appointment.version }));
    expect(refused.faults).toMatchObject([{ path: 'body.minutes', code: 'required' }]);
  });
});

describe('a series of whole days', () => {
  const tuesdays = { frequency: 'weekly' as const, weekdays: [2], count: 4 };

  test('is on each of its days, over daylight saving and years', async () => {
    const { prospectId } = await made({ day: '2026-12-22', days: 1, recurrence: tuesdays });
    expect((await whens(prospectId)).map(([day]) => day)).toEqual([
      '2026-12-22',
      '2026-12-29',
      '2027-01-05',
      '2027-01-12',
    ]);
  });

  test('moved by days from one on, those after it move as far; one that has an hour keeps it', async () => {
    const { prospectId } = await made({ day: '2027-03-02', days: 1, recurrence: tuesdays });
    const [, second, third] = await all(prospectId);
    if (!second || !third) throw new Error('there are four');
    await seller.client.changeAppointment({
      params: { prospectId, appointmentId: third.id },
      body: { day: '2027-03-16', time: '10:00', minutes: 30 },
      ifMatch: third.version,
    });
    const body = { day: '2027-03-11', days: 1 };
    const params = { prospectId, appointmentId: second.id };
    await seller.client.changeAppointment({ params, query: { scope: 'following' }, body, ifMatch: second.version });
    expect(await whens(prospectId)).toEqual([
      ['2027-03-02', 1, undefined],
      ['2027-03-11', 1, undefined],
      ['2027-03-18T10:00', undefined, 30],
      ['2027-03-25', 1, undefined],
    ]);
  });

  test('all of one at an hour become whole days, each on its own day, and go away together', async () => {
    const { prospectId, appointment, params } = await made({
      day: '2027-03-02',
      time: '09:00',
      minutes: 45,
      recurrence: tuesdays,
    });
    const body = { day: '2027-03-02', days: 2 };
    await seller.client.changeAppointment({ params, query: { scope: 'all' }, body, ifMatch: appointment.version });
    expect(await whens(prospectId)).toEqual(
      ['2027-03-02', '2027-03-09', '2027-03-16', '2027-03-23'].map((day) => [day, 2, undefined]),
    );
    await seller.client.removeAppointment({ params, query: { scope: 'all' } });
    expect(await all(prospectId)).toEqual([]);
  });
});

describe('where appointments must not overlap', () => {
  test('whole days block no hours, and an hour no whole days', async () => {
    const { administrator, firstCentre } = (await openWorld(stack)).mine;
    const { company } = await administrator.client.getSession();
    await administrator.client.changeCompany({ body: { noDoubleBooking: true }, ifMatch: company.version });
    const book = async (body: NewAppointmentInput) => {
      const form = prospectForm({ workCentreId: firstCentre });
      const { id: prospectId } = await administrator.client.addProspect({ body: form });
      await administrator.client.addAppointment({ params: { prospectId }, body });
      const { id: appointmentId, version } = await first(prospectId, administrator);
      return { params: { prospectId, appointmentId }, ifMatch: version };
    };
    await book({ day: '2198-05-04', days: 2 });
    await book({ day: '2198-05-05', days: 1 });
    const timed = await book({ day: '2198-05-04', time: '10:00', minutes: 60 });
    const taken = await refusal(book({ day: '2198-05-04', time: '10:30', minutes: 60 }));
    expect(taken).toMatchObject({ code: 'appointment.taken' });
    expect(taken.taken).toHaveLength(1);
    // Given whole days, it gives its hour back; and gets it again only where nobody took it.
    const given = await administrator.client.changeAppointment({ ...timed, body: { day: '2198-05-04', days: 1 } });
    await book({ day: '2198-05-04', time: '10:30', minutes: 60 });
    const again = { ...timed, ifMatch: given.version, body: { day: '2198-05-04', time: '10:00', minutes: 60 } };
    expect(await refusal(administrator.client.changeAppointment(again))).toMatchObject({ code: 'appointment.taken' });
  });
});

describe('what leaves Folio', () => {
  function eventsIn(text: string): ICAL.Component[] {
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  }
  const datesOf = (component: ICAL.Component | undefined) => {
    if (!component) throw new Error('there is no event');
    const event = new ICAL.Event(component);
    return [event.startDate.isDate, event.startDate.toString(), event.endDate.toString()];
  };

  test('a file and a feed tell dates, the end being the day after, once even where two months touch', async () => {
    const person = await addPerson(stack, world.mine.administrator, {
      level: 'normal',
      workCentreIds: [world.mine.firstCentre],
      name: 'Lía Soto',
    });
    // Not the month that begins next: on the last of this one its eve is today, whose agenda may be over.
    const month = addMonths(dayIn(zone, new Date()).slice(0, 7), 2);
    const day = addDays(`${month}-01`, -1);
    const { params } = await made({ day, days: 3 }, {}, person);
    const file = await person.send('getAppointmentFile', { params });
    const expected = [true, day, addDays(day, 3)];
    expect(datesOf(eventsIn(await file.text())[0])).toEqual(expected);
    const { address = '' } = await person.client.addCalendarFeed({ body: {} });
    const feed = await world.stranger().send('readCalendarFeed', { params: { feed: address.split('/').at(-1) ?? '' } });
    const events = eventsIn(await feed.text());
    expect(events).toHaveLength(1);
    expect(datesOf(events[0])).toEqual(expected);
  });

  test('an invitation says the days and brings them; it is called off also while they last', async () => {
    const email = freshEmail('prospecto');
    const day = addDays(dayIn(zone, new Date()), -1);
    const { params } = await made({ day, days: 3, invites: true, subject: 'Instalación' }, { email });
    const asked = await world.mail.nth(email, 1);
    expect(asked.subject).not.toContain('12:00');
    expect(asked.text).toMatch(/del \S+ \d+ de \S+ al \S+ \d+ de \S+/);
    expect(datesOf(eventsIn(asked.attachments[0]?.text ?? '')[0])).toEqual([true, day, addDays(day, 3)]);
    await seller.client.removeAppointment({ params, query: {} });
    expect((await world.mail.nth(email, 2)).subject).toContain('Se canceló');
  });
});

describe('the clock', () => {
  const look = (moment: Date) =>
    lookAtClock({ client: tableClient(stack), tableName: stack.tableName, meter: newMeter() }, moment);
  const at = (day: string, time: string) => new Date(instantOf(`${day}T${time}`, zone));

  test('tells of whole days in the agenda of each of them, before the hours, and reminds of the first', async () => {
    const person = await addPerson(stack, world.mine.administrator, {
      level: 'normal',
      workCentreIds: [world.mine.firstCentre],
      name: 'Nadia Cruz',
    });
    // Not the month that begins next: on the last of this one its eve is today, whose agenda may be over.
    const month = addMonths(dayIn(zone, new Date()).slice(0, 7), 2);
    const [day, second] = [addDays(`${month}-01`, -1), `${month}-01`];
    await person.client.changeReminderSettings({
      body: { agendaOn: true, agendaTime: '07:30', agendaWorkDaysOnly: false, mailLeads: [1440] },
      ifMatch: 0,
    });
    const { prospectId } = await made({ day, days: 2 }, { name: 'Rosa Nájera' }, person);
    const hour = { day: second, time: '08:00', minutes: 30 };
    await person.client.addAppointment({ params: { prospectId }, body: hour });
    // What is wished now begins with the next morning.
    await look(new Date());
    await look(at(addDays(day, -1), '08:30'));
    await look(at(addDays(day, -1), '09:01'));
    const reminder = await world.mail.nth(person.email, 2);
    expect(reminder.subject).toBe('Rosa Nájera: mañana, todo el día');
    expect(reminder.text).toContain('Mañana tienes una cita de 2 días con Rosa Nájera.');
    await look(at(day, '08:25'));
    expect((await person.client.listNotices()).notices).toHaveLength(0);
    await look(at(day, '08:31'));
    const [notice] = (await person.client.listNotices()).notices;
    expect(notice?.content).toMatchObject({ startsAtLocal: `${day}/${second}` });
    await look(at(second, '07:31'));
    // After that of its first day, and the reminder of the hour.
    const agenda = await world.mail.nth(person.email, 5);
    expect(agenda.subject).toMatch(/2 citas$/);
    expect(agenda.text).toContain('Todo el día');
    expect(agenda.text).toContain('día 2 de 2');
    expect(agenda.text).not.toMatch(/12:00|0:00/);
    expect(agenda.text.indexOf('Todo el día')).toBeLessThan(agenda.text.indexOf('8:00'));
  });
});

describe('what came of it', () => {
  test('is told as of any other, and counts on its first day', async () => {
    const { prospectId, appointment } = await made({ day: '2026-11-02', days: 2 });
    const body = {
      kinds: ['visit' as const],
      result: 'interested' as const,
      outcomes: [{ appointmentId: appointment.id, outcome: 'held' as const }],
    };
    const row = await seller.client.addFollowUp({ params: { prospectId }, body });
    expect(row.appointmentAt).toBeUndefined();
    expect(await first(prospectId)).toMatchObject({ outcome: 'held', days: 2 });
  });
});
