import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { NewFollowUpInput, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { refusal, refusalCode, told } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { dependenciesWith, memberContext, tableClient } from '../support/in-process.ts';
import { undo as undoInProcess } from '@folio/functions/modules/prospects/history.service.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

const appointment = { day: '2027-05-04', time: '10:00', minutes: 30 };
const contact: NewFollowUpInput = { kinds: ['call'], result: 'interested', information: 'Pide precio.' };

async function registered(changes: Parameters<typeof prospectForm>[0] = {}): Promise<Prospect> {
  const { normal, firstCentre } = world.mine;
  return normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre, ...changes }) });
}

const open = ({ id: prospectId }: { id: string }) => world.mine.normal.client.getProspect({ params: { prospectId } });

const historyOf = async ({ id: prospectId }: { id: string }, person: Person = world.mine.normal) =>
  (await person.client.getProspectHistory({ params: { prospectId } })).changes;

function undo({ id }: { id: string }, changeId: string | undefined, person: Person = world.mine.normal) {
  if (!changeId) throw new Error('nothing was changed');
  return person.client.undoProspectChange({ params: { prospectId: id, changeId }, body: {} });
}

/** What a person sees of it, counters apart. */
async function stateOf(prospect: { id: string }): Promise<Omit<Prospect, 'version'>> {
  const { version: _, ...rest } = await open(prospect);
  // Appointments count by the prospect's versions.
  return { ...rest, appointments: rest.appointments.map((one) => ({ ...one, version: 0 })) };
}

describe('D5 every kind of change is undone, and its undo too', () => {
  const commands = {
    changed: (one: Prospect) =>
      world.mine.normal.client.changeProspect({
        params: { prospectId: one.id },
        body: { name: 'Otro Nombre', companyName: null, phone: '477 555 9999', notes: 'Nueva.' },
        ifMatch: 1,
      }),
    cancelled: (one: Prospect) =>
      world.mine.normal.client.cancelProspect({
        params: { prospectId: one.id },
        body: { reasonId: world.mine.cancelReasonId, note: 'Se mudó' },
      }),
    reassigned: async (one: Prospect) => {
      const body = { prospectIds: [one.id], attendedBy: world.mine.operative.memberId };
      const { rows } = await world.mine.administrator.client.reassignProspects({ body });
      return rows[0] ?? one;
    },
    'followed-up': (one: Prospect) =>
      world.mine.normal.client.addFollowUp({
        params: { prospectId: one.id },
        body: {
          ...contact,
          outcomes: one.appointments.map(({ id }) => ({ appointmentId: id, outcome: 'held' as const })),
          nextStep: { day: '2027-06-07', time: '12:00', minutes: 45, subject: 'Visita' },
        },
      }),
  };

  test.each(Object.entries(commands))('%s', async (verb, command) => {
    const prospect = await registered({ appointment });
    const before = await stateOf(prospect);
    const { changeId } = (await command(prospect)) as { changeId?: string }; // a row or the prospect itself
    const after = await stateOf(prospect);
    expect(after).not.toEqual(before);
    const person = world.mine.administrator;
    const row = await undo(prospect, changeId, person);
    expect(row.version).toBe(3);
    expect(await stateOf(prospect)).toEqual(before);
    await undo(prospect, row.changeId, person);
    expect(await stateOf(prospect)).toEqual(after);
    const [again, undone, first] = await historyOf(prospect);
    expect([again?.verb, undone?.verb, first?.verb]).toEqual(['undone', 'undone', verb]);
    expect(undone?.after).toMatchObject({ undid: verb });
    expect(undone?.memberId).toBe(person.memberId);
  });

  test('reopened', async () => {
    const prospect = await registered();
    await commands.cancelled(prospect);
    const before = await stateOf(prospect);
    const { changeId } = await world.mine.normal.client.reopenProspect({
      params: { prospectId: prospect.id },
      body: {},
    });
    await undo(prospect, changeId);
    expect(await stateOf(prospect)).toEqual(before);
  });

  test('deleted and restored: out of every list, and back in all of them', async () => {
    const { normal } = world.mine;
    const prospect = await registered({ appointment });
    const params = { prospectId: prospect.id };
    const before = await stateOf(prospect);
    const listed = async () => (await normal.client.listProspects()).rows.some(({ id }) => id === prospect.id);
    const { changeId } = await normal.client.deleteProspect({ params });
    const back = await undo(prospect, changeId);
    expect(await stateOf(prospect)).toEqual(before);
    expect(await listed()).toBe(true);
    expect(back).not.toHaveProperty('deleted');
    expect(await undo(prospect, back.changeId)).toMatchObject({ deleted: true });
    expect(await told(await normal.send('getProspect', { params }))).toBe('404 prospect.not_found');
    expect(await listed()).toBe(false);
    const restored = await normal.client.restoreProspect({ params, body: {} });
    await undo(prospect, restored.changeId);
    expect(await told(await normal.send('getProspect', { params }))).toBe('404 prospect.not_found');
  });

  test('a registration undone is a deletion, which the feed tells', async () => {
    const { normal } = world.mine;
    const { cursor } = await normal.client.listProspectChanges();
    const prospect = await registered();
    const [created] = await historyOf(prospect);
    const row = await undo(prospect, created?.id);
    const { rows, gone } = await normal.client.listProspectChanges({ query: { cursor } });
    expect(gone).toContainEqual({ id: prospect.id, version: 2 });
    expect(rows.map(({ id }) => id)).not.toContain(prospect.id);
    expect((await normal.client.listDeletedProspects()).rows.map(({ id }) => id)).toContain(prospect.id);
    await undo(prospect, row.changeId);
    expect(await stateOf(prospect)).toMatchObject({ name: prospect.name });
  });
});

