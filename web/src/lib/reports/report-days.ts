/** Days and moments of reports in words. */
import type { Period } from '@folio/shared/reports/report.rules.ts';
import { wallClockIn } from '@folio/shared/values/days.ts';
import { clockTime, dayWithYear, shortDay } from '#lib/ui/dates.ts';

/** `1 mar – 31 mar 2031`. */
export const daysWords = ({ from, to }: Period): string =>
  from === to ? dayWithYear(from) : `${shortDay(from)} – ${dayWithYear(to)}`;

/** When a corte was made, by the company's clock: `28 nov 2026, 2:48 p. m.` */
export function cutMomentWords(at: string, timeZone: string): string {
  const wall = wallClockIn(timeZone, new Date(at));
  return `${dayWithYear(wall.slice(0, 10))}, ${clockTime(wall.slice(11))}`;
}
