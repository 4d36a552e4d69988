/** Days from one to another. */
import { lastDay, type Placed } from '@folio/shared/appointments/all-day.rules.ts';
import { addDays, addMonths } from '@folio/shared/values/days.ts';

/** First and last day, both included; of a month the days of its whole weeks. */
export interface Span {
  from: string;
  to: string;
}

export function isWithin({ from, to }: Span, day: string): boolean {
  return from <= day && day <= to;
}

/** Whether one of its days is among them. */
export function touches({ from, to }: Span, placed: Placed): boolean {
  return placed.startsAtLocal.slice(0, 10) <= to && from <= lastDay(placed);
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
