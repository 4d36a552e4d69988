/** Numbers that look random and are the same every time for one seed. */

export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** Whether something of that likelihood happens. */
  happens(likelihood: number): boolean;
  /** One of them. */
  pick<Value>(values: readonly Value[]): Value;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    // The low bits of such a sequence repeat soon: only the high ones are used.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
  return {
    next,
    happens: (likelihood) => next() < likelihood,
    pick: (values) => values[Math.floor(next() * values.length)] as (typeof values)[number], // never asked of an empty list
  };
}
