import type { Block, Colour, Sides, Table } from '../document.ts';
import { LaidColumns, type Cell } from './columns.ts';
import type { Kit, Laid, Page, Room, Space } from './laid.ts';
import { horizontal, rectangle } from './shapes.ts';
import type { StructureElement } from './structure.ts';
import { resolvedWidths } from './widths.ts';

const lineWidth = 0.5;

export function layOutTable(table: Table, space: Space, kit: Kit): Laid {
  const element = space.parent?.add('Table');
  const widths = resolvedWidths(
    table.columns.map(({ width }) => width),
    space.width,
    0,
  );
  const row = (cells: readonly Block[], role: 'TH' | 'TD', parent: StructureElement | undefined, height: number) => {
    const tr = parent?.add('TR');
    let x = 0;
    return cells.map((block, index): Cell => {
      const width = widths[index] ?? 0;
      const { top, right, bottom, left } = table.cell.padding;
      const inner = { width: width - left - right, height: height - top - bottom, parent: tr?.add(role) };
      const cell = { x, laid: new LaidPadded(kit.layOut(block, inner, kit), table.cell.padding) };
      x += width;
      return cell;
    });
  };
  const titles = table.columns.map(({ title, align }): Block => {
    return { kind: 'paragraph', text: title, style: table.header.style, ...(align ? { align } : {}) };
  });
  const look = { width: space.width, fill: table.header.fill, line: table.header.line ?? table.cell.line };
  const header = new LaidRow(new LaidColumns(row(titles, 'TH', element?.add('THead'), space.height)), look);
  const body = element?.add('TBody');
  const rows = table.rows.map(({ cells, fill }) => {
    const content = new LaidColumns(row(cells, 'TD', body, space.height - header.height));
    return new LaidRow(content, { width: space.width, fill, line: table.cell.line });
  });
  return new LaidTable(header, rows, false);
}

class LaidPadded implements Laid {
  readonly height: number;
  readonly #inner: Laid;
  readonly #padding: Sides;

  constructor(inner: Laid, padding: Sides) {
    this.#inner = inner;
    this.#padding = padding;
    this.height = padding.top + inner.height + padding.bottom;
  }

  draw(page: Page, x: number, y: number): void {
    this.#inner.draw(page, x + this.#padding.left, y + this.#padding.top);
  }

  split({ available, whole }: Room): readonly [Laid, Laid] | undefined {
    const padding = this.#padding.top + this.#padding.bottom;
    const parts = this.#inner.split({ available: available - padding, whole: whole - padding });
    return parts && [new LaidPadded(parts[0], this.#padding), new LaidPadded(parts[1], this.#padding)];
  }
}

interface RowLook {
  width: number;
  fill: Colour | undefined;
  /** Below it. */
  line: Colour | undefined;
}

class LaidRow implements Laid {
  readonly height: number;
  readonly #content: LaidColumns;
  readonly #look: RowLook;

  constructor(content: LaidColumns, look: RowLook) {
    this.#content = content;
    this.#look = look;
    this.height = content.height + (look.line ? lineWidth : 0);
  }

  draw(page: Page, x: number, y: number): void {
    const { width, fill, line } = this.#look;
    if (fill) page.push({ kind: 'path', path: rectangle(x, y, width, this.height), fill, mark: undefined });
    this.#content.draw(page, x, y);
    if (!line) return;
    const path = horizontal(x, y + this.height - lineWidth / 2, width);
    page.push({ kind: 'path', path, stroke: { colour: line, width: lineWidth }, mark: undefined });
  }

  split({ available, whole }: Room): readonly [LaidRow, LaidRow] | undefined {
    const below = this.#look.line ? lineWidth : 0;
    const parts = this.#content.split({ available: available - below, whole: whole - below });
    return parts && [new LaidRow(parts[0], this.#look), new LaidRow(parts[1], this.#look)];
  }
}

class LaidTable implements Laid {
  readonly height: number;
  readonly #header: LaidRow;
  readonly #rows: readonly LaidRow[];
  readonly #repeated: boolean;

  constructor(header: LaidRow, rows: readonly LaidRow[], repeated: boolean) {
    this.#header = header;
    this.#rows = rows;
    this.#repeated = repeated;
    this.height = rows.reduce((sum, { height }) => sum + height, header.height);
  }

  draw(page: Page, x: number, y: number): void {
    const drawn: Page = [];
    this.#header.draw(drawn, x, y);
    // Told once: on the pages that follow it is there for the eye.
    page.push(...drawn.map((item) => (this.#repeated ? { ...item, mark: undefined } : item)));
    let top = y + this.#header.height;
    for (const row of this.#rows) {
      row.draw(page, x, top);
      top += row.height;
    }
  }

  split({ available, whole }: Room): readonly [Laid, Laid] | undefined {
    const room = { available: available - this.#header.height, whole: whole - this.#header.height };
    let used = 0;
    for (const [index, row] of this.#rows.entries()) {
      if (used + row.height <= room.available) {
        used += row.height;
        continue;
      }
      const isTaller = row.height > room.whole;
      const parts = isTaller ? row.split({ available: room.available - used, whole: room.whole }) : undefined;
      const before = this.#rows.slice(0, index);
      if (parts) return this.#halves([...before, parts[0]], [parts[1], ...this.#rows.slice(index + 1)]);
      return before.length ? this.#halves(before, this.#rows.slice(index)) : undefined;
    }
    return undefined;
  }

  #halves(head: readonly LaidRow[], rest: readonly LaidRow[]): readonly [Laid, Laid] {
    return [new LaidTable(this.#header, head, this.#repeated), new LaidTable(this.#header, rest, true)];
  }
}
