import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { NewAppointmentInput } from '@folio/shared/appointments/appointment.schema.ts';
import type { AppointmentScope } from '@folio/shared/appointments/appointment.rules.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { refusal } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { addPerson, openWorld, type Company, type Person } from '../support/world.ts';

let company: Company;
let seller: Person;

beforeAll(async () => {
  company = (await openWorld(inject('stack'))).mine;
  seller = company.normal;
});

const first = '2027-03-02';
const slot = { day: first, time: '09:00', minutes: 45 };
const tuesdays = (count: number) => ({ frequency: 'weekly' as const, weekdays: [2], count });

async function freshProspect(): Promise<string> {
  return (await seller.client.addProspect({ body: prospectForm({ workCentreId: company.firstCentre }) })).id;
}

async function series(body: Partial<NewAppointmentInput> = {}) {
  const prospectId = await freshProspect();
  const params = { prospectId };
  const row = await seller.client.addAppointment({ params, body: { ...slot, recurrence: tuesdays(5), ...body } });
  return { prospectId, changeId: row.changeId ?? '', ...(await appointmentsOf(prospectId)) };
}

async function appointmentsOf(prospectId: string) {
  const { appointments } = await seller.client.getProspect({ params: { prospectId } });
  const params = (at: number) => ({ prospectId, appointmentId: appointments[at]?.id ?? '' });
  return { appointments, params, starts: appointments.map(({ startsAtLocal }) => startsAtLocal) };
}

async function chipsOf(person: Person, prospectId: string, months: string[]) {
  const all = await Promise.all(months.map((month) => person.client.listMonth({ params: { month }, query: {} })));
  return all.flatMap(({ chips }) => chips).filter((chip) => chip.prospectId === prospectId);
}

const at = (days: number, time = '09:00') => `${addDays(first, days)}T${time}`;

