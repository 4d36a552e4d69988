/**
 * What a bucket holds: the counts of all measures, and beside them those of each value of each dimension, so that the parts of a
 * whole stand in the same item as the whole: four numbers each (`packed-counts.ts`). Names are short, since a bucket is paid for
 * by its size. Pure.
 */
import { dimensions, type Dimension, type Measure, type Sums } from '@folio/shared/reports/report.rules.ts';
import type { Attributes } from '../../platform/table.ts';
import type { Fact } from './facts.ts';
import { isPacked, packLetters, placeOf, unpack } from './packed-counts.ts';

const dimensionLetters: Record<Dimension, string> = {
  attendedBy: 't',
  generatedBy: 'b',
  workCentreId: 'w',
  contactChannelId: 'h',
  lineOfBusinessId: 'g',
  state: 's',
  cancelReasonId: 'r',
};

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

/** An attribute of the whole, or of one part. */
function attributeOf(letter: string, part?: Part): string {
  return part ? `${letter}_${dimensionLetters[part.by]}_${shortOf(part.by, part.key)}` : letter;
}

/** The attributes of a bucket that hold the whole of it, or one part. */
export function attributesOf(part?: Part): string[] {
  return packLetters.map((letter) => attributeOf(letter, part));
}

/** What is added to the numbers of a bucket, by attribute. */
export type Additions = Map<string, bigint>;

/** Adds to additions; what comes to nothing is none. */
export function addTo(additions: Additions, others: ReadonlyMap<string, bigint>, sign: 1n | -1n = 1n): void {
  for (const [attribute, number] of others) {
    const sum = (additions.get(attribute) ?? 0n) + sign * number;
    if (sum === 0n) additions.delete(attribute);
    else additions.set(attribute, sum);
  }
}

/** What one fact adds to a bucket of who attends, which says so by its key, or to one of all. */
export function additionsTo(of: 'one' | 'all', fact: Fact): Additions {
  // A reason is told of what was cancelled alone.
  const told = dimensions.filter(
    (one) => (one !== 'cancelReasonId' || fact.figure === 'cancelled') && (one !== 'attendedBy' || of === 'all'),
  );
  const places = [undefined, ...told.map((by): Part => ({ by, key: fact[by] }))];
  const additions: Additions = new Map();
  for (const [measure, count] of countedIn(fact)) {
    const { letter, unit } = placeOf(measure);
    addTo(additions, new Map(places.map((part) => [attributeOf(letter, part), unit * BigInt(count)])));
  }
  return additions;
}

function countedIn({ figure, currency, cents = 0, days = 0 }: Fact): [Measure, count: number][] {
  if (figure === 'closed') return [[figure, 1], ['closedDays', days]]; // prettier-ignore
  if ((figure === 'quotes' || figure === 'orders') && currency) return [[figure, 1], [`${figure}.${currency}`, cents]]; // prettier-ignore
  return [[figure, 1]];
}

/** The numbers that a bucket holds, by attribute. */
export function numbersIn(item: Attributes): Additions {
  const numbers: Additions = new Map();
  for (const [attribute, value] of Object.entries(item)) {
    const isNumber = typeof value === 'number' || typeof value === 'bigint';
    if (isNumber && isPacked(letterOf(attribute))) numbers.set(attribute, BigInt(value));
  }
  return numbers;
}

/** What additions count, as an operator reads it: `prospects_s_JAL+1`. */
export function wordsOf(additions: ReadonlyMap<string, bigint>): string[] {
  return [...additions].flatMap(([attribute, number]) => {
    const words: string[] = [];
    const letter = letterOf(attribute);
    const place = attribute.slice(letter.length);
    unpack(letter, number, (measure, count) => words.push(`${measure}${place}${count > 0 ? '+' : ''}${count}`));
    return words;
  });
}

function letterOf(attribute: string): string {
  const end = attribute.indexOf('_');
  return end < 0 ? attribute : attribute.slice(0, end);
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

/** What an attribute counts: of the whole bucket, or of one part. */
interface Name {
  letter: string;
  /** Letter of the dimension and short value. */
  place: string | undefined;
}

/** Reads buckets of one question. Of a year of a large company they have three thousand numbers under three hundred names. */
export class BucketReader {
  /** Undefined for what is none of its numbers. */
  readonly #names = new Map<string, Name | undefined>();
  readonly #parts = new Map<string, Part>();

  /** @param sign -1 for what is to be taken off */
  read(item: Attributes, sign: 1 | -1): Bucket {
    const [, at = '', attendedBy] = String(item['sk']).split('#');
    const parts = new Map<string, Bucket['parts'][number]>();
    const whole: Sums = {};
    for (const attribute in item) {
      const number = item[attribute];
      const name = this.#nameOf(attribute);
      if (!name || (typeof number !== 'number' && typeof number !== 'bigint')) continue;
      const sums = name.place === undefined ? whole : this.#partAt(parts, name.place).sums;
      unpack(name.letter, number, (measure, count) => (sums[measure] = sign * count));
    }
    return { at, attendedBy, whole, parts: [...parts.values()] };
  }

  #nameOf(attribute: string): Name | undefined {
    if (this.#names.has(attribute)) return this.#names.get(attribute);
    const letter = letterOf(attribute);
    const place = attribute === letter ? undefined : attribute.slice(letter.length + 1);
    const name = isPacked(letter) ? { letter, place } : undefined;
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
