/** The company's rule of no two appointments of one person at once: off until it is switched on, then kept by every command. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import * as appointments from '@folio/functions/modules/prospects/appointment.service.ts';
import { newAppointment, type NewAppointmentInput } from '@folio/shared/appointments/appointment.schema.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { problemOf, refusal, sorted } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { dependenciesWith, memberContext, tableClient } from '../support/in-process.ts';
import { addPerson, openWorld, type Company, type Person } from '../support/world.ts';

let company: Company;
let otherCompany: Company;
let seller: Person;
let boss: Person;
let colleague: Person;

beforeAll(async () => {
  const world = await openWorld(inject('stack'));
  company = world.mine;
  otherCompany = world.theirs;
  seller = company.normal;
  boss = company.administrator;
  const wanted = { level: 'normal' as const, workCentreIds: [company.firstCentre], name: 'Beto Cruz' };
  colleague = await addPerson(inject('stack'), boss, wanted);
  await setRule(company, true);
});

async function setRule({ administrator: { client } }: Company, noDoubleBooking: boolean) {
  const { company: settings } = await client.getSession();
  return client.changeCompany({ body: { noDoubleBooking }, ifMatch: settings.version });
}

// Each test has a month of its own: what one books is in nobody's way.
let months = 0;
function ownDay(): string {
  months += 1;
  return `${2028 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-10`;
}

async function prospectOf(person: Person, more: object = {}): Promise<string> {
  return (await person.client.addProspect({ body: prospectForm({ workCentreId: company.firstCentre, ...more }) })).id;
}

interface Slot {
  day: string;
  time?: string;
  minutes?: number;
}

function book(person: Person, prospectId: string, slot: Slot, more: Partial<NewAppointmentInput> = {}) {
  return person.client.addAppointment({
    params: { prospectId },
    body: { time: '10:00', minutes: 60, ...slot, ...more },
  });
}

/** A prospect of this person with one appointment there. */
async function booked(person: Person, slot: Slot, more: Partial<NewAppointmentInput> = {}) {
  const prospectId = await prospectOf(person);
  const { changeId = '' } = await book(person, prospectId, slot, more);
  const [appointment] = (await person.client.getProspect({ params: { prospectId } })).appointments;
  if (!appointment) throw new Error('it has none');
  const { id: appointmentId, version } = appointment;
  return { prospectId, changeId, version, params: { prospectId, appointmentId } };
}

const taken = { status: 409, code: 'appointment.taken' };
const heldBy = ({ memberId }: Person, startsAtLocal: string, minutes = 60) => [{ memberId, startsAtLocal, minutes }];

describe('while the rule is off', () => {
  test('as it is in a company until somebody switches it on, two appointments may be at once', async () => {
    const { administrator: person, firstCentre } = otherCompany;
    expect((await person.client.getSession()).company.noDoubleBooking).toBe(false);
    const appointment = { day: ownDay(), time: '10:00', minutes: 60 };
    for (const name of ['Una', 'Otra']) {
      const body = prospectForm({ workCentreId: firstCentre, name, appointment });
      expect((await person.client.addProspect({ body })).appointments).toHaveLength(1);
    }
  });

  test('what was made then counts from when it is on, each time it is switched on', async () => {
    const { administrator: person, firstCentre } = otherCompany;
    const add = (day: string) =>
      person.client.addProspect({
        body: prospectForm({ workCentreId: firstCentre, appointment: { day, time: '10:00', minutes: 60 } }),
      });
    const [first, second] = [ownDay(), ownDay()];
    await add(first);
    await setRule(otherCompany, true);
    expect(await refusal(add(first))).toMatchObject(taken);
    await add(addDays(second, 1));
    await setRule(otherCompany, false);
    await add(second);
    await setRule(otherCompany, true);
    expect(await refusal(add(second))).toMatchObject(taken);
    expect(await refusal(add(addDays(second, 1)))).toMatchObject(taken);
    await add(addDays(second, 2));
  });
});

