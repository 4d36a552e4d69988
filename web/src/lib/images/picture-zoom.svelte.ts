/** How a picture lies in its stage: enlarged by wheel, pinch, double click and keys; dragged while it is larger. */

const mostScale = 6;
const step = 1.5;
/** A finger that moves so far sideways turns the page. */
const swipePx = 60;

interface Finger {
  x: number;
  y: number;
}

export class PictureZoom {
  scale = $state(1);
  x = $state(0);
  y = $state(0);
  readonly #fingers = new Map<number, Finger>();
  readonly #turn: (by: 1 | -1) => void;
  #spread = 0;
  #begun: Finger | undefined;

  constructor(turn: (by: 1 | -1) => void) {
    this.#turn = turn;
  }

  get transform(): string {
    return `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
  }

  reset(): void {
    [this.scale, this.x, this.y] = [1, 0, 0];
  }

  in(): void {
    this.#to(this.scale * step);
  }

  out(): void {
    this.#to(this.scale / step);
  }

  readonly onwheel = (event: WheelEvent): void => {
    event.preventDefault();
    this.#to(this.scale * Math.exp(-event.deltaY / 400));
  };

  readonly ondblclick = (): void => {
    if (this.scale > 1) this.reset();
    else this.#to(2.5);
  };

  readonly onpointerdown = (event: PointerEvent): void => {
    if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.#begun = this.#fingers.size === 1 ? { x: event.clientX, y: event.clientY } : undefined;
    this.#spread = this.#spreadNow();
  };

  readonly onpointermove = (event: PointerEvent): void => {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    this.#fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#fingers.size === 2) {
      const spread = this.#spreadNow();
      if (this.#spread) this.#to((this.scale * spread) / this.#spread);
      this.#spread = spread;
    } else if (this.scale > 1) {
      this.x += event.clientX - before.x;
      this.y += event.clientY - before.y;
    }
  };

  readonly onpointerup = (event: PointerEvent): void => {
    const begun = this.#begun;
    this.#fingers.delete(event.pointerId);
    this.#begun = undefined;
    if (!begun || this.scale > 1 || event.pointerType === 'mouse') return;
    const moved = event.clientX - begun.x;
    if (Math.abs(moved) > swipePx && Math.abs(moved) > 2 * Math.abs(event.clientY - begun.y)) {
      this.#turn(moved < 0 ? 1 : -1);
    }
  };

  #to(scale: number): void {
    this.scale = Math.max(1, Math.min(mostScale, scale));
    if (this.scale === 1) this.reset();
  }

  #spreadNow(): number {
    const [one, other] = [...this.#fingers.values()];
    return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  }
}
