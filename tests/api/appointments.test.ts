import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { NewAppointmentInput } from '@folio/shared/appointments/appointment.schema.ts';
import type { ApiError } from '@folio/shared/contract/client.ts';
import { prospectForm } from '../support/builders.ts';
import { addPerson, openWorld, type Company, type Person } from '../support/world.ts';

let company: Company;
let otherCompany: Company;
let seller: Person;
let boss: Person;

beforeAll(async () => {
  const world = await openWorld(inject('stack'));
  company = world.mine;
  otherCompany = world.theirs;
  seller = company.normal;
  boss = company.administrator;
});

const slot = { day: '2026-12-01', time: '10:00', minutes: 45 };

async function prospectOf(person: Person, more: object = {}) {
  return person.client.addProspect({ body: prospectForm({ workCentreId: company.firstCentre, ...more }) });
}

async function withAppointment(body: Partial<NewAppointmentInput> = {}) {
  const { id: prospectId } = await prospectOf(seller);
  await seller.client.addAppointment({ params: { prospectId }, body: { ...slot, ...body } });
  const appointment = await only(prospectId);
  return { prospectId, appointment, params: { prospectId, appointmentId: appointment.id } };
}

async function only(prospectId: string) {
  const { appointments } = await seller.client.getProspect({ params: { prospectId } });
  const [appointment] = appointments;
  if (!appointment) throw new Error('it has none');
  return appointment;
}

async function chipOf(person: Person, month: string, appointmentId: string) {
  const { chips } = await person.client.listMonth({ params: { month }, query: {} });
  return chips.find(({ id }) => id === appointmentId);
}

async function refusalOf(call: Promise<unknown>): Promise<ApiError> {
  return call.then(
    () => Promise.reject(new Error('it was accepted')),
    (error: ApiError) => error,
  );
}

