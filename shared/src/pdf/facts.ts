/** Names and values in a grid. */
import type { Block, Text } from './document.ts';
import { inks, styles } from './palette.ts';

export interface FactLine {
  label: string;
  value: Text;
}

/** Read as «name, value», from left to right. */
export function factGrid(facts: readonly FactLine[], columns: number): Block {
  const rows: Block[] = [];
  for (let from = 0; from < facts.length; from += columns) {
    const some = facts.slice(from, from + columns);
    rows.push({
      kind: 'columns',
      gap: 18,
      above: 9,
      columns: Array.from({ length: columns }, (_, index) => {
        const line = some[index];
        return { width: { share: 1 }, ...(line ? { block: factCell(line) } : {}) };
      }),
    });
  }
  return { kind: 'stack', blocks: rows };
}

function factCell({ label, value }: FactLine): Block {
  const spans = typeof value === 'string' ? [{ text: value }] : value;
  return {
    kind: 'paragraph',
    style: styles.body,
    text: [{ text: `${label}\n`, size: styles.label.size, colour: inks.soft }, ...spans],
  };
}
