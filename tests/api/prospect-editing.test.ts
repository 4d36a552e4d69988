import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { prospectHandlers } from '@folio/functions/modules/prospects/prospect.handlers.ts';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Prospect, ProspectChangesInput } from '@folio/shared/prospects/prospect.schema.ts';
import { refusal, refusalCode, sorted, told } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { dependenciesWith, memberContext, tableClient } from '../support/in-process.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function registered(changes: Parameters<typeof prospectForm>[0] = {}): Promise<Prospect> {
  const { normal, firstCentre } = world.mine;
  return normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre, ...changes }) });
}

function change(prospect: { id: string; version: number }, body: ProspectChangesInput) {
  const params = { prospectId: prospect.id };
  return world.mine.normal.client.changeProspect({ params, body, ifMatch: prospect.version });
}

const reread = ({ id: prospectId }: { id: string }) =>
  world.mine.administrator.client.getProspect({ params: { prospectId } });

describe('M46 any datum registered before can be changed', () => {
  test('every field, and the list shows it', async () => {
    const { secondCentre, firstCentre, contactChannelId, lineOfBusinessId } = world.mine;
    const before = await registered();
    const body = {
      contactedOn: '2026-11-20',
      name: 'Laura Méndez Ruiz',
      companyName: 'Panificadora El Sol',
      lineOfBusinessId,
      phone: '01 33 3555 0148',
      email: 'Laura@sol.example',
      state: 'JAL' as const,
      contactChannelId,
      colour: '#866a00',
      letterColour: '#ffffff',
      subject: 'Horno de piso',
      notes: 'Otra visita.',
      internalNotes: 'Pide factura',
    };
    const row = await change(before, body);
    const kept = { ...body, phone: '+523335550148', email: 'laura@sol.example' };
    const { letterColour: _, subject: __, notes: ___, ...inRow } = kept;
    const { changeId, ...shown } = row;
    expect(changeId).toMatch(/^chg_/);
    expect(shown).toEqual({
      ...inRow,
      id: before.id,
      folio: before.folio,
      status: 'following',
      registeredBy: before.registeredBy,
      attendedBy: before.attendedBy,
      workCentreId: firstCentre,
      version: 2,
    });
    expect(await reread(before)).toMatchObject({ ...kept, version: 2, createdAt: before.createdAt });
    const { rows } = await world.mine.normal.client.listProspects();
    expect(rows.find(({ id }) => id === before.id)).toEqual(shown);
    expect(
      await told(
        await world.mine.normal.send('changeProspect', {
          params: { prospectId: before.id },
          body: { workCentreId: secondCentre },
          ifMatch: 2,
        }),
      ),
    ).toBe('404 work_centre.not_found');
  });

  test('null empties a field, and what is not sent stays', async () => {
    const before = await registered({ notes: 'Una nota.' });
    await change(before, { companyName: null, phone: null, email: null, state: null, notes: null });
    const after = await reread(before);
    for (const field of ['companyName', 'phone', 'email', 'state', 'notes']) expect(after).not.toHaveProperty(field);
    expect(after).toMatchObject({ name: before.name, colour: before.colour });
  });

  test('what equals what is there changes nothing', async () => {
    const before = await registered();
    expect(await change(before, { name: before.name })).toMatchObject({ version: 1 });
    expect((await reread(before)).version).toBe(1);
  });

  test('M16 letters that cannot be read are refused with a proposal', async () => {
    const { code, faults } = await refusal(change(await registered(), { colour: '#e2a93b', letterColour: '#ffffff' }));
    expect(code).toBe('request.invalid');
    expect(faults).toEqual([expect.objectContaining({ path: 'body.letterColour', code: 'contrast_too_low' })]);
  });

  test('what is no phone is refused beside its field', async () => {
    const { faults } = await refusal(change(await registered(), { phone: '12' }));
    expect(faults).toEqual([expect.objectContaining({ path: 'body.phone', code: 'not_a_phone' })]);
  });

  test.each(['folio', 'status', 'registeredBy', 'attendedBy', 'version', 'id', 'createdAt', 'appointments'])(
    'A2 %s is nobody’s to set',
    async (field) => {
      const { id } = await registered();
      const call = { params: { prospectId: id }, body: { [field]: 1 }, ifMatch: 1 };
      expect(await told(await world.mine.administrator.send('changeProspect', call))).toBe('400 request.invalid');
    },
  );

  test('the calendar shows the new name and colours', async () => {
    const before = await registered({ appointment: { day: '2027-03-10', time: '10:00', minutes: 30 } });
    await change(before, { name: 'Nombre Nuevo', colour: '#2e7d4a', letterColour: '#ffffff' });
    const { chips } = await world.mine.normal.client.listMonth({ params: { month: '2027-03' }, query: {} });
    expect(chips.find(({ prospectId }) => prospectId === before.id)).toMatchObject({
      name: 'Nombre Nuevo',
      colour: '#2e7d4a',
    });
  });
});

