/** A table to be written as a file: what its columns hold, and its rows. Pure. */
import type { Cell } from './csv.rules.ts';

/** How a column's numbers are shown; a day is `2026-11-28` and becomes a date, whatever else is text stays text. */
export type ColumnKind = 'text' | 'integer' | 'decimal' | 'money' | 'percent' | 'day';

export interface SheetColumn {
  title: string;
  kind: ColumnKind;
  /** In characters. */
  width: number;
  /** Its numbers are added up in the last line. */
  sums?: boolean;
}

export type SheetRow = readonly Cell[];

export interface Sheet {
  /** At most 31 characters, without `[]:*?/\`. */
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly SheetRow[];
  /** The last line; what is left out is the sum of the columns that are summed. */
  totals?: SheetRow;
}

/** Adds up while rows go by, so that nobody has to hold them. */
export class RunningTotals {
  readonly #columns: readonly SheetColumn[];
  readonly #sums: number[];

  constructor(columns: readonly SheetColumn[]) {
    this.#columns = columns;
    this.#sums = columns.map(() => 0);
  }

  add(row: SheetRow): void {
    row.forEach((cell, at) => {
      // Of cents: a hundred thousand of them added as fractions would drift.
      if (typeof cell === 'number') this.#sums[at] = (this.#sums[at] ?? 0) + Math.round(cell * 100);
    });
  }

  /** The line below the rows; undefined when no column is summed. */
  row(label = 'Total'): SheetRow | undefined {
    if (!this.#columns.some(({ sums }) => sums)) return undefined;
    return this.#columns.map(({ sums }, at) => (sums ? (this.#sums[at] ?? 0) / 100 : at === 0 ? label : undefined));
  }
}

export function csvTable({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): SheetRow[] {
  return [columns.map(({ title }) => title), ...rows];
}
