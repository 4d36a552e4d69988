/** Which rows hold the words that somebody types, remembered from one letter to the next. */
import { hasAll, hasBit, having, RowTexts } from './row-texts.ts';
import { isForgiven, narrows, narrowsForgiving, TypoMatcher } from './search-words.rules.ts';

/** Typos are forgiven when what was typed finds fewer rows than this. */
const fewRows = 10;

/** How many are looked at between two looks at the clock. */
const slotsPerLook = 64;

export class RowSearch {
  readonly texts = new RowTexts();
  #found: Found | undefined;
  #forgiven: ForgivingSearch | undefined;

  /** A row came, left or says something else. */
  forget(): void {
    this.#found = undefined;
    this.#forgiven = undefined;
  }

  /** Slots that have all the words; another letter at the end searches only what was found before it. */
  find(words: readonly string[], all: Uint32Array): Uint32Array {
    if (words.length === 0) return all;
    const before = this.#found?.among === all && narrows(this.#found.words, words) ? this.#found : undefined;
    const found = (this.#found = new Found(words, all, this.texts, before));
    return found.slots.length < fewRows && words.some(isForgiven) ? this.#findForgiving(words, all) : found.slots;
  }

  /**
   * Makes what a search needs, and what the next letter will ask: where the word stands that is being typed, and what is found with
   * typos forgiven, though it is found without, for that letter may be the wrong one.
   * @returns whether that is done
   */
  prepare(untilMs: number): boolean {
    if (!this.texts.prepare(untilMs)) return false;
    const before = this.#found;
    if (!before) return true;
    if (!before.place(untilMs)) return false;
    if (!before.words.some(isForgiven)) return true;
    this.#forgiven = this.#forgivenOf(before.words, before.among);
    return this.#forgiven.advance(untilMs);
  }

  #findForgiving(words: readonly string[], all: Uint32Array): Uint32Array {
    this.#forgiven = this.#forgivenOf(words, all);
    this.#forgiven.advance(Infinity);
    return this.#forgiven.slots;
  }

  /** The same that is under way, or one that begins: where an earlier one ended, when the words only went on since. */
  #forgivenOf(words: readonly string[], all: Uint32Array): ForgivingSearch {
    const before = this.#forgiven;
    if (before?.among !== all) return new ForgivingSearch(words, all, this.texts);
    if (before.words.join(' ') === words.join(' ')) return before;
    const isNarrower = before.isDone && narrowsForgiving(before.words, words);
    return new ForgivingSearch(words, all, this.texts, isNarrower ? before.slots : undefined);
  }
}

/** Where a word stands in the text of one of the slots looked at, or -1. */
type Placer = (text: string, at: number) => number;

/** Where all the words stand. */
class Found {
  readonly words: readonly string[];
  /** Where it was looked for: all slots of a scope. */
  readonly among: Uint32Array;
  readonly slots: Uint32Array;
  readonly #texts: RowTexts;
  /** The word that is being typed, and where it first stands in the text of each of the slots: another letter goes on from there. */
  readonly #typed: string;
  readonly #places: Uint16Array;
  /** How many of the places are known. */
  #placed = 0;

  /** @param before what had each of the words, or what they began with */
  constructor(words: readonly string[], among: Uint32Array, texts: RowTexts, before?: Found) {
    [this.words, this.among, this.#texts] = [words, among, texts];
    const fresh = before ? words.filter((word) => !before.words.includes(word)) : words;
    this.#typed = before && fresh.length === 0 ? before.#typed : longestOf(fresh);
    const bits = texts.mayHold(fresh.map((word) => [word]));
    const where = before ? before.slots : among;
    const unsure = fresh.filter((word) => !texts.isSure(word));
    this.#places = new Uint16Array(where.length);
    this.slots = unsure.length === 0 ? having(bits, where) : this.#read(where, bits, unsure, this.#placer(before));
  }

  /** Looks where the word stands, until the time is up. @returns whether that is known of all */
  place(untilMs: number): boolean {
    // Two letters are found without.
    if (this.#typed.length < 2) return true;
    while (this.#placed < this.slots.length) {
      if (this.#placed % slotsPerLook === 0 && performance.now() >= untilMs) return false;
      this.#places[this.#placed] = this.#texts.at(this.slots[this.#placed] ?? 0).indexOf(this.#typed);
      this.#placed += 1;
    }
    return true;
  }

  /** Those of the slots whose texts hold what their bits only say they may. */
  #read(where: Uint32Array, bits: Uint32Array, words: readonly string[], placeIn: Placer): Uint32Array {
    const others = words.filter((word) => word !== this.#typed);
    const slots = new Uint32Array(where.length);
    for (let at = 0; at < where.length; at += 1) {
      const slot = where[at] ?? 0;
      if (!hasBit(bits, slot)) continue;
      const text = this.#texts.at(slot);
      const place = placeIn(text, at);
      if (place < 0 || !hasAll(text, others)) continue;
      slots[this.#placed] = slot;
      this.#places[this.#placed] = place;
      this.#placed += 1;
    }
    return slots.subarray(0, this.#placed);
  }

  /** Where the typed word stands in a text: where the one before stood, most of the time, so that no search is begun for it. */
  #placer(before: Found | undefined): Placer {
    const typed = this.#typed;
    if (!before || !typed.startsWith(before.#typed)) return (text) => text.indexOf(typed);
    const [end, places, placed] = [before.#typed.length, before.#places, before.#placed];
    const [rest, next] = [typed.slice(end), typed.charCodeAt(end)];
    return (text, at) => {
      if (at >= placed) return text.indexOf(typed);
      const place = places[at] ?? 0;
      const goesOn = rest === '' || (text.charCodeAt(place + end) === next && text.startsWith(rest, place + end));
      return goesOn ? place : text.indexOf(typed, place);
    };
  }
}

/** One search with typos forgiven, which may be left and gone on with. */
class ForgivingSearch {
  readonly words: readonly string[];
  readonly among: Uint32Array;
  readonly #texts: RowTexts;
  /** Where the words may stand. */
  readonly #slots: Uint32Array;
  readonly #strict: readonly string[];
  readonly #matchers: readonly TypoMatcher[];
  readonly #found: number[] = [];
  #next = 0;

  /** @param slots where it looks, when that is known to be less than all */
  constructor(words: readonly string[], among: Uint32Array, texts: RowTexts, slots = among) {
    this.words = words;
    this.among = among;
    this.#texts = texts;
    this.#strict = words.filter((word) => !isForgiven(word));
    this.#matchers = words.filter(isForgiven).map((word) => new TypoMatcher(word));
    const lists = [...this.#strict.map((word) => [word]), ...this.#matchers.map(({ fragments }) => fragments)];
    const bits = texts.mayHold(lists);
    this.#slots = having(bits, slots);
  }

  get isDone(): boolean {
    return this.#next === this.#slots.length;
  }

  /** Those found, once it is done. */
  get slots(): Uint32Array {
    return Uint32Array.from(this.#found);
  }

  /** @returns whether it is done */
  advance(untilMs: number): boolean {
    for (; this.#next < this.#slots.length; this.#next += 1) {
      if (this.#next % slotsPerLook === 0 && performance.now() >= untilMs) return false;
      const slot = this.#slots[this.#next] ?? 0;
      if (this.#matches(this.#texts.at(slot))) this.#found.push(slot);
    }
    return true;
  }

  #matches(text: string): boolean {
    return hasAll(text, this.#strict) && this.#matchers.every((matcher) => matcher.matches(text));
  }
}

function longestOf(words: readonly string[]): string {
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
