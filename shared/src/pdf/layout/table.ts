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
  const row = (
    cells: readonly Block[],
    role: 'TH' | 'TD',
    parent: StructureElement | undefined,
    height: number,
    places = widths,
  ) => {
    const tr = parent?.add('TR');
    let x = 0;
    return cells.map((block, index): Cell => {
      const width = places[index] ?? 0;
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
  const line = table.header.line ?? table.cell.line;
  const { fill: headFill, thickness = lineWidth } = table.header;
  const look = { width: space.width, fill: headFill, line, thickness, withNext: false };
  const header = new LaidRow(new LaidColumns(row(titles, 'TH', element?.add('THead'), space.height)), look);
  const body = element?.add('TBody');
  const rows = table.rows.map(({ cells, fill, spans, withNext = false }) => {
    const content = new LaidColumns(
      row(cells, 'TD', body, space.height - header.height, spans ? [space.width] : widths),
    );
    return new LaidRow(content, { width: space.width, fill, line: table.cell.line, thickness: lineWidth, withNext });
  });
  return new LaidTable(rows, { header, isRepeated: false, flowsFrom: table.flowsFrom ?? Infinity });
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
  thickness: number;
  withNext: boolean;
}

class LaidRow implements Laid {
  readonly height: number;
  readonly withNext: boolean;
  readonly #content: LaidColumns;
  readonly #look: RowLook;

  constructor(content: LaidColumns, look: RowLook) {
    this.#content = content;
    this.#look = look;
    this.withNext = look.withNext;
    this.height = content.height + (look.line ? look.thickness : 0);
  }

  draw(page: Page, x: number, y: number): void {
    const { width, fill, line, thickness } = this.#look;
    if (fill) page.push({ kind: 'path', path: rectangle(x, y, width, this.height), fill, mark: undefined });
    this.#content.draw(page, x, y);
    if (!line) return;
    const path = horizontal(x, y + this.height - thickness / 2, width);
    page.push({ kind: 'path', path, stroke: { colour: line, width: thickness }, mark: undefined });
  }

  split({ available, whole }: Room): readonly [LaidRow, LaidRow] | undefined {
    const below = this.#look.line ? this.#look.thickness : 0;
    const parts = this.#content.split({ available: available - below, whole: whole - below });
    return parts && [new LaidRow(parts[0], this.#look), new LaidRow(parts[1], this.#look)];
  }
}

interface TableSetting {
  header: LaidRow;
  /** This is not the page on which the table begins. */
  isRepeated: boolean;
  flowsFrom: number;
}

class LaidTable implements Laid {
  readonly height: number;
  readonly #rows: readonly LaidRow[];
  readonly #setting: TableSetting;

  constructor(rows: readonly LaidRow[], setting: TableSetting) {
    this.#rows = rows;
    this.#setting = setting;
    this.height = rows.reduce((sum, { height }) => sum + height, setting.header.height);
  }

  draw(page: Page, x: number, y: number): void {
    const { header, isRepeated } = this.#setting;
    const drawn: Page = [];
    header.draw(drawn, x, y);
    // Told once: on the pages that follow it is there for the eye.
    page.push(...drawn.map((item) => (isRepeated ? { ...item, mark: undefined } : item)));
    let top = y + header.height;
    for (const row of this.#rows) {
      row.draw(page, x, top);
      top += row.height;
    }
  }

  split({ available, whole }: Room): readonly [Laid, Laid] | undefined {
    const { header, flowsFrom } = this.#setting;
    const room = { available: available - header.height, whole: whole - header.height };
    let used = 0;
    for (const [index, row] of this.#rows.entries()) {
      if (used + row.height <= room.available) {
        used += row.height;
        continue;
      }
      const flows = row.height > room.whole || row.height >= flowsFrom;
      const parts = flows ? row.split({ available: room.available - used, whole: room.whole }) : undefined;
      const before = this.#rows.slice(0, index);
      if (parts) return this.#halves([...before, parts[0]], [parts[1], ...this.#rows.slice(index + 1)]);
      return this.#before(index, available >= whole);
    }
    return undefined;
  }

  /** The page ends before a row; those that go with it go along, unless that would leave nothing of an empty page. */
  #before(index: number, isEmptyPage: boolean): readonly [Laid, Laid] | undefined {
    let end = index;
    while (end > 0 && this.#rows[end - 1]?.withNext) end -= 1;
    if (end === 0 && isEmptyPage) end = index;
    return end ? this.#halves(this.#rows.slice(0, end), this.#rows.slice(end)) : undefined;
  }

  #halves(head: readonly LaidRow[], rest: readonly LaidRow[]): readonly [Laid, Laid] {
    return [new LaidTable(head, this.#setting), new LaidTable(rest, { ...this.#setting, isRepeated: true })];
  }
}
