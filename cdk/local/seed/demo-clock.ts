/** When it happened: what is told of one demo prospect, from the first contact on, comes one after the other and never later than now. */
import { dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';

const minuteMs = 60_000;

export class DemoClock {
  readonly #timeZone: string;
  readonly #nowMs: number;
  #atMs: number;

  constructor(timeZone: string, now: Date) {
    [this.#timeZone, this.#nowMs, this.#atMs] = [timeZone, now.getTime(), 0];
  }

  /** The company's day of what happened last. */
  get day(): string {
    return dayIn(this.#timeZone, new Date(this.#atMs));
  }

  /**
   * Goes on to an hour of a day; to the next minute where that is over.
   * @param time `HH:MM`
   */
  goTo(day: string, time: string): Date {
    const wantedMs = Date.parse(instantOf(`${day}T${time}`, this.#timeZone));
    this.#atMs = Math.min(Math.max(wantedMs, this.#atMs + minuteMs), this.#nowMs);
    return new Date(this.#atMs);
  }
}
