import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import type { RowsDependencies } from '@folio/functions/platform/rows-dependencies.ts';
import type { QueryInput } from '@folio/shared/contract/endpoint.ts';
import type { listSelectedProspects } from '@folio/shared/prospects/prospect-list.schema.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { emptyQuery, sortColumns, type ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import { facets } from '@folio/shared/rows/row-facets.ts';
import { RowTable } from '@folio/shared/rows/row-table.ts';
import { endpoints } from '@folio/shared/contract/contract.ts';
import { addDays, dayIn, wallClockIn } from '@folio/shared/values/days.ts';
import { problemOf } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { dependenciesWith, memberContext, tableClient } from '../support/in-process.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

type Asked = QueryInput<typeof listSelectedProspects>;

const timeZone = 'America/Mexico_City';
const today = dayIn(timeZone, new Date());
const names = ['Mariana Solís', 'Raúl Castañeda', 'Ximena Arriaga', 'Teodoro Ñáñez', 'Íñigo Zárate', 'Ana Peña'];
const firms = ['Panadería La Espiga', 'Hotel Jacaranda', 'Ferretería El Yunque', undefined];
const states = ['GUA', 'JAL', 'NLE', undefined] as const;

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  const { administrator, operative, normal } = world.mine;
  for (let at = 0; at < 48; at += 6) {
    const people = [administrator, operative, normal];
    await Promise.all(Array.from({ length: 6 }, (_, more) => register(at + more, people[(at + more) % 3] ?? normal)));
  }
});

async function register(at: number, by: Person) {
  const { firstCentre, secondCentre, contactChannelId, lineOfBusinessId, administrator } = world.mine;
  const companyName = firms[at % 4];
  const state = states[at % 4];
  return by.client.addProspect({
    body: prospectForm({
      name: `${names[at % 6]} ${at}`,
      ...(companyName ? { companyName } : {}),
      ...(state ? { state } : {}),
      ...(at % 3 ? { contactChannelId } : {}),
      ...(at % 5 ? { lineOfBusinessId } : {}),
      phone: `47755500${String(at).padStart(2, '0')}`,
      contactedOn: addDays(today, -(at % 9)),
      workCentreId: by === administrator && at % 2 ? secondCentre : firstCentre,
      ...(at % 4 ? {} : { appointment: { day: addDays(today, (at % 7) - 3), time: '10:30', minutes: 45 } }),
    }),
  });
}

/** What the endpoint calls each filter. */
const parameters = {
  status: 'status',
  attention: 'attention',
  people: 'memberIds',
  workCentres: 'workCentreIds',
  channels: 'contactChannelIds',
  lines: 'lineOfBusinessIds',
  states: 'states',
} as const;

const asked = (query: ListQuery): Asked => ({
  words: query.words,
  ...Object.fromEntries(facets.map((facet) => [parameters[facet], query[facet].join(',')])),
  ...(query.from ? { from: query.from } : {}),
  ...(query.to ? { to: query.to } : {}),
  sort: query.sort.column,
  direction: query.sort.direction,
});

async function pagesOf(by: Person, query: Asked, limit = 100) {
  const { cursor: first, ...page } = await by.client.listSelectedProspects({ query: { ...query, limit } });
  const rows = [...page.rows];
  let cursor = first;
  while (cursor) {
    const next = await by.client.listSelectedProspects({ query: { ...query, limit, cursor } });
    rows.push(...next.rows);
    cursor = next.cursor;
  }
  return { ...page, rows };
}

const foliosOf = (rows: readonly ProspectRow[]) => rows.map(({ folio }) => folio);

/** What the browser of this person would show, holding all of its rows. */
async function inBrowser(by: Person): Promise<(query: ListQuery) => { rows: ProspectRow[]; counts: object }> {
  const [{ rows }, session] = await Promise.all([
    by.client.listProspects({ query: { limit: 100 } }),
    by.client.getSession(),
  ]);
  const table = new RowTable();
  table.put(rows);
  const named = new Map(
    [...session.members, ...session.workCentres, ...session.catalogue].map(({ id, name }) => [id, name]),
  );
  const directory = { nameOf: (id: string | undefined) => (id && named.get(id)) || '' };
  return (query) => {
    const { rows: shown, counts } = table.select(query, wallClockIn(timeZone, new Date()), directory);
    const plain = Object.entries(counts).map(([facet, values]) => [facet, Object.fromEntries(values)]);
    return { rows: [...shown], counts: Object.fromEntries(plain) };
  };
}

