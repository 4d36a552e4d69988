/** Which rows hold the words that somebody types, remembered from one letter to the next. */
import { RowTexts } from './row-texts.ts';
import { isForgiven, narrows, narrowsForgiving, TypoMatcher } from './search-words.rules.ts';

/** Typos are forgiven when what was typed finds fewer rows than this. */
const fewRows = 10;

interface Found {
  /** Where it was looked for: all slots of a scope. */
  among: Uint32Array;
  words: readonly string[];
  slots: Uint32Array;
}

export class RowSearch {
  readonly texts = new RowTexts();
  #found: Found | undefined;
  #forgiven: Found | undefined;

  /** A row came, left or says something else. */
  forget(): void {
    this.#found = undefined;
    this.#forgiven = undefined;
  }

  /** Slots that have all the words; another letter at the end searches only what was found before it. */
  find(words: readonly string[], all: Uint32Array): Uint32Array {
    if (words.length === 0) return all;
    const before = this.#found;
    const isNarrower = before?.among === all && narrows(before.words, words);
    const longest = longestOf(words);
    const among = isNarrower ? before.slots : this.#holding([longest], all);
    const others = isNarrower ? words : words.filter((word) => word !== longest);
    const slots = others.length === 0 ? among : among.filter((slot) => hasAll(this.texts.at(slot), others));
    this.#found = { among: all, words, slots };
    return slots.length < fewRows && words.some(isForgiven) ? this.#findForgiving(words, all) : slots;
  }

  #findForgiving(words: readonly string[], all: Uint32Array): Uint32Array {
    const before = this.#forgiven;
    const strict = words.filter((word) => !isForgiven(word));
    const matchers = words.filter(isForgiven).map((word) => new TypoMatcher(word));
    const isNarrower = before?.among === all && narrowsForgiving(before.words, words);
    const [surest] = matchers.toSorted((one, other) => other.length - one.length);
    const fragments = strict.length > 0 ? [longestOf(strict)] : (surest?.fragments ?? []);
    const slots = (isNarrower ? before.slots : this.#holding(fragments, all)).filter((slot) => {
      const text = this.texts.at(slot);
      return hasAll(text, strict) && matchers.every((matcher) => matcher.matches(text));
    });
    this.#forgiven = { among: all, words, slots };
    return slots;
  }

  /** Those whose text holds any of the fragments. */
  #holding(fragments: readonly string[], all: Uint32Array): Uint32Array {
    const marks = this.texts.marks(fragments);
    return all.filter((slot) => marks[slot] === 1);
  }
}

function hasAll(text: string, words: readonly string[]): boolean {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}

function longestOf(words: readonly string[]): string {
  return words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
}
