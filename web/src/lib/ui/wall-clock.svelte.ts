/** The wall clock of a zone as reactive state: what reads it follows the time without a timer of its own. */
import { createSubscriber } from 'svelte/reactivity';
import { wallClockIn } from '@folio/shared/values/days.ts';

const minuteMs = 60_000;

/** Read inside an effect or a template, `now` renews at each minute; elsewhere it is simply the time. */
export class WallClock {
  readonly #timeZone: string;
  readonly #subscribe = createSubscriber((update) => {
    let timer = setTimeout(tick, minuteMs - (Date.now() % minuteMs));
    function tick() {
      update();
      timer = setTimeout(tick, minuteMs - (Date.now() % minuteMs));
    }
    return () => clearTimeout(timer);
  });

  constructor(timeZone: string) {
    this.#timeZone = timeZone;
  }

  /** `YYYY-MM-DDTHH:MM`. */
  get now(): string {
    this.#subscribe();
    return wallClockIn(this.#timeZone, new Date());
  }

  /** `YYYY-MM-DD`: a page left open over midnight shows the new day. */
  get today(): string {
    return this.now.slice(0, 10);
  }
}
