/** The weeks of a month and what fits in each of their days. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { addDays, addMonths, weekday } from '@folio/shared/values/days.ts';

/** Drawing cost grows faster than the number of chips, so a day shows the first ones and says how many more there are. */
export const chipsPerDay = 3;

/** Whole weeks, Sunday to Saturday, that hold a month. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const next = `${addMonths(month, 1)}-01`;
  const weeks: string[][] = [];
  for (let sunday = addDays(first, -weekday(first)); sunday < next; sunday = addDays(sunday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(sunday, index)));
  }
  return weeks;
}

/** The month itself first, then its neighbours whose days complete the first and last week. */
export function monthsTouched(month: string): string[] {
  const days = weeksOf(month).flat();
  return [...new Set([month, ...days.map((day) => day.slice(0, 7))])];
}

/** Chips of each day, by time. */
export function chipsByDay(chips: readonly Chip[]): Map<string, Chip[]> {
  const byDay = new Map<string, Chip[]>();
  const inOrder = chips.toSorted(
    (a, b) => a.startsAtLocal.localeCompare(b.startsAtLocal) || a.name.localeCompare(b.name, 'es'),
  );
  for (const chip of inOrder) {
    const day = chip.startsAtLocal.slice(0, 10);
    byDay.set(day, [...(byDay.get(day) ?? []), chip]);
  }
  return byDay;
}

/** First chips of a day, and how many stay hidden. */
export function shownOf(chips: readonly Chip[]): { shown: readonly Chip[]; hidden: number } {
  if (chips.length <= chipsPerDay) return { shown: chips, hidden: 0 };
  return { shown: chips.slice(0, chipsPerDay), hidden: chips.length - chipsPerDay };
}
