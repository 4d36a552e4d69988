/**
 * What is searched of all rows, and for each which letters and which pairs of letters are in it: most rows that do not hold a
 * word are told by these, without a look at what they say.
 */
const firstRoom = 1024;
/** Of 32 bits; pairs share the bits, some eighty of them in 512. */
const pairWords = 16;

/** A word to be looked for. */
export interface Sought {
  word: string;
  /** So many of its letters were found before, by which only the rest is asked. */
  known: number;
  letters: number;
  /** A bit for each pair of letters that follow each other. */
  pairs: readonly number[];
  /** One letter: of these each row knows. */
  isLetter: boolean;
}

export class RowTexts {
  /** By slot; empty until somebody prepares it, or when nobody is there. */
  #texts: string[] = [];
  #letters = new Uint32Array(firstRoom);
  #pairs = new Uint32Array(firstRoom * pairWords);

  at(slot: number): string {
    return this.#texts[slot] ?? '';
  }

  set(slot: number, text: string): void {
    if (slot >= this.#letters.length) {
      this.#letters = withRoom(this.#letters, 2 * slot);
      this.#pairs = withRoom(this.#pairs, 2 * slot * pairWords);
    }
    this.#texts[slot] = text;
    const pairs = this.#pairs.subarray(slot * pairWords, (slot + 1) * pairWords).fill(0);
    let letters = 0;
    let before = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const bit = pairOf(before, code);
      pairs[bit >> 5] = (pairs[bit >> 5] ?? 0) | (1 << (bit & 31));
      letters |= letterOf(code);
      before = code;
    }
    this.#letters[slot] = letters;
  }

  clear(): void {
    this.#texts = [];
    this.#letters = new Uint32Array(firstRoom);
    this.#pairs = new Uint32Array(firstRoom * pairWords);
  }

  /** False where the word cannot be. */
  mayHold({ letters, pairs }: Sought, slot: number): boolean {
    if (((this.#letters[slot] ?? 0) & letters) !== letters) return false;
    for (const bit of pairs)
      if (((this.#pairs[slot * pairWords + (bit >> 5)] ?? 0) & (1 << (bit & 31))) === 0) return false;
    return true;
  }

  /**
   * @param near where the letters stand that are known
   * @returns where the word stands in the text of a slot, or -1
   */
  find(sought: Sought, slot: number, near = 0): number {
    if (!this.mayHold(sought, slot)) return -1;
    if (sought.isLetter) return 0;
    const text = this.at(slot);
    return standsAt(text, sought, near) ? near : text.indexOf(sought.word);
  }
}

/** @param known how many of its letters stand in the texts that are asked */
export function soughtOf(word: string, known = 0): Sought {
  const codes = Array.from({ length: word.length }, (_, at) => word.charCodeAt(at)).slice(Math.max(0, known - 1));
  const letters = codes.reduce((all, code) => all | letterOf(code), 0);
  const pairs = codes.slice(1).map((code, at) => pairOf(codes[at] ?? 0, code));
  return { word, known, letters, pairs, isLetter: word.length === 1 && letters !== 0 };
}

function letterOf(code: number): number {
  return code >= 97 && code <= 122 ? 1 << (code - 97) : 0;
}

function pairOf(before: number, code: number): number {
  return (before * 37 + code) & (pairWords * 32 - 1);
}

function standsAt(text: string, { word, known }: Sought, at: number): boolean {
  for (let letter = known; letter < word.length; letter += 1)
    if (text.charCodeAt(at + letter) !== word.charCodeAt(letter)) return false;
  return true;
}

function withRoom(before: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const room = new Uint32Array(length);
  room.set(before);
  return room;
}
