/** What a report shows of its answer: the parts of the whole by name, and its days put together. Pure, on screen and on paper alike. */
import { addDays, addMonths, weekday } from '../values/days.ts';
import type { Report } from './report.schema.ts';
import { added, daysIn, mostDaysByDay, unsaid, type Dimension, type Period, type Sums } from './report.rules.ts';
import { valueName, type NameOf } from './report-words.rules.ts';

export interface Part {
  key: string;
  name: string;
  sums: Sums;
}

/** Parts of the whole by one dimension, those with most prospects first. */
export function partsBy(report: Pick<Report, 'groups'>, by: Dimension, nameOf: NameOf): Part[] {
  return report.groups
    .filter((one) => one.by === by)
    .map(({ key, sums }) => ({ key: key ?? unsaid, name: valueName(by, key, nameOf), sums }))
    .sort((one, other) => (other.sums.prospects ?? 0) - (one.sums.prospects ?? 0) || (one.name < other.name ? -1 : 1));
}

export type Grain = 'day' | 'week' | 'month';

/** As fine as can still be read. */
export function usualGrain(period: Period): Grain {
  const days = daysIn(period);
  return days <= 31 ? 'day' : days <= mostDaysByDay ? 'week' : 'month';
}

/** The days of a period put together, each with which days it stands for. */
export function periodsBy(grain: Grain, period: Period): Period[] {
  const periods: Period[] = [];
  for (let from = period.from; from <= period.to;) {
    const last = grain === 'day' ? from : grain === 'week' ? sundayOf(from) : lastOfMonth(from);
    const to = last < period.to ? last : period.to;
    periods.push({ from, to });
    from = addDays(to, 1);
  }
  return periods;
}

function sundayOf(day: string): string {
  return addDays(day, (7 - weekday(day)) % 7);
}

function lastOfMonth(day: string): string {
  return addDays(`${addMonths(day.slice(0, 7), 1)}-01`, -1);
}

/** What happened in some days of the series, which is by day or by month. */
export function sumsIn({ series }: Pick<Report, 'series'>, { from, to }: Period): Sums {
  return series
    .filter(({ at }) => (at.length === 7 ? at === from.slice(0, 7) : at >= from && at <= to))
    .reduce<Sums>((all, { sums }) => added(all, sums), {});
}