describe('an appointment that recurs', () => {
  test('is one on each of its days, of one series, in every month they fall in', async () => {
    const { prospectId, appointments, starts } = await series({ subject: 'Visita semanal', recurrence: tuesdays(6) });
    expect(starts).toEqual([at(0), at(7), at(14), at(21), at(28), at(35)]);
    expect(new Set(appointments.map(({ seriesId }) => seriesId)).size).toBe(1);
    expect(appointments[0]?.seriesId).toMatch(/^ser_/);
    expect(new Set(appointments.map(({ subject }) => subject))).toEqual(new Set(['Visita semanal']));
    const chips = await chipsOf(seller, prospectId, ['2027-03', '2027-04']);
    expect(chips).toHaveLength(6);
    expect(new Set(chips.map(({ seriesId }) => seriesId))).toEqual(new Set([appointments[0]?.seriesId]));
  });

  test('keeps its hour over daylight saving, where the company has it', async () => {
    const { administrator, firstCentre } = (await openWorld(inject('stack'))).mine;
    const { company: settings } = await administrator.client.getSession();
    await administrator.client.changeCompany({ body: { timeZone: 'America/Tijuana' }, ifMatch: settings.version });
    const { id: prospectId } = await administrator.client.addProspect({
      body: prospectForm({ workCentreId: firstCentre }),
    });
    const body = { ...slot, day: '2027-03-09', recurrence: tuesdays(2) };
    await administrator.client.addAppointment({ params: { prospectId }, body });
    const { appointments } = await administrator.client.getProspect({ params: { prospectId } });
    expect(appointments.map(({ startsAtLocal, startsAt }) => [startsAtLocal, startsAt])).toEqual([
      ['2027-03-09T09:00', '2027-03-09T17:00:00.000Z'],
      ['2027-03-16T09:00', '2027-03-16T16:00:00.000Z'],
    ]);
  });

  test('sent twice under one key is made once', async () => {
    const prospectId = await freshProspect();
    const send = () =>
      seller.client.addAppointment({
        params: { prospectId },
        body: { ...slot, recurrence: tuesdays(4) },
        idempotencyKey: 'series-once',
      });
    const [one, other] = await Promise.all([send(), send()]);
    expect(other).toEqual(one);
    expect((await appointmentsOf(prospectId)).appointments).toHaveLength(4);
  });

  test('is undone whole, and brought back whole', async () => {
    const { prospectId, changeId } = await series();
    const { changeId: undoId = '' } = await seller.client.undoProspectChange({
      params: { prospectId, changeId },
      body: {},
    });
    expect((await appointmentsOf(prospectId)).starts).toEqual([]);
    await seller.client.undoProspectChange({ params: { prospectId, changeId: undoId }, body: {} });
    expect((await appointmentsOf(prospectId)).starts).toEqual([at(0), at(7), at(14), at(21), at(28)]);
  });

  test('fifty-two times with ten who come along: each sees all of it, and none of it once it is taken away', async () => {
    const wanted = { level: 'normal' as const, workCentreIds: [company.secondCentre], name: 'Acompañante' };
    const guest = await addPerson(inject('stack'), company.administrator, wanted);
    const { members } = await company.administrator.client.getSession();
    const others = members.map(({ id }) => id).filter((id) => id !== seller.memberId);
    const { prospectId, params } = await series({ recurrence: tuesdays(52), participantIds: others });
    const months = Array.from({ length: 13 }, (_, index) => addDays(first, index * 30).slice(0, 7));
    const year = [...new Set([...months, '2028-02'])];
    expect(await chipsOf(guest, prospectId, year)).toHaveLength(52);
    await seller.client.removeAppointment({ params: params(0), query: { scope: 'all' } });
    expect(await chipsOf(guest, prospectId, year)).toEqual([]);
    expect(await chipsOf(seller, prospectId, year)).toEqual([]);
  });

  test.each([
    ['with two ends', { ...tuesdays(3), until: '2027-05-01' }, 'body.recurrence', 'one_end'],
    [
      'of fifty-three',
      { frequency: 'weekly' as const, weekdays: [2], until: '2028-03-14' },
      'body.recurrence',
      'too_many',
    ],
    ['of three years', { frequency: 'monthly' as const, by: 'day' as const, count: 36 }, 'body.recurrence', 'too_far'],
    ['of one', { frequency: 'weekly' as const, weekdays: [2], until: '2027-03-05' }, 'body.recurrence', 'too_few'],
    ['of an eighth day', { ...tuesdays(3), weekdays: [7] }, 'body.recurrence.weekdays.0', 'too_big'],
    ['of a day twice', { ...tuesdays(3), weekdays: [2, 2] }, 'body.recurrence.weekdays', 'repeated'],
    ['every zero weeks', { ...tuesdays(3), every: 0 }, 'body.recurrence.every', 'too_small'],
  ])('%s is refused beside its field', async (_, recurrence, path, code) => {
    const prospectId = await freshProspect();
    const refused = await refusal(
      seller.client.addAppointment({ params: { prospectId }, body: { ...slot, recurrence } }),
    );
    expect(refused).toMatchObject({ status: 400, faults: [{ path, code }] });
    expect((await appointmentsOf(prospectId)).appointments).toEqual([]);
  });
});

