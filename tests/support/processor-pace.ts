/**
 * How fast the processor is while a test is timed: bounds are of one machine at rest, and others are slower, or shared. The same
 * work is done in the same page under the same brake, and what it took, against what it takes there, is what the time is divided by.
 */
import type { Page } from '@playwright/test';

/** Milliseconds of one piece of the work on the machine that the bounds are of, whose processor nobody slows. */
const pieceMs = 7.5;
const pieces = 40;

/**
 * Times as slow as that machine; with a processor slowed four times it is 4 there.
 * @param timed milliseconds that something takes, by the clock with which the rest is timed
 */
export async function slownessOf(page: Page, timed = byTheWall): Promise<number> {
  return (await timed(() => page.evaluate(work, pieces))) / (pieces * pieceMs);
}

async function byTheWall(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

/** What pages are made of: objects, text and bytes, then boxes with styles. */
function work(count: number): void {
  const bytes = new Uint8Array(200_000);
  for (let piece = 0; piece < count; piece += 1) {
    const rows = Array.from({ length: 1500 }, (_, at) => ({
      id: `row ${at * 7919}`,
      name: `Nombre ${(at * 31) % 997}`,
      at,
    }));
    const words = new Map(rows.map((row) => [row.id, JSON.stringify(row)]));
    rows.sort((one, other) => (one.name < other.name ? -1 : 1));
    let sum = words.size;
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = sum = (sum * 31 + at) & 255;
    const frame = document.createElement('div');
    frame.style.cssText = 'position:fixed;inset:0 auto auto 0;width:800px;visibility:hidden';
    for (let at = 0; at < 60; at += 1) {
      const box = document.createElement('label');
      box.style.cssText = `display:inline-flex;width:${100 + (at % 9)}px;padding:2px`;
      box.append(rows[at]?.name ?? '', document.createElement('input'));
      frame.append(box);
    }
    document.body.append(frame);
    // Their places are asked for, so that they are laid out.
    bytes[0] = frame.getBoundingClientRect().height;
    frame.remove();
  }
}
