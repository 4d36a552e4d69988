import { beforeAll, expect, inject, test } from 'vitest';
import { refusalCode } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { addPerson, openWorld, type Person, type World } from '../support/world.ts';

const nobody = '01234567-89ab-4cde-8f01-23456789abcd';
let world: World;
let colleague: Person;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  const { administrator, firstCentre } = world.mine;
  const wanted = { level: 'normal' as const, workCentreIds: [firstCentre], name: 'Beto Cruz' };
  colleague = await addPerson(world.stack, administrator, wanted);
});

async function registered(workCentreId = world.mine.firstCentre) {
  const appointment = { day: '2027-06-01', time: '10:00', minutes: 30 };
  return world.mine.administrator.client.addProspect({ body: prospectForm({ workCentreId, appointment }) });
}

const give = (prospectIds: string[], attendedBy: string, from = world.mine.administrator) =>
  from.client.reassignProspects({ body: { prospectIds, attendedBy } });

async function sees(person: Person, prospectId: string): Promise<boolean[]> {
  const { rows } = await person.client.listProspects();
  const { chips } = await person.client.listMonth({ params: { month: '2027-06' }, query: {} });
  const opened = await person.send('getProspect', { params: { prospectId } });
  return [rows.some(({ id }) => id === prospectId), chips.some((chip) => chip.prospectId === prospectId), opened.ok];
}

const everywhere = [true, true, true];
const nowhere = [false, false, false];

test('M29 the person who is given a prospect sees it in list, month and detail; who registered it still does', async () => {
  const { normal, firstCentre } = world.mine;
  const body = prospectForm({
    workCentreId: firstCentre,
    appointment: { day: '2027-06-02', time: '9:00'.padStart(5, '0'), minutes: 30 },
  });
  const { id } = await normal.client.addProspect({ body });
  expect(await sees(colleague, id)).toEqual(nowhere);
  const { rows, refused } = await give([id], colleague.memberId);
  expect(refused).toEqual([]);
  expect(rows).toMatchObject([{ id, registeredBy: normal.memberId, attendedBy: colleague.memberId, version: 2 }]);
  expect(await sees(colleague, id)).toEqual(everywhere);
  expect(await sees(normal, id)).toEqual(everywhere);
});

test('who attended it only for a while no longer sees it', async () => {
  const { id } = await registered();
  await give([id], colleague.memberId);
  expect(await sees(colleague, id)).toEqual(everywhere);
  await give([id], world.mine.normal.memberId);
  expect(await sees(colleague, id)).toEqual(nowhere);
  expect(await sees(world.mine.normal, id)).toEqual(everywhere);
});

test('many at once: what is refused says so by its place, the rest is done', async () => {
  const [one, other, elsewhere] = [await registered(), await registered(), await registered(world.mine.secondCentre)];
  const ids = [one.id, 'prs_0123456789abcdef', elsewhere.id, other.id];
  const { rows, refused } = await give(ids, colleague.memberId);
  expect(rows.map(({ id }) => id)).toEqual([one.id, other.id]);
  expect(refused).toEqual([
    { at: 1, code: 'prospect.not_found' },
    { at: 2, code: 'prospect.assignee_refused' },
  ]);
});

test('nobody who is not there, not active, or of another company', async () => {
  const { administrator, firstCentre } = world.mine;
  const { id } = await registered();
  expect(await refusalCode(give([id], nobody))).toBe('member.not_found');
  expect(await refusalCode(give([id], world.theirs.normal.memberId))).toBe('member.not_found');
  const wanted = { level: 'normal' as const, workCentreIds: [firstCentre], name: 'Se Fue' };
  const gone = await addPerson(world.stack, administrator, wanted);
  const params = { memberId: gone.memberId };
  await administrator.client.changeMember({ params, body: { active: false }, ifMatch: 1 });
  expect((await give([id], gone.memberId)).refused).toEqual([{ at: 0, code: 'prospect.assignee_refused' }]);
});

test('an Operativo hands on what belongs to the centres, and nothing else', async () => {
  const [own, other] = [await registered(), await registered(world.mine.secondCentre)];
  const { rows, refused } = await give([own.id, other.id], colleague.memberId, world.mine.operative);
  expect(rows.map(({ id }) => id)).toEqual([own.id]);
  expect(refused).toEqual([{ at: 1, code: 'prospect.not_found' }]);
});

test('the same key again hands nothing over twice', async () => {
  const { id } = await registered();
  const call = { body: { prospectIds: [id], attendedBy: colleague.memberId }, idempotencyKey: `give-${id}` };
  const first = await world.mine.administrator.client.reassignProspects(call);
  await give([id], world.mine.normal.memberId);
  expect(await world.mine.administrator.client.reassignProspects(call)).toEqual(first);
  const { attendedBy } = await world.mine.administrator.client.getProspect({ params: { prospectId: id } });
  expect(attendedBy).toBe(world.mine.normal.memberId);
});

test('C4 the same key with other prospects, or another person, is refused and hands nothing over', async () => {
  const { administrator, normal } = world.mine;
  const [one, other] = [await registered(), await registered()];
  const idempotencyKey = `give-${one.id}`;
  const call = (prospectIds: string[], attendedBy: string) =>
    administrator.client.reassignProspects({ body: { prospectIds, attendedBy }, idempotencyKey });
  await call([one.id], colleague.memberId);
  expect(await refusalCode(call([other.id], colleague.memberId))).toBe('request.idempotency_key_reused');
  expect(await refusalCode(call([one.id], normal.memberId))).toBe('request.idempotency_key_reused');
  const { attendedBy } = await administrator.client.getProspect({ params: { prospectId: other.id } });
  expect(attendedBy).toBe(administrator.memberId);
});
