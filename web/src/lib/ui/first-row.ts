import { tick } from 'svelte';

/** From a search to what was found: the keyboard on its first row, or that row opened. */
export type ToFirst = 'focus' | 'open';

/** In a list of which only the rows in sight exist: it is scrolled to the first, whose first link is the row's own. */
export async function toFirstRow(scroller: HTMLElement | undefined, does: ToFirst): Promise<void> {
  if (scroller?.scrollTop) {
    scroller.scrollTo({ top: 0 });
    await new Promise(requestAnimationFrame);
    await tick();
  }
  const link = scroller?.querySelector<HTMLElement>('a[href]');
  link?.focus();
  if (does === 'open') link?.click();
}
