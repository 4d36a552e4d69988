/** What is searched of all rows: one text per 512 of them, so that one native search runs through them all. */
const slotBits = 9;
const slotsPerBlock = 2 ** slotBits;

interface Block {
  text: string;
  /** Where each row's part of the text ends. */
  ends: Uint32Array;
}

export class RowTexts {
  /** By slot; empty until somebody prepares it, or when nobody is there. */
  #texts: string[] = [];
  /** Made when first searched; a row that changes costs its own block. */
  #blocks: (Block | undefined)[] = [];

  at(slot: number): string {
    return this.#texts[slot] ?? '';
  }

  set(slot: number, text: string): void {
    this.#texts[slot] = text;
    this.#blocks[slot >> slotBits] = undefined;
  }

  clear(): void {
    this.#texts = [];
    this.#blocks = [];
  }

  /** Makes what a search needs, until the time is up. @returns whether all of it is there */
  prepare(untilMs: number): boolean {
    for (let first = 0; first < this.#texts.length; first += slotsPerBlock) {
      if (this.#blocks[first >> slotBits]) continue;
      this.#blockAt(first);
      if (performance.now() >= untilMs) return false;
    }
    return true;
  }

  /** By slot: where the fragment first stands in its text, from 1; 0 where it does not. No text is longer than 65,534. */
  places(fragment: string): Uint16Array {
    const places = new Uint16Array(this.#texts.length);
    for (let first = 0; first < this.#texts.length; first += slotsPerBlock)
      place(this.#blockAt(first), fragment, places.subarray(first));
    return places;
  }

  #blockAt(first: number): Block {
    const here = this.#blocks[first >> slotBits];
    if (here) return here;
    const texts = this.#texts.slice(first, first + slotsPerBlock);
    let end = 0;
    const block = { text: texts.join(''), ends: Uint32Array.from(texts, (text) => (end += text.length)) };
    this.#blocks[first >> slotBits] = block;
    return block;
  }
}

function place({ text, ends }: Block, fragment: string, places: Uint16Array): void {
  let row = 0;
  // Once found in a row, the search goes on behind it.
  for (let at = text.indexOf(fragment); at >= 0; at = text.indexOf(fragment, ends[row])) {
    while ((ends[row] ?? Infinity) <= at) row += 1;
    places[row] = at - (ends[row - 1] ?? 0) + 1;
  }
}
