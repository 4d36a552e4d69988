import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { refusalCode, sorted } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function registered(changes: Parameters<typeof prospectForm>[0] = {}): Promise<Prospect> {
  const { normal, firstCentre } = world.mine;
  return normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre, ...changes }) });
}

const open = (prospectId: string) => world.mine.normal.client.getProspect({ params: { prospectId } });

describe('M43 Cancelado', () => {
  test('a prospect is cancelled with a reason, and reopened', async () => {
    const { normal, cancelReasonId: reasonId } = world.mine;
    const { id: prospectId } = await registered();
    const params = { prospectId };
    expect(await normal.client.cancelProspect({ params, body: { reasonId } })).toMatchObject({
      status: 'cancelled',
      version: 2,
    });
    expect(await open(prospectId)).toMatchObject({ status: 'cancelled', cancelReasonId: reasonId });
    expect(await normal.client.reopenProspect({ params, body: {} })).toMatchObject({ status: 'following', version: 3 });
    expect(await open(prospectId)).not.toHaveProperty('cancelReasonId');
  });

  test('A5 what is cancelled is not cancelled again, and what is not is not reopened', async () => {
    const { normal, cancelReasonId: reasonId } = world.mine;
    const params = { prospectId: (await registered()).id };
    expect(await refusalCode(normal.client.reopenProspect({ params, body: {} }))).toBe('prospect.move_not_allowed');
    await normal.client.cancelProspect({ params, body: { reasonId } });
    expect(await refusalCode(normal.client.cancelProspect({ params, body: { reasonId } }))).toBe(
      'prospect.move_not_allowed',
    );
    const followUp = { kinds: ['call' as const], result: 'thinking' as const };
    expect(await refusalCode(normal.client.addFollowUp({ params, body: followUp }))).toBe('prospect.move_not_allowed');
  });

  test('of twenty people cancelling at once one does it', async () => {
    const { normal, cancelReasonId: reasonId } = world.mine;
    const params = { prospectId: (await registered()).id };
    const calls = Array.from({ length: 20 }, () => normal.client.cancelProspect({ params, body: { reasonId } }));
    const { answers, refusals } = sorted(await Promise.allSettled(calls));
    expect(answers).toHaveLength(1);
    expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(['prospect.move_not_allowed']));
  });

  test('a reason is an entry of its own catalogue', async () => {
    const { normal, contactChannelId: reasonId } = world.mine;
    const params = { prospectId: (await registered()).id };
    expect(await refusalCode(normal.client.cancelProspect({ params, body: { reasonId } }))).toBe(
      'catalogue.entry_not_found',
    );
  });
});

describe('M47 Eliminar', () => {
  const appointment = { day: '2027-05-12', time: '10:00', minutes: 30 };
  const month = async () =>
    (await world.mine.normal.client.listMonth({ params: { month: '2027-05' }, query: {} })).chips.map(
      ({ prospectId }) => prospectId,
    );
  const listed = async () => (await world.mine.normal.client.listProspects()).rows.map(({ id }) => id);

  test('what is deleted is in no list, no month and no search for duplicates, and can be restored', async () => {
    const { normal } = world.mine;
    const { id } = await registered({ appointment, phone: '477 555 0777' });
    const params = { prospectId: id };
    const same = async () => (await normal.client.findDuplicates({ query: { phone: '477 555 0777' } })).duplicates;
    expect(await same()).toHaveLength(1);
    await normal.client.deleteProspect({ params });
    expect(await refusalCode(open(id))).toBe('prospect.not_found');
    expect(await refusalCode(normal.client.deleteProspect({ params }))).toBe('prospect.not_found');
    expect(await listed()).not.toContain(id);
    expect(await month()).not.toContain(id);
    expect(await same()).toEqual([]);
    const { rows } = await normal.client.listDeletedProspects();
    expect(rows.map((row) => row.id)).toEqual([id]);

    await normal.client.restoreProspect({ params, body: {} });
    expect(await open(id)).toMatchObject({ id, name: 'Laura Méndez', version: 3 });
    expect(await listed()).toContain(id);
    expect(await month()).toContain(id);
    expect(await same()).toHaveLength(1);
    expect((await normal.client.listDeletedProspects()).rows).toEqual([]);
    expect(await refusalCode(normal.client.restoreProspect({ params, body: {} }))).toBe('prospect.not_deleted');
  });

  test('C3 its folio is never given again', async () => {
    const { folio, id } = await registered();
    await world.mine.normal.client.deleteProspect({ params: { prospectId: id } });
    expect((await registered()).folio).toBe(folio + 1);
  });

  test('the deleted of others are as invisible as their prospects', async () => {
    const { administrator, normal, operative, secondCentre } = world.mine;
    const { id } = await administrator.client.addProspect({ body: prospectForm({ workCentreId: secondCentre }) });
    await administrator.client.deleteProspect({ params: { prospectId: id } });
    for (const person of [normal, operative]) {
      expect((await person.client.listDeletedProspects()).rows.map((row) => row.id)).not.toContain(id);
      const call = person.client.restoreProspect({ params: { prospectId: id }, body: {} });
      expect(await refusalCode(call)).toBe('prospect.not_found');
    }
  });
});
