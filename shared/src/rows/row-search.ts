/** Which rows hold the words that somebody types, remembered from one letter to the next. */
import { RowTexts } from './row-texts.ts';
import { isForgiven, narrows, narrowsForgiving, TypoMatcher } from './search-words.rules.ts';

/** Typos are forgiven when what was typed finds fewer rows than this. */
const fewRows = 10;

/** How many are looked at between two looks at the clock. */
const slotsPerLook = 512;

interface Followed {
  /** Where it was looked for: all slots of a scope. */
  among: Uint32Array;
  words: readonly string[];
  slots: Uint32Array;
  /** The word that is being typed, and where it first stands in the text of each of the slots: another letter goes on from there. */
  typed: string;
  places: Uint16Array;
}

export class RowSearch {
  readonly texts = new RowTexts();
  #found: Followed | undefined;
  #forgiven: ForgivingSearch | undefined;

  /** A row came, left or says something else. */
  forget(): void {
    this.#found = undefined;
    this.#forgiven = undefined;
  }

  /** Slots that have all the words; another letter at the end searches only what was found before it. */
  find(words: readonly string[], all: Uint32Array): Uint32Array {
    if (words.length === 0) return all;
    const found = this.#narrowed(words, all) ?? this.#anew(words, all);
    this.#found = found;
    return found.slots.length < fewRows && words.some(isForgiven) ? this.#findForgiving(words, all) : found.slots;
  }

  /** From what was found before, when only one word was begun or went on since. */
  #narrowed(words: readonly string[], all: Uint32Array): Followed | undefined {
    const before = this.#found;
    if (before?.among !== all || !narrows(before.words, words)) return undefined;
    const [typed = before.typed, ...more] = words.filter((word) => !before.words.includes(word));
    if (more.length > 0) return undefined;
    const isSame = typed.startsWith(before.typed);
    const [end, rest] = [before.typed.length, typed.slice(before.typed.length)];
    const next = rest.charCodeAt(0);
    const kept = new Kept(before.slots.length);
    for (let at = 0; at < before.slots.length; at += 1) {
      const slot = before.slots[at] ?? 0;
      const text = this.texts.at(slot);
      const from = isSame ? (before.places[at] ?? 0) : 0;
      // Most of the time the letter follows where the word stood: no search is begun for it.
      const goesOn =
        isSame && (rest === '' || (text.charCodeAt(from + end) === next && text.startsWith(rest, from + end)));
      const place = goesOn ? from : text.indexOf(typed, from);
      if (place >= 0) kept.add(slot, place);
    }
    return { among: all, words, typed, ...kept.all };
  }

  #anew(words: readonly string[], all: Uint32Array): Followed {
    const typed = longestOf(words);
    const others = words.filter((word) => word !== typed);
    const places = this.texts.places(typed);
    const kept = new Kept(all.length);
    for (let next = 0; next < all.length; next += 1) {
      const slot = all[next] ?? 0;
      const place = places[slot] ?? 0;
      if (place > 0 && (others.length === 0 || hasAll(this.texts.at(slot), others))) kept.add(slot, place - 1);
    }
    return { among: all, words, typed, ...kept.all };
  }

  /**
   * Joins what is searched, and looks with typos forgiven for what is being typed, though it is found without: the next letter may be
   * the wrong one.
   * @returns whether that is done
   */
  prepare(untilMs: number): boolean {
    if (!this.texts.prepare(untilMs)) return false;
    const before = this.#found;
    if (!before?.words.some(isForgiven)) return true;
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

/** One search with typos forgiven, which may be left and gone on with. */
class ForgivingSearch {
  readonly words: readonly string[];
  readonly among: Uint32Array;
  readonly #texts: RowTexts;
  readonly #slots: Uint32Array;
  readonly #strict: readonly string[];
  /** The longest word first: fewest rows hold what one typo leaves of it. */
  readonly #matchers: readonly TypoMatcher[];
  /** By slot, where each fragment of the first one stands, from 1; unknown where few rows are left. */
  readonly #places: readonly Uint16Array[];
  readonly #kept: Kept;
  #next = 0;

  /** @param slots those to look at, when they are known to be fewer than all */
  constructor(words: readonly string[], among: Uint32Array, texts: RowTexts, slots?: Uint32Array) {
    this.words = words;
    this.among = among;
    this.#texts = texts;
    this.#slots = slots ?? among;
    this.#strict = words.filter((word) => !isForgiven(word));
    const forgiven = words.filter(isForgiven).toSorted((one, other) => other.length - one.length);
    this.#matchers = forgiven.map((word) => new TypoMatcher(word));
    const fragments = slots ? [] : (this.#matchers[0]?.fragments ?? []);
    this.#places = fragments.map((fragment) => texts.places(fragment));
    this.#kept = new Kept(this.#slots.length);
  }

  get isDone(): boolean {
    return this.#next === this.#slots.length;
  }

  /** Those found, once it is done. */
  get slots(): Uint32Array {
    return this.#kept.all.slots;
  }

  /** @returns whether it is done */
  advance(untilMs: number): boolean {
    for (; this.#next < this.#slots.length; this.#next += 1) {
      if (this.#next % slotsPerLook === 0 && performance.now() >= untilMs) return false;
      const slot = this.#slots[this.#next] ?? 0;
      if (this.#matches(slot)) this.#kept.add(slot, 0);
    }
    return true;
  }

  #matches(slot: number): boolean {
    const [surest, ...others] = this.#matchers;
    const [heads, tails, swaps] = this.#places;
    if (!surest) return false;
    const text = this.#texts.at(slot);
    if (heads && tails && swaps) {
      const [head = 0, tail = 0, swap = 0] = [heads[slot], tails[slot], swaps[slot]];
      if (head + tail + swap === 0 || !surest.matches(text, head - 1, tail - 1, swap - 1)) return false;
    } else if (!surest.matches(text)) return false;
    return hasAll(text, this.#strict) && others.every((matcher) => matcher.matches(text));
  }
}

/** Slots and places as they are found, in two lists of numbers that never grow. */
class Kept {
  readonly #slots: Uint32Array;
  readonly #places: Uint16Array;
  #length = 0;

  constructor(most: number) {
    this.#slots = new Uint32Array(most);
    this.#places = new Uint16Array(most);
  }

  add(slot: number, place: number): void {
    this.#slots[this.#length] = slot;
    this.#places[this.#length] = place;
    this.#length += 1;
  }

  get all(): Pick<Followed, 'slots' | 'places'> {
    return { slots: this.#slots.subarray(0, this.#length), places: this.#places.subarray(0, this.#length) };
  }
}

function hasAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}

function longestOf(words: readonly string[]): string {
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
