/** Puts images in order with a finger: held for a moment, one goes where the finger goes, and the others make room. */
import { on } from 'svelte/events';
import { LongPress } from '#lib/ui/long-press.ts';

export class TouchOrder {
  /** Goes along with the finger. */
  heldId = $state<string>();
  /** Ids in the order that stands if the finger leaves now; drawn without moving any element, which would end the touch. */
  order = $state.raw<readonly string[]>();
  /** A finger is at work: browsers have a drag of their own for what a mouse may drag. */
  isTouched = $state(false);
  readonly #press = new LongPress(() => this.#hold());
  readonly #ids: () => readonly string[];
  readonly #ondrop: (id: string, to: number) => void;
  #touchedId: string | undefined;

  constructor(ids: () => readonly string[], ondrop: (id: string, to: number) => void) {
    this.#ids = ids;
    this.#ondrop = ondrop;
  }

  begin(event: PointerEvent, id: string): void {
    this.isTouched = event.pointerType === 'touch';
    this.#touchedId = id;
    this.#press.begin(event);
  }

  move(event: PointerEvent): void {
    this.#press.move(event);
    const { heldId, order } = this;
    if (!heldId || !order) return;
    const below = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-image]');
    const to = order.indexOf(below?.dataset['image'] ?? '');
    if (to !== -1 && order[to] !== heldId) this.order = order.filter((id) => id !== heldId).toSpliced(to, 0, heldId);
  }

  /** The finger is gone; or, as when the page scrolls, it was no press. */
  end(isDropped: boolean): void {
    this.#press.end();
    const { heldId, order } = this;
    [this.heldId, this.order] = [undefined, undefined];
    if (isDropped && heldId && order) this.#ondrop(heldId, order.indexOf(heldId));
  }

  /** The click at the end of a hold opens nothing. */
  onclickcapture = (event: MouseEvent): void => {
    if (!this.#press.takeEnd()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  oncontextmenu = (event: MouseEvent): void => {
    if (this.#press.isHeld) event.preventDefault();
  };

  /** Of the list: while one is held the page does not scroll. */
  hold = (list: HTMLElement): (() => void) =>
    on(list, 'touchmove', (event) => this.heldId && event.preventDefault(), { passive: false });

  #hold(): void {
    this.heldId = this.#touchedId;
    this.order = this.#ids();
    navigator.vibrate?.(10);
  }
}
