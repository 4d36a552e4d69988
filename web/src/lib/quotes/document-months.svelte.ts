/** Quotes or orders month by month, in memory: filters, order and totals over them ask nothing of the net. */
import { SvelteMap } from 'svelte/reactivity';
import type { ApiError } from '@folio/shared/contract/client.ts';
import { asApiError } from '#lib/api/as-api-error.ts';

// Opened again after this long, a month is asked for anew.
const freshForMs = 10_000;

interface Page<Row> {
  rows: Row[];
  cursor?: string | undefined;
}

export class DocumentMonths<Row> {
  readonly #months = new SvelteMap<string, readonly Row[]>();
  readonly #fetchedAtMs = new Map<string, number>();
  readonly #asked = new Map<string, Promise<void>>();
  readonly #fetchPage: (month: string, cursor: string | undefined) => Promise<Page<Row>>;
  problem = $state.raw<ApiError>();

  constructor(fetchPage: (month: string, cursor: string | undefined) => Promise<Page<Row>>) {
    this.#fetchPage = fetchPage;
  }

  /** Newest month first, as the months are given. */
  rowsOf(months: readonly string[]): Row[] {
    return months.flatMap((month) => this.#months.get(month) ?? []);
  }

  isHere(months: readonly string[]): boolean {
    return months.every((month) => this.#months.has(month));
  }

  /** Fetches those that are not here, or not fresh. */
  async open(months: readonly string[]): Promise<void> {
    const now = Date.now();
    await this.renew(months.filter((month) => now - (this.#fetchedAtMs.get(month) ?? 0) > freshForMs));
  }

  async renew(months: readonly string[]): Promise<void> {
    await Promise.all(months.map((month) => this.#fetch(month)));
  }

  async #fetch(month: string): Promise<void> {
    // Whoever asks after it began wants what is newer than what it will bring.
    const before = this.#asked.get(month);
    const asked = (before ?? Promise.resolve()).then(() => this.#read(month));
    this.#asked.set(month, asked);
    await asked;
    if (this.#asked.get(month) === asked) this.#asked.delete(month);
  }

  async #read(month: string): Promise<void> {
    this.#fetchedAtMs.set(month, Date.now());
    try {
      const rows: Row[] = [];
      let cursor: string | undefined;
      do {
        const page = await this.#fetchPage(month, cursor);
        rows.push(...page.rows);
        cursor = page.cursor;
      } while (cursor);
      this.#months.set(month, rows);
      this.problem = undefined;
    } catch (cause) {
      this.#fetchedAtMs.delete(month);
      this.problem = asApiError(cause);
    }
  }
}
