/** Answers for the list alone, in the browser's own network: 50,000 rows without loading them into a table first. */
import type { CDPSession, Page } from '@playwright/test';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { manyRows } from './rows.ts';

const pageSize = 100;

export class ListServer {
  readonly rows: ProspectRow[];
  /** Told by the next answer of the feed. */
  #news: ProspectRow[] = [];
  #isStopped = false;

  constructor(count: number) {
    this.rows = manyRows(count);
  }

  async answer(page: Page): Promise<void> {
    // Not by `page.route`, which switches the browser's cache off: each visit would fetch every script again.
    const session = await page.context().newCDPSession(page);
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      // A page that went wants no answer.
      this.#answerOne(session, page, requestId, request).catch(() => undefined);
    });
    await session.send('Fetch.enable', { patterns: [{ urlPattern: '*/api/*' }] });
  }

  /** From now on a request is neither answered nor refused, as on a train. */
  stop(): void {
    this.#isStopped = true;
  }

  resume(): void {
    this.#isStopped = false;
  }

  /** Somebody renames a prospect. */
  rename(index: number, name: string): void {
    const row = this.rows[index];
    if (!row) throw new RangeError(`no row at ${index}`);
    const renamed = { ...row, name, version: row.version + 1 };
    this.rows[index] = renamed;
    this.#news.push(renamed);
  }

  async #answerOne(session: CDPSession, page: Page, requestId: string, { url }: { url: string }): Promise<void> {
    if (this.#isStopped) return;
    const json = await this.#jsonOf(new URL(url), page);
    if (json === undefined) return void (await session.send('Fetch.continueRequest', { requestId }));
    await session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: 'application/json' }],
      body: Buffer.from(JSON.stringify(json)).toString('base64'),
    });
  }

  /** Nothing where the stack itself answers. */
  async #jsonOf({ pathname, searchParams }: URL, page: Page): Promise<unknown> {
    if (pathname === '/api/session') return named(await (await page.request.get(pathname)).json());
    if (pathname === '/api/prospect-changes') return this.#changes();
    if (pathname === '/api/prospects') return this.#page(Number(searchParams.get('cursor')));
    const row = this.rows.find(({ id }) => pathname === `/api/prospects/${id}`);
    return row && detailOf(row);
  }

  #changes() {
    const rows = this.#news;
    this.#news = [];
    return { rows, gone: [], cursor: 'now', more: false, scope: 'company', stale: false, settingsChanged: false };
  }

  #page(from: number) {
    const to = from + pageSize;
    return { rows: this.rows.slice(from, to), ...(to < this.rows.length ? { cursor: String(to) } : {}) };
  }
}

/** The person's own session, with names for the ids of the rows: columns sort by what is read. */
function named(session: Session): Session {
  const padded = (number: number) => String(number).padStart(16, '0');
  const members = Array.from({ length: 30 }, (_, at) => ({ id: `m${at}`, name: `Persona ${at}`, active: true }));
  const centres = Array.from({ length: 6 }, (_, at) => ({ id: `wcn_${padded(at)}`, name: `Centro ${at}` }));
  const entries = Array.from({ length: 110 }, (_, at) => ({
    id: `cat_${padded(at)}`,
    name: `Palabra ${at}`,
    kind: at < 100 ? ('lines-of-business' as const) : ('contact-channels' as const),
    retired: at >= 20 && at < 100,
  }));
  const { level, workCentreIds } = session;
  session.members.push(...members.map((member) => ({ ...member, level, workCentreIds })));
  session.workCentres.push(...centres.map((centre) => ({ ...centre, retired: false, version: 1 })));
  session.catalogue.push(...entries.map((entry) => ({ ...entry, version: 1 })));
  return session;
}

function detailOf(row: ProspectRow) {
  const parts = { appointments: [], followUps: [], quotes: [], orders: [], images: [], uploads: [] };
  return { ...row, letterColour: '#ffffff', createdAt: '2026-11-20T16:00:00.000Z', ...parts };
}
