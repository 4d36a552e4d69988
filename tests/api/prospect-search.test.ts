import { beforeAll, describe, expect, inject, test } from 'vitest';
import { prospectForm } from '../support/builders.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function registered(changes: Parameters<typeof prospectForm>[0] = {}, by: Person = world.mine.normal) {
  return by.client.addProspect({ body: prospectForm({ workCentreId: world.mine.firstCentre, ...changes }) });
}

async function found(words: string, by: Person = world.mine.normal): Promise<string[]> {
  const { rows } = await by.client.searchProspects({ query: { words } });
  return rows.map(({ id }) => id);
}

/** The words follow the prospect by the stream. */
const soon = { timeout: 20_000, interval: 100 };

describe('F14 the server finds what was written', () => {
  test('by words of notes and follow-ups, in any order, by their beginnings, accents and case ignored', async () => {
    const { id } = await registered({ notes: 'Quiere una amasadora espiral de 40 kilos.' });
    await expect.poll(() => found('ESPÍRAL amasad'), soon).toEqual([id]);
    await world.mine.normal.client.addFollowUp({
      params: { prospectId: id },
      body: { kinds: ['visit'], result: 'thinking', information: 'Preguntó por refacciones.' },
    });
    await expect.poll(() => found('refacciones amasadora'), soon).toEqual([id]);
    expect(await found('refacciones batidora')).toEqual([]);
  });

  test('newest folio first, and by what stands in the row too', async () => {
    const [older, newer] = [
      await registered({ name: 'Ñandú Cárdenas', phone: '33 3555 7412' }),
      await registered({ name: 'Otro', notes: 'Recomendado por Cárdenas' }),
    ];
    await expect.poll(() => found('cardenas'), soon).toEqual([newer.id, older.id]);
    expect(await found('nandu')).toEqual([older.id]);
    expect(await found('33355574')).toEqual([older.id]);
    expect(await found(String(older.folio))).toContain(older.id);
  });

  test('what is no longer said is no longer found, and what is deleted neither', async () => {
    const { id } = await registered({ notes: 'Charolas perforadas' });
    const params = { prospectId: id };
    await expect.poll(() => found('perforadas'), soon).toEqual([id]);
    await world.mine.normal.client.changeProspect({ params, body: { notes: 'Charolas lisas' }, ifMatch: 1 });
    await expect.poll(() => found('lisas charolas'), soon).toEqual([id]);
    expect(await found('perforadas')).toEqual([]);
    await world.mine.normal.client.deleteProspect({ params });
    expect(await found('lisas')).toEqual([]);
    await world.mine.normal.client.restoreProspect({ params, body: {} });
    await expect.poll(() => found('lisas'), soon).toEqual([id]);
  });

  test('F11 only by who may see it, also after it changed hands', async () => {
    const { administrator, normal, operative, secondCentre } = world.mine;
    const { id } = await registered({ notes: 'Congelador horizontal', workCentreId: secondCentre }, administrator);
    await expect.poll(() => found('congelador', administrator), soon).toEqual([id]);
    expect(await found('congelador', normal)).toEqual([]);
    expect(await found('congelador', operative)).toEqual([]);
    expect(await found('congelador', world.theirs.administrator)).toEqual([]);
    const body = { workCentreId: world.mine.firstCentre };
    await administrator.client.changeProspect({ params: { prospectId: id }, body, ifMatch: 1 });
    await expect.poll(() => found('congelador', operative), soon).toEqual([id]);
    await administrator.client.reassignProspects({ body: { prospectIds: [id], attendedBy: normal.memberId } });
    await expect.poll(() => found('congelador', normal), soon).toEqual([id]);
  });

  test('a note of hundreds of different words is found by its first ones', async () => {
    const words = Array.from({ length: 700 }, (_, at) => `palabra${String(at).padStart(3, '0')}`);
    const { id } = await registered({ notes: words.join(' ').slice(0, 5000) });
    await expect.poll(() => found('palabra001'), soon).toEqual([id]);
    // They are stored a hundred at a time.
    await expect.poll(() => found('palabra100 palabra002'), soon).toEqual([id]);
  });

  test('words of nothing find nothing', async () => {
    expect(await found('¡! — …')).toEqual([]);
    expect(await found('zzzzzz')).toEqual([]);
  });
});
