import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusalCode, told } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function newClient(name: string): Promise<string> {
  return (await world.mine.normal.client.addClient({ body: { name } })).id;
}

async function register(person: Person, clientId: string | undefined, workCentreId = world.mine.firstCentre) {
  return person.client.addProspect({ body: prospectForm({ workCentreId, ...(clientId ? { clientId } : {}) }) });
}

async function foliosOf(person: Person, clientId: string): Promise<number[]> {
  const { prospects } = await person.client.listClientProspects({ params: { clientId } });
  return prospects.map(({ folio }) => folio);
}

describe('M07 the prospects of a client', () => {
  test('are those each person may see: all, those of the centre, one’s own', async () => {
    const { administrator, operative, normal, secondCentre } = world.mine;
    const clientId = await newClient('De varios');
    const ofNormal = await register(normal, clientId);
    const ofOperative = await register(operative, clientId);
    const elsewhere = await register(administrator, clientId, secondCentre);
    await register(normal, undefined);
    expect(await foliosOf(administrator, clientId)).toEqual([elsewhere.folio, ofOperative.folio, ofNormal.folio]);
    expect(await foliosOf(operative, clientId)).toEqual([ofOperative.folio, ofNormal.folio]);
    expect(await foliosOf(normal, clientId)).toEqual([ofNormal.folio]);
  });

  test('follow their prospect: linked, passed on, moved, deleted, restored, let go', async () => {
    const { administrator, operative, normal, secondCentre } = world.mine;
    const clientId = await newClient('De ida y vuelta');
    const { id: prospectId, folio } = await register(operative, undefined);
    const params = { prospectId };
    expect(await foliosOf(operative, clientId)).toEqual([]);
    const linked = await operative.client.changeProspect({ params, body: { clientId }, ifMatch: 1 });
    expect(await foliosOf(operative, clientId)).toEqual([folio]);
    expect(await foliosOf(normal, clientId)).toEqual([]);

    await administrator.client.reassignProspects({ body: { prospectIds: [prospectId], attendedBy: normal.memberId } });
    expect(await foliosOf(normal, clientId)).toEqual([folio]);

    const ifMatch = linked.version + 1;
    await administrator.client.changeProspect({ params, body: { workCentreId: secondCentre }, ifMatch });
    expect(await foliosOf(administrator, clientId)).toEqual([folio]);
    expect(await foliosOf(operative, clientId)).toEqual([]);

    await administrator.client.deleteProspect({ params });
    expect(await foliosOf(administrator, clientId)).toEqual([]);
    expect(await foliosOf(normal, clientId)).toEqual([]);
    const { version } = await administrator.client.restoreProspect({ params, body: {} });
    expect(await foliosOf(administrator, clientId)).toEqual([folio]);

    const other = await newClient('El de verdad');
    const moved = await administrator.client.changeProspect({ params, body: { clientId: other }, ifMatch: version });
    expect([await foliosOf(administrator, clientId), await foliosOf(administrator, other)]).toEqual([[], [folio]]);
    await administrator.client.changeProspect({ params, body: { clientId: null }, ifMatch: moved.version });
    expect(await foliosOf(administrator, other)).toEqual([]);
  });

  test('come page by page, newest folio first, every one once', async () => {
    const { client } = world.mine.normal;
    const clientId = await newClient('De muchos');
    const made: number[] = [];
    for (let at = 0; at < 5; at += 1) made.push((await register(world.mine.normal, clientId)).folio);
    const listed: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.listClientProspects({ params: { clientId }, query: { limit: 2, cursor } });
      listed.push(...page.prospects.map(({ folio }) => folio));
      cursor = page.cursor;
    } while (cursor);
    expect(listed).toEqual(made.toReversed());
  });

  test('T1 of another company’s client are as unknown as of none, and no cursor opens another list', async () => {
    const { normal, administrator } = world.mine;
    const clientId = await newClient('Sólo nuestro');
    for (let at = 0; at < 2; at += 1) await register(normal, clientId);
    const theirs = world.theirs.administrator.client.listClientProspects({ params: { clientId } });
    expect(await refusalCode(theirs)).toBe('client.not_found');
    const { cursor } = await normal.client.listClientProspects({ params: { clientId }, query: { limit: 1 } });
    expect(cursor).toBeTypeOf('string');
    const params = { clientId };
    expect(await told(await administrator.send('listClientProspects', { params, query: { cursor } }))).toBe(
      '400 cursor.invalid',
    );
    const other = { clientId: await newClient('Otro') };
    expect(await told(await normal.send('listClientProspects', { params: other, query: { cursor } }))).toBe(
      '400 cursor.invalid',
    );
  });
});
