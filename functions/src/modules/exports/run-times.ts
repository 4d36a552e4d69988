/** When a schedule runs, by the company's clock. A time that a change of hour skips is an hour later, one that comes twice is the first. */
import {
  exportedPeriod,
  lastExportDay,
  nextExportDay,
  type Cadence,
  type CadenceKind,
} from '@folio/shared/exports/export.rules.ts';
import type { Period } from '@folio/shared/reports/report.rules.ts';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';

function momentOn(day: string, { time }: Cadence, timeZone: string): string {
  return instantOf(`${day}T${time}`, timeZone);
}

/** The next one after a moment. */
export function nextRunAt(cadence: Cadence, timeZone: string, after: Date): string {
  const day = nextExportDay(cadence, dayIn(timeZone, after));
  const at = momentOn(day, cadence, timeZone);
  if (at > after.toISOString()) return at;
  return momentOn(nextExportDay(cadence, addDays(day, 1)), cadence, timeZone);
}

export interface Run {
  at: string;
  period: Period;
}

/** The last one up to a moment, and what it tells of: of several that were missed only this one is made up for. */
export function lastRun(cadence: Cadence, timeZone: string, upTo: Date): Run {
  const today = lastExportDay(cadence, dayIn(timeZone, upTo));
  const isPast = momentOn(today, cadence, timeZone) <= upTo.toISOString();
  const day = isPast ? today : lastExportDay(cadence, addDays(today, -1));
  return { at: momentOn(day, cadence, timeZone), period: exportedPeriod(cadence.every, day) };
}

/**
 * Whether it is still to be told of: none twice, whatever the schedule became and became again meanwhile or whichever zone the
 * company went to; none from before it was kept.
 */
export function isOwed(
  {
    every,
    toldUntil,
    createdAt,
  }: Pick<Cadence, 'every'> & {
    toldUntil: Partial<Record<CadenceKind, string>>;
    createdAt: string;
  },
  { at, period }: Run,
): boolean {
  return at >= createdAt && period.to > (toldUntil[every] ?? '');
}
