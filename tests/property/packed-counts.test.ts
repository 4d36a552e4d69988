import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addTo, BucketReader, numbersIn, wordsOf, type Additions } from '@folio/functions/modules/reports/buckets.ts';
import { placeOf, unpack } from '@folio/functions/modules/reports/packed-counts.ts';
import { measures, type Measure } from '@folio/shared/reports/report.rules.ts';

/** A month of a company: far beyond what any has. */
const mostCounted = 4_999_999;
const mostCents = 499_999_999_999_999;
const isAmount = (measure: Measure) => measure.includes('.');

const counted = fc.record(
  Object.fromEntries(measures.map((one) => [one, fc.nat(isAmount(one) ? mostCents : mostCounted)])),
) as fc.Arbitrary<Record<Measure, number>>;

function packed(counts: Partial<Record<Measure, number>>, place = ''): Additions {
  const numbers: Additions = new Map();
  for (const measure of measures) {
    const { letter, unit } = placeOf(measure);
    addTo(numbers, new Map([[`${letter}${place}`, unit * BigInt(counts[measure] ?? 0)]]));
  }
  return numbers;
}

const said = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

describe('counts of one number', () => {
  test('are read back, each as it was counted, whatever the others are', () => {
    fc.assert(
      fc.property(counted, (counts) => {
        const item = { sk: 'M-ALL#2031-03', ...Object.fromEntries(packed(counts)) };
        expect(new BucketReader().read(item, 1).whole).toEqual(said(counts));
      }),
      { numRuns: 2_000 },
    );
  });

  test('never take more than the 38 digits that DynamoDB adds exactly, nor its counts from each other', () => {
    const most = Object.fromEntries(measures.map((one) => [one, isAmount(one) ? mostCents : mostCounted]));
    for (const number of packed(most).values()) expect(String(number).length).toBeLessThanOrEqual(38);
    for (const number of packed(most).values()) expect(number).toBeLessThan(5n * 10n ** 36n);
  });

  test('are added and taken off in any order, also below nothing on the way', () => {
    const change = fc.tuple(fc.constantFrom(...measures), fc.nat(1000));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), fc.nat(30), (changes, turned) => {
        const numbers: Additions = new Map();
        const counts: Partial<Record<Measure, number>> = {};
        const order = [...changes.slice(turned), ...changes.slice(0, turned)];
        for (const [measure, count] of order) addTo(numbers, packed({ [measure]: count }), -1n);
        for (const [measure, count] of order) counts[measure] = (counts[measure] ?? 0) - count;
        const told: Record<string, number> = {};
        for (const [letter, number] of numbers) unpack(letter, number, (measure, count) => (told[measure] = count));
        expect(told).toEqual(said(counts));
        // And none is left of what was taken off again.
        for (const [measure, count] of changes) addTo(numbers, packed({ [measure]: count }));
        expect(numbers.size).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('are told by their names, and nothing else of an item is one of them', () => {
    const item = {
      pk: 'T#t',
      sk: 'M#2031-03',
      kind: 'bucket',
      times: 3,
      ...Object.fromEntries(packed({ orders: 2 }, '_s_JAL')),
    };
    expect(wordsOf(numbersIn(item))).toEqual(['orders_s_JAL+2']);
  });
});
