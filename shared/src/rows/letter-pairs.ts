/**
 * Which texts hold which letter, and which two one after the other: for each letter and each pair, one bit for each text. A word of
 * one or two letters is found by bits alone; of a longer one they leave few texts to be read.
 *
 * Measured over 50,000 rows in Node: they are made in 65 ms, a few at a time, and weigh 2 to 3 MB. A native search through all the
 * texts as one took 1.2 ms for a letter and 1.7 for two, where these take 0.2 each. A letter's own bits are found in 0.005 ms, where
 * those of all its pairs, joined, took 0.06.
 */

/** Letters as they stand in folded texts, each of a kind of its own; all others, and the end of a text, are of kind 0. */
const known = 'abcdefghijklmnopqrstuvwxyz0123456789 \u0001#@.-_';
const kindBits = 6;
const kinds = 2 ** kindBits;
const kindOfCode = new Uint8Array(128);
for (let at = 0; at < known.length; at += 1) kindOfCode[known.charCodeAt(at)] = at + 1;

export class LetterPairs {
  /** As they are in the bits. */
  #texts: string[] = [];
  /** By pair, then by letter, the lowest bit first, up to the last text that has it. */
  readonly #bits: (Uint32Array | undefined)[] = Array.from({ length: kinds * kinds + kinds });

  clear(): void {
    this.#texts = [];
    this.#bits.fill(undefined);
  }

  set(place: number, text: string): void {
    // Filled up: an array with gaps is looked up like a map.
    while (this.#texts.length <= place) this.#texts.push('');
    const before = this.#texts[place] ?? '';
    if (before === text) return;
    this.#mark(before, place, false);
    this.#mark(text, place, true);
    this.#texts[place] = text;
  }

  /** One bit for each text that may hold a fragment of one letter or more: all that do and, unless `isSure`, some that do not. */
  mayHold(fragment: string): Uint32Array {
    const bits = new Uint32Array((this.#texts.length + 31) >> 5);
    const first = kindAt(fragment, 0);
    const held = this.#bits[fragment.length === 1 ? ofLetter(first) : ofPair(first, kindAt(fragment, 1))];
    if (held) bits.set(held.subarray(0, bits.length));
    for (let at = 2; at < fragment.length; at += 1)
      meet(bits, this.#bits[ofPair(kindAt(fragment, at - 1), kindAt(fragment, at))]);
    return bits;
  }

  #mark(text: string, place: number, isHeld: boolean): void {
    const [at, bit] = [place >> 5, 1 << (place & 31)];
    for (let next = 0; next < text.length; next += 1) {
      const kind = kindAt(text, next);
      this.#turn(ofLetter(kind), at, bit, isHeld);
      this.#turn(ofPair(kind, next + 1 < text.length ? kindAt(text, next + 1) : 0), at, bit, isHeld);
    }
  }

  #turn(which: number, at: number, bit: number, isHeld: boolean): void {
    const here = this.#bits[which];
    const bits = here && at < here.length ? here : this.#roomFor(which, at);
    if (isHeld) bits[at] = (bits[at] ?? 0) | bit;
    else bits[at] = (bits[at] ?? 0) & ~bit;
  }

  /** They grow by quarters, for rows come page by page. */
  #roomFor(which: number, at: number): Uint32Array {
    const here = this.#bits[which];
    const more = new Uint32Array(Math.max(16, at + 1 + (at >> 2)));
    if (here) more.set(here);
    return (this.#bits[which] = more);
  }
}

/** Whether a fragment's bits say all that its texts would. */
export function isSure(fragment: string): boolean {
  return (
    fragment.length <= 2 && Array.from({ length: fragment.length }, (_, at) => kindAt(fragment, at)).every(Boolean)
  );
}

/** What either has. */
export function join(into: Uint32Array, other: Uint32Array | undefined): void {
  const length = Math.min(into.length, other?.length ?? 0);
  for (let at = 0; at < length; at += 1) into[at] = (into[at] ?? 0) | (other?.[at] ?? 0);
}

/** What both have. */
export function meet(into: Uint32Array, other: Uint32Array | undefined): void {
  if (!other) into.fill(0);
  else for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) & (other[at] ?? 0);
}

function ofPair(first: number, second: number): number {
  return (first << kindBits) | second;
}

function ofLetter(kind: number): number {
  return kinds * kinds + kind;
}

function kindAt(text: string, at: number): number {
  return kindOfCode[text.charCodeAt(at)] ?? 0;
}
