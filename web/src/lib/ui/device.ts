/** What this device keeps from one visit to the next. One that keeps nothing, or is full, is like one where nothing was kept. */

export function readKept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** What `keepJson` wrote, of whatever version of the site: the reader checks its shape. */
export function readKeptJson(key: string): unknown {
  try {
    return JSON.parse(readKept(key) ?? 'null');
  } catch {
    return null;
  }
}

/**
 * Keeps a text, or forgets what was kept.
 * @returns whether the device did
 */
export function keep(key: string, text: string | undefined): boolean {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

export function keepJson(key: string, value: object): boolean {
  return keep(key, JSON.stringify(value));
}
