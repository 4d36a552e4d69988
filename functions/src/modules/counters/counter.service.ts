/** Counters of a company, each set to its next value if it still has the one that was read. */
import type { Attributes, Key, Write } from '../../platform/table.ts';

/**
 * `prospects`, `quotes`, `orders`: last folio given. The others: how many are active, so that the last one is never taken
 * away.
 */
export type CounterName = 'prospects' | 'quotes' | 'orders' | 'administrators' | 'work-centres';

/** Apart from the settings: the hottest item of a company must not share their partition. */
export function counterKey(name: CounterName): Key {
  return { partition: ['COUNTERS'], sort: [name] };
}

export function counterValue(item: Attributes | undefined): number {
  return typeof item?.['value'] === 'number' ? item['value'] : 0;
}

/** First value of a counter, at the company's birth. */
export function counterPut(name: CounterName, value: number, more: Attributes = {}): Write {
  return { when: 'absent', put: { ...counterKey(name), kind: 'counter', attributes: { value, ...more } } };
}

/** From the value read to another; whoever was quicker makes this one read again. */
export function counterMove(name: CounterName, from: number, to: number): Write {
  return { label: 'retry', update: counterKey(name), set: { value: to }, when: { equals: { value: from } } };
}

/** The next value; the first one makes the counter, of which a company born before it has none. */
export function counterNext(name: CounterName, item: Attributes | undefined): Write {
  const value = counterValue(item);
  return item ? counterMove(name, value, value + 1) : { ...counterPut(name, 1), label: 'retry' };
}
