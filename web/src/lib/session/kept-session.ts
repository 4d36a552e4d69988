/** The session as it was the last time, so that the list stands before the net answers; what the API says then replaces it. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { keep, keepJson, readKeptJson } from '#lib/ui/device.ts';

const key = 'folio.session';
// Raised when screens need more of a session than before: what an older version of the site wrote is not read.
const version = 2;

export function readSession(): Session | undefined {
  const read = readKeptJson(key);
  if (typeof read !== 'object' || read === null || !('version' in read) || read.version !== version) return undefined;
  return 'session' in read ? (read.session as Session) : undefined; // written by keepSession in this version's form
}

export function keepSession(session: Session): void {
  keepJson(key, { version, session });
}

/** Goes with the rows: nobody who sits down here next reads who worked here before. */
export function forgetSession(): void {
  keep(key, undefined);
}
