/** The list as the screen holds it: newest folio first, in pages of a hundred fetched ahead of the scroll. */
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';

const pageSize = 100;
// A page arrives before its first row is reached: at 54 px a row this is three screens ahead.
const rowsAhead = 60;
// Coming back to a list older than this asks for what colleagues registered meanwhile.
const freshForMs = 30_000;

/** Rows of one work centre, or of all that the person may see. */
export class ProspectList {
  rows = $state.raw<readonly ProspectRow[]>([]);
  state = $state<'new' | 'loading' | 'ready'>('new');
  problem = $state.raw<ApiError>();
  #cursor = $state.raw<string>();
  #askedAtMs = 0;
  readonly #client: Client;
  readonly #workCentreId: string | undefined;

  constructor(client: Client, workCentreId: string | undefined) {
    this.#client = client;
    this.#workCentreId = workCentreId;
  }

  /** Whether every row has been fetched: only then is the number of rows the number of prospects. */
  get complete(): boolean {
    return this.state === 'ready' && this.#cursor === undefined;
  }

  /** Fetches the first page, or what is newer than the rows already here. */
  async open(): Promise<void> {
    if (this.state === 'new') await this.#fetchPage();
    else if (this.state === 'ready' && Date.now() - this.#askedAtMs > freshForMs) await this.#renew();
  }

  /** Fetches the next page when the last row shown comes near the end of what is here. */
  async reach(lastShown: number): Promise<void> {
    const isNear = lastShown >= this.rows.length - rowsAhead;
    if (this.state === 'ready' && this.#cursor && isNear && !this.problem) await this.#fetchPage();
  }

  /** Once more after a failure: the first page or the one that failed. */
  async retry(): Promise<void> {
    if (this.state !== 'loading') await this.#fetchPage();
  }

  /** A prospect just registered: at the top, without asking for what is already here. */
  add(row: ProspectRow): void {
    if (this.#workCentreId && row.workCentreId !== this.#workCentreId) return;
    if (this.rows.some(({ id }) => id === row.id)) return;
    this.rows = [row, ...this.rows];
  }

  /** Where a prospect stands in what is here, -1 when it is not. */
  indexOf(prospectId: string): number {
    return this.rows.findIndex(({ id }) => id === prospectId);
  }

  /** Puts the newest page over the rows here; a gap between both (over a hundred new ones) begins the list anew. */
  async #renew(): Promise<void> {
    this.#askedAtMs = Date.now();
    // What is shown is right as of a moment ago: a failed renewal is no news to anybody, the next one mends it.
    const page = await this.#client.listProspects({ query: this.#query(undefined) }).catch(() => undefined);
    if (!page) return;
    const [newest, oldest] = [page.rows.at(0)?.folio ?? 0, page.rows.at(-1)?.folio ?? 0];
    const meets = this.rows.some(({ folio }) => folio >= oldest);
    if (!meets) this.#cursor = page.cursor;
    // One registered here while the answer was on its way is newer than all of it.
    const newer = this.rows.filter(({ folio }) => folio > newest);
    const older = meets ? this.rows.filter(({ folio }) => folio < oldest) : [];
    this.rows = [...newer, ...page.rows, ...older];
  }

  async #fetchPage(): Promise<void> {
    const before = this.state;
    this.state = 'loading';
    this.problem = undefined;
    if (before === 'new') this.#askedAtMs = Date.now();
    try {
      const page = await this.#client.listProspects({ query: this.#query(this.#cursor) });
      // A row added while the page was on its way may be in it too.
      const here = new Set(this.rows.map(({ id }) => id));
      this.rows = [...this.rows, ...page.rows.filter(({ id }) => !here.has(id))];
      this.#cursor = page.cursor;
      this.state = 'ready';
    } catch (cause) {
      this.problem = asApiError(cause);
      this.state = before;
    }
  }

  #query(cursor: string | undefined) {
    return {
      limit: pageSize,
      ...(this.#workCentreId ? { workCentreId: this.#workCentreId } : {}),
      ...(cursor ? { cursor } : {}),
    };
  }
}
