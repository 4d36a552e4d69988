/**
 * The font files a document may need, in the order in which they are asked for a character. All are of npm packages under the
 * SIL Open Font License. Only those whose characters occur are loaded: of the Chinese and Japanese ones a slice of 60 kB.
 */
import geist from '@fontsource/geist/unicode.json' with { type: 'json' };
import gowunDodum from '@fontsource/gowun-dodum/unicode.json' with { type: 'json' };
import notoEmoji from '@fontsource/noto-emoji/unicode.json' with { type: 'json' };
import notoSans from '@fontsource/noto-sans/unicode.json' with { type: 'json' };
import notoSansSc from '@fontsource/noto-sans-sc/unicode.json' with { type: 'json' };
import notoSymbols from '@fontsource/noto-sans-symbols-2/unicode.json' with { type: 'json' };
import type { Weight } from '../document.ts';

type Ranges = readonly (readonly [first: number, last: number])[];

interface Family {
  /** The package, `@fontsource/…`. */
  name: string;
  /** Slice → its characters, `U+0-FF,U+131`. */
  slices: Record<string, string>;
  /** Drawn twice: other letters stand out by colour and size alone. */
  bold: boolean;
}

const only = (slices: Record<string, string>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(slices).filter(([name]) => names.includes(name)));

/** The slices of a large font have numbers; what it has of other scripts, those before it have. */
const numbered = (slices: Record<string, string>) =>
  only(
    slices,
    Object.keys(slices).filter((name) => name.startsWith('[')),
  );

const families: readonly Family[] = [
  { name: 'geist', slices: only(geist, ['latin', 'latin-ext', 'cyrillic', 'vietnamese']), bold: true },
  { name: 'noto-sans', slices: only(notoSans, ['greek', 'cyrillic-ext', 'greek-ext']), bold: true },
  { name: 'noto-emoji', slices: notoEmoji, bold: false },
  { name: 'noto-sans-symbols-2', slices: only(notoSymbols, ['symbols']), bold: false },
  // Its package says «latin» of a file that holds arrows and signs of mathematics.
  { name: 'noto-sans-math', slices: { latin: 'U+2016-2BFF,U+1D400-1D7FF' }, bold: false },
  { name: 'noto-sans-sc', slices: numbered(notoSansSc), bold: false },
  { name: 'gowun-dodum', slices: numbered(gowunDodum), bold: false },
];

const bold = 600;
const regular = 400;

const fileOf = (family: string, slice: string, weight: number) =>
  `${family}-${slice.replace(/[[\]]/g, '')}-${weight}-normal`;

/** A slice of a family, as the file of each weight. */
export interface FontSlice {
  files: Record<Weight, string>;
  ranges: Ranges;
}

const slicesOf = ({ name, slices, bold: isBold }: Family): FontSlice[] =>
  Object.entries(slices).map(([slice, characters]) => ({
    files: { regular: fileOf(name, slice, regular), bold: fileOf(name, slice, isBold ? bold : regular) },
    ranges: rangesOf(characters),
  }));

function rangesOf(characters: string): Ranges {
  return characters.split(',').map((range) => {
    const [first = '', last = first] = range.trim().slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  });
}

const read = new Map<string, FontSlice[]>();

/** Slices that say they hold a character, the preferred one first; what is not asked for is not read. */
export function* slicesFor(codePoint: number): Generator<FontSlice> {
  for (const family of families) {
    const slices = read.get(family.name) ?? slicesOf(family);
    read.set(family.name, slices);
    for (const slice of slices) {
      if (slice.ranges.some(([first, last]) => first <= codePoint && codePoint <= last)) yield slice;
    }
  }
}

/** Letters and figures of every document, and the box that stands for what no font has. */
export const firstSlice = (): FontSlice => {
  const slice = slicesFor(0x41).next().value;
  if (!slice) throw new RangeError('no font for letters');
  return slice;
};

/** Every file that could be asked for, with the package it comes in: for who publishes them. */
export function fontFiles(): { file: string; path: string }[] {
  return families.flatMap((family) => {
    const files = slicesOf(family).flatMap(({ files }) => Object.values(files));
    return [...new Set(files)].map((file) => ({ file, path: `@fontsource/${family.name}/files/${file}.woff` }));
  });
}
