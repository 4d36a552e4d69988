/** Rows of a long list are drawn by elements that are there already. */
import { describe, expect, it } from 'vitest';
import { RowElements, spanOf } from '../../web/src/lib/ui/row-window.rules.ts';

const sight = { offset: 0, height: 540, rowHeight: 54, isForward: true };
const ids = (...names: string[]) => names.map((id) => ({ id }));

describe('the span that is drawn', () => {
  it.each([
    ['at the top, before anybody scrolls', { ...sight, isForward: undefined }, 1000, [0, 11]],
    ['at the top', sight, 1000, [0, 15]],
    ['in the middle, onwards', { ...sight, offset: 5400 }, 1000, [99, 15]],
    ['in the middle, backwards', { ...sight, offset: 5400, isForward: false }, 1000, [97, 15]],
    ['within a row', { ...sight, offset: 5420 }, 1000, [99, 15]],
    ['at the end', { ...sight, offset: 54_000 - 540 }, 1000, [985, 15]],
    ['beyond the end, after rows left', { ...sight, offset: 54_000 }, 20, [5, 15]],
    ['of few', sight, 3, [0, 3]],
    ['of none', sight, 0, [0, 0]],
  ])('%s', (_case, given, count, expected) => {
    expect(spanOf(given, count)).toEqual(expected);
  });

  it('holds every row in sight, and as many wherever one is', () => {
    for (let offset = 0; offset <= 54_000 - 540; offset += 7) {
      for (const isForward of [true, false]) {
        const [first, length] = spanOf({ ...sight, offset, isForward }, 1000);
        expect(length).toBe(15);
        expect(first * 54).toBeLessThanOrEqual(offset);
        expect((first + length) * 54).toBeGreaterThanOrEqual(offset + 540);
      }
    }
  });
});

describe('the elements', () => {
  const elementsOf = (rows: readonly { element: number; item: { id: string }; isSpare: boolean }[]) =>
    Object.fromEntries(rows.filter(({ isSpare }) => !isSpare).map(({ item, element }) => [item.id, element]));

  it('stay with their rows while one scrolls, and those that left draw those that came', () => {
    const elements = new RowElements();
    elements.draw(ids('a', 'b', 'c'), 0, { isAnew: true });
    expect(elementsOf(elements.draw(ids('b', 'c', 'd'), 1))).toEqual({ b: 1, c: 2, d: 0 });
    expect(elementsOf(elements.draw(ids('a', 'b', 'c'), 0))).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('stand where they are in the page while one scrolls, and in the order of their rows at rest or for another question', () => {
    const elements = new RowElements();
    const inPage = (rows: readonly { item: { id: string } }[]) => rows.map(({ item }) => item.id);
    elements.draw(ids('a', 'b', 'c'), 0, { isAnew: true });
    expect(inPage(elements.draw(ids('b', 'c', 'd'), 1, { isMoving: true }))).toEqual(['d', 'b', 'c']);
    expect(inPage(elements.draw(ids('c', 'd', 'e', 'f'), 2, { isMoving: true }))).toEqual(['d', 'e', 'c', 'f']);
    const atRest = elements.draw(ids('c', 'd', 'e', 'f'), 2);
    expect(inPage(atRest)).toEqual(['c', 'd', 'e', 'f']);
    elements.draw(ids('d', 'e', 'f', 'g'), 3, { isMoving: true });
    expect(inPage(elements.draw(ids('x', 'y', 'z', 'w'), 0, { isAnew: true, isMoving: true }))).toEqual([
      'x',
      'y',
      'z',
      'w',
    ]);
  });

  it('are told by the very rows of before where nothing changed', () => {
    const elements = new RowElements();
    const rows = ids('a', 'b', 'c', 'd');
    const before = elements.draw(rows.slice(0, 3), 0, { isAnew: true });
    const after = elements.draw(rows.slice(1), 1);
    expect(after[0]).toBe(before[1]);
    expect(after[1]).toBe(before[2]);
    expect(after[2]).not.toBe(before[0]);
  });

  it('stay in their places for another question', () => {
    const elements = new RowElements();
    elements.draw(ids('a', 'b', 'c'), 0, { isAnew: true });
    expect(elementsOf(elements.draw(ids('c', 'x', 'a'), 0, { isAnew: true }))).toEqual({ c: 0, x: 1, a: 2 });
  });

  it('wait unseen while there are fewer rows, and none is made when there are more again', () => {
    const elements = new RowElements();
    elements.draw(ids('a', 'b', 'c'), 0, { isAnew: true });
    const few = elements.draw(ids('b'), 0, { isAnew: true });
    expect(few.map(({ element, isSpare }) => [element, isSpare])).toEqual([
      [0, false],
      [1, true],
      [2, true],
    ]);
    expect(elementsOf(elements.draw(ids('a', 'b', 'c'), 0, { isAnew: true }))).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('are never given to another row while they have the focus', () => {
    const elements = new RowElements();
    elements.draw(ids('a', 'b'), 0, { isAnew: true });
    expect(elementsOf(elements.draw(ids('b', 'c'), 1, { focused: 0 }))).toEqual({ b: 1, c: 2 });
  });

  it('keep the focus with their row when another comes before it', () => {
    const elements = new RowElements();
    elements.draw(ids('a', 'b', 'c'), 0, { isAnew: true });
    expect(elementsOf(elements.draw(ids('new', 'a', 'b'), 0, { focused: 1 }))).toEqual({ new: 2, a: 0, b: 1 });
  });

  it('are each one row’s', () => {
    const elements = new RowElements();
    let first = 0;
    for (let step = 0; step < 500; step += 1) {
      first = Math.abs(first + ((step * 7) % 11) - 4);
      const length = 5 + (step % 6);
      const wanted = Array.from({ length }, (_, at) => ({ id: `row-${first + at}` }));
      const drawn = elements.draw(wanted, first, {
        isAnew: step % 17 === 0,
        focused: step % 5 === 0 ? step % 10 : undefined,
      });
      expect(new Set(drawn.map(({ element }) => element)).size).toBe(drawn.length);
      expect(drawn.filter(({ isSpare }) => !isSpare).map(({ item, index }) => [item.id, index])).toEqual(
        wanted.map(({ id }, at) => [id, first + at]),
      );
    }
  });
});
