/** Which rows of a long list are drawn, and by which elements of the page: elements are reused, since making them is what takes time. */

export interface Sight {
  /** Pixels scrolled, of what is in sight, and of a row. */
  offset: number;
  height: number;
  rowHeight: number;
  /** Towards the end: rows are drawn ahead of where the scrolling goes. Undefined at the top until somebody scrolls. */
  isForward: boolean | undefined;
}

const [ahead, behind] = [3, 1];

/**
 * @returns the first row to draw, and how many: once one scrolls, as many wherever one is, so that each row that comes finds
 * an element that left
 */
export function spanOf(
  { offset, height, rowHeight, isForward }: Sight,
  count: number,
): [first: number, length: number] {
  if (isForward === undefined) {
    // One that is not wholly in sight, too: the keyboard goes on to it, and scrolls.
    return [0, Math.min(count, Math.floor(height / rowHeight) + 1)];
  }
  const length = Math.min(count, Math.ceil(height / rowHeight) + 1 + ahead + behind);
  const first = Math.floor(offset / rowHeight) - (isForward ? behind : ahead);
  return [Math.max(0, Math.min(first, count - length)), length];
}

export interface DrawnRow<Item> {
  /** Names the element that draws it. */
  element: number;
  index: number;
  item: Item;
  /** There are fewer rows than elements: it waits, unseen, with what it drew last. */
  isSpare: boolean;
}

interface DrawOptions {
  /** They answer another question: each goes to the element in its place, and nothing moves. */
  isAnew?: boolean;
  /**
   * They are scrolled: the elements stay where they are in the page, for one that moves is styled and laid out anew. At rest they
   * stand in the order of their rows, for whoever reads them or goes from one to the next.
   */
  isMoving?: boolean;
  /** The element with the focus: it goes with its row, or with the row it is lost. */
  focused?: number | undefined;
}

export class RowElements<Item extends { id: string }> {
  /** As the elements stand in the page. */
  #drawn: readonly DrawnRow<Item>[] = [];
  #made = 0;

  /** @param items one after another, `first` being the place of the first one */
  draw(items: readonly Item[], first: number, options: DrawOptions = {}): readonly DrawnRow<Item>[] {
    const kept = options.isAnew ? new Map<string, number>() : this.#kept(items);
    const free = this.#free(new Set(kept.values()), options);
    let taken = 0;
    const drawn = items.map((item, at) => {
      const element = kept.get(item.id) ?? free[taken++]?.element ?? this.#made++;
      return { element, index: first + at, item, isSpare: false };
    });
    const spare = free.slice(taken).map((row) => ({ ...row, isSpare: true }));
    this.#drawn = this.#settled([...drawn, ...spare], options.isMoving ?? false);
    return this.#drawn;
  }

  /** Elements for rows that come. */
  #free(used: ReadonlySet<number>, { isAnew, focused }: DrawOptions): readonly DrawnRow<Item>[] {
    return this.#drawn
      .filter(({ element }) => !used.has(element) && (isAnew || element !== focused))
      .toSorted((one, other) => (isAnew ? 0 : Number(other.isSpare) - Number(one.isSpare)));
  }

  /** In the order of the page, and the very rows of before where they say the same: what is drawn of those is not looked at again. */
  #settled(rows: readonly DrawnRow<Item>[], isMoving: boolean): readonly DrawnRow<Item>[] {
    const before = new Map(this.#drawn.map((row) => [row.element, row]));
    const settled = rows.map((row) => {
      const was = before.get(row.element);
      return was?.index === row.index && was.item === row.item && was.isSpare === row.isSpare ? was : row;
    });
    if (!isMoving) return settled;
    const byElement = new Map(settled.map((row) => [row.element, row]));
    const stayed = this.#drawn.flatMap(({ element }) => byElement.get(element) ?? []);
    return [...stayed, ...settled.filter(({ element }) => !before.has(element))];
  }

  #kept(items: readonly Item[]): Map<string, number> {
    const before = new Map(this.#drawn.filter(({ isSpare }) => !isSpare).map((row) => [row.item.id, row.element]));
    return new Map(
      items.flatMap(({ id }) => {
        const element = before.get(id);
        return element === undefined ? [] : [[id, element] as const];
      }),
    );
  }
}
