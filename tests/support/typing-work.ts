/** What a key costs the thread on which a page lives: its handlers, styles, layout, paint and composing, in time of the processor. */
import type { CDPSession, Page } from '@playwright/test';
import { slownessOf } from './processor-pace.ts';

/** As people type who are quick. */
const keyEveryMs = 80;

/** Of one page; what other programs do on the machine meanwhile is not in it. */
export class TypingWork {
  readonly #page: Page;
  readonly #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<TypingWork> {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return new TypingWork(page, session);
  }

  /** Milliseconds for each of the keys, typed into what has the focus; what the page does by itself in that time is taken off. */
  async perKeyMs(words: string): Promise<number> {
    const typedMs = await this.#workMs(() => this.#page.keyboard.type(words, { delay: keyEveryMs }));
    const restingMs = await this.#workMs(() => this.#page.waitForTimeout(words.length * keyEveryMs));
    return (typedMs - restingMs) / words.length;
  }

  /** Times as slow as the machine that bounds are of, in the same time of the same thread. */
  slowness(): Promise<number> {
    return slownessOf(this.#page, (act) => this.#workMs(act));
  }

  async #workMs(act: () => Promise<unknown>): Promise<number> {
    const beforeMs = await this.#taskMs();
    await act();
    return (await this.#taskMs()) - beforeMs;
  }

  async #taskMs(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  }
}
