/**
 * Fills a table with all that a person may see and keeps it fresh: first from this device, then page by page, then by asking
 * every few seconds what changed. One request at a time, and each step begins from what the one before left.
 */
import { ApiError, type Client } from '@folio/shared/contract/client.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { RowChanges, RowDatabase, RowState } from './row-database.ts';
import type { RowTable } from '@folio/shared/rows/row-table.ts';

export type FeedClient = Pick<Client, 'listProspects' | 'listProspectChanges'>;

export interface FeedOptions {
  client: FeedClient;
  database: Pick<RowDatabase, 'readState' | 'readRows' | 'begin' | 'save' | 'clear'> | undefined;
  table: RowTable;
  /** Beyond it the fill ends: the rest is the server's to search. */
  limit: number;
  /** The table or how far it is filled changed. */
  onchange: () => void;
  onproblem: (cause: unknown) => void;
  /** Names of people, centres or catalogues changed. */
  onsettings: () => void;
  /** What came as news, or from a command: other tabs show it too. */
  onnews?: (changes: RowChanges) => void;
  /** Somebody else, or another tab, changed something, or may have while the rows came. */
  onelsewhere?: () => void;
}

const pageSize = 100;
const pollMs = 4000;
const longestPauseMs = 60_000;
/** What was asked under the scope before is answered by then. */
const lateAnswerMs = 35_000;
// The first rows are on screen before the rest is read; then it is told now and then.
const rowsPerNews = 8192;

