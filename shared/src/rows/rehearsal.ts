/**
 * Each filter and its counts, asked once while nobody waits: what was never run takes several times as long until the browser has
 * compiled it, and whoever filters first would wait for that.
 */
import { emptyQuery } from './list-query.rules.ts';
import { countsOf, facets, passing, type Faceted, type FacetCodes } from './row-facets.ts';

/** What of the table it needs. */
export interface Rehearsed {
  /** Slots of all rows. */
  all: Uint32Array;
  table: Faceted;
  codes: FacetCodes;
}

/** Rows asked about between two looks at the clock. */
const part = 2000;

export class Rehearsal {
  #acts: Iterator<unknown> | undefined;
  /** Of how many rows it was last begun. */
  #rows = 0;

  /** Goes on until the time is up, and begins again once there are more than twice as many rows. @returns whether it is over */
  go(rehearsed: Rehearsed, untilMs: number): boolean {
    if (rehearsed.all.length > 2 * this.#rows) {
      this.#rows = rehearsed.all.length;
      this.#acts = actsOf(rehearsed);
    }
    while (this.#acts && performance.now() < untilMs) if (this.#acts.next().done) this.#acts = undefined;
    return this.#acts === undefined;
  }
}

/** Of the rows and codes as they are when it begins: nobody looks at what it finds. */
function* actsOf({ all, table, codes }: Rehearsed) {
  for (let from = 0; from < all.length; from += part) {
    const places = all.subarray(from, from + part);
    for (const facet of facets) {
      const value = codes[facet].values[1];
      if (value === undefined) continue;
      const query = { ...emptyQuery(), [facet]: [value] };
      const passed = passing(places, table, query, codes);
      yield countsOf({ found: places, passed, table, query, codes })[facet];
    }
  }
}
