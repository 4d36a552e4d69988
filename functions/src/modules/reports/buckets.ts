/**
 * What a bucket holds: one number per measure, and beside it one per measure and value of each dimension, so that the parts
 * of a whole stand in the same item as the whole. Names are short, since a bucket is paid for by its size. Pure.
 */
import {
  added,
  dimensions,
  measures,
  type Dimension,
  type Measure,
  type Sums,
} from '@folio/shared/reports/report.rules.ts';
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

/** Who attends stands in the bucket's key. */
type HeldDimension = Exclude<Dimension, 'attendedBy'>;

const dimensionLetters: Record<HeldDimension, string> = {
  generatedBy: 'b',
  workCentreId: 'w',
  contactChannelId: 'h',
  lineOfBusinessId: 'g',
  state: 's',
  cancelReasonId: 'r',
};
const heldDimensions = dimensions.filter((one): one is HeldDimension => one !== 'attendedBy');

const measureOf = new Map(measures.map((measure) => [measureLetters[measure], measure]));
const dimensionOf = new Map(heldDimensions.map((dimension) => [dimensionLetters[dimension], dimension]));

const nothing = '0';
const idPrefix: Partial<Record<HeldDimension, string>> = {
  workCentreId: 'wcn_',
  contactChannelId: 'cat_',
  lineOfBusinessId: 'cat_',
  cancelReasonId: 'cat_',
};

function shortOf(dimension: HeldDimension, value: string | undefined): string {
  if (value === undefined) return nothing;
  return dimension === 'generatedBy' ? value.replaceAll('-', '') : value.slice(idPrefix[dimension]?.length ?? 0);
}

function valueOf(dimension: HeldDimension, short: string): string | undefined {
  if (short === nothing) return undefined;
  if (dimension !== 'generatedBy') return `${idPrefix[dimension] ?? ''}${short}`;
  return short.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What one fact adds to each bucket that counts it. */
export function countsOf(fact: Fact): Record<string, number> {
  const { figure, currency, cents = 0, days } = fact;
  const hasAmount = figure === 'quotes' || figure === 'orders';
  const counted: [Measure, number][] = [
    [figure, 1],
    ...(hasAmount && currency ? [[`${figure}.${currency}`, cents] as [Measure, number]] : []),
    ...(figure === 'closed' ? [['closedDays', days ?? 0] as [Measure, number]] : []),
  ];
  // A reason is told of what was cancelled alone.
  const told = heldDimensions.filter((one) => one !== 'cancelReasonId' || figure === 'cancelled');
  const counts = counted.flatMap(([measure, count]) => {
    const letter = measureLetters[measure];
    const parts = told.map((one) => `${letter}_${dimensionLetters[one]}_${shortOf(one, fact[one])}`);
    return [letter, ...parts].map((name): [string, number] => [name, count]);
  });
  return Object.fromEntries(counts.filter(([, count]) => count !== 0));
}

/** A bucket, read. */
export interface Bucket {
  /** Day or month. */
  at: string;
  attendedBy: string;
  whole: Sums;
  parts: { by: HeldDimension; key: string | undefined; sums: Sums }[];
}

/** Attributes that are none of its counts are left out. */
export function bucketOf(item: Attributes): Bucket {
  const [, at = '', attendedBy = ''] = String(item['sk']).split('#');
  const parts = new Map<string, Bucket['parts'][number]>();
  const whole: Sums = {};
  for (const [name, count] of Object.entries(item)) {
    const [letter = '', dimensionLetter, short] = name.split('_');
    const measure = measureOf.get(letter);
    if (!measure || typeof count !== 'number' || count === 0) continue;
    if (dimensionLetter === undefined) whole[measure] = count;
    else {
      const by = dimensionOf.get(dimensionLetter);
      if (!by || short === undefined) continue;
      const place = `${dimensionLetter}_${short}`;
      const part = parts.get(place) ?? { by, key: valueOf(by, short), sums: {} };
      parts.set(place, { ...part, sums: added(part.sums, { [measure]: count }) });
    }
  }
  return { at, attendedBy, whole, parts: [...parts.values()] };
}
