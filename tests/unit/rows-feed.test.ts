import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '@folio/shared/contract/client.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { RowFeed, type FeedOptions } from '../../web/src/lib/rows/row-feed.ts';
import { RowTable } from '@folio/shared/rows/row-table.ts';
import { KeptRows } from '../support/kept-rows.ts';
import { manyRows } from '../support/rows.ts';

type Changes = Awaited<ReturnType<FeedOptions['client']['listProspectChanges']>>;

const nothing: Changes = {
  rows: [],
  gone: [],
  cursor: 'c0',
  more: false,
  scope: 'company',
  stale: false,
  settingsChanged: false,
};

/** The API as far as the feed sees it: all rows in pages, and the answers of the feed one after another. */
function apiOf(all: ProspectRow[]) {
  const api = {
    all,
    answers: [] as Partial<Changes>[],
    asked: [] as string[],
    refuse: undefined as ApiError | undefined,
    client: {
      listProspects: async ({ query }: { query?: { cursor?: string | undefined } } = {}) => {
        const from = Number(query?.cursor ?? 0);
        api.asked.push(`page ${from}`);
        throwIf(api.refuse);
        const to = from + 100;
        return { rows: api.all.slice(from, to), ...(to < api.all.length ? { cursor: String(to) } : {}) };
      },
      listProspectChanges: async ({ query }: { query?: { cursor?: string | undefined } } = {}) => {
        api.asked.push(`changes ${query?.cursor ?? ''}`);
        throwIf(api.refuse);
        return { ...nothing, ...api.answers.shift() };
      },
    },
  };
  return api;
}

function throwIf(cause: ApiError | undefined): void {
  if (cause) throw cause;
}

function feedOf(api: ReturnType<typeof apiOf>, database = new KeptRows(), limit = 50_000) {
  const table = new RowTable();
  const told = { problems: 0, settings: 0, elsewhere: 0 };
  const feed = new RowFeed({
    client: api.client,
    database,
    table,
    limit,
    onchange: () => undefined,
    onproblem: () => (told.problems += 1),
    onsettings: () => (told.settings += 1),
    onelsewhere: () => (told.elsewhere += 1),
  });
  return { feed, table, database, told };
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000);

