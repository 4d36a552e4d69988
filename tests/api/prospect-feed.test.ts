import { beforeAll, describe, expect, inject, test } from 'vitest';
import { clockHeader } from '@folio/cdk/local/clock-header.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { told } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { registeredInProcess } from '../support/in-process.ts';
import { addPerson, openWorld, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

/** A browser's list, kept fresh by nothing but the feed: newer versions replace older ones. */
class Follower {
  readonly rows = new Map<string, ProspectRow>();
  readonly gone = new Map<string, number>();
  cursor: string | undefined;
  scope = '';
  settingsChanged = false;
  readonly #person: Person;

  constructor(person: Person) {
    this.#person = person;
  }

  async read(): Promise<this> {
    for (let more = true; more;) {
      const answer = await this.#person.client.listProspectChanges({
        query: this.cursor === undefined ? {} : { cursor: this.cursor },
      });
      for (const row of answer.rows) {
        const held = Math.max(this.rows.get(row.id)?.version ?? 0, this.gone.get(row.id) ?? 0);
        if (row.version >= held) this.rows.set(row.id, row);
      }
      for (const { id, version } of answer.gone) {
        if (version < (this.rows.get(id)?.version ?? 0)) continue;
        this.rows.delete(id);
        this.gone.set(id, version);
      }
      ({ cursor: this.cursor, scope: this.scope, more } = answer);
      this.settingsChanged ||= answer.settingsChanged;
    }
    return this;
  }
}

const register = (person: Person, workCentreId = world.mine.firstCentre) =>
  person.client.addProspect({ body: prospectForm({ workCentreId }) });

