/** Months already fetched, one request each: going back to one is instant, and its neighbours come before they are asked for. */
import { SvelteMap } from 'svelte/reactivity';
import { lastDay } from '@folio/shared/appointments/all-day.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { ApiError, Client } from '@folio/shared/contract/client.ts';
import { addMonths } from '@folio/shared/values/days.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import type { ChipWishes } from './chip-wishes.svelte.ts';
import { monthsOf, touches, type Span } from './span.rules.ts';

// A month older than this is asked for again when opened, with what is here on screen meanwhile.
const freshForMs = 30_000;

type MonthState = { chips: readonly Chip[]; problem?: ApiError; loading: boolean; askedAtMs: number; turn: number };

interface CacheOptions {
  client: Pick<Client, 'listMonth'>;
  workCentreId: string | undefined;
  wishes: ChipWishes;
}

/** The appointments of one work centre, or of all that the person may see. */
export class MonthCache {
  readonly #months = new SvelteMap<string, MonthState>();
  readonly #client: Pick<Client, 'listMonth'>;
  readonly #workCentreId: string | undefined;
  readonly #wishes: ChipWishes;
  /** Of each screen that shows days, their months. */
  readonly #watched = new Set<readonly string[]>();
  // Which request of a month is the last one: an earlier answer that comes later says less.
  #turns = 0;

  constructor({ client, workCentreId, wishes }: CacheOptions) {
    this.#client = client;
    this.#workCentreId = workCentreId;
    this.#wishes = wishes;
  }

  /** Chips of these days, as they are or are about to be. */
  chipsIn(span: Span): Chip[] {
    const stored = monthsOf(span).flatMap((month) => this.#months.get(month)?.chips ?? []);
    const isShown = (chip: Chip) => touches(span, chip);
    const chips = this.#wishes.over(stored, (chip) => this.#isMine(chip) && isShown(chip)).filter(isShown);
    // Whole days at the end of a month stand in the next one, too.
    return [...new Map(chips.map((chip) => [chip.id, chip])).values()];
  }

  /** Whether some of these days are still on their way. */
  isLoading(span: Span): boolean {
    return monthsOf(span).some((month) => this.#months.get(month)?.loading ?? true);
  }

  /** Why some day may lack its appointments. */
  problemOf(span: Span): ApiError | undefined {
    return monthsOf(span)
      .map((month) => this.#months.get(month)?.problem)
      .find((problem) => problem !== undefined);
  }

  /**
   * While these days show they are fetched again when somebody changed something.
   * @returns the way to stop
   */
  watch(span: Span): () => void {
    const months = monthsOf(span);
    this.#watched.add(months);
    return () => void this.#watched.delete(months);
  }

  /** Fetches what these days need. @returns when it is here, or has failed */
  async open(span: Span): Promise<void> {
    await Promise.all(monthsOf(span).map((month) => this.#fetch(month)));
  }

  /** Then the months one click away. */
  async openAround(span: Span): Promise<void> {
    await this.open(span);
    const months = monthsOf(span);
    const [first, last] = [months[0], months.at(-1)];
    if (first && last) await Promise.all([addMonths(first, -1), addMonths(last, 1)].map((month) => this.#fetch(month)));
  }

  /** A month that no calendar shows, but somebody asks about. */
  async fill(month: string): Promise<void> {
    await this.#fetch(month);
  }

  /** An appointment just registered, or changed: it leaves where it stood. A month not fetched yet will bring it by itself. */
  put(chip: Chip): void {
    this.remove(chip.id);
    if (!this.#isMine(chip)) return;
    for (const month of monthsOf({ from: chip.startsAtLocal.slice(0, 10), to: lastDay(chip) })) {
      const here = this.#months.get(month);
      if (here) this.#months.set(month, { ...here, chips: [...here.chips, chip] });
    }
  }

  remove(id: string): void {
    for (const [month, here] of this.#months) {
      if (!here.chips.some((chip) => chip.id === id)) continue;
      this.#months.set(month, { ...here, chips: here.chips.filter((chip) => chip.id !== id) });
    }
  }

  /**
   * Appointments changed elsewhere: every month is asked for again when opened, and those on screen at once.
   * @returns when those on screen are here, or have failed
   */
  async expire(): Promise<void> {
    for (const [month, here] of this.#months) this.#months.set(month, { ...here, askedAtMs: 0 });
    const shown = new Set([...this.#watched].flat());
    await Promise.all([...shown].map((month) => this.#fetch(month)));
  }

  #isMine({ workCentreId }: Chip): boolean {
    return !this.#workCentreId || workCentreId === this.#workCentreId;
  }

  async #fetch(month: string): Promise<void> {
    const here = this.#months.get(month);
    const askedAtMs = Date.now();
    if (here && !here.problem && askedAtMs - here.askedAtMs < freshForMs) return;
    this.#turns += 1;
    const turn = this.#turns;
    this.#months.set(month, { chips: here?.chips ?? [], loading: !here || here.loading, askedAtMs, turn });
    const isLast = () => this.#months.get(month)?.turn === turn;
    try {
      const query = this.#workCentreId ? { workCentreId: this.#workCentreId } : {};
      const { chips } = await this.#client.listMonth({ params: { month }, query });
      const added = this.#addedMeanwhile(month, here, chips);
      const told = asBefore(this.#months.get(month)?.chips ?? [], [...chips, ...added]);
      // Expired on its way, it shows, and is asked for again when opened.
      const stillFresh = this.#months.get(month)?.askedAtMs ?? askedAtMs;
      if (isLast()) this.#months.set(month, { chips: told, loading: false, askedAtMs: stillFresh, turn });
    } catch (cause) {
      const kept = this.#months.get(month)?.chips ?? [];
      const problem = asApiError(cause);
      if (isLast()) this.#months.set(month, { chips: kept, problem, loading: false, askedAtMs, turn });
    }
  }

  /** Registered while the answer was on its way, so that it may lack them. */
  #addedMeanwhile(month: string, before: MonthState | undefined, answer: readonly Chip[]): Chip[] {
    const known = new Set([...(before?.chips ?? []), ...answer].map(({ id }) => id));
    return (this.#months.get(month)?.chips ?? []).filter(({ id }) => !known.has(id));
  }
}

/** What an answer tells again stays the chip that is drawn: drawing it anew would take the focus, and the hand that pulls it, from it. */
function asBefore(before: readonly Chip[], told: readonly Chip[]): Chip[] {
  const known = new Map(before.map((chip) => [chip.id, chip]));
  return told.map((chip) => {
    const here = known.get(chip.id);
    return here && JSON.stringify(here) === JSON.stringify(chip) ? here : chip;
  });
}
