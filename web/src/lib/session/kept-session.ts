/** The session as it was the last time, so that the list stands before the net answers; what the API says then replaces it. */
import type { Session } from '@folio/shared/identity/session.schema.ts';

const key = 'folio.session';
// Raised when screens need more of a session than before: what an older version of the site wrote is not read.
const version = 2;

export function readSession(): Session | undefined {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof read !== 'object' || read === null || !('version' in read) || read.version !== version) return undefined;
    return 'session' in read ? (read.session as Session) : undefined; // written by keepSession in this version's form
  } catch {
    return undefined;
  }
}

export function keepSession(session: Session): void {
  try {
    localStorage.setItem(key, JSON.stringify({ version, session }));
  } catch {
    // A device that keeps nothing asks each time.
  }
}

/** Goes with the rows: nobody who sits down here next reads who worked here before. */
export function forgetSession(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing can be removed.
  }
}