/** Queries that look random and are the same every time. */
function manyQueries(count: number): ListQuery[] {
  const { administrator, operative, normal, firstCentre, secondCentre, contactChannelId, lineOfBusinessId } =
    world.mine;
  let state = 7;
  const number = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const some = <Value>(values: readonly Value[]) => (number(3) ? [] : values.filter(() => number(2)));
  const words = ['', '', 'ana', 'zarate i', 'casteñada', 'espga', '4775550', '12', 'hotel x', 'qqqq'];
  return Array.from({ length: count }, () => ({
    words: words[number(words.length)] ?? '',
    status: some(['following', 'cancelled'] as const),
    attention: some(['overdue', 'no-result', 'no-step', 'today', 'good', 'none'] as const),
    people: some([administrator.memberId, operative.memberId, normal.memberId]),
    workCentres: some([firstCentre, secondCentre]),
    channels: some([contactChannelId]),
    lines: some([lineOfBusinessId]),
    states: some(['GUA', 'JAL', 'NLE'] as const),
    ...(number(4) ? {} : { from: addDays(today, -6) }),
    ...(number(4) ? {} : { to: addDays(today, -1) }),
    sort: {
      column: sortColumns[number(sortColumns.length)] ?? 'folio',
      direction: number(2) ? ('ascending' as const) : ('descending' as const),
    },
  }));
}

describe('D12 the server’s list is the browser’s', () => {
  test.each(['administrator', 'operative', 'normal'] as const)(
    'for %s: the same rows in the same order and the same counts, whatever is asked',
    async (level) => {
      const person = world.mine[level];
      const browser = await inBrowser(person);
      const everything = await pagesOf(person, {});
      expect(everything.size).toBe(everything.total);
      expect(foliosOf(everything.rows)).toEqual(foliosOf(browser(emptyQuery()).rows));
      for (const query of manyQueries(40)) {
        const [there, here] = [await pagesOf(person, asked(query), 7), browser(query)];
        expect(foliosOf(there.rows), JSON.stringify(query)).toEqual(foliosOf(here.rows));
        expect(there.counts, JSON.stringify(query)).toEqual(here.counts);
        expect(there).toMatchObject({ total: here.rows.length, size: everything.size });
      }
    },
  );

  test('every column sorts both ways', async () => {
    const browser = await inBrowser(world.mine.administrator);
    for (const column of sortColumns) {
      for (const direction of ['ascending', 'descending'] as const) {
        const query = { ...emptyQuery(), sort: { column, direction } };
        const { rows } = await pagesOf(world.mine.administrator, asked(query), 20);
        expect(rows, `${column} ${direction}`).toEqual(browser(query).rows);
      }
    }
  });

  test('below a folio it goes on where a browser’s rows end', async () => {
    const { client } = world.mine.administrator;
    const all = await pagesOf(world.mine.administrator, {});
    const query = { belowFolio: 20, limit: 100 };
    const { rows, total } = await client.listSelectedProspects({ query });
    expect(foliosOf(rows)).toEqual(foliosOf(all.rows).filter((folio) => folio < 20));
    expect(total).toBe(all.total);
  });
});

