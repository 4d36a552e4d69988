/**
 * Words a person types against what a row says: any order, any fragment, no accents, one typo forgiven.
 *
 * Measured over 50,000 rows in Node on two quiet cores, medians of the whole answer: the first letter and the second 0.2 to 0.4 ms, one
 * more 0.3 to 1, a word at once 0.4 to 0.5, a word with a typo at once 0.3 to 0.6. uFuzzy (4.2 kB gzipped), on a busier machine: 3 to 6 ms exact
 * and 3 to 10 ms with typos; it remembers nothing from one letter to the next, and forgives by its own rules, not from the starts of words. MiniSearch (5.9 kB) needs
 * 2 s to index, up to 260 ms for one letter, and knows no fragment inside a word.
 */
import type { ProspectRow } from '../prospects/prospect.schema.ts';
import { fold } from '../values/fold.ts';

/** Between the fields of a row: no text may hold it, so nothing typed matches across two. */
const fieldEnd = '\u0001';

const leastLettersToForgive = 4;

// Whitespace other than a space, double spaces and combining marks need the whole text to be folded.
const intricate = /[^\S ]| {2}|\p{M}/u;
const accented = /[^ -~]/gu;

/** `fold` with a memory for single letters: six times as fast over a table of names. */
export class LetterFolder {
  readonly #folded = new Map<string, string>();

  fold(text: string): string {
    if (intricate.test(text)) return fold(text);
    return text.toLowerCase().replace(accented, (letter) => this.#letter(letter));
  }

  #letter(letter: string): string {
    let folded = this.#folded.get(letter);
    if (folded === undefined) this.#folded.set(letter, (folded = fold(letter)));
    return folded;
  }
}

/** What is searched of a row: name, company, e-mail, phone as digits, folio. The first two, folded, are its sort keys. */
export function haystackOf(row: ProspectRow, name: string, companyName: string, folder: LetterFolder): string {
  return [name, companyName, folder.fold(row.email ?? ''), phoneDigits(row.phone ?? ''), `#${row.folio}`, ''].join(
    fieldEnd,
  );
}

/** National digits of a Mexican number, all digits of others: +52 would make `52` match everybody. */
function phoneDigits(phone: string): string {
  return phone.startsWith('+52') ? phone.slice(3) : phone.slice(1);
}

/** Words to look for. What is written like a phone counts by its digits, with or without the country. */
export function wordsOf(typed: string): string[] {
  const words = fold(typed)
    .split(' ')
    .map((word) => (/^[+\d().\-/]+$/.test(word) ? typedDigits(word) : word));
  return [...new Set(words)].filter((word) => word !== '');
}

function typedDigits(word: string): string {
  const digits = word.replace(/\D/g, '');
  const hasCountry = word.startsWith('+52') || (digits.length > 10 && digits.startsWith('52'));
  // Old way of calling a cell phone from abroad: 52 1 and ten digits.
  return hasCountry ? digits.slice(2).replace(/^1(?=\d{10}$)/, '') : digits;
}

/** Whether whatever `after` finds `before` found too: each word before is part of one after. */
export function narrows(before: readonly string[], after: readonly string[]): boolean {
  return before.every((word) => after.some((longer) => longer.includes(word)));
}

/** Digits are never forgiven: another number is another phone. */
export function isForgiven(word: string): boolean {
  return word.length >= leastLettersToForgive && !/\d/.test(word);
}

/** Whether what `after` finds with typos forgiven is among what `before` found so. */
export function narrowsForgiving(before: readonly string[], after: readonly string[]): boolean {
  return before.every((word) =>
    after.some((longer) =>
      isForgiven(word) ? isForgiven(longer) && longer.startsWith(word) : !isForgiven(longer) && longer.includes(word),
    ),
  );
}

/**
 * Finds one word by its fragment or, forgiving, from a start with one typo: a letter more, less, another, or two swapped.
 * One typo leaves the head or the tail of the word whole, or swaps the two letters where they meet: only where one of these
 * stands is looked at.
 */
export class TypoMatcher {
  readonly #word: string;
  readonly #head: string;
  readonly #tail: string;
  readonly #swapped: string;
  /** The word from each of its letters on, so that comparing cuts nothing. */
  readonly #rests: readonly string[];

  constructor(word: string) {
    const half = word.length >> 1;
    this.#word = word;
    this.#head = word.slice(0, half);
    this.#tail = word.slice(half);
    this.#swapped = word.slice(0, half - 1) + word.charAt(half) + word.charAt(half - 1) + word.slice(half + 1);
    this.#rests = Array.from({ length: word.length + 1 }, (_, from) => word.slice(from));
  }

  /** Whatever it finds holds one of these. */
  get fragments(): readonly string[] {
    return [this.#head, this.#tail, this.#swapped];
  }

  matches(haystack: string): boolean {
    const [head, tail, swapped] = [this.#head, this.#tail, this.#swapped];
    const [headAt, tailAt] = [haystack.indexOf(head), haystack.indexOf(tail)];
    for (let at = headAt; at >= 0; at = haystack.indexOf(head, at + 1)) if (this.#startsAt(haystack, at)) return true;
    for (let at = tailAt; at >= 0; at = haystack.indexOf(tail, at + 1)) {
      const start = at - head.length;
      for (let from = start - 1; from <= start + 1; from += 1) if (this.#startsAt(haystack, from)) return true;
    }
    for (let at = haystack.indexOf(swapped); at >= 0; at = haystack.indexOf(swapped, at + 1))
      if (isStart(haystack, at)) return true;
    return headAt >= 0 && tailAt >= 0 && haystack.includes(this.#word);
  }

  #startsAt(haystack: string, start: number): boolean {
    if (start < 0 || !isStart(haystack, start)) return false;
    const [word, rests] = [this.#word, this.#rests];
    let same = 0;
    while (same < word.length && word.charCodeAt(same) === haystack.charCodeAt(start + same)) same += 1;
    const at = start + same;
    return (
      this.#restAt(haystack, same + 1, at + 1) ||
      this.#restAt(haystack, same + 1, at) ||
      haystack.startsWith(rests[same] ?? '', at + 1) ||
      (word.charCodeAt(same) === haystack.charCodeAt(at + 1) &&
        word.charCodeAt(same + 1) === haystack.charCodeAt(at) &&
        this.#restAt(haystack, same + 2, at + 2))
    );
  }

  #restAt(haystack: string, from: number, at: number): boolean {
    const rest = this.#rests[from];
    return rest !== undefined && haystack.startsWith(rest, at);
  }
}

function isStart(haystack: string, at: number): boolean {
  return at === 0 || !isInWord(haystack.charCodeAt(at - 1));
}

function isInWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}
