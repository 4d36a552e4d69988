import type { CalendarView } from './calendar-span.rules.ts';

const views: Record<string, CalendarView> = { m: 'mes', s: 'semana', d: 'dia', a: 'agenda' };

/** The view that a key chooses. */
export function viewOfKey(key: string): CalendarView | undefined {
  return views[key];
}