describe('an appointment of the calendar', () => {
  test('is added to a prospect with how and where, and shows in its month', async () => {
    const { appointment } = await withAppointment({
      kind: 'video',
      subject: 'Medidas',
      link: 'https://meet.example.com/x',
    });
    expect(appointment).toMatchObject({
      startsAtLocal: '2026-12-01T10:00',
      kind: 'video',
      subject: 'Medidas',
      link: 'https://meet.example.com/x',
      outcome: 'pending',
    });
    const chip = await chipOf(seller, '2026-12', appointment.id);
    expect(chip).toMatchObject({
      kind: 'video',
      outcome: 'pending',
      status: 'following',
      version: appointment.version,
    });
  });

  test('moved to another month leaves the one and stands in the other, at its new moment', async () => {
    const { params, appointment } = await withAppointment();
    const body = { day: '2027-01-04', time: '16:30' };
    const row = await seller.client.changeAppointment({ params, body, ifMatch: appointment.version });
    expect(row.appointmentAt).toBe('2027-01-04T16:30');
    expect(await chipOf(seller, '2026-12', appointment.id)).toBeUndefined();
    expect(await chipOf(seller, '2027-01', appointment.id)).toMatchObject({ startsAtLocal: '2027-01-04T16:30' });
    expect((await only(params.prospectId)).startsAt).toBe('2027-01-04T22:30:00.000Z');
  });

  test('two move it from the same version: one wins, the other is told of both', async () => {
    const { params, appointment } = await withAppointment();
    const move = (person: Person, time: string) =>
      person.client.changeAppointment({ params, body: { day: slot.day, time }, ifMatch: appointment.version });
    await move(seller, '11:00');
    const refusal = await refusalOf(move(boss, '12:00'));
    expect(refusal).toMatchObject({ status: 412, code: 'request.base_version_stale' });
    expect(refusal.conflicts).toEqual([
      {
        field: 'startsAtLocal',
        mine: '2026-12-01T12:00',
        theirs: '2026-12-01T11:00',
        original: '2026-12-01T10:00',
      },
    ]);
    expect((await only(params.prospectId)).startsAtLocal).toBe('2026-12-01T11:00');
  });

  test('what another field of it was given meanwhile stays', async () => {
    const { params, appointment } = await withAppointment();
    await boss.client.changeAppointment({ params, body: { subject: 'Firma' }, ifMatch: appointment.version });
    await seller.client.changeAppointment({ params, body: { minutes: 90 }, ifMatch: appointment.version });
    expect(await only(params.prospectId)).toMatchObject({ subject: 'Firma', minutes: 90 });
  });

  test('taken away it is in no month, and undone it stands where it stood, newer than before', async () => {
    const { params, appointment } = await withAppointment({ place: 'Av. Hidalgo 12, León' });
    const { changeId = '' } = await seller.client.removeAppointment({ params });
    expect(await chipOf(seller, '2026-12', appointment.id)).toBeUndefined();
    await seller.client.undoProspectChange({ params: { prospectId: params.prospectId, changeId }, body: {} });
    const back = await only(params.prospectId);
    expect(back).toMatchObject({ id: appointment.id, place: 'Av. Hidalgo 12, León' });
    expect(back.version).toBeGreaterThan(appointment.version);
    expect(await chipOf(seller, '2026-12', appointment.id)).toBeDefined();
  });

  test('a move is undone with the subject of the prospect left alone', async () => {
    const { params, appointment } = await withAppointment({ subject: 'Primera visita' });
    const body = { day: slot.day, time: '18:00', subject: 'Segunda visita' };
    const { changeId = '' } = await seller.client.changeAppointment({ params, body, ifMatch: appointment.version });
    const { prospectId } = params;
    await seller.client.undoProspectChange({ params: { prospectId, changeId }, body: {} });
    const { subject, appointments } = await seller.client.getProspect({ params: { prospectId } });
    expect(subject).toBeUndefined();
    expect(appointments[0]).toMatchObject({ startsAtLocal: '2026-12-01T10:00', subject: 'Primera visita' });
  });

  test.each(['normal', 'operative'] as const)(
    'a %s who comes along sees it in the own month, and the prospect no more than before',
    async (level) => {
      const guest = await addPerson(inject('stack'), boss, {
        level,
        workCentreIds: [company.secondCentre],
        name: 'Acompañante',
      });
      const { params, appointment } = await withAppointment({ participantIds: [guest.memberId] });
      expect(await chipOf(guest, '2026-12', appointment.id)).toMatchObject({ participantIds: [guest.memberId] });
      const { prospectId } = params;
      expect(await refusalOf(guest.client.getProspect({ params: { prospectId } }))).toMatchObject({ status: 404 });
      await seller.client.changeAppointment({ params, body: { participantIds: [] }, ifMatch: appointment.version });
      expect(await chipOf(guest, '2026-12', appointment.id)).toBeUndefined();
    },
  );

  test('a colleague who sees both the prospect and comes along sees it once', async () => {
    const { operative } = company;
    const people = [seller, operative, boss];
    const { appointment } = await withAppointment({ participantIds: people.map(({ memberId }) => memberId) });
    for (const person of people) {
      const { chips } = await person.client.listMonth({ params: { month: '2026-12' }, query: {} });
      expect(chips.filter(({ id }) => id === appointment.id)).toHaveLength(1);
    }
  });

  test.each([
    ['without length', { minutes: 0 }],
    ['of ten years', { minutes: 10 * 365 * 1440 }],
    ['that ends before it begins', { minutes: -45 }],
    ['of odd minutes', { minutes: 7 }],
    ['on a day that does not exist', { day: '2026-02-30' }],
    ['at an hour that does not exist', { time: '25:00' }],
    ['with a link that is no https address', { link: 'javascript:alert(1)' }],
  ])('one %s is refused beside its field', async (_, wrong) => {
    const { id: prospectId } = await prospectOf(seller);
    const call = seller.client.addAppointment({ params: { prospectId }, body: { ...slot, ...wrong } });
    const refusal = await refusalOf(call);
    expect(refusal).toMatchObject({ status: 400, code: 'request.invalid' });
    expect(refusal.faults.map(({ path }) => path)).toEqual([`body.${Object.keys(wrong)[0]}`]);
  });

  test('the day without the time is refused, and a cancelled prospect takes no more', async () => {
    const { params, prospectId, appointment } = await withAppointment();
    const half = seller.client.changeAppointment({ params, body: { day: '2026-12-02' }, ifMatch: appointment.version });
    expect(await refusalOf(half)).toMatchObject({ status: 400, faults: [{ path: 'body.time' }] });
    const body = { reasonId: company.cancelReasonId };
    await seller.client.cancelProspect({ params: { prospectId }, body });
    const more = seller.client.addAppointment({ params: { prospectId }, body: slot });
    expect(await refusalOf(more)).toMatchObject({ code: 'prospect.move_not_allowed' });
    expect(await chipOf(seller, '2026-12', appointment.id)).toMatchObject({ status: 'cancelled' });
  });

  test.each([
    ['2026-03-08', '02:30', '2026-03-08T08:30:00.000Z'],
    ['2026-11-01', '01:30', '2026-11-01T07:30:00.000Z'],
    ['2028-02-29', '09:00', '2028-02-29T15:00:00.000Z'],
    ['2026-12-31', '23:30', '2027-01-01T05:30:00.000Z'],
  ])('in the zone of Mexico City %s at %s is %s', async (day, time, startsAt) => {
    expect((await withAppointment({ day, time })).appointment.startsAt).toBe(startsAt);
  });

  test('moved after the company moved to another zone it is at the new clock, the one that was typed', async () => {
    const { client } = otherCompany.administrator;
    const body = prospectForm({ workCentreId: otherCompany.firstCentre, appointment: slot });
    const { id: prospectId, appointments } = await client.addProspect({ body });
    const [before] = appointments;
    const { company: settings } = await client.getSession();
    await client.changeCompany({ body: { timeZone: 'America/Tijuana' }, ifMatch: settings.version });
    const params = { prospectId, appointmentId: before?.id ?? '' };
    await client.changeAppointment({ params, body: { day: slot.day, time: '11:00' }, ifMatch: 1 });
    const [moved] = (await client.getProspect({ params: { prospectId } })).appointments;
    expect(moved).toMatchObject({ timeZone: 'America/Tijuana', startsAt: '2026-12-01T19:00:00.000Z' });
  });
});