export class RowFeed {
  readonly #options: FeedOptions;
  #state: RowState | undefined;
  #isLoaded = false;
  /** Which start is the last one; stopping is one more. */
  #turn = 0;
  #running: Promise<void> = Promise.resolve();
  #failures = 0;
  #forgotAtMs = -Infinity;
  #polledAtMs = 0;
  #wake: () => void = () => undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  /** Nothing, some pages, or all that there is (or that the limit allows). */
  get progress(): 'empty' | 'filling' | 'ready' {
    if (this.#isLoaded && this.#isFilled()) return 'ready';
    return this.#options.table.size > 0 ? 'filling' : 'empty';
  }

  /** Whether every row that the person may see is here. */
  get isComplete(): boolean {
    return this.#isLoaded && (this.#state?.isComplete ?? false);
  }

  /** Every row of this folio or newer is here, once `progress` is `ready`. */
  get filledTo(): number {
    return this.#state?.filledTo ?? 0;
  }

  /** Only the last start goes on, after the request of the one before it has been answered. @returns the way to stop */
  start(): () => void {
    this.#turn += 1;
    const turn = this.#turn;
    this.wake();
    this.#running = this.#running.then(() => this.#run(turn));
    return () => {
      if (this.#turn !== turn) return;
      this.#turn += 1;
      this.#wake();
    };
  }

  /** Asks at once: somebody came back, or the net did. */
  wake(): void {
    this.#polledAtMs = 0;
    this.#wake();
  }

  /** Whether a command's answer may be of a scope that was left. Fill and feed bring whatever of it is still to be seen. */
  get isWary(): boolean {
    return Date.now() - this.#forgotAtMs < lateAnswerMs;
  }

  /** What a command answered is kept as well, though the feed will bring it again; before a fill has begun, the fill will. */
  async keep(changes: RowChanges): Promise<void> {
    this.#options.onnews?.(changes);
    if (this.#state) await this.#options.database?.save(changes, this.#state);
  }

  /** News of another tab, which has kept it on the device. */
  take({ put, gone }: RowChanges): void {
    const { table, onchange, onelsewhere } = this.#options;
    const news = table.put(put);
    const left = gone.filter(({ id, version }) => table.remove(id, version));
    if (news.length === 0 && left.length === 0) return;
    onchange();
    onelsewhere?.();
  }

  async #run(turn: number): Promise<void> {
    if (!this.#isLoaded) await this.#load();
    while (this.#turn === turn) {
      const pauseMs = await this.#tryStep();
      if (this.#turn === turn && pauseMs > 0) await this.#pause(pauseMs);
    }
  }

  async #load(): Promise<void> {
    const { database, table, onchange } = this.#options;
    this.#state = await database?.readState();
    if (this.#state) {
      let told = -rowsPerNews;
      await database?.readRows((rows) => {
        table.put(rows);
        if (table.size - told < rowsPerNews) return;
        told = table.size;
        onchange();
      });
    }
    this.#isLoaded = true;
    if (this.#state) onchange();
  }

  async #tryStep(): Promise<number> {
    try {
      const pauseMs = await this.#step();
      this.#failures = 0;
      return pauseMs;
    } catch (cause) {
      if (cause instanceof ApiError && cause.code === 'cursor.invalid') {
        await this.#forget();
        return 0;
      }
      this.#options.onproblem(cause);
      return this.#pauseAfter(cause);
    }
  }

  /** @returns how long until the next one */
  async #step(): Promise<number> {
    const state = this.#state;
    if (!state) await this.#begin();
    else if (Date.now() - this.#polledAtMs >= pollMs) return this.#poll(state);
    else if (!this.#isFilled()) await this.#fillPage(state);
    else return pollMs - (Date.now() - this.#polledAtMs);
    return 0;
  }

  /**
   * The feed's cursor comes before the first page: what changes while the pages come is told after them. What commands
   * answered before the cursor goes again, since nobody would tell that it has left meanwhile; the pages bring what is left.
   */
  async #begin(): Promise<void> {
    const { client, table, database, onchange } = this.#options;
    const turn = this.#turn;
    const { cursor, scope } = await client.listProspectChanges({ query: {} });
    // As in #poll.
    if (this.#turn !== turn) return;
    this.#polledAtMs = Date.now();
    table.clear();
    this.#state = { fill: crypto.randomUUID(), cursor, scope, isComplete: false };
    onchange();
    await database?.begin(this.#state);
  }

  async #fillPage(state: RowState): Promise<void> {
    const { client, table } = this.#options;
    const query = { limit: pageSize, ...(state.fillCursor ? { cursor: state.fillCursor } : {}) };
    const turn = this.#turn;
    const page = await client.listProspects({ query });
    // As in #poll.
    if (this.#turn !== turn) return;
    const put = table.put(page.rows);
    const filledTo = page.rows.at(-1)?.folio ?? state.filledTo;
    await this.#keep({ put, gone: [] }, { ...state, isComplete: !page.cursor, fillCursor: page.cursor, filledTo });
    // What changed while the pages came is in them, and no news later: who holds more than rows asks again.
    if (this.#isFilled()) this.#options.onelsewhere?.();
  }

  async #poll(state: RowState): Promise<number> {
    const { client, table, onsettings } = this.#options;
    const turn = this.#turn;
    const answer = await client.listProspectChanges({ query: { cursor: state.cursor } });
    // Stopped meanwhile: another page may have gone on from what the device keeps, and this answer says less.
    if (this.#turn !== turn) return 0;
    if (answer.stale || answer.scope !== state.scope) {
      await this.#forget();
      return 0;
    }
    if (!answer.more) this.#polledAtMs = Date.now();
    const put = table.put(answer.rows);
    const gone = answer.gone.flatMap(({ id, version }) => leaving(id, version, table.remove(id, version)));
    this.#options.onnews?.({ put, gone });
    const next = { ...state, cursor: answer.cursor };
    const isNews = put.length > 0 || gone.length > 0;
    if (isNews) this.#options.onelsewhere?.();
    if (isNews || this.#failures > 0) await this.#keep({ put, gone }, next);
    else if (answer.cursor !== state.cursor) {
      // No news for the screens; kept all the same, since a cursor too old means filling anew.
      this.#state = next;
      await this.#options.database?.save({ put, gone }, next);
    }
    if (answer.settingsChanged) onsettings();
    return 0;
  }

  async #keep(changes: RowChanges, state: RowState): Promise<void> {
    this.#state = state;
    this.#options.onchange();
    await this.#options.database?.save(changes, state);
  }

  /** Another level, other centres, or too much has happened: nothing of what was here may stay. */
  async #forget(): Promise<void> {
    const state = this.#state;
    this.#state = undefined;
    this.#forgotAtMs = Date.now();
    this.#options.table.clear();
    this.#options.onchange();
    if (state) await this.#options.database?.clear(state);
  }

  #isFilled(): boolean {
    return this.#state !== undefined && (this.#state.isComplete || this.#options.table.size >= this.#options.limit);
  }

  #pauseAfter(cause: unknown): number {
    this.#failures += 1;
    if (!(cause instanceof ApiError)) return longestPauseMs;
    if (cause.retryAfterSeconds !== undefined) return cause.retryAfterSeconds * 1000;
    // Refused: whoever hears of the problem leads elsewhere, and asking again every second changes nothing.
    if (cause.status >= 400 && cause.status < 500) return longestPauseMs;
    return Math.min(1000 * 2 ** (this.#failures - 1), longestPauseMs) * (0.5 + Math.random() / 2);
  }

  /** Until the time is up and somebody looks, or something wakes it. */
  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        if (!isHidden() || !this.#isFilled()) resolve();
      }, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }
}

function isHidden(): boolean {
  return typeof document !== 'undefined' && document.hidden;
}

function leaving(id: string, version: number, row: ProspectRow | undefined) {
  return row ? [{ id, folio: row.folio, version }] : [];
}
