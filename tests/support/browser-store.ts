/** The rows of one person as their browser holds them: the feed and the table of the site, over a net that may be rough. */
import { createClient, type Client } from '@folio/shared/contract/client.ts';
import { rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { emptyQuery } from '@folio/shared/rows/list-query.rules.ts';
import { RowTable } from '@folio/shared/rows/row-table.ts';
import { RowFeed } from '../../web/src/lib/rows/row-feed.ts';
import { KeptRows } from './kept-rows.ts';
import type { Random } from './random.ts';
import { roughNet, type RoughNet } from './rough-net.ts';
import type { Person } from './world.ts';

const names = { nameOf: () => '' };

export class BrowserStore {
  readonly person: Person;
  readonly net: RoughNet;
  /** Through the rough net. */
  readonly client: Client;
  readonly database = new KeptRows();
  /** Every version of every row that lists and feed brought; not what the person's own commands answered. */
  readonly brought = new Map<string, ProspectRow>();
  readonly #answered = new Set<string>();
  /** How often the page was opened. */
  page = 0;
  #table = new RowTable();
  #feed: RowFeed | undefined;
  #stop: () => void = () => undefined;

  constructor(person: Person, origin: string, random: Random) {
    this.person = person;
    this.net = roughNet(person.jar.fetch, random);
    this.client = createClient({ origin, fetch: this.net.fetch });
    this.open();
  }

  /** Opens the page, or opens it again: what the device kept is all there is. */
  open(): void {
    this.close();
    this.page += 1;
    this.#table = new RowTable();
    const table = this.#table;
    this.#feed = new RowFeed({
      client: this.client,
      database: this.database,
      table,
      limit: 50_000,
      onchange: () => this.#remember(),
      onproblem: () => undefined,
      onsettings: () => undefined,
    });
    this.#stop = this.#feed.start();
  }

  close(): void {
    this.#stop();
  }

  /** What was told by the answer to a command, as the screens take it: those of the page that sent it. */
  put(answer: ProspectRow, page: number): void {
    if (page !== this.page) return;
    // As ProspectRows does.
    if (this.#feed?.isWary) return this.wake();
    const row = rowOf(answer);
    this.#answered.add(versionOf(row));
    if (this.#table.show(row)) void this.#feed?.keep({ put: [row], gone: [] });
  }

  /** The page comes to the front: the feed asks at once. */
  wake(): void {
    this.#feed?.wake();
  }

  find(id: string): ProspectRow | undefined {
    return this.#table.get(id);
  }

  /** Newest folio first. */
  rows(): readonly ProspectRow[] {
    return this.#table.select(emptyQuery(), '2026-01-01T00:00', names).rows;
  }

  #remember(): void {
    for (const row of this.rows()) if (!this.#answered.has(versionOf(row))) this.brought.set(versionOf(row), row);
  }
}

const versionOf = ({ id, version }: ProspectRow) => `${id} ${version}`;

/** What the server lists for the person, to its last page, over the person's own net. */
export async function listedFor(person: Person): Promise<ProspectRow[]> {
  const rows: ProspectRow[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await person.client.listProspects({ query: { limit: 100, ...(cursor ? { cursor } : {}) } });
    rows.push(...page.rows);
    ({ cursor } = page);
  }
  return rows;
}
