import { keep, readKept } from '#lib/ui/device.ts';
import { calendarViews, type CalendarView } from './calendar-span.rules.ts';

const key = 'folio.calendar-view';

/** As it was left on this device; the month until somebody chooses another. */
export function rememberedView(): CalendarView {
  const kept = readKept(key);
  return calendarViews.find((view) => view === kept) ?? 'mes';
}

export function rememberView(view: CalendarView): void {
  keep(key, view);
}
