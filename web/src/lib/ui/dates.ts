/**
 * Days and times as Mexico writes them: `lun 23 nov 2026`, `4:30 p. m.`. The words come from Intl; their order is ours,
 * because es-MX would write `lun, 23 de nov de 2026` and `p.m.` without its space.
 */

// A day is a date without a zone: noon in UTC is that day whatever the browser's zone. Of a date-time, its day is taken.
function noonOf(day: string): Date {
  return new Date(`${day.slice(0, 10)}T12:00:00Z`);
}

function wordOf(options: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat('es-MX', { timeZone: 'UTC', ...options });
  return (day) => format.format(noonOf(day)).replace('.', '');
}

const shortMonth = wordOf({ month: 'short' });
const longMonth = wordOf({ month: 'long' });
const shortWeekday = wordOf({ weekday: 'short' });
const longWeekday = wordOf({ weekday: 'long' });

/** `2026-11-23` → `23`. */
export function dayOfMonth(day: string): number {
  return Number(day.slice(8, 10));
}

/** `23 nov`. */
export function shortDay(day: string): string {
  return `${dayOfMonth(day)} ${shortMonth(day)}`;
}

/** `23 nov 2026`. */
export function dayWithYear(day: string): string {
  return `${shortDay(day)} ${day.slice(0, 4)}`;
}

/** `23 nov`, and `6 may ’24` of another year than the one it is. */
export function dayOfAnyYear(day: string, now: string): string {
  return day.slice(0, 4) === now.slice(0, 4) ? shortDay(day) : `${shortDay(day)}\u00A0’${day.slice(2, 4)}`;
}

/** `lun 23 nov`. */
export function dayWithWeekday(day: string): string {
  return `${shortWeekday(day)} ${shortDay(day)}`;
}

/** `lun 23 nov 2026`. */
export function fullDay(day: string): string {
  return `${shortWeekday(day)} ${dayWithYear(day)}`;
}

/** `lunes 23 de noviembre`. */
export function spokenDay(day: string): string {
  return `${longWeekday(day)} ${dayOfMonth(day)} de ${longMonth(day)}`;
}

/** `lun`. */
export function weekdayWord(day: string): string {
  return shortWeekday(day);
}

/** `Noviembre`, of a month `2026-11`. */
export function monthName(month: string): string {
  const name = longMonth(`${month}-01`);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

// No-break spaces: `4:30` and `p. m.` never part at the end of a line.
const halves = {
  am: { long: '\u00a0a.\u00a0m.', short: '\u00a0a' },
  pm: { long: '\u00a0p.\u00a0m.', short: '\u00a0p' },
};

function twelveHours(time: string, length: 'long' | 'short'): string {
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}:${time.slice(3, 5)}${halves[hour < 12 ? 'am' : 'pm'][length]}`;
}

/** `16:30` → `4:30 p. m.`. */
export function clockTime(time: string): string {
  return twelveHours(time, 'long');
}

/** `4:30 p. m.` of what is at an hour, and `todo el día` of what takes whole days: `2026-11-23T16:30`, `2026-11-23`. */
export function hourWords(when: string): string {
  return when.includes('T') ? clockTime(when.slice(11)) : 'todo el día';
}

/** The same where it begins a line. */
export function hourLabel(when: string): string {
  return when.includes('T') ? clockTime(when.slice(11)) : 'Todo el día';
}

/** `lun 23 nov, 4:30 p. m.`; `lun 23 nov, todo el día`; of several days, `2026-11-23/2026-11-25`, `lun 23 nov al mié 25 nov`. */
export function whenWords(when: string, dayWords: (day: string) => string = dayWithWeekday): string {
  const last = when.slice(-10);
  if (when.includes('/')) return `${dayWords(when)} al ${dayWords(last)}`;
  return `${dayWords(when)}, ${hourWords(when)}`;
}

/** `16:30` → `4:30 p`, where room is scarce. */
export function shortClockTime(time: string): string {
  return twelveHours(time, 'short');
}
