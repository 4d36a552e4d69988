/** Key and item of what a company's nightly comparison knows: when it is due, and how far the ones before have come. */
import type { Attributes, Key, Write } from '../../platform/table.ts';

export interface StoredComparison {
  /** Instant of the next one. */
  at: string;
  /** Changes up to this moment were looked at. */
  since: string;
  /** The round of all prospects goes on below this folio; from the newest when there is none. */
  belowFolio?: number;
}

export const comparisonKey: Key = { partition: ['COMPARISON'], sort: ['COMPARISON'] };

export function comparisonOf(item: Attributes): StoredComparison {
  return item as unknown as StoredComparison; // written by comparisonPut alone
}

/** From what was read to what is to be: of two clocks side by side one moves it on. */
export function comparisonPut(read: StoredComparison | undefined, next: StoredComparison): Write {
  return {
    label: 'retry',
    when: read ? { equals: { at: read.at } } : 'absent',
    put: {
      ...comparisonKey,
      kind: 'report-comparison',
      due: { of: 'COMPARISON', at: next.at },
      attributes: { ...next },
    },
  };
}
