/** Rows in the order asked for, each looked up when somebody looks at it: of 50,000 found, a screen shows twenty. */
import type { ProspectRow } from '../prospects/prospect.schema.ts';

/** What a screen asks of a list; an array is one, too. `slice()` is all of them. */
export type RowList = Pick<readonly ProspectRow[], 'length' | 'at' | 'slice'>;

/** It says what its slots hold now: whoever changes the table asks it anew. */
export class SlotList implements RowList {
  readonly #slots: Uint32Array;
  readonly #rowAt: (slot: number) => ProspectRow;

  constructor(slots: Uint32Array, rowAt: (slot: number) => ProspectRow) {
    this.#slots = slots;
    this.#rowAt = rowAt;
  }

  get length(): number {
    return this.#slots.length;
  }

  at(index: number): ProspectRow | undefined {
    const slot = this.#slots.at(index);
    return slot === undefined ? undefined : this.#rowAt(slot);
  }

  slice(start?: number, end?: number): ProspectRow[] {
    return Array.from(this.#slots.subarray(start, end), this.#rowAt);
  }
}