describe('D12 what somebody changes is in the next answer', () => {
  test('new, edited, cancelled, deleted, restored', async () => {
    const { administrator: by, cancelReasonId } = world.mine;
    const find = async (words: string) => (await pagesOf(by, { words })).rows;
    const { id } = await register(60, by);
    const params = { prospectId: id };
    expect((await find('4775550060')).map((row) => row.id)).toEqual([id]);
    await by.client.changeProspect({ params, body: { name: 'Wenceslao Quetzal' }, ifMatch: 1 });
    expect((await find('wenceslao quetzal')).map((row) => row.id)).toEqual([id]);
    await by.client.cancelProspect({ params, body: { reasonId: cancelReasonId } });
    expect((await find('wenceslao'))[0]).toMatchObject({ status: 'cancelled', version: 3 });
    await by.client.deleteProspect({ params });
    expect(await find('wenceslao')).toEqual([]);
    await by.client.restoreProspect({ params, body: {} });
    expect((await find('wenceslao')).map((row) => row.id)).toEqual([id]);
  });

  test('F11 given to somebody else or to another centre: gone from one list and its counts, there in another', async () => {
    const { administrator, operative, normal, secondCentre } = world.mine;
    const { id } = await register(61, administrator);
    const words = '4775550061';
    const seenBy = async (person: Person) => {
      const { rows, total, counts } = await person.client.listSelectedProspects({ query: { words } });
      return { ids: rows.map((row) => row.id), total, people: counts.people };
    };
    const nothing = { ids: [], total: 0, people: {} };
    await administrator.client.changeProspect({
      params: { prospectId: id },
      body: { workCentreId: world.mine.firstCentre },
      ifMatch: 1,
    });
    expect(await seenBy(normal)).toEqual(nothing);
    expect((await seenBy(operative)).ids).toEqual([id]);
    await administrator.client.reassignProspects({ body: { prospectIds: [id], attendedBy: normal.memberId } });
    expect(await seenBy(normal)).toEqual({ ids: [id], total: 1, people: { [normal.memberId]: 1 } });
    await administrator.client.reassignProspects({ body: { prospectIds: [id], attendedBy: operative.memberId } });
    expect(await seenBy(normal)).toEqual(nothing);
    expect((await seenBy(operative)).people).toEqual({ [operative.memberId]: 1 });
    const body = { workCentreId: secondCentre };
    await administrator.client.changeProspect({ params: { prospectId: id }, body, ifMatch: 4 });
    expect(await seenBy(operative)).toEqual(nothing);
    expect(await seenBy(world.theirs.administrator)).toEqual(nothing);
  });

  test('a person renamed sorts by the new name', async () => {
    const { administrator } = world.mine;
    const query = { sort: 'workCentre', direction: 'ascending', limit: 1 } as const;
    const first = async () => (await administrator.client.listSelectedProspects({ query })).rows[0]?.workCentreId;
    const before = await first();
    const { workCentres } = await administrator.client.getSession();
    const centre = workCentres.find(({ id }) => id === before);
    await administrator.client.changeWorkCentre({
      params: { workCentreId: before ?? '' },
      body: { name: 'Zacatecas' },
      ifMatch: centre?.version ?? 0,
    });
    expect(await first()).not.toBe(before);
  });

  test('changes between two pages neither skip nor repeat a row', async () => {
    const { administrator: by } = world.mine;
    const query = { words: 'a', sort: 'name', direction: 'ascending' } as const;
    const before = (await pagesOf(by, query)).rows;
    const page = await by.client.listSelectedProspects({ query: { ...query, limit: 10 } });
    // Before and after where the page ended, one comes, one goes and the last one shown moves to the end.
    const [moved, removed] = [page.rows.at(-1), page.rows.at(-2)];
    await by.client.changeProspect({
      params: { prospectId: moved?.id ?? '' },
      body: { name: `Zoraida ${moved?.folio}` },
      ifMatch: moved?.version ?? 0,
    });
    await by.client.deleteProspect({ params: { prospectId: removed?.id ?? '' } });
    await by.client.addProspect({
      body: prospectForm({ name: 'Aarón Ábrego', workCentreId: world.mine.firstCentre }),
    });
    const rest: ProspectRow[] = [];
    let { cursor } = page;
    while (cursor) {
      const next = await by.client.listSelectedProspects({ query: { ...query, limit: 10, cursor } });
      rest.push(...next.rows);
      cursor = next.cursor;
    }
    const untouched = foliosOf(before.slice(10));
    expect(foliosOf(rest).filter((folio) => folio !== moved?.folio)).toEqual(untouched);
    expect(foliosOf(rest).at(-1)).toBe(moved?.folio);
  });
});

