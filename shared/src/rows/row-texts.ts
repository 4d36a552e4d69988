/** What is searched of all rows, by slot. */
import { isSure, join, LetterPairs, meet } from './letter-pairs.ts';

/** How many are prepared between two looks at the clock. */
const slotsPerLook = 100;

export class RowTexts {
  /** Empty until somebody prepares it, or when nobody is there. */
  #texts: string[] = [];
  readonly #pairs = new LetterPairs();
  /** Whose pairs may be those of another text. */
  #unpaired: number[] = [];

  at(slot: number): string {
    return this.#texts[slot] ?? '';
  }

  set(slot: number, text: string): void {
    this.#texts[slot] = text;
    this.#unpaired.push(slot);
  }

  clear(): void {
    [this.#texts, this.#unpaired] = [[], []];
    this.#pairs.clear();
  }

  /** Makes what a search needs, until the time is up. @returns whether all of it is there */
  prepare(untilMs: number): boolean {
    for (let done = 1; this.#unpaired.length > 0; done += 1) {
      const slot = this.#unpaired.pop() ?? 0;
      this.#pairs.set(slot, this.at(slot));
      if (done % slotsPerLook === 0 && performance.now() >= untilMs) break;
    }
    return this.#unpaired.length === 0;
  }

  /** Whether what may hold a fragment holds it. */
  isSure(fragment: string): boolean {
    return this.#unpaired.length === 0 && isSure(fragment);
  }

  /**
   * One bit for each slot: those whose texts may hold a fragment of each list, all that do and some that do not. Where many are not
   * prepared these are among them, for reading them takes less than making their pairs.
   */
  mayHold(lists: readonly (readonly string[])[]): Uint32Array {
    if (this.#unpaired.length <= slotsPerLook) this.prepare(Infinity);
    const bits = new Uint32Array((this.#texts.length + 31) >> 5).fill(-1);
    for (const fragments of lists) meet(bits, this.#mayHoldOne(fragments));
    for (const slot of this.#unpaired) bits[slot >> 5] = (bits[slot >> 5] ?? 0) | (1 << (slot & 31));
    return bits;
  }

  #mayHoldOne(fragments: readonly string[]): Uint32Array | undefined {
    const [first, ...others] = fragments.map((fragment) => this.#pairs.mayHold(fragment));
    for (const other of others) if (first) join(first, other);
    return first;
  }
}

export function hasBit(bits: Uint32Array, slot: number): boolean {
  return ((bits[slot >> 5] ?? 0) & (1 << (slot & 31))) !== 0;
}

/** Those of the slots that have their bit. */
export function having(bits: Uint32Array, slots: Uint32Array): Uint32Array {
  const kept = new Uint32Array(slots.length);
  let length = 0;
  for (let at = 0; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0;
    if (hasBit(bits, slot)) kept[length++] = slot;
  }
  return kept.subarray(0, length);
}

export function hasAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}
