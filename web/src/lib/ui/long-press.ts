/** A finger that rests on something for half a second, which is no tap and no scroll. */

const restMs = 450;
/** Fingers tremble. */
const slopPx = 10;

export class LongPress {
  /** From the moment it counts until the finger's click has been. */
  isHeld = false;
  readonly #onpress: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #from = { x: 0, y: 0 };

  constructor(onpress: () => void) {
    this.#onpress = onpress;
  }

  begin({ pointerType, clientX, clientY }: PointerEvent): void {
    this.end();
    this.isHeld = false;
    if (pointerType !== 'touch') return;
    this.#from = { x: clientX, y: clientY };
    this.#timer = setTimeout(() => {
      this.isHeld = true;
      this.#onpress();
    }, restMs);
  }

  move({ clientX, clientY }: PointerEvent): void {
    if (Math.hypot(clientX - this.#from.x, clientY - this.#from.y) > slopPx) this.end();
  }

  /** The finger is gone, or the page scrolls under it. */
  end(): void {
    clearTimeout(this.#timer);
  }

  /** @returns whether the click that comes now is the end of a long press */
  takeEnd(): boolean {
    const wasHeld = this.isHeld;
    this.isHeld = false;
    return wasHeld;
  }
}
