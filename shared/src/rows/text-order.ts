/** The order of one column of texts, kept while rows change: what changed is sorted apart and merged into it. */
import { compareTexts, sortedPlaces } from './row-order.rules.ts';

export class TextOrder {
  /** Different texts in their order; some may be of rows that are gone. */
  #sorted: string[] = [];
  /** By slot, from 1; 0 is no text. */
  #ranks = new Uint32Array();
  readonly #stale = new Set<number>();

  /** These slots hold another text now. */
  change(slot: number): void {
    this.#stale.add(slot);
  }

  get isReady(): boolean {
    return this.#stale.size === 0;
  }

  /** Takes in some of what changed, so that taking in all of it never holds a key up. */
  takeIn(textAt: (slot: number) => string, most = Infinity): void {
    if (this.#stale.size === 0) return;
    const slots: number[] = [];
    for (const slot of this.#stale) {
      slots.push(slot);
      this.#stale.delete(slot);
      if (slots.length >= most) break;
    }
    this.#reserve(slots.reduce((highest, slot) => Math.max(highest, slot), 0) + 1);
    const [distinct, which] = distinctOf(slots.map(textAt));
    const ranks = this.#merge(distinct);
    slots.forEach((slot, at) => (this.#ranks[slot] = ranks[which[at] ?? 0] ?? 0));
  }

  /** Rank of each slot, equal texts equal. */
  ranks(textAt: (slot: number) => string): Uint32Array {
    this.takeIn(textAt);
    return this.#ranks;
  }

  /** Texts that nobody has any more are dropped with all the rest, and sorted anew. */
  isMostlyGone(rowCount: number): boolean {
    return this.#sorted.length > 2 * rowCount + 4096;
  }

  /** @returns the rank of each of these texts; those of all other rows move up to make room */
  #merge(texts: readonly string[]): Uint32Array {
    const before = this.#sorted;
    const merged: string[] = [];
    const moved = new Uint32Array(before.length + 1);
    const ranks = new Uint32Array(texts.length);
    let from = 0;
    const copy = (to: number) => {
      for (; from < to; from += 1) moved[from + 1] = merged.push(before[from] ?? '');
    };
    for (const place of sortedPlaces(texts)) {
      const text = texts[place] ?? '';
      if (text === '') continue;
      copy(placeFor(text, before, from));
      if (before[from] === text) copy(from + 1);
      else merged.push(text);
      ranks[place] = merged.length;
    }
    copy(before.length);
    if (merged.length > before.length)
      for (let slot = 0; slot < this.#ranks.length; slot += 1) this.#ranks[slot] = moved[this.#ranks[slot] ?? 0] ?? 0;
    this.#sorted = merged;
    return ranks;
  }

  #reserve(slots: number): void {
    if (slots <= this.#ranks.length) return;
    const ranks = new Uint32Array(Math.max(slots, 2 * this.#ranks.length));
    ranks.set(this.#ranks);
    this.#ranks = ranks;
  }
}

/** Where the first text that is not before this one stands. */
function placeFor(text: string, sorted: readonly string[], from: number): number {
  let [low, high] = [from, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareTexts(sorted[middle] ?? '', text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Many rows share a day or an hour: only the different ones are sorted. */
function distinctOf(texts: readonly string[]): [distinct: string[], which: Uint32Array] {
  const places = new Map<string, number>();
  const distinct: string[] = [];
  const which = Uint32Array.from(texts, (text) => {
    const place = places.get(text) ?? distinct.push(text) - 1;
    places.set(text, place);
    return place;
  });
  return [distinct, which];
}
