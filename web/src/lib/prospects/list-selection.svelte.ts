/** Which prospects are chosen for a bulk action. Only those shown count: nobody acts on what a filter hides. */
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { RowList } from '@folio/shared/rows/row-list.ts';

export class ListSelection {
  #ids = $state.raw<ReadonlySet<string>>(new Set());
  #last: string | undefined;

  has(prospectId: string): boolean {
    return this.#ids.has(prospectId);
  }

  /** Those among the rows, in their order. */
  among(rows: RowList): ProspectRow[] {
    return this.#ids.size ? rows.slice().filter(({ id }) => this.#ids.has(id)) : [];
  }

  /** One more or one less; with shift, all from the one before to this one. */
  toggle(prospectId: string, rows: RowList, withShift: boolean): void {
    const chosen = !this.#ids.has(prospectId);
    const ids = withShift ? this.#between(prospectId, rows) : [prospectId];
    const next = new Set(this.#ids);
    for (const id of ids)
      if (chosen) next.add(id);
      else next.delete(id);
    this.#ids = next;
    this.#last = prospectId;
  }

  chooseAll(rows: RowList): void {
    this.#ids = new Set(rows.slice().map(({ id }) => id));
  }

  clear(): void {
    this.#ids = new Set();
    this.#last = undefined;
  }

  #between(prospectId: string, rows: RowList): string[] {
    const at = [this.#last ?? '', prospectId].map((id) => rows.placeOf(id));
    if (at.includes(-1)) return [prospectId];
    return rows.slice(Math.min(...at), Math.max(...at) + 1).map(({ id }) => id);
  }
}