describe('C2 two people edit one prospect', () => {
  test('twenty edits of different fields are all kept, and of one field one wins', async () => {
    const before = await registered();
    const edits: ProspectChangesInput[] = [
      { name: 'A' },
      { companyName: 'B' },
      { phone: '477 555 0199' },
      { email: 'c@d.example' },
      { state: 'JAL' },
      { subject: 'E' },
      { notes: 'F' },
      { internalNotes: 'G' },
      { contactedOn: '2026-10-01' },
    ];
    await Promise.all(edits.map((body) => change(before, body)));
    const kept = await reread(before);
    expect(kept).toMatchObject({ ...Object.assign({}, ...edits), phone: '+524775550199', version: edits.length + 1 });
    const names = Array.from({ length: 20 }, (_, at) => change(kept, { name: `Nombre ${at}` }));
    const { answers, refusals } = sorted(await Promise.allSettled(names));
    expect(answers).toHaveLength(1);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['request.base_version_stale']));
    expect((await reread(before)).name).toBe(answers[0]?.name);
  });

  test('a stale edit tells mine, theirs and the original', async () => {
    const before = await registered({ notes: 'Primera.' });
    await change(before, { notes: 'Segunda.' });
    await change({ ...before, version: 2 }, { notes: null });
    const { conflicts } = await refusal(change(before, { notes: 'Tercera.' }));
    expect(conflicts).toEqual([{ field: 'notes', mine: 'Tercera.', theirs: null, original: 'Primera.' }]);
  });

  test('the same key ten times is one edit, with one answer', async () => {
    const before = await registered();
    const call = { params: { prospectId: before.id }, body: { subject: 'Una vez' }, ifMatch: 1 };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        world.mine.normal.client.changeProspect({ ...call, idempotencyKey: `edit-${before.id}` }),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await reread(before)).version).toBe(2);
    const other = { ...call, body: { subject: 'Otra cosa' }, idempotencyKey: `edit-${before.id}` };
    expect(await refusalCode(world.mine.normal.client.changeProspect(other))).toBe('request.idempotency_key_reused');
  });

  test('a twin stored between the reading of the key and that of the record gives its answer', async () => {
    const before = await registered();
    const { normal } = world.mine;
    const table = tableClient(world.stack);
    const edit = async (client: DynamoDBClient) => {
      const deps = dependenciesWith(client, world.stack.tableName, normal.memberId);
      const context = { ...(await memberContext(deps, normal)), command };
      const input = { params: { prospectId: before.id }, query: undefined, body: { subject: 'Una vez' }, ifMatch: 1 };
      return prospectHandlers.changeProspect(deps, context, input);
    };
    const command = { key: `twin-${before.id}`, route: 'PATCH /api/prospects', bodyHash: 'twin' };
    let first: unknown;
    // Its record is read only once the other one was stored; its key has been by then.
    const late = {
      send: async (sent: QueryCommand) => {
        if (sent instanceof QueryCommand && !first) first = await edit(table);
        return table.send(sent);
      },
    } as unknown as DynamoDBClient; // the table port calls nothing else of a client
    expect(await edit(late)).toEqual(first);
    expect(await reread(before)).toMatchObject({ version: 2, subject: 'Una vez' });
  });
});

test('S12 the history tells everything that happened, newest first, to whoever sees the prospect', async () => {
  const { normal, cancelReasonId: reasonId } = world.mine;
  const { id } = await registered();
  const params = { prospectId: id };
  await normal.client.changeProspect({ params, body: { name: 'Otro Nombre' }, ifMatch: 1 });
  await normal.client.addFollowUp({ params, body: { kinds: ['call'], result: 'thinking', information: 'Llamó.' } });
  await normal.client.cancelProspect({ params, body: { reasonId, note: 'Se fue' } });
  await normal.client.reopenProspect({ params, body: {} });
  const { changes } = await normal.client.getProspectHistory({ params });
  expect(changes.map(({ verb, version }) => [verb, version])).toEqual([
    ['reopened', 5],
    ['cancelled', 4],
    ['followed-up', 3],
    ['changed', 2],
    ['created', 1],
  ]);
  expect(changes.find(({ verb }) => verb === 'changed')).toMatchObject({
    before: { name: 'Laura Méndez' },
    after: { name: 'Otro Nombre' },
    memberId: normal.memberId,
  });
  expect(changes.find(({ verb }) => verb === 'cancelled')?.after).toMatchObject({
    cancelReasonId: reasonId,
    note: 'Se fue',
  });
});
