/** Texts found by the bits of their pairs of letters: none that holds the fragment is left out, and of short ones none is too many. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSure, LetterPairs } from '@folio/shared/rows/letter-pairs.ts';

const letters = (least: number, most: number) =>
  fc.array(fc.constantFrom('a', 'b', 'z', '0', '9', ' ', '\u0001', '@', '%', 'ß', '语', '😀'), {
    minLength: least,
    maxLength: most,
  });
const written = fc.record({ place: fc.nat(70), text: letters(0, 12) });

const placesIn = (bits: Uint32Array) =>
  Array.from({ length: bits.length * 32 }, (_, place) => place).filter(
    (place) => ((bits[place >> 5] ?? 0) >>> (place & 31)) & 1,
  );

test('of texts written and rewritten, those that hold a fragment are among those that may, and are all of them when it is sure', () => {
  let sure = 0;
  fc.assert(
    fc.property(fc.array(written, { maxLength: 60 }), letters(1, 4), (writes, fragmentLetters) => {
      const pairs = new LetterPairs();
      const texts: string[] = Array.from({ length: 71 }, () => '');
      for (const { place, text } of writes) {
        texts[place] = text.join('');
        pairs.set(place, texts[place]);
      }
      const fragment = fragmentLetters.join('');
      const holding = texts.flatMap((text, place) => (text.includes(fragment) ? [place] : []));
      const may = placesIn(pairs.mayHold(fragment));
      if (isSure(fragment)) sure += 1;
      expect(isSure(fragment) ? may : may.filter((place) => holding.includes(place))).toEqual(holding);
    }),
    { numRuns: 3000 },
  );
  expect(sure).toBeGreaterThan(300);
});
