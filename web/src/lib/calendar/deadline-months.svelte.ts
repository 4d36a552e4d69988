/** Last days of quotes and orders by month: asked for while the calendar shows them, and again when something changed. */
import { SvelteMap } from 'svelte/reactivity';
import type { Client } from '@folio/shared/contract/client.ts';
import type { Deadline } from '@folio/shared/deadlines/deadline.schema.ts';
import { isWithin, monthsOf, type Span } from './span.rules.ts';

const freshForMs = 30_000;

interface Month {
  deadlines: readonly Deadline[];
  askedAtMs: number;
  turn: number;
}

export class DeadlineMonths {
  readonly #client: Pick<Client, 'listDeadlines'>;
  readonly #months = new SvelteMap<string, Month>();
  #shown: readonly string[] = [];
  // Which request of a month is the last one: an earlier answer that comes later says less.
  #turns = 0;

  constructor(client: Pick<Client, 'listDeadlines'>) {
    this.#client = client;
  }

  /** By day. */
  of(span: Span): ReadonlyMap<string, Deadline[]> {
    const known = monthsOf(span).flatMap((month) => this.#months.get(month)?.deadlines ?? []);
    return Map.groupBy(
      known.filter(({ day }) => isWithin(span, day)),
      ({ day }) => day,
    );
  }

  /** These days are on screen. @returns the way to say that they no longer are */
  watch(span: Span): () => void {
    this.#shown = monthsOf(span);
    for (const month of this.#shown) void this.#fetch(month);
    return () => void (this.#shown = []);
  }

  /** Something changed: what is on screen is asked for again, the rest when it is opened; answers under way say less. */
  expire(): void {
    for (const [month, here] of this.#months) this.#months.set(month, { ...here, askedAtMs: 0, turn: 0 });
    for (const month of this.#shown) void this.#fetch(month);
  }

  /** Without an answer the appointments show all the same: what is known stays, and the next look asks again. */
  async #fetch(month: string): Promise<void> {
    const here = this.#months.get(month);
    const askedAtMs = Date.now();
    if (here && askedAtMs - here.askedAtMs < freshForMs) return;
    this.#turns += 1;
    const turn = this.#turns;
    this.#months.set(month, { deadlines: here?.deadlines ?? [], askedAtMs, turn });
    const isLast = () => this.#months.get(month)?.turn === turn;
    try {
      const { deadlines } = await this.#client.listDeadlines({ params: { month }, query: {} });
      if (isLast()) this.#months.set(month, { deadlines, askedAtMs, turn });
    } catch {
      if (isLast()) this.#months.set(month, { deadlines: here?.deadlines ?? [], askedAtMs: 0, turn });
    }
  }
}
