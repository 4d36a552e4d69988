/** Fechas of the list: the periods people ask for by name, and any other from one day to another. */
import { dayWithYear, shortDay } from '#lib/ui/dates.ts';

/** First and last day, both included; either may be open. */
export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

export interface Period {
  name: string;
  days: { from: string; to: string };
}

function asDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function dateOf(year: number, month: number, day: number): Date {
  return new Date(Date.UTC(year, month, day, 12));
}

/** Hoy, esta semana (lunes a domingo), este mes, este trimestre, este año: whole, so that a link stays what it was. */
export function periodsOf(today: string): Period[] {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const weekday = (dateOf(year, month - 1, day).getUTCDay() + 6) % 7;
  const quarter = Math.floor((month - 1) / 3) * 3;
  const spans: [string, Date, Date][] = [
    ['Hoy', dateOf(year, month - 1, day), dateOf(year, month - 1, day)],
    ['Esta semana', dateOf(year, month - 1, day - weekday), dateOf(year, month - 1, day - weekday + 6)],
    ['Este mes', dateOf(year, month - 1, 1), dateOf(year, month, 0)],
    ['Este trimestre', dateOf(year, quarter, 1), dateOf(year, quarter + 3, 0)],
    ['Este año', dateOf(year, 0, 1), dateOf(year, 11, 31)],
  ];
  return spans.map(([name, from, to]) => ({ name, days: { from: asDay(from), to: asDay(to) } }));
}

/** The period that these days are, if any has a name. */
export function periodNamed({ from, to }: Days, today: string): Period | undefined {
  return periodsOf(today).find(({ days }) => days.from === from && days.to === to);
}

/** `Este mes`, `3 al 15 nov 2026`, `desde el 3 nov 2026`. Nothing without days. */
export function daysWords(days: Days, today: string): string {
  const { from, to } = days;
  if (!from && !to) return '';
  const named = periodNamed(days, today);
  if (named) return named.name;
  if (from && to) return from === to ? dayWithYear(from) : `${sameYear(from, to)} al ${dayWithYear(to)}`;
  return from ? `desde el ${dayWithYear(from)}` : `hasta el ${dayWithYear(to ?? '')}`;
}

function sameYear(from: string, to: string): string {
  return from.slice(0, 4) === to.slice(0, 4) ? shortDay(from) : dayWithYear(from);
}

/** A last day before the first is somebody still typing: the other end follows. */
export function withDay(days: Days, end: 'from' | 'to', day: string): Days {
  const { from, to }: Days = { ...days, [end]: day || undefined };
  if (from && to && from > to) return end === 'from' ? { from, to: from } : { from: to, to };
  return { from, to };
}
