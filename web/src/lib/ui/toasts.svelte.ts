/** Short sentences at the edge of the screen, some with a way back. */

export interface Toast {
  id: number;
  text: string;
  detail?: string | undefined;
  tone?: 'plain' | 'good' | 'danger';
  /** Where what it tells of can be seen. */
  see?: string | undefined;
  /** A way back, offered as long as the toast shows. */
  undo?: { label?: string; run: () => void };
}

// Time to read, to notice and to reach for the mouse; errors are not missed by looking away.
const shownForMs = { plain: 5_000, undo: 10_000, danger: 12_000 };

class Toasts {
  all = $state.raw<readonly Toast[]>([]);
  #lastId = 0;
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>();

  add(toast: Omit<Toast, 'id'>): void {
    this.#lastId += 1;
    const id = this.#lastId;
    // Said twice, it shows once.
    const others = this.all.filter(({ text, undo }) => text !== toast.text || undo);
    this.all = [...others.slice(-2), { ...toast, id }];
    this.resume(id);
  }

  remove(id: number): void {
    this.pause(id);
    this.all = this.all.filter((toast) => toast.id !== id);
  }

  /** Under the pointer or the focus it waits. */
  pause(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  resume(id: number): void {
    this.pause(id);
    const toast = this.all.find((one) => one.id === id);
    if (!toast) return;
    const ms =
      toast.undo || toast.see ? shownForMs.undo : toast.tone === 'danger' ? shownForMs.danger : shownForMs.plain;
    this.#timers.set(
      id,
      setTimeout(() => this.remove(id), ms),
    );
  }
}

export const toasts = new Toasts();

/** Says something at the edge of the screen: `toast({ text: 'Centro retirado', undo: { run: bringBack } })`. */
export function toast(what: Omit<Toast, 'id'>): void {
  toasts.add(what);
}