describe('D5 what stands on a change is not undone with it', () => {
  const change = (prospect: Prospect, body: object, ifMatch: number, person: Person = world.mine.operative) =>
    person.client.changeProspect({ params: { prospectId: prospect.id }, body, ifMatch });

  test('another field changed since stays as it is', async () => {
    const prospect = await registered();
    const { changeId } = await change(prospect, { name: 'Uno' }, 1);
    await change(prospect, { companyName: 'Otra Empresa' }, 2);
    await undo(prospect, changeId);
    expect(await stateOf(prospect)).toMatchObject({ name: prospect.name, companyName: 'Otra Empresa' });
  });

  test('the same field is refused, and told: what it was, what it is, what would come back', async () => {
    const prospect = await registered();
    const { changeId } = await change(prospect, { name: 'Uno', subject: 'Hornos' }, 1);
    await change(prospect, { name: 'Dos' }, 2);
    const { code, conflicts } = await refusal(undo(prospect, changeId));
    expect(code).toBe('prospect.undo_conflict');
    expect(conflicts).toEqual([{ field: 'name', mine: prospect.name, theirs: 'Dos', original: 'Uno' }]);
    expect((await stateOf(prospect)).subject).toBe('Hornos');
    const states = (await historyOf(prospect)).map(({ verb, undo: state }) => [verb, state]);
    expect(states).toEqual([
      ['changed', 'possible'],
      ['changed', 'newer'],
      ['created', 'possible'],
    ]);
  });

  test('a colour that with the newer letter could not be read', async () => {
    const prospect = await registered({ colour: '#ffffff', letterColour: '#000000' });
    const { changeId } = await change(prospect, { colour: '#e2a93b', letterColour: '#000000' }, 1);
    await change(prospect, { colour: '#10243f', letterColour: '#ffffff' }, 2);
    expect(await refusalCode(undo(prospect, changeId))).toBe('prospect.undo_conflict');
  });

  test('M39 a next step that something happened to stays when its follow-up goes', async () => {
    const prospect = await registered();
    const params = { prospectId: prospect.id };
    const nextStep = { day: '2027-06-08', time: '12:00', minutes: 45 };
    const first = await world.mine.normal.client.addFollowUp({ params, body: { ...contact, nextStep } });
    const appointmentId = (await open(prospect)).appointments[0]?.id ?? '';
    const body = { ...contact, outcomes: [{ appointmentId, outcome: 'held' as const }] };
    await world.mine.normal.client.addFollowUp({ params, body });
    await undo(prospect, first.changeId);
    const after = await open(prospect);
    expect(after.followUps).toHaveLength(1);
    expect(after.appointments).toMatchObject([{ id: appointmentId, outcome: 'held' }]);
  });

  test('undoing twice changes nothing the second time; the same key answers the same', async () => {
    const prospect = await registered();
    const { changeId = '' } = await change(prospect, { name: 'Uno' }, 1);
    const call = { params: { prospectId: prospect.id, changeId }, body: {}, idempotencyKey: `undo-${changeId}` };
    const row = await world.mine.normal.client.undoProspectChange(call);
    expect(await world.mine.normal.client.undoProspectChange(call)).toEqual(row);
    const again = await undo(prospect, changeId);
    expect(again).toMatchObject({ version: 3 });
    expect(again).not.toHaveProperty('changeId');
    expect((await historyOf(prospect)).find(({ id }) => id === changeId)?.undo).toBe('undone');
  });
});

describe('D5 who undoes what, and until when', () => {
  test('a Normal does not take back who attends it', async () => {
    const prospect = await registered();
    const body = { prospectIds: [prospect.id], attendedBy: world.mine.operative.memberId };
    const { rows } = await world.mine.administrator.client.reassignProspects({ body });
    expect(await refusalCode(undo(prospect, rows[0]?.changeId))).toBe('permission.denied');
    expect((await historyOf(prospect))[0]?.undo).toBe('denied');
    expect((await historyOf(prospect, world.mine.operative))[0]?.undo).toBe('possible');
  });

  test('not one of another prospect, nor of a prospect one does not see', async () => {
    const { administrator, secondCentre } = world.mine;
    const [one, other] = [await registered(), await registered()];
    const [created] = await historyOf(one);
    expect(await refusalCode(undo(other, created?.id))).toBe('prospect.change_not_found');
    const body = prospectForm({ workCentreId: secondCentre });
    const hidden = await administrator.client.addProspect({ body });
    const [theirs] = await historyOf(hidden, administrator);
    expect(await refusalCode(undo(hidden, theirs?.id))).toBe('prospect.not_found');
  });

  test('thirty days, and not a moment more', async () => {
    const { normal } = world.mine;
    const stack = inject('stack');
    const deps = dependenciesWith(tableClient(stack), stack.tableName, normal.memberId);
    const prospect = await registered();
    const params = { prospectId: prospect.id };
    const { changeId = '' } = await normal.client.changeProspect({ params, body: { name: 'Uno' }, ifMatch: 1 });
    const changedAt = Date.parse((await historyOf(prospect))[0]?.at ?? '');
    const after = async (ms: number) => {
      const context = { ...(await memberContext(deps, normal)), now: new Date(changedAt + ms) };
      return undoInProcess(deps, context, { params: { ...params, changeId }, body: {}, query: undefined, ifMatch: 0 });
    };
    const thirtyDays = 30 * 24 * 60 * 60 * 1000;
    await expect(after(thirtyDays + 1)).rejects.toMatchObject({ code: 'prospect.undo_too_late' });
    expect(await after(thirtyDays)).toMatchObject({ version: 3, name: prospect.name });
  });
});