describe('what is refused', () => {
  test('a cursor of another question, of another person, or of nobody', async () => {
    const { administrator, operative } = world.mine;
    const { cursor } = await administrator.client.listSelectedProspects({ query: { limit: 2 } });
    const refused = { code: 'cursor.invalid' };
    await expect(operative.client.listSelectedProspects({ query: { cursor } })).rejects.toMatchObject(refused);
    const other = { cursor, words: 'ana' };
    await expect(administrator.client.listSelectedProspects({ query: other })).rejects.toMatchObject(refused);
    const forged = { cursor: `${cursor}x` };
    await expect(administrator.client.listSelectedProspects({ query: forged })).rejects.toMatchObject(refused);
  });

  test.each([
    ['status', 'followed'],
    ['people', 'ana'],
    ['states', 'GUA,XXX'],
    ['from', '2026-02-30'],
    ['sort', 'notes'],
    ['limit', '101'],
    ['belowFolio', '0'],
  ])('%s=%s is told beside its name', async (name, value) => {
    const answer = await world.mine.administrator.send('listSelectedProspects', { query: { [name]: value } });
    expect(answer.status).toBe(400);
    const { code, faults } = await problemOf(answer);
    expect(code).toBe('request.invalid');
    expect(faults?.map(({ path }) => path)).toEqual([`query.${name}`]);
  });

  test('below a folio there is only one order', async () => {
    const query = { belowFolio: '9', sort: 'name' };
    const answer = await world.mine.administrator.send('listSelectedProspects', { query });
    expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'request.invalid' });
  });
});

describe('D12 a copy of the function that starts', () => {
  /** A function's copy in this process, with a bucket in memory. */
  async function copy(bucket: Map<string, Uint8Array>) {
    vi.resetModules();
    const { list } = await import('@folio/functions/modules/prospects/selection.service.ts');
    const { administrator } = world.mine;
    const calls: string[] = [];
    const client = tableClient(world.stack);
    const send = client.send.bind(client);
    vi.spyOn(client, 'send').mockImplementation(((command: { input: { IndexName?: string } }) => {
      calls.push(command.input.IndexName ?? 'table');
      return send(command as never);
    }) as never); // the overloads of send are those of one function
    const deps: RowsDependencies = {
      ...dependenciesWith(client, world.stack.tableName, administrator.memberId),
      snapshots: {
        find: async (key) => bucket.get(key),
        put: async (key, bytes) => void bucket.set(key, bytes),
        delete: async () => undefined,
      },
    };
    return {
      calls,
      async ask() {
        const context = await memberContext(deps, administrator);
        calls.length = 0;
        const query = endpoints.listSelectedProspects.query.parse({ limit: 100 });
        const { rows } = await list(deps, context, { query });
        return { rows, meter: context.meter };
      },
    };
  }

  test('reads all rows once, packs them for the next copy, and asks the feed alone from then on', async () => {
    const bucket = new Map<string, Uint8Array>();
    const wanted = (await pagesOf(world.mine.administrator, {})).rows;
    const first = await copy(bucket);
    expect((await first.ask()).rows).toEqual(wanted);
    expect([...bucket.keys()]).toEqual([`${world.mine.tenantId}/rows-3.json.gz`]);
    await first.ask();
    expect(first.calls).toEqual(['gsi1']);

    const packed = [...bucket.values()];
    await register(70, world.mine.normal);
    const second = await copy(bucket);
    const { rows } = await second.ask();
    expect(rows).toEqual((await pagesOf(world.mine.administrator, {})).rows);
    // The feed after the snapshot, and the company's own partition: rows were not read again, nor packed.
    expect(second.calls.filter((index) => index !== 'table')).toEqual(['gsi1']);
    expect([...bucket.values()]).toEqual(packed);
  });

  test('a snapshot of another company is not used', async () => {
    const bucket = new Map<string, Uint8Array>();
    await (await copy(bucket)).ask();
    const [packed] = bucket.values();
    const theirs = new Map([[`${world.theirs.tenantId}/rows-3.json.gz`, packed ?? new Uint8Array()]]);
    vi.resetModules();
    const { findSnapshot } = await import('@folio/functions/modules/prospects/row-snapshot.repository.ts');
    const store = {
      find: async (key: string) => theirs.get(key),
      put: async () => undefined,
      delete: async () => undefined,
    };
    await expect(findSnapshot(store, world.theirs.tenantId)).rejects.toThrow('another company');
  });
});
