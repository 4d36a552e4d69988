import { calendarViews, type CalendarView } from './calendar-span.rules.ts';

const key = 'folio.calendar-view';

/** As it was left on this device; the month until somebody chooses another. */
export function rememberedView(): CalendarView {
  try {
    const kept = localStorage.getItem(key);
    return calendarViews.find((view) => view === kept) ?? 'mes';
  } catch {
    return 'mes';
  }
}

export function rememberView(view: CalendarView): void {
  try {
    localStorage.setItem(key, view);
  } catch {
    // The month, next time.
  }
}
