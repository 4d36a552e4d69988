/**
 * What a bucket holds: one number per measure, and beside it one per measure and value of each dimension, so that the parts
 * of a whole stand in the same item as the whole. Names are short, since a bucket is paid for by its size. Pure.
 */
import { dimensions, measures, type Dimension, type Measure, type Sums } from '@folio/shared/reports/report.rules.ts';
import type { Attributes } from '../../platform/table.ts';
import type { Fact } from './facts.ts';

const measureLetters: Record<Measure, string> = {
  prospects: 'p',
  followUps: 'f',
  appointments: 'a',
  quotes: 'q',
  orders: 'o',
  cancelled: 'x',
  converted: 'v',
  closed: 'd',
  closedDays: 'n',
  'quotes.MXN': 'qm',
  'quotes.USD': 'qu',
  'orders.MXN': 'om',
  'orders.USD': 'ou',
};

const dimensionLetters: Record<Dimension, string> = {
  attendedBy: 't',
  generatedBy: 'b',
  workCentreId: 'w',
  contactChannelId: 'h',
  lineOfBusinessId: 'g',
  state: 's',
  cancelReasonId: 'r',
};

const measureOf = new Map(measures.map((measure) => [measureLetters[measure], measure]));
const dimensionOf = new Map(dimensions.map((dimension) => [dimensionLetters[dimension], dimension]));

const nothing = '0';
const idPrefix: Partial<Record<Dimension, string>> = {
  workCentreId: 'wcn_',
  contactChannelId: 'cat_',
  lineOfBusinessId: 'cat_',
  cancelReasonId: 'cat_',
};

const isPerson = (dimension: Dimension) => dimension === 'generatedBy' || dimension === 'attendedBy';

function shortOf(dimension: Dimension, value: string | undefined): string {
  if (value === undefined) return nothing;
  return isPerson(dimension) ? value.replaceAll('-', '') : value.slice(idPrefix[dimension]?.length ?? 0);
}

function valueOf(dimension: Dimension, short: string): string | undefined {
  if (short === nothing) return undefined;
  if (!isPerson(dimension)) return `${idPrefix[dimension] ?? ''}${short}`;
  return short.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** One value of a dimension; without `key` those of which nobody said it. */
export interface Part {
  by: Dimension;
  key: string | undefined;
}

function nameOf(letter: string, { by, key }: Part): string {
  return `${letter}_${dimensionLetters[by]}_${shortOf(by, key)}`;
}

/** The attributes of a bucket that hold the whole of it, or one part. */
export function attributesOf(part?: Part): string[] {
  const letters = Object.values(measureLetters);
  return part ? letters.map((letter) => nameOf(letter, part)) : letters;
}

/** What one fact adds to a bucket of who attends, which says so by its key, or to one of all. */
export function countsOf(fact: Fact, of: 'one' | 'all'): Record<string, number> {
  const { figure, currency, cents = 0, days } = fact;
  const hasAmount = figure === 'quotes' || figure === 'orders';
  const counted: [Measure, number][] = [
    [figure, 1],
    ...(hasAmount && currency ? [[`${figure}.${currency}`, cents] as [Measure, number]] : []),
    ...(figure === 'closed' ? [['closedDays', days ?? 0] as [Measure, number]] : []),
  ];
  // A reason is told of what was cancelled alone.
  const told = dimensions.filter(
    (one) => (one !== 'cancelReasonId' || figure === 'cancelled') && (one !== 'attendedBy' || of === 'all'),
  );
  const counts = counted.flatMap(([measure, count]) => {
    const letter = measureLetters[measure];
    const parts = told.map((by) => nameOf(letter, { by, key: fact[by] }));
    return [letter, ...parts].map((name): [string, number] => [name, count]);
  });
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}

/** A bucket, read. */
export interface Bucket {
  /** Day or month. */
  at: string;
  /** Of all of them nobody: who attends is a part. */
  attendedBy: string | undefined;
  whole: Sums;
  parts: (Part & { sums: Sums })[];
}

/** Attributes that are none of its counts are left out. @param sign -1 for what is to be taken off */
export function bucketOf(item: Attributes, sign: 1 | -1): Bucket {
  const [, at = '', attendedBy] = String(item['sk']).split('#');
  const parts = new Map<string, Bucket['parts'][number]>();
  const whole: Sums = {};
  for (const [name, count] of Object.entries(item)) {
    // Of a large company these are thousands a year: nothing is copied on the way.
    const letterEnd = name.indexOf('_');
    const measure = measureOf.get(letterEnd < 0 ? name : name.slice(0, letterEnd));
    if (!measure || typeof count !== 'number' || count === 0) continue;
    if (letterEnd < 0) whole[measure] = sign * count;
    else partAt(parts, name.slice(letterEnd + 1)).sums[measure] = sign * count;
  }
  return { at, attendedBy, whole, parts: [...parts.values()] };
}

/** @param place letter of the dimension and short value */
function partAt(parts: Map<string, Bucket['parts'][number]>, place: string): Bucket['parts'][number] {
  const found = parts.get(place);
  if (found) return found;
  const [letter = '', short = ''] = place.split('_');
  const by = dimensionOf.get(letter);
  if (!by) throw new TypeError('a bucket counts by what is no dimension');
  const part = { by, key: valueOf(by, short), sums: {} };
  parts.set(place, part);
  return part;
}