describe('of a series', () => {
  test.each<[AppointmentScope, string[]]>([
    ['one', [at(0), at(7), at(15, '10:30'), at(21), at(28)]],
    ['following', [at(0), at(7), at(15, '10:30'), at(22, '10:30'), at(29, '10:30')]],
    ['all', [at(1, '10:30'), at(8, '10:30'), at(15, '10:30'), at(22, '10:30'), at(29, '10:30')]],
  ])('moved with «%s»', async (scope, expected) => {
    const { prospectId, params, appointments, starts } = await series();
    const body = { day: addDays(first, 15), time: '10:30' };
    const ifMatch = appointments[2]?.version ?? 0;
    const { changeId = '' } = await seller.client.changeAppointment({
      params: params(2),
      query: { scope },
      body,
      ifMatch,
    });
    const moved = await appointmentsOf(prospectId);
    expect(moved.starts).toEqual(expected);
    expect(moved.appointments.every((one) => one.startsAt === `${localToUtc(one.startsAtLocal)}`)).toBe(true);
    await seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    expect((await appointmentsOf(prospectId)).starts).toEqual(starts);
  });

  test('what was held stays, and one that was moved by itself is moved by as much', async () => {
    const { prospectId, params, appointments } = await series();
    const [held, alone, third] = appointments;
    await seller.client.addFollowUp({
      params: { prospectId },
      body: {
        kinds: ['visit'],
        result: 'interested',
        outcomes: [{ appointmentId: held?.id ?? '', outcome: 'held' }],
      },
    });
    const body = { day: addDays(first, 9), time: '13:00' };
    await seller.client.changeAppointment({ params: params(1), body, ifMatch: alone?.version ?? 0 });
    await seller.client.changeAppointment({
      params: params(2),
      query: { scope: 'all' },
      body: { day: addDays(first, 14), time: '10:00', minutes: 60 },
      ifMatch: third?.version ?? 0,
    });
    const after = await appointmentsOf(prospectId);
    expect(after.starts).toEqual([at(0), at(9, '14:00'), at(14, '10:00'), at(21, '10:00'), at(28, '10:00')]);
    expect(after.appointments.map(({ minutes }) => minutes)).toEqual([45, 60, 60, 60, 60]);
    expect(after.appointments[0]).toMatchObject({ outcome: 'held', version: expect.any(Number) });
  });

  test.each<[AppointmentScope, string[]]>([
    ['one', [at(0), at(14), at(21), at(28)]],
    ['following', [at(0)]],
    ['all', []],
  ])('taken away with «%s», with one way back', async (scope, expected) => {
    const { prospectId, params, starts } = await series();
    const { changeId = '' } = await seller.client.removeAppointment({ params: params(1), query: { scope } });
    expect((await appointmentsOf(prospectId)).starts).toEqual(expected);
    await seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    expect((await appointmentsOf(prospectId)).starts).toEqual(starts);
  });

  test('the same key with another scope is another request, and refused', async () => {
    const { params } = await series();
    const remove = (scope: AppointmentScope) =>
      seller.client.removeAppointment({ params: params(1), query: { scope }, idempotencyKey: 'one-scope' });
    await remove('one');
    expect(await refusal(remove('all'))).toMatchObject({ code: 'request.idempotency_key_reused' });
  });

  test('a change of all is refused when somebody changed the one in hand meanwhile', async () => {
    const { params, appointments } = await series();
    const ifMatch = appointments[0]?.version ?? 0;
    const move = (time: string, scope: AppointmentScope) =>
      seller.client.changeAppointment({ params: params(0), query: { scope }, body: { day: first, time }, ifMatch });
    await move('12:00', 'one');
    expect(await refusal(move('13:00', 'all'))).toMatchObject({ status: 412, conflicts: [{ field: 'startsAtLocal' }] });
  });
});

describe('one that exists', () => {
  test('recurs from now on, with what is changed at the same time, in one change', async () => {
    const prospectId = await freshProspect();
    await seller.client.addAppointment({ params: { prospectId }, body: { ...slot, place: 'Av. Hidalgo 12' } });
    const { appointments, params } = await appointmentsOf(prospectId);
    const { changeId = '' } = await seller.client.changeAppointment({
      params: params(0),
      body: { day: first, time: '11:00', recurrence: tuesdays(3) },
      ifMatch: appointments[0]?.version ?? 0,
    });
    const made = await appointmentsOf(prospectId);
    expect(made.starts).toEqual([at(0, '11:00'), at(7, '11:00'), at(14, '11:00')]);
    expect(made.appointments[0]?.id).toBe(appointments[0]?.id);
    expect(new Set(made.appointments.map(({ seriesId, place }) => `${seriesId} ${place}`)).size).toBe(1);
    await seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    const back = await appointmentsOf(prospectId);
    expect(back.starts).toEqual([at(0)]);
    expect(back.appointments[0]).not.toHaveProperty('seriesId');
  });

  test('does not recur twice, nor by a rule that its day refuses', async () => {
    const { params, appointments } = await series();
    const ifMatch = appointments[0]?.version ?? 0;
    const again = seller.client.changeAppointment({ params: params(0), body: { recurrence: tuesdays(3) }, ifMatch });
    expect(await refusal(again)).toMatchObject({ status: 409, code: 'appointment.recurs_already' });
    const single = await series({ recurrence: undefined });
    const wrong = seller.client.changeAppointment({
      params: single.params(0),
      body: { recurrence: { frequency: 'daily', until: first } },
      ifMatch: single.appointments[0]?.version ?? 0,
    });
    expect(await refusal(wrong)).toMatchObject({ status: 400, faults: [{ path: 'body.recurrence', code: 'too_few' }] });
  });
});

/** León has no daylight saving. */
function localToUtc(local: string): string {
  return new Date(Date.parse(`${local}:00-06:00`)).toISOString();
}
