import type { Columns } from '../document.ts';
import { nothing, type Kit, type Laid, type Page, type Room, type Space } from './laid.ts';
import { resolvedWidths } from './widths.ts';

export function layOutColumns({ columns, gap }: Columns, space: Space, kit: Kit): Laid {
  const widths = resolvedWidths(
    columns.map(({ width }) => width),
    space.width,
    gap,
  );
  let x = 0;
  const cells = columns.map(({ block }, index) => {
    const width = widths[index] ?? 0;
    const cell = { x, laid: block ? kit.layOut(block, { ...space, width }, kit) : nothing };
    x += width + gap;
    return cell;
  });
  return new LaidColumns(cells);
}

export interface Cell {
  x: number;
  laid: Laid;
}

/** Cells beside one another; where one is split, all are. */
export class LaidColumns implements Laid {
  readonly height: number;
  readonly #cells: readonly Cell[];

  constructor(cells: readonly Cell[]) {
    this.#cells = cells;
    this.height = Math.max(0, ...cells.map(({ laid }) => laid.height));
  }

  draw(page: Page, x: number, y: number): void {
    for (const cell of this.#cells) cell.laid.draw(page, x + cell.x, y);
  }

  split(room: Room): readonly [LaidColumns, LaidColumns] | undefined {
    const heads: Cell[] = [];
    const rests: Cell[] = [];
    for (const { x, laid } of this.#cells) {
      const parts = laid.height <= room.available ? ([laid, nothing] as const) : laid.split(room);
      if (!parts) return undefined;
      heads.push({ x, laid: parts[0] });
      rests.push({ x, laid: parts[1] });
    }
    return [new LaidColumns(heads), new LaidColumns(rests)];
  }
}