describe('the rows in the browser', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('come page by page after the cursor, and then what changes every four seconds', async () => {
    const api = apiOf(manyRows(250));
    const { feed, table, database } = feedOf(api);
    const stop = feed.start();
    await seconds(1);
    expect(api.asked).toEqual(['changes ', 'page 0', 'page 100', 'page 200']);
    expect(feed.progress).toBe('ready');
    const [first, second] = api.all;
    if (!first || !second) throw new Error('no rows');
    api.answers = [
      { rows: [{ ...first, name: 'Otra', version: 2 }], more: true, cursor: 'c1' },
      { gone: [{ id: second.id, version: 2 }], cursor: 'c2' },
    ];
    await seconds(4);
    expect(api.asked.slice(4)).toEqual(['changes c0', 'changes c1']);
    expect(table.get(first.id)?.name).toBe('Otra');
    expect(table.get(second.id)).toBeUndefined();
    expect([table.size, database.rows.size, database.state?.cursor]).toEqual([249, 249, 'c2']);
    stop();
    await seconds(20);
    expect(api.asked).toHaveLength(6);
  });

  test('whoever holds more of prospects is told when they are all here, and of what others change, once each', async () => {
    const api = apiOf(manyRows(150));
    const { feed, table, told } = feedOf(api);
    feed.start();
    await seconds(1);
    expect(told.elsewhere).toBe(1);
    await seconds(8);
    expect(told.elsewhere).toBe(1);
    const [first] = api.all;
    if (!first) throw new Error('no rows');
    // One's own: the command has told its answer already, and the feed brings it again.
    table.show({ ...first, name: 'Mía', version: 2 });
    api.answers = [{ rows: [{ ...first, name: 'Mía', version: 2 }] }];
    await seconds(4);
    expect(told.elsewhere).toBe(1);
    api.answers = [{ rows: [{ ...first, name: 'De otra persona', version: 3 }] }];
    await seconds(4);
    expect(told.elsewhere).toBe(2);
    // Another tab of the same person.
    feed.take({ put: [{ ...first, name: 'De otra pestaña', version: 4 }], gone: [] });
    expect(told.elsewhere).toBe(3);
  });

  test('are there from the device before anything is asked, and a fill goes on where it stood', async () => {
    const api = apiOf(manyRows(250));
    const database = new KeptRows();
    const state = { fill: 'f0', cursor: 'c0', scope: 'company', isComplete: false, fillCursor: '100' };
    await database.begin(state);
    await database.save({ put: api.all.slice(0, 100), gone: [] }, state);
    const { feed, table } = feedOf(api, database);
    feed.start();
    await seconds(1);
    expect(api.asked).toEqual(['changes c0', 'page 100', 'page 200']);
    expect(table.size).toBe(250);
    expect(feed.isComplete).toBe(true);
  });

  test.each<[why: string, answer: Partial<Changes>]>([
    ['another scope', { scope: 'own', cursor: 'x' }],
    ['too much happened', { stale: true }],
  ])('are forgotten and filled anew: %s', async (_, answer) => {
    const api = apiOf(manyRows(150));
    const { feed, table, database } = feedOf(api);
    feed.start();
    await seconds(1);
    api.all = api.all.slice(0, 20);
    api.answers = [answer, { scope: 'own' }];
    await seconds(4);
    expect([table.size, database.rows.size, database.state?.scope]).toEqual([20, 20, 'own']);
  });

  test('are for a while not taken from answers to commands: those may be of the scope before', async () => {
    const api = apiOf(manyRows(10));
    const { feed } = feedOf(api);
    feed.start();
    await seconds(1);
    expect(feed.isWary).toBe(false);
    api.answers = [{ scope: 'own' }, { scope: 'own' }];
    await seconds(4);
    expect(feed.isWary).toBe(true);
    api.answers = Array.from({ length: 12 }, () => ({ scope: 'own' }));
    await seconds(36);
    expect(feed.isWary).toBe(false);
  });

  test('what a command answered before the cursor is of nobody who fills: it may have left meanwhile', async () => {
    const api = apiOf(manyRows(10));
    const { feed, table, database } = feedOf(api);
    const [added, ...others] = manyRows(11);
    if (!added) throw new Error('no rows');
    feed.start();
    table.show(added);
    void feed.keep({ put: [added], gone: [] });
    api.all = others;
    await seconds(1);
    expect([table.size, database.rows.size]).toEqual([10, 10]);
    expect([table.get(added.id), database.rows.get(added.id)]).toEqual([undefined, undefined]);
  });

  test('of a page opened again before the first cursor came, the device keeps nothing of the page before', async () => {
    const api = apiOf(manyRows(11));
    const { feed, table, database } = feedOf(api);
    const [added] = api.all;
    if (!added) throw new Error('no rows');
    const stop = feed.start();
    table.show(added);
    void feed.keep({ put: [added], gone: [] });
    stop();
    const { feed: next, table: shown } = feedOf(api, database);
    api.answers = [{}, { gone: [{ id: added.id, version: 2 }], cursor: 'c1' }];
    // It left before the pages came, so that only the feed knows of it.
    api.all = api.all.slice(1);
    next.start();
    await seconds(5);
    expect([shown.size, database.rows.size, database.state?.cursor]).toEqual([10, 10, 'c1']);
  });

  test('a page that was closed while it asked where to begin leaves alone what the next one keeps', async () => {
    const api = apiOf(manyRows(150));
    const { feed, database } = feedOf(api);
    let answer: (changes: Changes) => void = () => undefined;
    const ask = api.client.listProspectChanges;
    api.client.listProspectChanges = () => new Promise((resolve) => (answer = resolve));
    const stop = feed.start();
    await seconds(1);
    stop();
    api.client.listProspectChanges = ask;
    feedOf(api, database).feed.start();
    await seconds(1);
    answer({ ...nothing, cursor: 'late' });
    await seconds(1);
    expect([database.rows.size, database.state?.cursor, database.state?.isComplete]).toEqual([150, 'c0', true]);
  });

  test('a tab keeps nothing in what another has begun to fill anew', async () => {
    const api = apiOf(manyRows(150));
    const { feed: slow, table, database } = feedOf(api);
    slow.start();
    await seconds(1);
    const { feed: quick } = feedOf(api, database);
    api.answers = [{ scope: 'own' }, { scope: 'own' }];
    api.all = api.all.slice(0, 120);
    quick.start();
    await seconds(1);
    const [first] = api.all;
    if (!first) throw new Error('no rows');
    const late = { ...first, id: 'pro_of_the_scope_before', version: 5 };
    table.show(late);
    void slow.keep({ put: [late], gone: [] });
    await seconds(1);
    expect([database.rows.size, database.state?.scope]).toEqual([120, 'own']);
    // It hears of the other scope too, and what it forgets is its own.
    api.answers = Array.from({ length: 6 }, () => ({ scope: 'own' }));
    await seconds(5);
    expect([table.size, database.rows.size, database.state?.isComplete]).toEqual([120, 120, true]);
  });

  test('wait as long as the API says, and ask less and less of a net that is not there', async () => {
    const api = apiOf(manyRows(50));
    const { feed, told } = feedOf(api);
    api.refuse = new ApiError({ title: '', status: 429, code: 'request.rate_limited' }, 7);
    feed.start();
    await seconds(6);
    expect(api.asked).toHaveLength(1);
    await seconds(2);
    expect(api.asked).toHaveLength(2);
    api.refuse = new ApiError({ title: '', status: 0, code: 'network' });
    await seconds(300);
    expect(api.asked.length).toBeLessThan(15);
    api.refuse = undefined;
    feed.wake();
    await seconds(1);
    expect(feed.progress).toBe('ready');
    expect(told.problems).toBeGreaterThan(3);
  });

  test('beyond the limit are left to the server', async () => {
    const api = apiOf(manyRows(500));
    const { feed, table } = feedOf(api, new KeptRows(), 200);
    feed.start();
    await seconds(1);
    expect([table.size, feed.progress, feed.isComplete]).toEqual([200, 'ready', false]);
  });

  test('names that changed are asked for again', async () => {
    const api = apiOf(manyRows(10));
    const { feed, told } = feedOf(api);
    feed.start();
    await seconds(1);
    api.answers = [{ settingsChanged: true }];
    await seconds(4);
    expect(told.settings).toBe(1);
  });
});
