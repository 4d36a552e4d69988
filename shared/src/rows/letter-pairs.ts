/**
 * Which texts hold which two letters one after the other: for each pair, one bit for each text. A word of one or two letters is found
 * by bits alone; of a longer one they leave few texts to be read.
 *
 * Measured over 50,000 rows in Node: they are made in 100 ms, a few at a time, and weigh 2 to 3 MB. A native search through all the
 * texts as one took 1.2 ms for a letter and 1.7 for two, where these take 0.2 each.
 */

/** Letters as they stand in folded texts, each of a kind of its own; all others, and the end of a text, are of kind 0. */
const known = 'abcdefghijklmnopqrstuvwxyz0123456789 \u0001#@.-_';
const kindBits = 6;
const kinds = 2 ** kindBits;
/** Second of a pair for whatever follows the first. */
const anyKind = kinds - 1;
const kindOfCode = new Uint8Array(128);
for (let at = 0; at < known.length; at += 1) kindOfCode[known.charCodeAt(at)] = at + 1;

export class LetterPairs {
  /** As they are in the bits. */
  #texts: string[] = [];
  /** By pair, the lowest bit first, up to the last text that has it. */
  readonly #bits: (Uint32Array | undefined)[] = Array.from({ length: kinds * kinds });

  clear(): void {
    this.#texts = [];
    this.#bits.fill(undefined);
  }

  set(place: number, text: string): void {
    const before = this.#texts[place] ?? '';
    if (before === text) return;
    this.#mark(before, place, false);
    this.#mark(text, place, true);
    this.#texts[place] = text;
  }

  /** One bit for each text that may hold a fragment of one letter or more: all that do and, unless `isSure`, some that do not. */
  mayHold(fragment: string): Uint32Array {
    const pair = (at: number) => (kindAt(fragment, at) << kindBits) | kindAt(fragment, at + 1);
    const [first, ...others] =
      fragment.length === 1
        ? [(kindAt(fragment, 0) << kindBits) | anyKind]
        : Array.from({ length: fragment.length - 1 }, (_, at) => pair(at));
    const bits = new Uint32Array((this.#texts.length + 31) >> 5);
    const held = this.#bits[first ?? 0];
    if (held) bits.set(held.subarray(0, bits.length));
    for (const other of others) meet(bits, this.#bits[other]);
    return bits;
  }

  #mark(text: string, place: number, isHeld: boolean): void {
    const [at, bit] = [place >> 5, 1 << (place & 31)];
    let kind = kindAt(text, 0);
    for (let next = 1; next <= text.length; next += 1) {
      const following = next < text.length ? kindAt(text, next) : 0;
      this.#markPair((kind << kindBits) | following, at, bit, isHeld);
      this.#markPair((kind << kindBits) | anyKind, at, bit, isHeld);
      kind = following;
    }
  }

  #markPair(pair: number, at: number, bit: number, isHeld: boolean): void {
    const bits = this.#roomFor(pair, at);
    bits[at] = isHeld ? (bits[at] ?? 0) | bit : (bits[at] ?? 0) & ~bit;
  }

  /** They grow by quarters, for rows come page by page. */
  #roomFor(pair: number, at: number): Uint32Array {
    const here = this.#bits[pair];
    if (here && at < here.length) return here;
    const more = new Uint32Array(Math.max(16, at + 1 + (at >> 2)));
    if (here) more.set(here);
    return (this.#bits[pair] = more);
  }
}

/** Whether a fragment's bits say all that its texts would. */
export function isSure(fragment: string): boolean {
  return (
    fragment.length <= 2 && Array.from({ length: fragment.length }, (_, at) => kindAt(fragment, at)).every(Boolean)
  );
}

/** What either has. */
export function join(into: Uint32Array, other: Uint32Array): void {
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) | (other[at] ?? 0);
}

/** What both have. */
export function meet(into: Uint32Array, other: Uint32Array | undefined): void {
  if (!other) into.fill(0);
  else for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) & (other[at] ?? 0);
}

function kindAt(text: string, at: number): number {
  return kindOfCode[text.charCodeAt(at)] ?? 0;
}
