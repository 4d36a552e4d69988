/** Rows in the order asked for, each looked up when somebody looks at it: of 50,000 found, a screen shows twenty. */
import type { ProspectRow } from '../prospects/prospect.schema.ts';

/** What a screen asks of a list. `slice()` is all of them. */
export interface RowList extends Pick<readonly ProspectRow[], 'length' | 'slice'> {
  /** Nothing before the first and behind the last. */
  rowAt(place: number): ProspectRow | undefined;
  /** -1 for a row that is not in it. */
  placeOf(id: string): number;
}

/** What of a table its rows are looked up in. It says what its slots hold now: whoever changes the table asks it anew. */
interface Slots {
  rowAt(slot: number): ProspectRow;
  slotOf(id: string): number | undefined;
}

export class SlotList implements RowList {
  readonly #slots: Uint32Array;
  readonly #table: Slots;

  constructor(slots: Uint32Array, table: Slots) {
    this.#slots = slots;
    this.#table = table;
  }

  get length(): number {
    return this.#slots.length;
  }

  rowAt(place: number): ProspectRow | undefined {
    const slot = this.#slots[place];
    return slot === undefined ? undefined : this.#table.rowAt(slot);
  }

  slice(start?: number, end?: number): ProspectRow[] {
    return Array.from(this.#slots.subarray(start, end), (slot) => this.#table.rowAt(slot));
  }

  placeOf(id: string): number {
    const slot = this.#table.slotOf(id);
    return slot === undefined ? -1 : this.#slots.indexOf(slot);
  }
}

/** Of rows that stand in no table, or come from more than one place. */
export function rowListOf(rows: readonly ProspectRow[]): RowList {
  return {
    length: rows.length,
    rowAt: (place) => rows[place],
    slice: (start, end) => rows.slice(start, end),
    placeOf: (id) => rows.findIndex((row) => row.id === id),
  };
}
