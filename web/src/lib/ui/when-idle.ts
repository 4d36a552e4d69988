/** Runs something when nobody waits for the page, or after so long at the latest; a key or a press comes before it. */
export function whenIdle(run: () => unknown, timeoutMs?: number): void {
  // Not in Safari.
  if ('requestIdleCallback' in globalThis)
    requestIdleCallback(run, timeoutMs === undefined ? {} : { timeout: timeoutMs });
  else setTimeout(run, 50);
}
