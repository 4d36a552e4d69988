/** The four views and the day of the team: which days each shows, how far its arrows go, and what its title says. */
import { addDays, addMonths, weekday } from '@folio/shared/values/days.ts';
import { dayOfMonth, monthName, spokenDay } from '#lib/ui/dates.ts';
import { weeksOf } from './month-grid.rules.ts';

/** By their names in the address. */
export const calendarViews = ['mes', 'semana', 'dia', 'agenda', 'equipo'] as const;
export type CalendarView = (typeof calendarViews)[number];

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

/** Seven columns do not fit on a phone: its week is of three days, from the one chosen. */
const phoneDays = 3;

export interface Shown {
  view: CalendarView;
  /** A day of what is shown, `YYYY-MM-DD`. */
  day: string;
  isPhone: boolean;
}

/** First and last day, both included; of a month the days of its whole weeks. */
export interface Span {
  from: string;
  to: string;
}

export function spanOf({ view, day, isPhone }: Shown): Span {
  if (view === 'mes') {
    const days = weeksOf(day.slice(0, 7)).flat();
    return { from: days[0] ?? day, to: days.at(-1) ?? day };
  }
  if (view === 'dia' || view === 'equipo') return { from: day, to: day };
  if (view === 'semana' && isPhone) return { from: day, to: addDays(day, phoneDays - 1) };
  const from = addDays(day, -weekday(day));
  return { from, to: addDays(from, 6) };
}

export function isWithin({ from, to }: Span, day: string): boolean {
  return from <= day && day <= to;
}

export function daysOf({ from, to }: Span): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The months to which the days belong. */
export function monthsOf({ from, to }: Span): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The day that the arrows lead to; a month begins with its first. */
export function stepped({ view, day, isPhone }: Shown, direction: -1 | 1): string {
  if (view === 'mes') return `${addMonths(day.slice(0, 7), direction)}-01`;
  if (view === 'dia' || view === 'equipo') return addDays(day, direction);
  return addDays(day, direction * (view === 'semana' && isPhone ? phoneDays : 7));
}

/** `Noviembre` and `2026`; `22 – 28 de noviembre` and `2026`; `Miércoles 25 de noviembre` and `2026`. */
export function titleOf(shown: Shown): { words: string; year: string } {
  const { view, day } = shown;
  const year = day.slice(0, 4);
  if (view === 'mes') return { words: monthName(day.slice(0, 7)), year };
  if (view === 'dia' || view === 'equipo') return { words: capital(spokenDay(day)), year };
  const { from, to } = spanOf(shown);
  const [fromMonth, toMonth] = [from, to].map((one) => monthName(one.slice(0, 7)).toLocaleLowerCase('es-MX'));
  const beginning =
    from.slice(0, 7) === to.slice(0, 7)
      ? dayOfMonth(from)
      : `${dayOfMonth(from)} de ${fromMonth}${from.slice(0, 4) === to.slice(0, 4) ? '' : ` de ${from.slice(0, 4)}`}`;
  return { words: `${beginning} – ${dayOfMonth(to)} de ${toMonth}`, year: to.slice(0, 4) };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
