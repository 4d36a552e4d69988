/** Days and times as Mexico writes them, for mails: `lunes 23 de noviembre`, `4:30 p. m.`, `1 h 30 min`. */
import { addDays, wallClockIn } from '@folio/shared/values/days.ts';

// A day is a date without a zone: noon in UTC is that day everywhere.
function wordOf(options: Intl.DateTimeFormatOptions): (day: string) => string {
  const format = new Intl.DateTimeFormat('es-MX', { timeZone: 'UTC', ...options });
  return (day) => format.format(new Date(`${day}T12:00:00Z`));
}

const weekdayOf = wordOf({ weekday: 'long' });
const monthOf = wordOf({ month: 'long' });

/** `lunes 23 de noviembre`. */
export function spokenDay(day: string): string {
  return `${weekdayOf(day)} ${Number(day.slice(8, 10))} de ${monthOf(day)}`;
}

/** `hoy`, `mañana`, or the day. */
export function nearDay(day: string, today: string): string {
  if (day === today) return 'hoy';
  return day === addDays(today, 1) ? 'mañana' : `el ${spokenDay(day)}`;
}

/** `16:30` → `4:30 p. m.`, whose parts never stand on two lines. */
export function clockTime(time: string): string {
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 || 12}:${time.slice(3, 5)}\u00a0${hour < 12 ? 'a' : 'p'}.\u00a0m.`;
}

/** When an appointment is, as a mail tells it. */
export interface SpokenWhen {
  /** Its first day. */
  day: string;
  /** Its hour; none of one that takes whole days. */
  time: string | undefined;
  /** `lunes 23 de noviembre, 4:30 p. m. (1 h)`, `lunes 23 de noviembre, todo el día`, `del lunes 23 al martes 24 de noviembre`. */
  words: string;
}

interface Told {
  startsAt?: string | undefined;
  timeZone: string;
  minutes?: number | undefined;
  day?: string | undefined;
  days?: number | undefined;
}

export function spokenWhen({ startsAt, timeZone, minutes = 0, day = '', days = 1 }: Told): SpokenWhen {
  if (startsAt === undefined) return { day, time: undefined, words: wholeDayWords(day, days) };
  const [here = '', time = ''] = wallClockIn(timeZone, new Date(startsAt)).split('T');
  return { day: here, time, words: `${spokenDay(here)}, ${clockTime(time)} (${lengthWords(minutes)})` };
}

function wholeDayWords(day: string, days: number): string {
  if (days === 1) return `${spokenDay(day)}, todo el día`;
  return `del ${spokenDay(day)} al ${spokenDay(addDays(day, days - 1))}`;
}

/** `45 min`, `1 h`, `1 h 30 min`. */
export function lengthWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? `${hours} h` : '', rest ? `${rest} min` : ''].filter(Boolean).join(' ');
}
