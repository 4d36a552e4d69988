/** That nobody works at that time, in words: told, never refused. */
import { outsideWork, type WorkCalendar } from '@folio/shared/company/work-hours.rules.ts';
import { clockTime } from '#lib/ui/dates.ts';

const weekdays = ['domingos', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábados'];

interface Wished {
  day: string;
  /** Empty while nobody has said. */
  time: string;
  minutes: number;
  /** It takes whole days, so many of them. */
  allDay?: boolean;
  days?: number;
}

/** Beside the day, or beside the hour, whichever it is that nobody works at. */
export function outsideWorkWords(
  calendar: WorkCalendar,
  { day, time, minutes, allDay = false, days = 1 }: Wished,
): { day?: string; time?: string } {
  if (!day) return {};
  const outside = outsideWork(
    calendar,
    // Without an hour the day alone is asked about.
    allDay || !time ? { startsAtLocal: day, days: allDay ? days : 1 } : { startsAtLocal: `${day}T${time}`, minutes },
  );
  if (!outside) return {};
  if (outside.kind === 'holiday') return { day: `Es festivo: ${outside.name}` };
  if (outside.kind === 'rest') return { day: `Los ${weekdays[outside.weekday]} no se trabaja` };
  const { from, to } = outside.hours;
  return time ? { time: `Fuera del horario: ${clockTime(from)} a ${clockTime(to)}` } : {};
}
