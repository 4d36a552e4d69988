/** What a version of a quote changed against the one sent before it. Pure. */
import { canonicalText } from '../quotes/quote-digest.rules.ts';
import type { QuoteItem, QuoteLine, ToldContent } from '../quotes/quote.schema.ts';

/** What was told before, of what is told otherwise now. */
export interface LineDifference {
  /** Place among the lines. */
  at: number;
  /** Absent for a line that was not there. */
  before?: QuoteItem;
}

export interface QuoteDifferences {
  lines: LineDifference[];
  removed: QuoteItem[];
  /** Words beside the lines that say something else. */
  terms: Term[];
}

export const terms = ['notes', 'conditions', 'deliveryTime', 'signatures', 'attachments'] as const;
export type Term = (typeof terms)[number];

type Told = Pick<ToldContent, 'lines' | Term>;

/**
 * A line is the same line as one before when it says the same, has the same code or the same words, or stands between the same
 * neighbours: looked for in that order, so that one moved is not taken for one changed.
 */
export function differencesBetween(before: Told, after: Told): QuoteDifferences {
  const old = placed(before.lines);
  const now = placed(after.lines);
  const partner = new Map<Placed, Placed>();
  for (const key of [wholeKey, codeKey, wordsKey]) pair(old, now, partner, key);
  pairInOrder(old, now, partner);
  const taken = new Set(partner.values());
  return {
    lines: now.flatMap((line) => {
      const was = partner.get(line);
      if (!was) return [{ at: line.at }];
      return wholeKey(was) === wholeKey(line) ? [] : [{ at: line.at, before: was.item }];
    }),
    removed: old.filter((line) => !taken.has(line)).map(({ item }) => item),
    terms: terms.filter((term) => canonicalText(before[term] ?? '') !== canonicalText(after[term] ?? '')),
  };
}

interface Placed {
  at: number;
  item: QuoteItem;
}

function placed(lines: readonly QuoteLine[]): Placed[] {
  return lines.flatMap((item, at) => (item.kind === 'item' ? [{ at, item }] : []));
}

/** By values, in one order: the table keeps none of the fields of a map. */
function wholeKey({ item }: Placed): string {
  const { code, description, unit, quantity, unitPriceCents, discountPercent, discountCents, tax } = item;
  const { isrRate = 0, ivaWithheldRate = 0 } = item;
  const price = [quantity, unitPriceCents, discountPercent ?? 0, discountCents ?? 0, tax, isrRate, ivaWithheldRate];
  return JSON.stringify([code ?? '', description, unit ?? '', ...price]);
}

function codeKey({ item }: Placed): string {
  return item.code ?? '';
}

function wordsKey({ item }: Placed): string {
  return item.description.toLowerCase();
}

function pair(
  old: readonly Placed[],
  now: readonly Placed[],
  partner: Map<Placed, Placed>,
  keyOf: (line: Placed) => string,
): void {
  const taken = new Set(partner.values());
  const free = new Map<string, Placed[]>();
  for (const line of old) {
    if (!taken.has(line)) free.set(keyOf(line), [...(free.get(keyOf(line)) ?? []), line]);
  }
  for (const line of now) {
    const key = keyOf(line);
    const found = key && !partner.has(line) ? free.get(key)?.shift() : undefined;
    if (found) partner.set(line, found);
  }
}

/** One that was rewritten stands where it stood: between what both versions have, in the same number. */
function pairInOrder(old: readonly Placed[], now: readonly Placed[], partner: Map<Placed, Placed>): void {
  const taken = new Set(partner.values());
  const gaps = gapsOf(old, (line) => (taken.has(line) ? line : undefined));
  const gapsNow = gapsOf(now, (line) => partner.get(line));
  for (const [before, lines] of gapsNow) {
    const same = gaps.get(before);
    if (same?.length !== lines.length) continue;
    for (const [at, line] of lines.entries()) {
      const was = same[at];
      if (was) partner.set(line, was);
    }
  }
}

/** Lines without a partner, by the one with a partner that stands before them. */
function gapsOf(
  lines: readonly Placed[],
  knownOf: (line: Placed) => Placed | undefined,
): Map<Placed | undefined, Placed[]> {
  const gaps = new Map<Placed | undefined, Placed[]>();
  let before: Placed | undefined;
  for (const line of lines) {
    const known = knownOf(line);
    if (known) before = known;
    else gaps.set(before, [...(gaps.get(before) ?? []), line]);
  }
  return gaps;
}
