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

/** What an attribute counts: a measure of the whole bucket, or of one part. */
interface Name {
  measure: Measure;
  /** Letter of the dimension and short value. */
  place: string | undefined;
}

/** Reads buckets of one question. Of a year of a large company they have ten thousand counts under a thousand names. */
export class BucketReader {
  /** Undefined for what is none of its counts. */
  readonly #names = new Map<string, Name | undefined>();
  readonly #parts = new Map<string, Part>();

  /** @param sign -1 for what is to be taken off */
  read(item: Attributes, sign: 1 | -1): Bucket {
    const [, at = '', attendedBy] = String(item['sk']).split('#');
    const parts = new Map<string, Bucket['parts'][number]>();
    const whole: Sums = {};
    for (const attribute in item) {
      const count = item[attribute];
      const name = this.#nameOf(attribute);
      if (!name || typeof count !== 'number' || count === 0) continue;
      const sums = name.place === undefined ? whole : this.#partAt(parts, name.place).sums;
      sums[name.measure] = sign * count;
    }
    return { at, attendedBy, whole, parts: [...parts.values()] };
  }

  #nameOf(attribute: string): Name | undefined {
    if (this.#names.has(attribute)) return this.#names.get(attribute);
    const end = attribute.indexOf('_');
    const measure = measureOf.get(end < 0 ? attribute : attribute.slice(0, end));
    const name = measure && { measure, place: end < 0 ? undefined : attribute.slice(end + 1) };
    this.#names.set(attribute, name);
    return name;
  }

  #partAt(parts: Map<string, Bucket['parts'][number]>, place: string): Bucket['parts'][number] {
    const found = parts.get(place);
    if (found) return found;
    const named = this.#parts.get(place) ?? partOf(place);
    this.#parts.set(place, named);
    const part = { ...named, sums: {} };
    parts.set(place, part);
    return part;
  }
}

function partOf(place: string): Part {
  const [letter = '', short = ''] = place.split('_');
  const by = dimensionOf.get(letter);
  if (!by) throw new TypeError('a bucket counts by what is no dimension');
  return { by, key: valueOf(by, short) };
}
