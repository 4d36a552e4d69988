/**
 * Days and times as Mexico writes them, in words of our own: printed documents are the same bytes in every browser and at the
 * server, while the words of Intl change with its version. Screens have `web/src/lib/ui/dates.ts`.
 */

const months = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const weekdays = ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'];
const noBreak = '\u00a0';

/** `2026-11-23` → `23 nov 2026`, never parted at the end of a line. */
export function printedDay(day: string): string {
  return [Number(day.slice(8, 10)), months[Number(day.slice(5, 7)) - 1], day.slice(0, 4)].join(noBreak);
}

/** `lun 23 nov 2026`. */
export function printedWeekday(day: string): string {
  const weekday = weekdays[new Date(`${day.slice(0, 10)}T12:00:00Z`).getUTCDay()];
  return `${weekday}${noBreak}${printedDay(day)}`;
}

/** `16:30`, or the time of a wall clock `2026-11-23T16:30` → `4:30 p. m.`. */
export function printedTime(time: string): string {
  const clock = time.slice(-5);
  const hour = Number(clock.slice(0, 2));
  const half = hour < 12 ? 'a' : 'p';
  return `${hour % 12 || 12}:${clock.slice(3)}${noBreak}${half}.${noBreak}m.`;
}
