import type { Box } from '../document.ts';
import type { Kit, Laid, Page, Room, Space } from './laid.ts';
import { rectangle } from './shapes.ts';

export function layOutBox(box: Box, space: Space, kit: Kit): Laid {
  const { top, right, bottom, left } = paddingOf(box);
  const inner = { ...space, width: space.width - left - right, height: space.height - top - bottom };
  return new LaidBox(box, space.width, kit.layOut(box.block, inner, kit));
}

const paddingOf = ({ padding, bar }: Box) => ({ ...padding, left: padding.left + (bar?.width ?? 0) });

class LaidBox implements Laid {
  readonly height: number;
  readonly #box: Box;
  readonly #width: number;
  readonly #inner: Laid;

  constructor(box: Box, width: number, inner: Laid) {
    this.#box = box;
    this.#width = width;
    this.#inner = inner;
    this.height = box.padding.top + inner.height + box.padding.bottom;
  }

  draw(page: Page, x: number, y: number): void {
    const { fill, border, bar, radius = 0 } = this.#box;
    const { left, top } = paddingOf(this.#box);
    if (fill) {
      page.push({ kind: 'path', path: rectangle(x, y, this.#width, this.height, radius), fill, mark: undefined });
    }
    if (border) {
      // Within its edges, so that a border of the full width stays within the margins.
      const path = rectangle(x + 0.25, y + 0.25, this.#width - 0.5, this.height - 0.5, radius);
      page.push({ kind: 'path', path, stroke: { colour: border, width: 0.5 }, mark: undefined });
    }
    if (bar) {
      page.push({ kind: 'path', path: rectangle(x, y, bar.width, this.height), fill: bar.colour, mark: undefined });
    }
    this.#inner.draw(page, x + left, y + top);
  }

  split({ available, whole }: Room): readonly [Laid, Laid] | undefined {
    const padding = this.#box.padding.top + this.#box.padding.bottom;
    const parts = this.#inner.split({ available: available - padding, whole: whole - padding });
    return parts && [new LaidBox(this.#box, this.#width, parts[0]), new LaidBox(this.#box, this.#width, parts[1])];
  }
}