describe('C4 while no two may be at once', () => {
  test('twenty book one slot at the same moment: one has it, nineteen are told whose it is and when', async () => {
    const day = ownDay();
    const prospects = await Promise.all(Array.from({ length: 20 }, () => prospectOf(seller)));
    const settled = await Promise.allSettled(prospects.map((prospectId) => book(seller, prospectId, { day })));
    const { answers, refusals } = sorted(settled);
    expect(answers).toHaveLength(1);
    expect(refusals).toHaveLength(19);
    for (const one of refusals) {
      expect(one).toMatchObject({ ...taken, taken: heldBy(seller, `${day}T10:00`) });
    }
    const { chips } = await seller.client.listMonth({ params: { month: day.slice(0, 7) }, query: {} });
    expect(chips).toHaveLength(1);
  });

  test('twenty who book beside each other all have what they asked for', async () => {
    const day = ownDay();
    const prospects = await Promise.all(Array.from({ length: 20 }, () => prospectOf(seller)));
    const times = prospects.map(
      (_, at) => `${String(8 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`,
    );
    await Promise.all(prospects.map((id, at) => book(seller, id, { day, time: times[at] ?? '', minutes: 30 })));
    const { chips } = await seller.client.listMonth({ params: { month: day.slice(0, 7) }, query: {} });
    expect(chips.map(({ startsAtLocal }) => startsAtLocal.slice(11)).toSorted()).toEqual(times);
  });

  test.each([
    ['a minute of it', { time: '10:55', minutes: 30 }, true],
    ['all of it', { time: '09:00', minutes: 300 }, true],
    ['what begins when it ends', { time: '11:00', minutes: 30 }, false],
    ['what ends when it begins', { time: '09:30', minutes: 30 }, false],
  ])('%s', async (_, slot, isRefused) => {
    const day = ownDay();
    await booked(seller, { day });
    const call = prospectOf(seller).then((prospectId) => book(seller, prospectId, { day, ...slot }));
    if (isRefused) expect(await refusal(call)).toMatchObject(taken);
    else await call;
  });

  test('an appointment of the evening reaches into the next month', async () => {
    const last = addDays(`${addDays(`${ownDay().slice(0, 7)}-28`, 5).slice(0, 7)}-01`, -1);
    await booked(seller, { day: last, time: '23:30' });
    const after = await prospectOf(seller);
    expect(await refusal(book(seller, after, { day: addDays(last, 1), time: '00:15' }))).toMatchObject({
      ...taken,
      taken: heldBy(seller, `${last}T23:30`),
    });
    await book(seller, after, { day: addDays(last, 1), time: '00:30' });
    expect(await refusal(book(seller, after, { day: last, time: '23:00', minutes: 120 }))).toMatchObject(taken);
  });

  test('two that meet over midnight at the end of a month: one is refused, however close they are', async () => {
    const last = addDays(`${addDays(`${ownDay().slice(0, 7)}-28`, 5).slice(0, 7)}-01`, -1);
    const [one, other] = [await prospectOf(seller), await prospectOf(seller)];
    const settled = await Promise.allSettled([
      book(seller, one, { day: last, time: '23:30' }),
      book(seller, other, { day: addDays(last, 1), time: '00:00' }),
    ]);
    expect(sorted(settled).refusals).toMatchObject([taken]);
  });

  test('who comes along is busy, too, and whoever asks learns the hour and nothing of the prospect', async () => {
    const day = ownDay();
    await booked(boss, { day }, { participantIds: [colleague.memberId], subject: 'Asunto secreto', place: 'Casa' });
    const prospectId = await prospectOf(seller);
    const answer = await seller.send('addAppointment', {
      params: { prospectId },
      body: { day, time: '10:30', minutes: 30, participantIds: [colleague.memberId] },
    });
    expect((await problemOf(answer)).taken).toEqual(heldBy(colleague, `${day}T10:00`));
    await book(seller, prospectId, { day, time: '10:30' });
  });

  test('moved, made longer, or joined by a colleague, it must not meet another; moved over itself it may', async () => {
    const day = ownDay();
    await booked(seller, { day, time: '12:00' });
    await booked(colleague, { day, time: '10:30' });
    const { params, version } = await booked(seller, { day });
    const change = (body: object) => seller.client.changeAppointment({ params, body, ifMatch: version });
    expect(await refusal(change({ day, time: '11:30' }))).toMatchObject(taken);
    expect(await refusal(change({ minutes: 125 }))).toMatchObject(taken);
    expect(await refusal(change({ participantIds: [colleague.memberId] }))).toMatchObject({
      ...taken,
      taken: heldBy(colleague, `${day}T10:30`),
    });
    await change({ day, time: '10:30' });
    await change({ subject: 'Con otro asunto' });
  });

  test('a registration and a next step keep to it', async () => {
    const day = ownDay();
    const { prospectId } = await booked(seller, { day });
    const appointment = { day, time: '10:15', minutes: 30 };
    expect(await refusal(prospectOf(seller, { appointment }))).toMatchObject(taken);
    const followUp = (time: string) =>
      seller.client.addFollowUp({
        params: { prospectId },
        body: { kinds: ['call'], result: 'interested', nextStep: { day, time, minutes: 30 } },
      });
    expect(await refusal(followUp('10:30'))).toMatchObject(taken);
    await followUp('11:00');
  });

  test('a series that meets one is refused whole; without that day it is made', async () => {
    const day = ownDay();
    const third = addDays(day, 2);
    await booked(seller, { day: third });
    const prospectId = await prospectOf(seller);
    const recurrence = { frequency: 'daily' as const, count: 5 };
    expect(await refusal(book(seller, prospectId, { day }, { recurrence }))).toMatchObject({
      ...taken,
      taken: heldBy(seller, `${third}T10:00`),
    });
    expect((await seller.client.getProspect({ params: { prospectId } })).appointments).toEqual([]);
    await book(seller, prospectId, { day }, { recurrence: { ...recurrence, except: [third] } });
    expect((await seller.client.getProspect({ params: { prospectId } })).appointments).toHaveLength(4);
  });

  test('a series moved whole must not meet another', async () => {
    const day = ownDay();
    const { params, version } = await booked(seller, { day }, { recurrence: { frequency: 'daily', count: 4 } });
    await booked(seller, { day: addDays(day, 3), time: '12:00' });
    const move = (time: string) =>
      seller.client.changeAppointment({ params, query: { scope: 'all' }, body: { day, time }, ifMatch: version });
    expect(await refusal(move('12:30'))).toMatchObject(taken);
    await move('10:30');
  });

  test('fifty-two weeks with more people than can be watched at once are refused, and said why', async () => {
    const { members } = await boss.client.getSession();
    const participantIds = members.map(({ id }) => id).filter((id) => id !== seller.memberId);
    const prospectId = await prospectOf(seller);
    const recurrence = { frequency: 'weekly' as const, weekdays: [1], count: 52 };
    const slot = { day: '2035-01-01', time: '08:00' };
    expect(participantIds.length).toBeGreaterThan(2);
    expect(await refusal(book(seller, prospectId, slot, { recurrence, participantIds }))).toMatchObject({
      status: 409,
      code: 'appointment.too_many_people',
    });
    await book(seller, prospectId, slot, { recurrence });
  });

  test('what is over is in nobody’s way', async () => {
    const day = addDays(dayIn('America/Mexico_City', new Date()), -2);
    await booked(seller, { day });
    await booked(seller, { day });
  });

  test.each<
    [
      string,
      (one: { params: { prospectId: string; appointmentId: string }; prospectId: string }) => Promise<ChangedRow>,
    ]
  >([
    ['taken away', ({ params }) => seller.client.removeAppointment({ params })],
    ['of a prospect that is deleted', ({ prospectId }) => seller.client.deleteProspect({ params: { prospectId } })],
    [
      'of a prospect that is cancelled',
      ({ prospectId }) =>
        seller.client.cancelProspect({ params: { prospectId }, body: { reasonId: company.cancelReasonId } }),
    ],
    [
      'that was not held',
      ({ params: { prospectId, appointmentId } }) =>
        seller.client.addFollowUp({
          params: { prospectId },
          body: { kinds: ['call'], result: 'no-answer', outcomes: [{ appointmentId, outcome: 'missed' }] },
        }),
    ],
  ])('one that is %s leaves its hour to others, and does not come back over them', async (_, leave) => {
    const day = ownDay();
    const one = await booked(seller, { day });
    const { changeId = '' } = await leave(one);
    await booked(seller, { day });
    const { prospectId } = one;
    const undone = seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    expect(await refusal(undone)).toMatchObject({ ...taken, taken: heldBy(seller, `${day}T10:00`) });
  });

  test('restored or reopened over another it is refused', async () => {
    const day = ownDay();
    const [one, other] = [await booked(seller, { day }), await booked(seller, { day, time: '15:00' })];
    await seller.client.deleteProspect({ params: { prospectId: one.prospectId } });
    const params = { prospectId: other.prospectId };
    await seller.client.cancelProspect({ params, body: { reasonId: company.cancelReasonId } });
    await booked(seller, { day, minutes: 360 });
    const restored = seller.client.restoreProspect({ params: { prospectId: one.prospectId }, body: {} });
    expect(await refusal(restored)).toMatchObject(taken);
    expect(await refusal(seller.client.reopenProspect({ params, body: {} }))).toMatchObject(taken);
  });

  test('handed to somebody who is busy then, a prospect stays where it is; the others pass', async () => {
    const day = ownDay();
    await booked(colleague, { day });
    const [busy, free] = [await booked(seller, { day }), await booked(seller, { day, time: '12:00' })];
    const prospectIds = [busy.prospectId, free.prospectId];
    const body = { prospectIds, attendedBy: colleague.memberId };
    const { rows, refused } = await boss.client.reassignProspects({ body });
    expect(refused).toEqual([{ at: 0, code: 'appointment.taken' }]);
    expect(rows.map(({ id }) => id)).toEqual([free.prospectId]);
    // What passed is in the other one's time now, and no longer in the first one's.
    expect(await refusal(booked(colleague, { day, time: '12:00' }))).toMatchObject(taken);
    await booked(seller, { day, time: '12:00' });
  });

  test('who books for oneself asks the table twice: once to read all of it, once to write all of it', async () => {
    const stack = inject('stack');
    const prospectId = await prospectOf(seller);
    const deps = dependenciesWith(tableClient(stack), stack.tableName, seller.memberId);
    const day = ownDay();
    const callsOf = async (slot: Slot) => {
      const context = await memberContext(deps, seller);
      const before = context.meter.dynamoCalls;
      const body = newAppointment.parse({ time: '10:00', minutes: 60, ...slot });
      await appointments.add(deps, context, { params: { prospectId }, query: undefined, body, ifMatch: 0 });
      return context.meter.dynamoCalls - before;
    };
    // Items and the prospect's partition are two calls, side by side. The first of a month learns it from the calendar.
    expect(await callsOf({ day })).toBe(5);
    expect(await callsOf({ day, time: '11:00' })).toBe(3);
  });
});
