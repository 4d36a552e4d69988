/** Chips as they will be while the API is asked: they lie over what the months hold, so that an answer on its way hides none. */
import { SvelteMap } from 'svelte/reactivity';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';

/** Where it will stand, or that it will be gone. */
type Wish = { chip: Chip } | { gone: true };

export class ChipWishes {
  readonly #wishes = new SvelteMap<string, Wish>();

  /** @returns the way to take the wish back, which leaves a newer one of the same chip alone */
  set(id: string, chip: Chip | undefined): () => void {
    const wish: Wish = chip ? { chip } : { gone: true };
    this.#wishes.set(id, wish);
    return () => {
      if (this.#wishes.get(id) === wish) this.#wishes.delete(id);
    };
  }

  /** What is stored, as it will be; those that come from another month are added. */
  over(stored: readonly Chip[], isShown: (chip: Chip) => boolean): Chip[] {
    if (this.#wishes.size === 0) return [...stored];
    const kept = stored.filter(({ id }) => !this.#wishes.has(id));
    const wished = [...this.#wishes.values()].flatMap((wish) => ('chip' in wish ? [wish.chip] : []));
    return [...kept, ...wished.filter(isShown)];
  }
}
