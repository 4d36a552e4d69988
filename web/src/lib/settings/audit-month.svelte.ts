import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import type { ApiError } from '@folio/shared/contract/client.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { client } from '#lib/api/client.ts';

/** As many are shown at once, and found before the search rests. */
const screenful = 50;
/** A search that finds little rests after so many, so that nobody pays for what nobody waits for. */
const mostInOneGo = 2_000;

/**
 * One month of the log, page by page. The log is kept by moment alone: what it is narrowed to is looked for here, in page after
 * page, from the newest on.
 */
export class AuditMonth {
  changes = $state.raw<readonly Change[]>([]);
  loading = $state(false);
  problem = $state.raw<ApiError>();
  hasMore = $state(true);
  #cursor: string | undefined;
  #page: Promise<void> | undefined;
  #search = 0;
  readonly #month: string;

  constructor(month: string) {
    this.#month = month;
  }

  /** The next page; asked for twice, it is the same one. */
  more(limit = screenful): Promise<void> {
    this.#page ??= this.#load(limit).finally(() => (this.#page = undefined));
    return this.#page;
  }

  /**
   * Goes on until a screenful is found beyond `known` of them. A search begun later takes its place.
   * @param known how many are found that are not enough
   */
  async seek(isWanted: (change: Change) => boolean, known = 0): Promise<void> {
    const search = ++this.#search;
    const until = this.changes.length + mostInOneGo;
    const isEnough = () => this.changes.filter(isWanted).length >= known + screenful || this.changes.length >= until;
    while (search === this.#search && this.hasMore && !isEnough()) {
      await this.more(100);
      if (this.problem) return;
    }
  }

  /** Nobody is looking any more. */
  rest(): void {
    this.#search += 1;
  }

  async #load(limit: number): Promise<void> {
    this.loading = true;
    this.problem = undefined;
    try {
      const query = this.#cursor ? { limit, cursor: this.#cursor } : { limit };
      const page = await client.listAuditLog({ params: { month: this.#month }, query });
      this.changes = [...this.changes, ...page.changes];
      this.#cursor = page.cursor;
      this.hasMore = page.cursor !== undefined;
    } catch (cause) {
      this.problem = asApiError(cause);
    } finally {
      this.loading = false;
    }
  }
}
