/** Months already fetched, one request each: going back to one is instant, and its neighbours come before they are asked for. */
import { SvelteMap } from 'svelte/reactivity';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import { addMonths } from '@folio/shared/values/days.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { monthsTouched } from './month-grid.rules.ts';

// A month older than this is asked for again when opened, with what is here on screen meanwhile.
const freshForMs = 30_000;

type MonthState = { chips: readonly Chip[]; problem?: ApiError; loading: boolean; askedAtMs: number };

/** The appointments of one work centre, or of all that the person may see. */
export class MonthCache {
  readonly #months = new SvelteMap<string, MonthState>();
  readonly #client: Client;
  readonly #workCentreId: string | undefined;
  #opened: string | undefined;

  constructor(client: Client, workCentreId: string | undefined) {
    this.#client = client;
    this.#workCentreId = workCentreId;
  }

  /** Chips of every day the grid of a month shows. */
  chipsOf(month: string): Chip[] {
    return monthsTouched(month).flatMap((touched) => this.#months.get(touched)?.chips ?? []);
  }

  /** Whether the month itself, not its neighbours' days, is still on its way. */
  isLoading(month: string): boolean {
    return this.#months.get(month)?.loading ?? true;
  }

  /** Why some day of the grid may lack its appointments. */
  problemOf(month: string): ApiError | undefined {
    return monthsTouched(month)
      .map((touched) => this.#months.get(touched)?.problem)
      .find((problem) => problem !== undefined);
  }

  /** Fetches what the grid of a month needs, then the months one click away. */
  async open(month: string): Promise<void> {
    this.#opened = month;
    await Promise.all(monthsTouched(month).map((touched) => this.#fetch(touched)));
    await Promise.all([-1, 1].map((step) => this.#fetch(addMonths(month, step))));
  }

  /** Asks again for the months of a grid that failed. */
  async retry(month: string): Promise<void> {
    await this.open(month);
  }

  /** An appointment just registered. A month not fetched yet will bring it by itself. */
  add(chip: Chip): void {
    if (this.#workCentreId && chip.workCentreId !== this.#workCentreId) return;
    const month = chip.startsAtLocal.slice(0, 7);
    const here = this.#months.get(month);
    if (!here || here.chips.some(({ id }) => id === chip.id)) return;
    this.#months.set(month, { ...here, chips: [...here.chips, chip] });
  }

  /** Appointments changed elsewhere: every month is asked for again when opened, and the one on screen at once. */
  expire(): void {
    for (const [month, here] of this.#months) this.#months.set(month, { ...here, askedAtMs: 0 });
    if (this.#opened) for (const touched of monthsTouched(this.#opened)) void this.#fetch(touched);
  }

  async #fetch(month: string): Promise<void> {
    const here = this.#months.get(month);
    const askedAtMs = Date.now();
    if (here && !here.problem && askedAtMs - here.askedAtMs < freshForMs) return;
    this.#months.set(month, { chips: here?.chips ?? [], loading: !here || here.loading, askedAtMs });
    try {
      const query = this.#workCentreId ? { workCentreId: this.#workCentreId } : {};
      const { chips } = await this.#client.listMonth({ params: { month }, query });
      this.#months.set(month, {
        chips: [...chips, ...this.#addedMeanwhile(month, here, chips)],
        loading: false,
        askedAtMs,
      });
    } catch (cause) {
      const kept = this.#months.get(month)?.chips ?? [];
      this.#months.set(month, { chips: kept, problem: asApiError(cause), loading: false, askedAtMs });
    }
  }

  /** Registered while the answer was on its way, so that it may lack them. */
  #addedMeanwhile(month: string, before: MonthState | undefined, answer: readonly Chip[]): Chip[] {
    const known = new Set([...(before?.chips ?? []), ...answer].map(({ id }) => id));
    return (this.#months.get(month)?.chips ?? []).filter(({ id }) => !known.has(id));
  }
}
