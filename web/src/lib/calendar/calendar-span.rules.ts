/** The four views and the day of the team: which days each shows, and how far its arrows go. */
import { addDays, addMonths, weekday } from '@folio/shared/values/days.ts';
import { weeksOf } from './month-grid.rules.ts';
import type { Span } from './span.rules.ts';

/** By their names in the address. */
export const calendarViews = ['mes', 'semana', 'dia', 'agenda', 'equipo'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** Seven columns do not fit on a phone: its week is of three days, from the one chosen. */
const phoneDays = 3;

export interface Shown {
  view: CalendarView;
  /** A day of what is shown, `YYYY-MM-DD`. */
  day: string;
  isPhone: boolean;
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

/** The day that the arrows lead to; a month begins with its first. */
export function stepped({ view, day, isPhone }: Shown, direction: -1 | 1): string {
  if (view === 'mes') return `${addMonths(day.slice(0, 7), direction)}-01`;
  if (view === 'dia' || view === 'equipo') return addDays(day, direction);
  return addDays(day, direction * (view === 'semana' && isPhone ? phoneDays : 7));
}
