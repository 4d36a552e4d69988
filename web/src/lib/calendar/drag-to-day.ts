/** Chips of a month that are pulled to another day, by mouse or by a finger that has rested on them. An attachment. */

interface DragOptions {
  isMovable: (id: string) => boolean;
  /** @param from where it was taken: one of several days may be pulled by any of them */
  ondrop: (id: string, day: string, from: string) => void;
}

interface Drag {
  id: string;
  pointerId: number;
  /** What moves with the pointer. */
  element: HTMLElement;
  from: { x: number; y: number };
  isMoving: boolean;
}

/** Less is a hand that trembles. */
const slopPx = 5;
const restMs = 450;

export function dragToDay({ isMovable, ondrop }: DragOptions): (grid: HTMLElement) => () => void {
  return (grid) => {
    let drag: Drag | undefined;
    let rest: ReturnType<typeof setTimeout> | undefined;
    let over: HTMLElement | undefined;

    const mark = (cell: HTMLElement | undefined) => {
      if (cell === over) return;
      over?.classList.remove('over');
      cell?.classList.add('over');
      over = cell;
    };
    const begin = (moved: Drag) => {
      moved.isMoving = true;
      moved.element.classList.add('dragged');
    };
    const end = () => {
      clearTimeout(rest);
      mark(undefined);
      drag?.element.classList.remove('dragged');
      drag?.element.style.removeProperty('translate');
      drag = undefined;
    };
    const onpointerdown = (event: PointerEvent) => {
      if (!(event.target instanceof Element) || !event.isPrimary || event.button !== 0) return;
      const chip = event.target.closest<HTMLElement>('[data-chip]');
      const [id, element] = [chip?.dataset['chip'], chip?.parentElement];
      if (!id || !element || !isMovable(id)) return;
      const from = { x: event.clientX, y: event.clientY };
      const begun: Drag = { id, pointerId: event.pointerId, element, from, isMoving: false };
      drag = begun;
      if (event.pointerType === 'touch') rest = setTimeout(() => begin(begun), restMs);
    };
    const onpointermove = (event: PointerEvent) => {
      if (!drag || event.pointerId !== drag.pointerId) return;
      const [x, y] = [event.clientX - drag.from.x, event.clientY - drag.from.y];
      if (!drag.isMoving && Math.hypot(x, y) > slopPx) {
        // A finger that moves before it has rested scrolls.
        if (event.pointerType === 'touch') return end();
        begin(drag);
      }
      if (!drag.isMoving) return;
      drag.element.style.translate = `${x}px ${y}px`;
      const below = document.elementFromPoint(event.clientX, event.clientY);
      const cell = below?.closest<HTMLElement>('[data-day]');
      mark(cell && grid.contains(cell) ? cell : undefined);
    };
    const onpointerup = () => {
      const [dropped, day] = [drag, over?.dataset['day']];
      const from = dropped?.element.closest<HTMLElement>('[data-day]')?.dataset['day'];
      end();
      if (!dropped?.isMoving) return;
      // The click that ends a pull opens nothing.
      const swallow = (event: Event) => {
        event.preventDefault();
        event.stopPropagation();
      };
      grid.addEventListener('click', swallow, { capture: true });
      setTimeout(() => grid.removeEventListener('click', swallow, { capture: true }));
      if (day && from && day !== from) ondrop(dropped.id, day, from);
    };
    const ontouchmove = (event: TouchEvent) => {
      if (drag?.isMoving) event.preventDefault();
    };
    const oncontextmenu = (event: Event) => {
      if (drag) event.preventDefault();
    };

    const stop = new AbortController();
    const { signal } = stop;
    grid.addEventListener('pointerdown', onpointerdown, { signal });
    grid.addEventListener('contextmenu', oncontextmenu, { signal });
    grid.addEventListener('touchmove', ontouchmove, { signal, passive: false });
    addEventListener('pointermove', onpointermove, { signal });
    addEventListener('pointerup', onpointerup, { signal });
    addEventListener('pointercancel', end, { signal });
    return () => {
      end();
      stop.abort();
    };
  };
}
