/** D12, S3: many people at once over a bad net, and each browser ends with exactly what its person may see. */
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { ApiError } from '@folio/shared/contract/client.ts';
import { isInScope, type Scope } from '@folio/shared/prospects/prospect.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { BrowserStore, listedFor } from '../support/browser-store.ts';
import { prospectForm } from '../support/builders.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { openWorld, type Company, type World } from '../support/world.ts';

const seed = Number(process.env['FOLIO_SEED'] ?? Date.now() % 1e6);
/** A person does several things at once: a late answer to one meets what came of the next. */
const hands = 3;
const commandsPerHand = 7;
/** What everybody works on at the moment. */
const newest = 4;
const settledWithinMs = 8_000;

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

/** A company of three at work. */
class Office {
  readonly company: Company;
  readonly stores: BrowserStore[];
  readonly random: Random;
  readonly ids: string[] = [];
  /** Centres of the Operativo, from first to last. */
  readonly centresOver: string[][];

  constructor(company: Company, random: Random) {
    const { administrator, operative, normal } = company;
    this.company = company;
    this.random = random;
    this.stores = [administrator, operative, normal].map(
      (person) => new BrowserStore(person, world.stack.origin, random),
    );
    this.centresOver = [[company.firstCentre]];
  }

  /** Whatever the person was ever allowed to see. */
  scopesOf(store: BrowserStore): Scope[] {
    const { administrator, operative, normal } = this.company;
    if (store.person === administrator) return [{ kind: 'company' }];
    if (store.person === normal) return [{ kind: 'own', memberId: normal.memberId }];
    const own = { kind: 'own' as const, memberId: operative.memberId };
    return [own, ...this.centresOver.map((ids) => ({ kind: 'work-centres' as const, ids }))];
  }

  isOurs({ registeredBy }: ProspectRow): boolean {
    return this.stores.some(({ person }) => person.memberId === registeredBy);
  }

  async work(store: BrowserStore): Promise<void> {
    for (let done = 0; done < commandsPerHand; done += 1) {
      await this.#persist(store);
      if (this.random.happens(0.7)) store.wake();
      if (this.random.happens(0.06)) store.open();
      await pause(this.random.next() * 40);
    }
  }

  /** The Operativo gets a centre more, and loses one: the rows of a centre come and go. */
  async moveTheOperative(): Promise<void> {
    const { administrator, operative, firstCentre, secondCentre } = this.company;
    for (const workCentreIds of [[firstCentre, secondCentre], [secondCentre]]) {
      await pause(900);
      this.centresOver.push(workCentreIds);
      const { members } = await administrator.client.listMembers();
      const ifMatch = members.find(({ id }) => id === operative.memberId)?.version ?? 1;
      const params = { memberId: operative.memberId };
      await administrator.client.changeMember({ params, body: { workCentreIds }, ifMatch });
    }
  }

  /** One command, sent again under its own key while the net loses it: what people do, or the screen for them. */
  async #persist(store: BrowserStore): Promise<void> {
    const command = this.#command(store);
    const idempotencyKey = crypto.randomUUID();
    const { page } = store;
    for (let tries = 0; tries < 4; tries += 1) {
      try {
        const row = await command(idempotencyKey);
        if (row) store.put(row, page);
        return;
      } catch (cause) {
        // A refusal is an answer as well; of a failure of the server nobody may profit.
        if (!(cause instanceof ApiError) || cause.status >= 500) throw cause;
        if (cause.code !== 'network') return;
      }
    }
  }

  #command(store: BrowserStore): (idempotencyKey: string) => Promise<ProspectRow | undefined> {
    const { company, random } = this;
    const workCentreId = random.pick([company.firstCentre, company.firstCentre, company.secondCentre]);
    const prospectId = this.ids.length ? random.pick(this.ids.slice(-newest)) : '';
    const params = { prospectId };
    const attendedBy = random.pick([company.administrator, company.operative, company.normal]).memberId;
    const ifMatch = store.find(prospectId)?.version ?? 1;
    const { client } = store;
    const word = `Palabra ${Math.floor(random.next() * 1e6)}`;
    const body = prospectForm({ name: word, workCentreId });
    const add = async (idempotencyKey: string) => {
      const added = await client.addProspect({ body, idempotencyKey });
      if (!this.ids.includes(added.id)) this.ids.push(added.id);
      return added;
    };
    if (!prospectId) return add;
    const remove = (key: string) => client.deleteProspect({ params, idempotencyKey: key }).then(() => undefined);
    return random.pick([
      add,
      add,
      remove,
      remove,
      (key) => client.changeProspect({ params, body: { companyName: word }, ifMatch, idempotencyKey: key }),
      (key) => client.changeProspect({ params, body: { internalNotes: word }, ifMatch, idempotencyKey: key }),
      (key) => client.changeProspect({ params, body: { workCentreId }, ifMatch, idempotencyKey: key }),
      (key) => client.addFollowUp({ params, body: { kinds: ['call'], result: 'interested' }, idempotencyKey: key }),
      (key) => client.cancelProspect({ params, body: { reasonId: company.cancelReasonId }, idempotencyKey: key }),
      (key) => client.reopenProspect({ params, idempotencyKey: key }),
      (key) => client.restoreProspect({ params, body: {}, idempotencyKey: key }),
      (key) =>
        client
          .reassignProspects({ body: { prospectIds: [prospectId], attendedBy }, idempotencyKey: key })
          .then(() => undefined),
    ]);
  }
}

/** Until the store, and the database it writes to afterwards, say what the server does, or the time is up. */
async function settled(store: BrowserStore): Promise<void> {
  const untilMs = Date.now() + settledWithinMs;
  const listed = JSON.stringify(sorted(await listedFor(store.person)));
  const says = (rows: Iterable<ProspectRow>) => JSON.stringify(sorted(rows)) === listed;
  while (Date.now() < untilMs) {
    if (says(store.rows()) && says(store.database.rows.values())) return;
    store.wake();
    await pause(100);
  }
}

const sorted = (rows: Iterable<ProspectRow>) =>
  [...rows]
    .sort((one, other) => other.folio - one.folio)
    .map((row) => Object.fromEntries(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))));

describe('D12 the stores of many browsers', () => {
  test(`end as the server lists, whatever was lost, repeated or late (FOLIO_SEED=${seed})`, async () => {
    const random = randomFrom(seed);
    const offices = [new Office(world.mine, random), new Office(world.theirs, random)];
    const stores = offices.flatMap((office) => office.stores);
    try {
      await Promise.all(
        offices.flatMap((office) => [
          office.moveTheOperative(),
          ...office.stores.flatMap((store) => Array.from({ length: hands }, () => office.work(store))),
        ]),
      );
      for (const { net } of stores) net.isRough = false;
      for (const kind of ['lost', 'repeated', 'late'] as const) {
        expect(stores.reduce((sum, { net }) => sum + net.told[kind], 0)).toBeGreaterThan(10);
      }
      for (const office of offices) {
        for (const store of office.stores) {
          await settled(store);
          const listed = sorted(await listedFor(store.person));
          expect(sorted(store.rows())).toEqual(listed);
          expect(sorted(store.database.rows.values())).toEqual(listed);
          const scopes = office.scopesOf(store);
          const brought = [...store.brought.values()];
          expect(brought.filter((row) => !scopes.some((scope) => isInScope(scope, row)))).toEqual([]);
          expect(brought.filter((row) => !office.isOurs(row))).toEqual([]);
        }
      }
    } finally {
      for (const store of stores) store.close();
    }
  });
});
