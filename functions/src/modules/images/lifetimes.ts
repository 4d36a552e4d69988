/** How long uploads and removed images stay in the table, in seconds since 1970 as its expiry counts. */
import { undoDays } from '@folio/shared/prospects/undo.rules.ts';

/** As S3 forgets what nobody confirmed. */
const uploadLivesDays = 1;
/** A day longer than it can come back. */
const removedLivesDays = undoDays + 1;

/** @param at when it was asked for, ISO 8601 */
export function uploadExpiry(at: string): number {
  return daysAfter(Date.parse(at), uploadLivesDays);
}

export function removalExpiry(now: Date): number {
  return daysAfter(now.getTime(), removedLivesDays);
}

function daysAfter(atMs: number, days: number): number {
  return Math.floor(atMs / 1000) + days * 24 * 60 * 60;
}
