/** Tables of the dossier's parts, all of one hand. */
import type { Block, Table, TableColumn, TableRow, Text } from '../document.ts';
import { inks, styles } from '../palette.ts';

type Align = TableColumn['align'];

export function cell(text: Text, align: Align = 'left'): Block {
  return { kind: 'paragraph', text, style: styles.body, align };
}

export function table(columns: readonly TableColumn[], rows: readonly TableRow[]): Table {
  return {
    kind: 'table',
    above: 6,
    columns,
    rows,
    header: { style: styles.label, line: inks.soft },
    cell: { padding: { top: 6, right: 12, bottom: 6.5, left: 0 }, line: inks.line },
  };
}
