/** Which rows hold the words that somebody types, remembered from one letter to the next. */
import { RowTexts, soughtOf } from './row-texts.ts';
import { isForgiven, narrows, narrowsForgiving, TypoMatcher } from './search-words.rules.ts';

/** Typos are forgiven when what was typed finds fewer rows than this. */
const fewRows = 10;

interface Found {
  /** Where it was looked for: all slots of a scope. */
  among: Uint32Array;
  words: readonly string[];
  slots: Uint32Array;
  /** Where the last word looked for stands in each: a longer one is likely to stand there, too. */
  last?: { word: string; places: Uint32Array };
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

  /** Slots that have all the words; another letter at the end looks on from where the word before it stands. */
  find(words: readonly string[], all: Uint32Array): Uint32Array {
    if (words.length === 0) return all;
    const before = this.#found;
    const isNarrower = before?.among === all && narrows(before.words, words);
    let found: Found = isNarrower ? { ...before, words } : { among: all, words, slots: all };
    const news = isNarrower ? words.filter((word) => !before.words.includes(word)) : words;
    for (const word of news.toSorted((one, other) => other.length - one.length)) found = this.#holding(word, found);
    this.#found = found;
    return found.slots.length < fewRows && words.some(isForgiven) ? this.#findForgiving(words, all) : found.slots;
  }

  #findForgiving(words: readonly string[], all: Uint32Array): Uint32Array {
    const before = this.#forgiven;
    const isNarrower = before?.among === all && narrowsForgiving(before.words, words);
    let found: Found = { among: all, words, slots: isNarrower ? before.slots : all };
    for (const word of words) if (!isForgiven(word)) found = this.#holding(word, found);
    const matchers = words.filter(isForgiven).map(matcherOf);
    const { texts } = this;
    const slots = found.slots.filter((slot) => matchers.every((matcher) => matcher(texts, slot)));
    this.#forgiven = { among: all, words, slots };
    return slots;
  }

  /** Those of what was found whose text holds the word. */
  #holding(word: string, { slots: among, last, ...rest }: Found): Found {
    const before = last && word.startsWith(last.word) ? last : undefined;
    const sought = soughtOf(word, before?.word.length);
    const slots = new Uint32Array(among.length);
    const places = new Uint32Array(among.length);
    let count = 0;
    for (let at = 0; at < among.length; at += 1) {
      const slot = among[at] ?? 0;
      const place = this.texts.find(sought, slot, before?.places[at]);
      if (place < 0) continue;
      slots[count] = slot;
      places[count] = place;
      count += 1;
    }
    // Where a single letter stands was not looked for.
    return { ...rest, slots: slots.subarray(0, count), ...(sought.isLetter ? {} : { last: { word, places } }) };
  }
}

/** Looks only at texts in which one of the word's fragments can be. */
function matcherOf(word: string): (texts: RowTexts, slot: number) => boolean {
  const matcher = new TypoMatcher(word);
  const fragments = matcher.fragments.map((fragment) => soughtOf(fragment));
  return (texts, slot) =>
    fragments.some((fragment) => texts.mayHold(fragment, slot)) && matcher.matches(texts.at(slot));
}