describe('D12 what changes reaches the lists of those who see it', () => {
  test('without a cursor the answer is where to begin, and nothing else', async () => {
    await register(world.mine.normal);
    const begun = await new Follower(world.mine.administrator).read();
    expect([...begun.rows]).toEqual([]);
    expect(begun.cursor).toEqual(expect.any(String));
  });

  test('registered, changed, deleted and restored by somebody else', async () => {
    const { administrator, operative, normal } = world.mine;
    const followers = [administrator, operative, normal].map((person) => new Follower(person));
    const readAll = () => Promise.all(followers.map((one) => one.read()));
    await readAll();
    const { id } = await register(normal);
    const params = { prospectId: id };
    await readAll();
    for (const { rows } of followers) expect(rows.get(id)).toMatchObject({ name: 'Laura Méndez', version: 1 });
    await administrator.client.changeProspect({ params, body: { internalNotes: 'Paga bien' }, ifMatch: 1 });
    await readAll();
    for (const { rows } of followers) expect(rows.get(id)).toMatchObject({ internalNotes: 'Paga bien', version: 2 });
    await normal.client.deleteProspect({ params });
    await readAll();
    for (const { rows } of followers) expect(rows.has(id)).toBe(false);
    await normal.client.restoreProspect({ params, body: {} });
    await readAll();
    for (const { rows } of followers) expect(rows.get(id)?.version).toBe(4);
  });

  test('what one may not see is never told', async () => {
    const { administrator, operative, normal, secondCentre } = world.mine;
    const [other, own, theirs] = [
      new Follower(operative),
      new Follower(normal),
      new Follower(world.theirs.administrator),
    ];
    await Promise.all([other, own, theirs].map((one) => one.read()));
    const { id } = await register(administrator, secondCentre);
    await administrator.client.changeProspect({ params: { prospectId: id }, body: { name: 'Secreto' }, ifMatch: 1 });
    for (const one of [other, own, theirs]) {
      await one.read();
      expect([...one.rows.keys(), ...one.gone.keys()]).not.toContain(id);
    }
  });

  test('a prospect handed to somebody else comes to one list and leaves the other', async () => {
    const { administrator, normal, firstCentre } = world.mine;
    const wanted = { level: 'normal' as const, workCentreIds: [firstCentre], name: 'Beto Cruz' };
    const colleague = await addPerson(world.stack, administrator, wanted);
    const { id } = await register(administrator);
    const give = (attendedBy: string) =>
      administrator.client.reassignProspects({ body: { prospectIds: [id], attendedBy } });
    await give(normal.memberId);
    const [loser, winner] = [new Follower(normal), new Follower(colleague)];
    await Promise.all([loser.read(), winner.read()]);
    await give(colleague.memberId);
    await Promise.all([loser.read(), winner.read()]);
    expect(loser.gone.get(id)).toBe(3);
    expect(loser.rows.has(id)).toBe(false);
    expect(winner.rows.get(id)).toMatchObject({ attendedBy: colleague.memberId, version: 3 });
  });

  test('a prospect moved to another centre leaves the lists of the first', async () => {
    const { administrator, operative, secondCentre } = world.mine;
    const { id } = await register(administrator);
    const [there, all] = [new Follower(operative), new Follower(administrator)];
    await Promise.all([there.read(), all.read()]);
    await administrator.client.changeProspect({
      params: { prospectId: id },
      body: { workCentreId: secondCentre },
      ifMatch: 1,
    });
    await Promise.all([there.read(), all.read()]);
    expect(there.gone.get(id)).toBe(2);
    expect(all.rows.get(id)).toMatchObject({ workCentreId: secondCentre });
  });

  test('F11 another level or centre is another scope, on the very next answer', async () => {
    const { administrator, firstCentre, secondCentre } = world.mine;
    const wanted = { level: 'operative' as const, workCentreIds: [firstCentre], name: 'Cambia Mucho' };
    const person = await addPerson(world.stack, administrator, wanted);
    const change = (body: object, ifMatch: number) =>
      administrator.client.changeMember({ params: { memberId: person.memberId }, body, ifMatch });
    const follower = new Follower(person);
    const scopes = [(await follower.read()).scope];
    await change({ workCentreIds: [firstCentre, secondCentre] }, 1);
    scopes.push((await follower.read()).scope);
    await change({ level: 'normal' }, 2);
    scopes.push((await follower.read()).scope);
    await change({ level: 'operative', workCentreIds: [firstCentre] }, 3);
    scopes.push((await follower.read()).scope);
    expect(new Set(scopes).size).toBe(3);
    expect(scopes[3]).toBe(scopes[0]);
  });

  test('more than a page is read to its end, none twice in place of another', async () => {
    const { administrator } = world.mine;
    const follower = await new Follower(administrator).read();
    const body = prospectForm({ workCentreId: world.mine.firstCentre });
    const made = await registeredInProcess(world.stack, administrator, Array(120).fill(body));
    await follower.read();
    const told = made.filter(({ id }) => follower.rows.has(id));
    expect(told).toHaveLength(120);
  });

  test('registered by a request that took as long as a function may', async () => {
    const { administrator, operative } = world.mine;
    const follower = await new Follower(operative).read();
    const begunAt = new Date(Date.now() - 30_000).toISOString();
    const body = prospectForm({ workCentreId: world.mine.firstCentre });
    const answer = await administrator.send('addProspect', { body }, { headers: { [clockHeader]: begunAt } });
    const { id } = (await answer.json()) as { id: string };
    expect([...(await follower.read()).rows.keys()]).toContain(id);
  });

  test('settings that changed are told to whoever sees the whole company', async () => {
    const follower = await new Follower(world.mine.administrator).read();
    await world.mine.administrator.client.addWorkCentre({ body: { name: `Centro ${crypto.randomUUID()}` } });
    expect((await follower.read()).settingsChanged).toBe(true);
  });

  test('T7 a cursor is good for the person it was given to, and nothing else', async () => {
    const { administrator, normal } = world.mine;
    const { cursor } = await administrator.client.listProspectChanges({ query: {} });
    const tries = [
      [normal, cursor],
      [world.theirs.administrator, cursor],
      [administrator, `${cursor.slice(0, -2)}xx`],
      [administrator, 'x'],
    ] as const;
    for (const [person, asked] of tries) {
      const answer = await person.send('listProspectChanges', { query: { cursor: asked } });
      expect(await told(answer)).toBe('400 cursor.invalid');
    }
  });
});
