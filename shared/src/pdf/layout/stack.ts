import type { Block, Stack } from '../document.ts';
import { type Kit, type Laid, type Page, type Room, type Space } from './laid.ts';

interface Child {
  laid: Laid;
  above: number;
  withNext: boolean;
}

export function layOutStack({ blocks, together = false, role }: Stack, space: Space, kit: Kit): Laid {
  const parent = role ? space.parent?.add(role) : space.parent;
  return stackOf(blocks, { ...space, parent }, kit, together);
}

/** Blocks below one another. */
export function stackOf(blocks: readonly Block[], space: Space, kit: Kit, together = false): Laid {
  const children = blocks.map((block) => ({
    laid: kit.layOut(block, space, kit),
    above: block.above ?? 0,
    withNext: block.withNext ?? false,
  }));
  return new LaidStack(children, together);
}

class LaidStack implements Laid {
  readonly height: number;
  readonly #children: readonly Child[];
  readonly #together: boolean;

  constructor(children: readonly Child[], together: boolean) {
    this.#children = children;
    this.#together = together;
    this.height = children.reduce((sum, { laid, above }, index) => sum + laid.height + (index ? above : 0), 0);
  }

  draw(page: Page, x: number, y: number): void {
    let top = y;
    this.#children.forEach(({ laid, above }, index) => {
      if (index) top += above;
      laid.draw(page, x, top);
      top += laid.height;
    });
  }

  split(room: Room): readonly [Laid, Laid] | undefined {
    if (this.#together && this.height <= room.whole && room.available < room.whole) return undefined;
    let used = 0;
    for (const [index, child] of this.#children.entries()) {
      const top = used + (index ? child.above : 0);
      const bottom = top + child.laid.height;
      if (bottom > room.available) {
        const parts = child.laid.split({ available: room.available - top, whole: room.whole });
        return parts ? this.#parted(index, child, parts) : this.#before(index, room);
      }
      used = bottom;
    }
    return undefined;
  }

  #parted(index: number, child: Child, [head, rest]: readonly [Laid, Laid]): readonly [Laid, Laid] {
    return this.#halves(
      [...this.#children.slice(0, index), { ...child, laid: head, withNext: false }],
      [{ ...child, laid: rest }, ...this.#children.slice(index + 1)],
    );
  }

  /** The page ends before a child; those that go with it go along, unless that would leave nothing. */
  #before(index: number, { available, whole }: Room): readonly [Laid, Laid] | undefined {
    let end = index;
    while (end > 0 && this.#children[end - 1]?.withNext) end -= 1;
    if (end === 0 && available >= whole) end = index;
    if (end === 0) return undefined;
    return this.#halves(this.#children.slice(0, end), this.#children.slice(end));
  }

  #halves(head: readonly Child[], rest: readonly Child[]): readonly [Laid, Laid] {
    return [new LaidStack(head, false), new LaidStack(rest, this.#together)];
  }
}
