/** Which column of a sheet is which, by what its heading says. Pure. */
import { fold } from '@folio/shared/values/fold.ts';

/** Where each field stands, from 0; a field that the sheet does not have is missing. */
export type SheetColumns<Field extends string> = Partial<Record<Field, number>>;

/**
 * By what people call the columns, accents and case ignored: first those whose heading is one of the words, then those
 * that begin with one. Fields and words that stand first are looked for first.
 */
export function columnsNamed<Field extends string>(
  headings: readonly string[],
  words: readonly (readonly [Field, readonly string[]])[],
): SheetColumns<Field> {
  const columns: SheetColumns<Field> = {};
  const taken = new Set<number>();
  const cells = headings.map((cell) =>
    fold(cell)
      .replace(/[:*]+$/, '')
      .trim(),
  );
  for (const isNamed of [
    (cell: string, word: string) => cell === word,
    (cell: string, word: string) => cell.startsWith(word),
  ]) {
    for (const [field, known] of words) {
      if (columns[field] !== undefined) continue;
      const at = firstOf(known, (word) => cells.findIndex((cell, place) => isNamed(cell, word) && !taken.has(place)));
      if (at === undefined) continue;
      columns[field] = at;
      taken.add(at);
    }
  }
  return columns;
}

function firstOf(words: readonly string[], place: (word: string) => number): number | undefined {
  for (const word of words) {
    const at = place(word);
    if (at >= 0) return at;
  }
  return undefined;
}

/** As the sheet's own program calls it: A, B … Z, AA. */
export function columnLetters(at: number): string {
  const rest = at % 26;
  const letter = String.fromCharCode(65 + rest);
  return at < 26 ? letter : columnLetters((at - rest) / 26 - 1) + letter;
}
