/** Prospects found by what was written about them, which no browser holds: asked of the server while one types in the list. */
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import type { ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import type { Names } from '@folio/shared/rows/row-orders.ts';
import { RowTable } from '@folio/shared/rows/row-table.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';

// Longer than from one letter to the next: asking between two would hold the second one up.
const pauseMs = 350;
const leastLetters = 2;
/** What the endpoint takes. */
const mostLetters = 120;
/** More are found by another word, not by scrolling. */
const mostRows = 50;

/** What of the list decides which of the found are shown. */
interface ListAbove {
  query: ListQuery;
  /** Wall clock of the company. */
  now: string;
  names: Names;
  /** Shown already. */
  rows: () => readonly ProspectRow[];
  /** As it is here, where it may be newer. */
  find: (id: string) => ProspectRow | undefined;
  /** Every prospect one may see is here: one that is not was deleted, or is somebody else's now. */
  isComplete: boolean;
}

export class NoteSearch {
  waiting = $state(false);
  problem = $state.raw<ApiError>();
  #found = $state.raw<readonly ProspectRow[]>([]);
  readonly #client: Client;
  #words = '';

  constructor(client: Client) {
    this.#client = client;
  }

  /** Asks once the typing pauses; to be called by an effect, whose way back it returns: an answer to older words is dropped. */
  follow(words: string): (() => void) | undefined {
    this.#words = words.trim();
    // Another list of none would be news to whoever shows them.
    if (this.#found.length > 0) this.#found = [];
    this.problem = undefined;
    this.waiting = false;
    if (this.#words.length < leastLetters || this.#words.length > mostLetters) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => void this.#ask(abort.signal), pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }

  /** Once more after a failure. */
  retry(): void {
    this.problem = undefined;
    void this.#ask();
  }

  /** Those found that pass the list's filters, in its order, without those above. */
  below({ query, now, names, rows, find, isComplete }: ListAbove): readonly ProspectRow[] {
    if (this.#found.length === 0) return this.#found;
    const shown = new Set(rows().map(({ id }) => id));
    const table = new RowTable();
    for (const row of this.#found) {
      const here = find(row.id) ?? (isComplete ? undefined : row);
      if (here && !shown.has(row.id)) table.put([here]);
    }
    return table.select({ ...query, words: '' }, now, names).rows;
  }

  async #ask(signal?: AbortSignal): Promise<void> {
    const words = this.#words;
    // Whoever types on has asked something else meanwhile.
    const isWanted = () => !signal?.aborted && words === this.#words;
    this.waiting = true;
    try {
      const query = { words, limit: mostRows };
      const { rows } = await this.#client.searchProspects({ query, ...(signal ? { signal } : {}) });
      if (isWanted()) this.#found = rows;
    } catch (cause) {
      if (isWanted()) this.problem = asApiError(cause);
    } finally {
      if (isWanted()) this.waiting = false;
    }
  }
}
