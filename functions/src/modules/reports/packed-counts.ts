/**
 * Several counts in one number. A bucket is paid for by its size, and of an attribute that holds one count name and number are
 * most of it; DynamoDB adds numbers of 38 digits exactly, so counts that stand side by side in its digits are each added to by
 * one addition. Pure.
 */
import { measures, type Measure } from '@folio/shared/reports/report.rules.ts';

/**
 * Measures of one number from its last digits on, each with so many: of seven digits a count may go up to 4,999,999, which is of
 * one month of one company. Below nothing a count borrows from the next, and is read back.
 */
const packs: Record<string, readonly (readonly [Measure, digits: number])[]> = {
  p: [['prospects', 8], ['followUps', 8], ['appointments', 7], ['quotes', 7], ['orders', 7]], // prettier-ignore
  x: [
    ['cancelled', 8],
    ['converted', 8],
    ['closed', 8],
    ['closedDays', 11],
  ],
  m: [
    ['quotes.MXN', 18],
    ['orders.MXN', 18],
  ],
  u: [
    ['quotes.USD', 18],
    ['orders.USD', 18],
  ],
};

/** First letters of the attributes. */
export const packLetters = Object.keys(packs);

interface Slot {
  measure: Measure;
  radix: bigint;
  half: bigint;
}

const slotsOf = new Map(
  Object.entries(packs).map(([letter, pack]) => {
    const slots = pack.map(([measure, digits]): Slot => {
      const radix = 10n ** BigInt(digits);
      return { measure, radix, half: radix / 2n };
    });
    return [letter, slots] as const;
  }),
);

const places = new Map(
  measures.map((measure) => {
    for (const [letter, slots] of slotsOf) {
      const at = slots.findIndex((slot) => slot.measure === measure);
      if (at >= 0) return [measure, { letter, unit: slots.slice(0, at).reduce((unit, { radix }) => unit * radix, 1n) }];
    }
    throw new TypeError(`${measure} has no place`);
  }),
);

/** @returns letter of the number that holds the measure, and what one of it adds to that number */
export function placeOf(measure: Measure): { letter: string; unit: bigint } {
  const place = places.get(measure);
  if (!place) throw new TypeError(`${measure} has no place`);
  return place;
}

/** Whether numbers of that letter hold counts. */
export function isPacked(letter: string): boolean {
  return slotsOf.has(letter);
}

/** Calls `tell` with each measure of the number that counts anything. */
export function unpack(letter: string, packed: number | bigint, tell: (measure: Measure, count: number) => void): void {
  let rest = packed;
  for (const { measure, radix, half } of slotsOf.get(letter) ?? []) {
    // As soon as it fits: a year reads thousands of them, and what the processor itself computes with leaves no garbage.
    if (typeof rest === 'bigint' && isSafe(rest)) rest = Number(rest);
    if (rest === 0) return;
    if (typeof rest === 'bigint') {
      let count = rest % radix;
      if (count >= half) count -= radix;
      else if (count < -half) count += radix;
      rest = (rest - count) / radix;
      if (count !== 0n) tell(measure, Number(count));
    } else {
      const [whole, middle] = [Number(radix), Number(half)];
      let count = rest % whole;
      if (count >= middle) count -= whole;
      else if (count < -middle) count += whole;
      rest = (rest - count) / whole;
      if (count !== 0) tell(measure, count);
    }
  }
}

function isSafe(value: bigint): boolean {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
}
