/** Work done while nobody waits, in slices so short that a key between two of them is not late. */
import { whenIdle } from '#lib/ui/when-idle.ts';

const sliceMs = 3;

export class IdleWork {
  readonly #work: (untilMs: number) => boolean;
  #isUnderWay = false;

  /** @param work does a part, until the time is up, and tells whether all is done */
  constructor(work: (untilMs: number) => boolean) {
    this.#work = work;
  }

  /** Goes on until it is done, from when the page is idle. */
  begin(): void {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    whenIdle(() => this.#slice());
  }

  #slice(): void {
    // Begun anew by the next change, should this throw.
    this.#isUnderWay = false;
    if (this.#work(performance.now() + sliceMs)) return;
    this.#isUnderWay = true;
    soon(() => this.#slice());
  }
}

/** After whatever else is to be done: the next moment of idleness comes 50 ms after the last, and would be spent on one slice. */
function soon(run: () => void): void {
  if ('scheduler' in globalThis) void scheduler.postTask(run, { priority: 'background' });
  else setTimeout(run, 10);
}
