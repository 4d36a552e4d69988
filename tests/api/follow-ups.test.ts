import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { NewFollowUpInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { refusalCode, told } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function registered(appointment?: { day: string; time: string; minutes: number }): Promise<Prospect> {
  const { normal, firstCentre } = world.mine;
  const body = prospectForm({ workCentreId: firstCentre, ...(appointment ? { appointment } : {}) });
  return normal.client.addProspect({ body });
}

const called = { kinds: ['call'], result: 'thinking' } satisfies NewFollowUpInput;

function followUp({ id: prospectId }: Prospect, body: NewFollowUpInput, idempotencyKey?: string) {
  const key = idempotencyKey === undefined ? {} : { idempotencyKey };
  return world.mine.normal.client.addFollowUp({ params: { prospectId }, body, ...key });
}

const reread = ({ id: prospectId }: Prospect) => world.mine.normal.client.getProspect({ params: { prospectId } });

describe('M39 Agregar seguimiento', () => {
  test('keeps kinds, information and result, and its next step is an appointment in the calendar', async () => {
    const prospect = await registered();
    const row = await followUp(prospect, {
      kinds: ['call', 'whatsapp', 'call'],
      result: 'wants-quote',
      information: 'Quiere precio\npor mayoreo.',
      nextStep: { day: '2027-02-03', time: '09:30', minutes: 45, subject: 'Entregar cotización' },
    });
    expect(row).toMatchObject({ appointmentAt: '2027-02-03T09:30', version: 2 });
    const { followUps, appointments } = await reread(prospect);
    expect(followUps).toEqual([
      {
        id: expect.stringMatching(/^fup_/),
        at: expect.any(String),
        memberId: world.mine.normal.memberId,
        kinds: ['call', 'whatsapp'],
        result: 'wants-quote',
        information: 'Quiere precio\npor mayoreo.',
        nextAppointmentId: appointments[0]?.id,
      },
    ]);
    expect(appointments).toEqual([
      expect.objectContaining({
        startsAtLocal: '2027-02-03T09:30',
        subject: 'Entregar cotización',
        outcome: 'pending',
      }),
    ]);
    const { chips } = await world.mine.normal.client.listMonth({ params: { month: '2027-02' }, query: {} });
    expect(chips.map(({ prospectId }) => prospectId)).toContain(prospect.id);
  });

  test('M49 says what became of appointments; the earliest without a result stays in the row', async () => {
    const prospect = await registered({ day: '2026-11-02', time: '10:00', minutes: 30 });
    await followUp(prospect, { ...called, nextStep: { day: '2027-01-08', time: '10:00', minutes: 30 } });
    expect((await reread(prospect)).appointmentAt).toBe('2026-11-02T10:00');
    const [first] = prospect.appointments;
    const outcomes = [{ appointmentId: first?.id ?? '', outcome: 'held' as const }];
    expect(await followUp(prospect, { ...called, outcomes })).toMatchObject({ appointmentAt: '2027-01-08T10:00' });
    expect((await reread(prospect)).appointments.map(({ outcome }) => outcome)).toEqual(['held', 'pending']);
  });

  test('a row without a next step says so by having none', async () => {
    const prospect = await registered({ day: '2026-11-02', time: '10:00', minutes: 30 });
    const outcomes = [{ appointmentId: prospect.appointments[0]?.id ?? '', outcome: 'missed' as const }];
    const told = { kinds: ['visit' as const], result: 'not-held' as const, outcomes };
    expect(await followUp(prospect, told)).not.toHaveProperty('appointmentAt');
    expect((await reread(prospect)).followUps).toMatchObject([{ result: 'not-held' }]);
  });

  test('T6 the appointment of another prospect is not this one’s', async () => {
    const other = await registered({ day: '2026-11-02', time: '10:00', minutes: 30 });
    const outcomes = [{ appointmentId: other.appointments[0]?.id ?? '', outcome: 'held' as const }];
    expect(await refusalCode(followUp(await registered(), { ...called, outcomes }))).toBe('appointment.not_found');
  });

  test('the same key ten times is one follow-up', async () => {
    const prospect = await registered();
    const body = { ...called, nextStep: { day: '2027-02-04', time: '12:00', minutes: 30 } };
    await Promise.all(Array.from({ length: 10 }, () => followUp(prospect, body, `follow-up-${prospect.id}`)));
    const { followUps, appointments } = await reread(prospect);
    expect([followUps.length, appointments.length]).toEqual([1, 1]);
  });

  test('ten people at once are all heard', async () => {
    const prospect = await registered();
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => followUp(prospect, { ...called, information: `Nota ${at}` })),
    );
    const { followUps, version } = await reread(prospect);
    expect(new Set(followUps.map(({ information }) => information)).size).toBe(10);
    expect(version).toBe(11);
  });

  test.each([
    ['no kind', { kinds: [], result: 'thinking' }, 'body.kinds'],
    ['an unknown kind', { kinds: ['telepathy'], result: 'thinking' }, 'body.kinds.0'],
    ['no result', { kinds: ['call'] }, 'body.result'],
    [
      'a day that is none',
      { ...called, nextStep: { day: '2026-02-30', time: '10:00', minutes: 30 } },
      'body.nextStep.day',
    ],
    [
      'a length of none',
      { ...called, nextStep: { day: '2026-02-27', time: '10:00', minutes: 0 } },
      'body.nextStep.minutes',
    ],
  ])('%s is refused beside its field', async (_, body, path) => {
    const { id: prospectId } = await registered();
    const answer = await world.mine.normal.send('addFollowUp', { params: { prospectId }, body });
    expect(await told(answer.clone())).toBe('400 request.invalid');
    expect((await answer.json()).faults.map((fault: { path: string }) => fault.path)).toContain(path);
  });
});
