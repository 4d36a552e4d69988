import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '@folio/shared/contract/client.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { emptyQuery, type ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import { ServerPages } from '../../web/src/lib/rows/server-pages.ts';
import { manyRows } from '../support/rows.ts';

const counts = { status: {}, attention: {}, people: {}, workCentres: {}, channels: {}, lines: {}, states: {} };

/** The server as far as the list sees it: its rows in pages of a hundred, whatever is asked. */
function serverOf(rows: ProspectRow[], answerMs = 10) {
  const server = { rows, asked: [] as string[], aborted: 0, refuse: undefined as ApiError | undefined };
  const client = {
    listSelectedProspects: async ({
      query = {},
      signal,
    }: { query?: Record<string, unknown>; signal?: AbortSignal } = {}) => {
      server.asked.push(`${String(query['words'] ?? '')}@${String(query['cursor'] ?? query['belowFolio'] ?? 'top')}`);
      await new Promise((resolve) => setTimeout(resolve, answerMs));
      if (signal?.aborted) {
        server.aborted += 1;
        throw new DOMException('aborted', 'AbortError');
      }
      if (server.refuse) throw server.refuse;
      const from = Number(query['cursor'] ?? 0);
      const to = from + 100;
      const more = to < server.rows.length ? { cursor: String(to) } : {};
      return { rows: server.rows.slice(from, to), counts, total: server.rows.length, size: 900, ...more };
    },
  };
  const told = { rows: 0, changes: 0 };
  const pages = new ServerPages({
    client,
    onrows: (news) => (told.rows = news.length),
    onchange: () => (told.changes += 1),
  });
  return { server, pages, told };
}

const asking = (changes: Partial<ListQuery> = {}, belowFolio?: number) => ({
  query: { ...emptyQuery(), ...changes },
  belowFolio,
});
const ms = (count: number) => vi.advanceTimersByTimeAsync(count);

describe('D12 the list as the server answers it', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('a question is asked once, its pages one after another, and an older answer never shows', async () => {
    const { server, pages } = serverOf(manyRows(250));
    pages.ask(asking({ words: 'a' }));
    await ms(1);
    pages.ask(asking({ words: 'a', status: ['quoted'] }));
    pages.ask(asking({ words: 'a', status: ['quoted'] }));
    await ms(50);
    expect([server.asked, server.aborted]).toEqual([['a@top', 'a@top'], 1]);
    expect(pages.answerTo(asking({ words: 'a' }))).toBeUndefined();
    const question = asking({ words: 'a', status: ['quoted'] });
    expect(pages.answerTo(question)).toMatchObject({ total: 250, size: 900 });
    pages.more();
    pages.more();
    await ms(50);
    pages.more();
    await ms(50);
    pages.more();
    await ms(50);
    expect(server.asked.slice(2)).toEqual(['a@100', 'a@200']);
    expect(pages.answerTo(question)?.rows).toEqual(server.rows);
  });

  test('while one types it asks when the typing pauses', async () => {
    const { server, pages } = serverOf(manyRows(5));
    pages.ask(asking());
    await ms(50);
    for (const words of ['m', 'ma', 'mar', 'mart', 'marta']) {
      pages.ask(asking({ words }));
      await ms(80);
    }
    await ms(200);
    expect(server.asked).toEqual(['@top', 'marta@top']);
  });

  test('news are asked about together, for all the pages that were scrolled through', async () => {
    const { server, pages, told } = serverOf(manyRows(250));
    const question = asking({}, 777);
    pages.ask(question);
    await ms(50);
    pages.more();
    await ms(50);
    const [first] = server.rows;
    server.rows = server.rows.slice(1);
    for (let at = 0; at < 5; at += 1) pages.refresh();
    await ms(500);
    expect(server.asked).toEqual(['@777', '@100', '@777', '@100']);
    expect(pages.answerTo(question)?.rows).toEqual(server.rows.slice(0, 200));
    expect(pages.answerTo(question)?.rows).not.toContain(first);
    expect(told.rows).toBe(200);
  });

  test('a failure is told, what was answered stays, and another try is asked for', async () => {
    const { server, pages } = serverOf(manyRows(5));
    pages.ask(asking());
    await ms(50);
    server.refuse = new ApiError({ title: 'Ocupado', status: 503, code: 'server.busy' });
    pages.ask(asking({ words: 'ana' }));
    await ms(300);
    expect(pages.problem).toMatchObject({ code: 'server.busy' });
    expect(pages.last?.total).toBe(5);
    server.refuse = undefined;
    pages.retry();
    await ms(50);
    expect(pages.problem).toBeUndefined();
    expect(pages.answerTo(asking({ words: 'ana' }))?.rows).toHaveLength(5);
  });

  test('what was forgotten is asked again', async () => {
    const { server, pages } = serverOf(manyRows(5));
    pages.ask(asking());
    await ms(50);
    pages.forget();
    expect([pages.last, pages.answerTo(asking())]).toEqual([undefined, undefined]);
    pages.ask(asking());
    await ms(50);
    expect(server.asked).toHaveLength(2);
  });
});
