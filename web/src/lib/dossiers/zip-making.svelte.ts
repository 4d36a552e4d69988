/** Makes one PDF after the other in a worker, all in a zip. It can be stopped at any moment; what is not there any more is left out. */
import { ApiError } from '@folio/shared/contract/client.ts';

/** More would fill the memory of a phone. */
export const mostInZip = 200;

interface ZipSteps<One, Press> {
  start: () => Press;
  /** @returns whether it has all of its pictures @throws ApiError */
  pack: (press: Press, one: One) => Promise<boolean>;
  /** Hands the zip over. */
  finish: (press: Press) => Promise<void>;
}

export class ZipMaking<One, Press extends { close(): void }> {
  readonly all: readonly One[];
  readonly #steps: ZipSteps<One, Press>;
  #press: Press | undefined;
  /** Of how many there is a PDF; undefined while none is made. */
  done = $state<number>();
  missing = $state.raw<readonly One[]>([]);
  /** Made without some of their pictures. */
  incomplete = $state.raw<readonly One[]>([]);
  hasFailed = $state(false);

  constructor(all: readonly One[], steps: ZipSteps<One, Press>) {
    this.all = all;
    this.#steps = steps;
  }

  get count(): number {
    return this.all.length - this.missing.length;
  }

  get isWhole(): boolean {
    return !this.missing.length && !this.incomplete.length;
  }

  stop(): void {
    this.#press?.close();
    this.#press = undefined;
    this.done = undefined;
  }

  async make(): Promise<void> {
    const press = this.#steps.start();
    this.#press = press;
    [this.done, this.missing, this.incomplete, this.hasFailed] = [0, [], [], false];
    try {
      for (const one of this.all) {
        await this.#pack(press, one);
        // Stopped meanwhile, or closed.
        if (this.#press !== press) return;
        this.done += 1;
      }
      if (this.count) await this.#steps.finish(press);
    } catch (cause) {
      if (this.#press !== press) return;
      console.error(cause);
      this.hasFailed = true;
    }
    if (this.#press === press) this.stop();
  }

  async #pack(press: Press, one: One): Promise<void> {
    try {
      if (!(await this.#steps.pack(press, one))) this.incomplete = [...this.incomplete, one];
    } catch (cause) {
      // Deleted, put aside, or out of reach since the list was shown: the others still go.
      if (!(cause instanceof ApiError) || cause.status !== 404) throw cause;
      this.missing = [...this.missing, one];
    }
  }
}
