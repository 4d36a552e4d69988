/**
 * Of the OpenType layout tables, what a printed page needs: kerning between two glyphs (GPOS), and figures of one width
 * (GSUB `tnum`). https://learn.microsoft.com/typography/opentype/spec/chapter2
 */
import { tagAt } from './woff.ts';

/** Offsets of the subtables of each lookup that a feature names, in the order in which lookups apply. */
function subtablesOf(view: DataView, feature: string, wanted: { type: number; extension: number }): number[][] {
  const [features, lookups] = [view.getUint16(6), view.getUint16(8)];
  const indices = new Set<number>();
  for (let index = 0; index < view.getUint16(features); index += 1) {
    const record = features + 2 + index * 6;
    if (tagAt(view, record) !== feature) continue;
    const table = features + view.getUint16(record + 4);
    for (let at = 0; at < view.getUint16(table + 2); at += 1) indices.add(view.getUint16(table + 4 + at * 2));
  }
  return [...indices]
    .sort((a, b) => a - b)
    .map((index) => subtablesOfLookup(view, lookups + view.getUint16(lookups + 2 + index * 2), wanted));
}

function subtablesOfLookup(view: DataView, lookup: number, wanted: { type: number; extension: number }): number[] {
  const type = view.getUint16(lookup);
  const offsets = Array.from(
    { length: view.getUint16(lookup + 4) },
    (_, at) => lookup + view.getUint16(lookup + 6 + at * 2),
  );
  if (type === wanted.type) return offsets;
  if (type !== wanted.extension) return [];
  return offsets
    .filter((offset) => view.getUint16(offset + 2) === wanted.type)
    .map((offset) => offset + view.getUint32(offset + 4));
}

/** Glyph → its place in a coverage table. */
function readCoverage(view: DataView, offset: number): Map<number, number> {
  const places = new Map<number, number>();
  const count = view.getUint16(offset + 2);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint16(offset) === 1) {
      places.set(view.getUint16(offset + 4 + index * 2), index);
      continue;
    }
    const range = offset + 4 + index * 6;
    const [first, last, from] = [view.getUint16(range), view.getUint16(range + 2), view.getUint16(range + 4)];
    for (let glyph = first; glyph <= last; glyph += 1) places.set(glyph, from + glyph - first);
  }
  return places;
}

/** Glyph → class; 0 for those not there. */
function readClasses(view: DataView, offset: number): Map<number, number> {
  const classes = new Map<number, number>();
  if (view.getUint16(offset) === 1) {
    const first = view.getUint16(offset + 2);
    for (let at = 0; at < view.getUint16(offset + 4); at += 1)
      classes.set(first + at, view.getUint16(offset + 6 + at * 2));
    return classes;
  }
  for (let at = 0; at < view.getUint16(offset + 2); at += 1) {
    const range = offset + 4 + at * 6;
    for (let glyph = view.getUint16(range); glyph <= view.getUint16(range + 2); glyph += 1) {
      classes.set(glyph, view.getUint16(range + 4));
    }
  }
  return classes;
}

/** What is added to the first glyph's width, in font units; undefined when the subtable does not know the first. */
type PairAdjustment = (left: number, right: number) => number | undefined;

/** Of a value record, how long it is and where in it the change of width stands. */
function shapeOf(format: number): { bytes: number; advanceAt: number | undefined } {
  const bits = (mask: number) => [...(format & mask).toString(2)].filter((bit) => bit === '1').length;
  return { bytes: bits(0xffff) * 2, advanceAt: format & 4 ? bits(3) * 2 : undefined };
}

function readPairs(view: DataView, table: number): PairAdjustment {
  const coverage = readCoverage(view, table + view.getUint16(table + 2));
  const first = shapeOf(view.getUint16(table + 4));
  const both = first.bytes + shapeOf(view.getUint16(table + 6)).bytes;
  const advanceIn = (record: number) => (first.advanceAt === undefined ? 0 : view.getInt16(record + first.advanceAt));
  if (view.getUint16(table) === 1) {
    return (left, right) => {
      const place = coverage.get(left);
      if (place === undefined) return undefined;
      const set = table + view.getUint16(table + 10 + place * 2);
      for (let at = 0; at < view.getUint16(set); at += 1) {
        const record = set + 2 + at * (2 + both);
        if (view.getUint16(record) === right) return advanceIn(record + 2);
      }
      return undefined;
    };
  }
  const lefts = readClasses(view, table + view.getUint16(table + 8));
  const rights = readClasses(view, table + view.getUint16(table + 10));
  const columns = view.getUint16(table + 14);
  return (left, right) => {
    if (!coverage.has(left)) return undefined;
    const cell = (lefts.get(left) ?? 0) * columns + (rights.get(right) ?? 0);
    return advanceIn(table + 16 + cell * both);
  };
}

/** How much closer two glyphs stand, in font units; 0 where the font says nothing. */
export function readKerning(gpos: DataView | undefined): (left: number, right: number) => number {
  if (!gpos) return () => 0;
  const lookups = subtablesOf(gpos, 'kern', { type: 2, extension: 9 }).map((tables) =>
    tables.map((table) => readPairs(gpos, table)),
  );
  const known = new Map<number, number>();
  return (left, right) => {
    const key = left * 0x10000 + right;
    const here = known.get(key);
    if (here !== undefined) return here;
    const sum = lookups.reduce((total, pairs) => total + firstOf(pairs, left, right), 0);
    known.set(key, sum);
    return sum;
  };
}

function firstOf(pairs: readonly PairAdjustment[], left: number, right: number): number {
  for (const adjustment of pairs) {
    const value = adjustment(left, right);
    if (value !== undefined) return value;
  }
  return 0;
}

/** Glyph → the one that stands for it, by a feature of single substitutions. */
export function readSubstitutes(gsub: DataView | undefined, feature: string): Map<number, number> {
  const substitutes = new Map<number, number>();
  if (!gsub) return substitutes;
  for (const table of subtablesOf(gsub, feature, { type: 1, extension: 7 }).flat()) {
    const isDelta = gsub.getUint16(table) === 1;
    for (const [glyph, place] of readCoverage(gsub, table + gsub.getUint16(table + 2))) {
      const other = isDelta ? (glyph + gsub.getInt16(table + 4)) & 0xffff : gsub.getUint16(table + 6 + place * 2);
      substitutes.set(glyph, other);
    }
  }
  return substitutes;
}
