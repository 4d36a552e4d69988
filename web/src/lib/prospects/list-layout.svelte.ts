/** Choice, order and width of the columns, remembered on this device. */
import type { SortColumn } from '@folio/shared/rows/list-query.rules.ts';
import { keepJson, readKeptJson } from '#lib/ui/device.ts';
import {
  columns,
  defaultLayout,
  fittingColumns,
  layoutOf,
  moved,
  narrowest,
  shownColumns,
  tracksOf,
  widest,
  type ColumnKey,
  type Layout,
} from './list-columns.ts';

const key = 'folio.prospect-columns';

export class ListLayout {
  readonly #orderedBy: () => SortColumn;
  #layout = $state.raw<Layout>(layoutOf(readKeptJson(key)));
  /** Where the list stands, without its scroll bar. */
  roomPx = $state(Infinity);
  readonly #chosen = $derived(shownColumns(this.#layout));
  /** Of the chosen ones those that there is room for. */
  readonly shown = $derived.by(() =>
    fittingColumns(this.#chosen, this.#layout.widths, { px: this.roomPx, orderedBy: this.#orderedBy() }),
  );
  /** `grid-template-columns` of those. */
  readonly tracks = $derived(tracksOf(this.shown, this.#layout.widths));

  constructor(orderedBy: () => SortColumn) {
    this.#orderedBy = orderedBy;
  }

  get order(): readonly ColumnKey[] {
    return this.#layout.order;
  }

  isChosen(column: ColumnKey): boolean {
    return this.#chosen.includes(column);
  }

  toggle(column: ColumnKey): void {
    if (columns[column].fixed) return;
    const { hidden } = this.#layout;
    this.#keep({ hidden: hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column] });
  }

  move(column: ColumnKey, step: -1 | 1): void {
    this.#keep({ order: moved(this.#layout.order, column, step) });
  }

  resize(column: ColumnKey, px: number): void {
    const width = Math.round(Math.min(widest, Math.max(narrowest, px)));
    this.#keep({ widths: { ...this.#layout.widths, [column]: width } });
  }

  /** Back to a column's own width, or to everything as it was at first. */
  reset(column?: ColumnKey): void {
    if (!column) return this.#keep(defaultLayout());
    const { [column]: _forgotten, ...widths } = this.#layout.widths;
    this.#keep({ widths });
  }

  #keep(change: Partial<Layout>): void {
    this.#layout = { ...this.#layout, ...change };
    keepJson(key, this.#layout);
  }
}
