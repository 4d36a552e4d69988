/** The list of prospects as the screens see it: what is in memory, and a number that is raised with every change of it. */
import type { ApiError } from '@folio/shared/contract/client.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import type { ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import type { RowDatabase } from './row-database.ts';
import { RowFeed, type FeedClient } from './row-feed.ts';
import type { Names } from '@folio/shared/rows/row-orders.ts';
import { RowTable, type Selection } from '@folio/shared/rows/row-table.ts';

interface RowsOptions {
  client: FeedClient;
  /** None: in memory only. */
  database?: RowDatabase | undefined;
  limit?: number;
  /** The session's names (people, centres, catalogues) are to be asked for again. */
  onsettings?: () => void;
}

// A phone holds so many in 40 MB; of companies with more, the newest are here.
const defaultLimit = 50_000;
const idleSliceMs = 6;

export class ProspectRows {
  /** Read it to be told of changes: the rows themselves are too many to be watched one by one. */
  revision = $state(0);
  /** `filling` shows what has come so far. */
  state = $state<'empty' | 'filling' | 'ready'>('empty');
  /** Whether every row one may see is here: only then is their number the number of prospects. */
  isComplete = $state(false);
  /** Why there may be newer ones than are here. */
  problem = $state.raw<ApiError>();
  readonly #table = new RowTable();
  readonly #feed: RowFeed;
  #idle: number | undefined;

  constructor({ client, database, limit = defaultLimit, onsettings = () => undefined }: RowsOptions) {
    this.#feed = new RowFeed({
      client,
      database,
      table: this.#table,
      limit,
      onchange: () => this.#changed(),
      onproblem: (cause) => (this.problem = asApiError(cause)),
      onsettings,
    });
  }

  /** How many are here. */
  get size(): number {
    void this.revision;
    return this.#table.size;
  }

  find(id: string): ProspectRow | undefined {
    void this.revision;
    return this.#table.get(id);
  }

  /** @param now wall clock of the company */
  select(query: ListQuery, now: string, names: Names): Selection {
    void this.revision;
    return this.#table.select(query, now, names);
  }

  /** What a command answered, what it is expected to answer, or what was before when it was refused. */
  put(rows: readonly ProspectRow[]): void {
    // What is only expected is not kept on the device: a tab closed before the answer would leave it there.
    const put = rows.filter((row) => this.#table.show(row));
    this.#changed();
    if (put.length > 0) void this.#feed.keep({ put, gone: [] });
  }

  /** Out of sight while its deletion is asked for; `put` brings it back. */
  hide(id: string): void {
    this.#table.hide(id);
    this.#changed();
  }

  /** Deleted, or given to somebody whose prospects one does not see, at that version. */
  remove(id: string, version: number): void {
    const row = this.#table.remove(id, version);
    if (!row) return;
    this.#changed();
    void this.#feed.keep({ put: [], gone: [{ id, folio: row.folio, version }] });
  }

  /** Fills and follows while a screen of sales shows. @returns the way to stop */
  start(): () => void {
    const stop = this.#feed.start();
    const wake = () => {
      if (!document.hidden) this.#feed.wake();
    };
    document.addEventListener('visibilitychange', wake);
    for (const event of ['focus', 'online']) addEventListener(event, wake);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', wake);
      for (const event of ['focus', 'online']) removeEventListener(event, wake);
    };
  }

  /** Once more after a failure. */
  retry(): void {
    this.#feed.wake();
  }

  #changed(): void {
    this.problem = undefined;
    this.state = this.#feed.progress;
    this.isComplete = this.#feed.isComplete;
    this.revision += 1;
    this.#prepareWhenIdle();
  }

  /** Accents are taken off while nobody types, so that the first key finds the rows ready. */
  #prepareWhenIdle(): void {
    if (this.#idle !== undefined) return;
    const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 50));
    this.#idle = Number(
      idle(() => {
        this.#idle = undefined;
        if (!this.#table.prepare(performance.now() + idleSliceMs)) this.#prepareWhenIdle();
      }),
    );
  }
}
