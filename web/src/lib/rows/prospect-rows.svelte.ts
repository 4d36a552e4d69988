/**
 * The list of prospects as the screens see it: what is in memory, and a number that is raised with every change of it. Where
 * a company has more than are kept here, the same questions are answered by the server, and what is here shows until then.
 */
import { unreachable, type ApiError, type Client } from '@folio/shared/contract/client.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { defaultSort, type ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import { IdleWork } from './idle-work.ts';
import { RowDatabase } from './row-database.ts';
import { RowFeed, type FeedClient } from './row-feed.ts';
import { RowTabs } from './row-tabs.ts';
import type { Names } from '@folio/shared/rows/row-orders.ts';
import { rowListOf } from '@folio/shared/rows/row-list.ts';
import { RowTable, type Selection } from '@folio/shared/rows/row-table.ts';
import type { Question, ServerPages } from './server-pages.ts';

interface RowsOptions {
  client: FeedClient & Pick<Client, 'listSelectedProspects'>;
  /** Whose rows this device may keep. */
  whose: { person: { id: string }; company: { id: string } };
  /** Beyond so many the server answers. */
  limit: number;
  /** The session's names (people, centres, catalogues) are to be asked for again. */
  onsettings?: () => void;
  /** Somebody else, or another tab, changed a prospect or what hangs on it. */
  onelsewhere?: () => void;
}

export interface Listed extends Selection {
  /** How many words and filters let through, and how many there are; of them, `rows` are those to show so far. */
  total: number;
  size: number;
  /** The answer is on its way: `rows` are those of this device. */
  isAsking: boolean;
}

export class ProspectRows {
  /** Read it to be told of changes: the rows themselves are too many to be watched one by one. */
  revision = $state(0);
  /** `filling` shows what has come so far. */
  state = $state<'empty' | 'filling' | 'ready'>('empty');
  /** Whether every row one may see is here: only then is their number the number of prospects. */
  isComplete = $state(false);
  /** Why there may be newer ones than are here. */
  problem = $state.raw<ApiError>();
  /** Why only what is on this device shows, where there is more. */
  serverProblem = $state.raw<ApiError>();
  readonly #table = new RowTable();
  readonly #feed: RowFeed;
  readonly #client: RowsOptions['client'];
  /** Comes with the first company that has more than is kept here. */
  #pages: ServerPages | undefined;
  #isLoadingPages = false;
  readonly #database: RowDatabase;
  readonly #tabs: RowTabs;
  /** Accents are taken off, orders made, typos looked for, so that the next key finds them ready. */
  readonly #preparation = new IdleWork((untilMs) => this.#table.prepare(untilMs));

  constructor({ client, whose, limit, onsettings = () => undefined, onelsewhere = () => undefined }: RowsOptions) {
    this.#client = client;
    const database = (this.#database = new RowDatabase(whose));
    this.#tabs = new RowTabs(whose, (changes) => this.#feed.take(changes));
    this.#feed = new RowFeed({
      client,
      database,
      table: this.#table,
      limit,
      onchange: () => {
        if (this.#feed.progress === 'empty') this.#pages?.forget();
        this.#changed();
      },
      onproblem: (cause) => (this.problem = asApiError(cause)),
      onsettings,
      onnews: (changes) => this.#tabs.tell(changes),
      onelsewhere,
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
  select(query: ListQuery, now: string, names: Names): Listed {
    void this.revision;
    const here = this.#table.select(query, now, names);
    if (query.words) this.#preparation.begin();
    // Taken out of it, rows and counts would be made, for each letter.
    if (!this.isPartial)
      return Object.assign(here, { total: here.list.length, size: this.#table.size, isAsking: false });
    const question = this.#questionOf(query);
    const answer = this.#pages?.answerTo(question);
    const shown = answer ?? this.#pages?.last;
    const rows = this.#shown(here.list.slice(), answer?.rows, question.belowFolio);
    return {
      list: rowListOf(rows),
      rows,
      counts: shown?.counts ?? here.counts,
      total: shown?.total ?? here.list.length,
      size: shown?.size ?? this.#table.size,
      isAsking: !answer && !this.serverProblem,
    };
  }

  /** What the list shows, for an effect: asked of the server where this device does not hold everything. */
  ask(query: ListQuery): void {
    void this.revision;
    if (this.isPartial) this.#pages?.ask(this.#questionOf(query));
  }

  /** The end of what is shown comes into sight. */
  more(): void {
    if (this.isPartial) this.#pages?.more();
  }

  /** What a command answered, what it is expected to answer, or what was before when it was refused. */
  put(rows: readonly ProspectRow[]): void {
    if (this.#feed.isWary) return this.#feed.wake();
    // What is only expected is not kept on the device: a tab closed before the answer would leave it there.
    const put = rows.filter((row) => this.#table.show(row));
    this.#changed();
    if (put.length > 0) void this.#feed.keep({ put, gone: [] });
  }

  /** Out of sight while its deletion is asked for; `put` brings it back. */
  hide(id: string): void {
    if (this.#feed.isWary) return;
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

  /** Nothing more is kept, told or heard. */
  close(): void {
    this.#tabs.close();
    this.#database.close();
  }

  /** Fills and follows while a screen of sales shows. @returns the way to stop */
  start(): () => void {
    const stop = this.#feed.start();
    const wake = () => {
      if (document.hidden) return;
      this.#feed.wake();
      this.#pages?.retry();
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
    if (this.#pages) this.#pages.retry();
    else if (this.isPartial) void this.#loadPages();
  }

  async #loadPages(): Promise<void> {
    if (this.#isLoadingPages) return;
    this.#isLoadingPages = true;
    try {
      const { ServerPages } = await import('./server-pages.ts');
      const pages = new ServerPages({
        client: this.#client,
        onrows: (rows) => this.#table.put(rows),
        onchange: () => {
          this.serverProblem = pages.problem;
          this.revision += 1;
          this.#preparation.begin();
        },
      });
      this.#pages = pages;
      // Whoever lists asks again, now that somebody answers.
      this.revision += 1;
    } catch {
      this.serverProblem = unreachable();
    } finally {
      this.#isLoadingPages = false;
    }
  }

  /** The newest are here, and the server has more. */
  get isPartial(): boolean {
    return this.state === 'ready' && !this.isComplete;
  }

  /** Newest first and without words, the rows here are the beginning of the list: only what comes below them is asked for. */
  #questionOf(query: ListQuery): Question {
    const { column, direction } = query.sort;
    const isNewestFirst = column === defaultSort.column && direction === defaultSort.direction;
    return { query, belowFolio: isNewestFirst && query.words.trim() === '' ? this.#feed.filledTo : undefined };
  }

  #shown(
    here: readonly ProspectRow[],
    answered: readonly ProspectRow[] | undefined,
    belowFolio: number | undefined,
  ): readonly ProspectRow[] {
    // As they are by now: edited here, told by the feed, or gone.
    const there = answered?.flatMap(({ id }) => this.#table.get(id) ?? []);
    if (belowFolio === undefined) return there ?? here;
    // Older ones that are here were scrolled to, or changed lately: they come in the server's order.
    const end = here.findIndex(({ folio }) => folio < belowFolio);
    const newest = end < 0 ? here : here.slice(0, end);
    return there ? [...newest, ...there] : newest;
  }

  #changed(): void {
    this.problem = undefined;
    this.state = this.#feed.progress;
    this.isComplete = this.#feed.isComplete;
    this.revision += 1;
    if (this.#pages) this.#pages.refresh();
    else if (this.isPartial) void this.#loadPages();
    this.#preparation.begin();
  }
}
