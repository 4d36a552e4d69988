/** What the browser's database keeps, without a browser. */
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { RowChanges, RowState } from '../../web/src/lib/rows/row-database.ts';

export class KeptRows {
  state: RowState | undefined;
  rows = new Map<string, ProspectRow>();

  async readState() {
    return this.state;
  }

  async readRows(take: (rows: ProspectRow[]) => void) {
    take([...this.rows.values()]);
  }

  async begin(state: RowState) {
    this.rows.clear();
    this.state = state;
  }

  /** Version by version, as the database lays changes over what another tab may have kept. */
  async save({ put, gone }: RowChanges, state: RowState) {
    if (this.state?.fill !== state.fill) return;
    for (const row of put) if (row.version >= (this.rows.get(row.id)?.version ?? 0)) this.rows.set(row.id, row);
    for (const { id, version } of gone) if ((this.rows.get(id)?.version ?? Infinity) <= version) this.rows.delete(id);
    this.state = state;
  }

  async clear({ fill }: RowState) {
    if (this.state?.fill !== fill) return;
    this.state = undefined;
    this.rows.clear();
  }
}
