/** The views in words: their names, their arrows and their titles. */
import { dayOfMonth, dayWithWeekday, monthName, shortDay, spokenDay } from '#lib/ui/dates.ts';
import { spanOf, type CalendarView, type Shown } from './calendar-span.rules.ts';

export const viewNames: Record<CalendarView, string> = {
  mes: 'Mes',
  semana: 'Semana',
  dia: 'Día',
  agenda: 'Agenda',
  equipo: 'Equipo',
};

/** One step of the arrows, in words. */
export const unitNames: Record<CalendarView, { previous: string; next: string }> = {
  mes: { previous: 'Mes anterior', next: 'Mes siguiente' },
  semana: { previous: 'Semana anterior', next: 'Semana siguiente' },
  dia: { previous: 'Día anterior', next: 'Día siguiente' },
  agenda: { previous: 'Semana anterior', next: 'Semana siguiente' },
  equipo: { previous: 'Día anterior', next: 'Día siguiente' },
};

/**
 * `Noviembre` and `2026`; `22 – 28 de noviembre` and `2026`; `Miércoles 25 de noviembre` and `2026`. On a phone the latter two are
 * `22 nov – 28 nov` and `Mié 25 nov`.
 */
export function titleOf(shown: Shown): { words: string; short: string; year: string } {
  const { view, day } = shown;
  const year = day.slice(0, 4);
  if (view === 'mes') {
    const words = monthName(day.slice(0, 7));
    return { words, short: words, year };
  }
  if (view === 'dia' || view === 'equipo') {
    return { words: capital(spokenDay(day)), short: capital(dayWithWeekday(day)), year };
  }
  const { from, to } = spanOf(shown);
  const [fromMonth, toMonth] = [from, to].map((one) => monthName(one.slice(0, 7)).toLocaleLowerCase('es-MX'));
  const beginning =
    from.slice(0, 7) === to.slice(0, 7)
      ? dayOfMonth(from)
      : `${dayOfMonth(from)} de ${fromMonth}${from.slice(0, 4) === to.slice(0, 4) ? '' : ` de ${from.slice(0, 4)}`}`;
  return {
    words: `${beginning} – ${dayOfMonth(to)} de ${toMonth}`,
    short: `${shortDay(from)} – ${shortDay(to)}`,
    year: to.slice(0, 4),
  };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
