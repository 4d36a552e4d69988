/** The weeks of a month and what fits in each of their days. */
import { daysTaken } from '@folio/shared/appointments/all-day.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { addDays, addMonths, weekday } from '@folio/shared/values/days.ts';
import { inOrder } from './chip.rules.ts';

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

/** Chips of each day, by time; one that takes whole days is on each of them. */
export function chipsByDay<One extends Chip>(chips: readonly One[]): Map<string, One[]> {
  const byDay = new Map<string, One[]>();
  for (const chip of inOrder(chips)) {
    for (const day of daysTaken(chip)) {
      const ofDay = byDay.get(day);
      if (ofDay) ofDay.push(chip);
      else byDay.set(day, [chip]);
    }
  }
  return byDay;
}

/** First chips of a day, and how many stay hidden. */
export function shownOf(chips: readonly Chip[], room = chipsPerDay): { shown: readonly Chip[]; hidden: number } {
  if (chips.length <= room) return { shown: chips, hidden: 0 };
  return { shown: chips.slice(0, room), hidden: chips.length - room };
}
