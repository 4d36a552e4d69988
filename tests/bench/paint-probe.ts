/** When what a person did was painted, measured inside the page: from the event's own time to the frame after the last change. */
import type { Page } from '@playwright/test';

interface Probe {
  begin(within: string): void;
  /** Milliseconds from the first event since `begin` to the last change that was painted. */
  end(): number;
  /** Milliseconds from that event to the first such change that was painted. */
  first(): number;
  /** Since the navigation began. */
  firstRowsMs: number;
  /** Of each frame since `begin`. */
  frames: number[];
  /** The frame that is asked for while they are counted. */
  turning: number;
}

declare global {
  // Set by the script below, before any of the page's own.
  var paintProbe: Probe;
}

/** Everything that one act changes has happened by then, or never will. */
const settleMs = 250;

export async function addPaintProbe(page: Page): Promise<void> {
  await page.addInitScript(installProbe);
}

/** @param within what of the page shows the answer */
export async function paintedMs(page: Page, within: string, act: () => Promise<unknown>): Promise<number> {
  await page.evaluate((selector) => globalThis.paintProbe.begin(selector), within);
  await act();
  await page.waitForTimeout(settleMs);
  return page.evaluate(() => globalThis.paintProbe.end());
}

/** Milliseconds between the frames while something moves. */
export async function frameTimes(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    globalThis.paintProbe.frames = [];
    let before = performance.now();
    const note = (now: number) => {
      globalThis.paintProbe.frames.push(now - before);
      before = now;
      globalThis.paintProbe.turning = requestAnimationFrame(note);
    };
    globalThis.paintProbe.turning = requestAnimationFrame(note);
  });
  await act();
  return page.evaluate(() => {
    // A page that asks for each frame lets a key wait for the next one.
    cancelAnimationFrame(globalThis.paintProbe.turning);
    // The first frame began before the movement.
    return globalThis.paintProbe.frames.slice(1);
  });
}

/** Runs in the page, and may use nothing from outside of itself. */
function installProbe(): void {
  let [watched, startMs, firstAtMs, paintedAtMs, turn] = ['body', 0, 0, 0, 0];
  // Before whatever the page itself does next: its timers would come before a message, with the frame that they ask for.
  const afterPaint = (tell: (nowMs: number) => void) =>
    requestAnimationFrame(() => scheduler.postTask(() => tell(performance.now()), { priority: 'user-blocking' }));
  const note = (isChange: boolean) => {
    const mine = turn;
    afterPaint((nowMs) => {
      if (mine !== turn) return;
      if (isChange) firstAtMs ||= nowMs;
      paintedAtMs = nowMs;
    });
  };
  const onevent = (event: Event) => {
    if (startMs !== 0) return;
    startMs = event.timeStamp;
    note(false);
  };
  for (const type of ['keydown', 'input', 'click']) addEventListener(type, onevent, { capture: true });
  globalThis.paintProbe = {
    begin: (within) => {
      turn += 1;
      [watched, startMs, firstAtMs, paintedAtMs] = [within, 0, 0, 0];
    },
    end: () => paintedAtMs - startMs,
    first: () => firstAtMs - startMs,
    firstRowsMs: 0,
    frames: [],
    turning: 0,
  };
  let isFirst = true;
  new MutationObserver((records) => {
    if (isFirst && document.querySelector('[data-prospect]')) {
      isFirst = false;
      afterPaint((nowMs) => (globalThis.paintProbe.firstRowsMs = nowMs));
    }
    const isSeen = ({ target, addedNodes, attributeName }: MutationRecord) => {
      const element = target instanceof Element ? target : target.parentElement;
      // What was drawn before it is asked for shows with what holds it.
      if (attributeName === 'hidden' && element?.querySelector(watched)) return true;
      const isWatched = (node: Node) => node instanceof Element && node.matches(watched);
      return Boolean(element?.closest(watched)) || [...addedNodes].some(isWatched);
    };
    if (startMs !== 0 && records.some(isSeen)) note(true);
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    // What is painted: of where links lead and what is read aloud nothing is seen, and each record costs the page some time.
    attributeFilter: ['class', 'style', 'hidden'],
  });
}
