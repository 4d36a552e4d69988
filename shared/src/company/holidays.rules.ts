/** Días de descanso obligatorio of Mexico: Ley Federal del Trabajo, article 74, as in force since 2024. */
import { addDays, weekday } from '../values/days.ts';

export interface Holiday {
  /** ISO day. */
  day: string;
  name: string;
}

/** The `ordinal`-th Monday of a month (1-based). */
function monday(year: number, month: number, ordinal: number): string {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const toMonday = (8 - weekday(first)) % 7;
  return addDays(first, toMonday + (ordinal - 1) * 7);
}

/** Statutory holidays of a year, in order. */
export function statutoryHolidays(year: number): Holiday[] {
  const holidays = [
    { day: `${year}-01-01`, name: 'Año Nuevo' },
    { day: monday(year, 2, 1), name: 'Constitución' },
    { day: monday(year, 3, 3), name: 'Natalicio de Benito Juárez' },
    { day: `${year}-05-01`, name: 'Día del Trabajo' },
    { day: `${year}-09-16`, name: 'Independencia' },
    { day: monday(year, 11, 3), name: 'Revolución' },
    { day: `${year}-12-25`, name: 'Navidad' },
  ];
  // The federal executive changes on 1 October every six years since 2024.
  if ((year - 2024) % 6 === 0) holidays.push({ day: `${year}-10-01`, name: 'Transmisión del Poder Ejecutivo' });
  return holidays.sort((a, b) => a.day.localeCompare(b.day));
}
