/** Report of follow-up (M04): what is counted, by what, over which days. Pure, the same on screen and at the server. */
import { addDays, addMonths } from '../values/days.ts';

/**
 * What happened and is counted, each once and on one local day of the company:
 * a prospect on its Fecha; a follow-up when it was written; an appointment on its day once it was held; a quote on its
 * date; an order on its date unless it was cancelled; a cancellation on the day of it while it stands; a prospect of these days
 * that has an order by now, on its Fecha; and the first order of a prospect on its day, with the days since its Fecha.
 */
export const figures = [
  'prospects',
  'followUps',
  'appointments',
  'quotes',
  'orders',
  'cancelled',
  'converted',
  'closed',
] as const;
export type Figure = (typeof figures)[number];

export const figureNames: Record<Figure, string> = {
  prospects: 'Prospectos',
  followUps: 'Seguimientos',
  appointments: 'Citas realizadas',
  quotes: 'Cotizaciones',
  orders: 'Pedidos realizados',
  cancelled: 'Cancelados',
  converted: 'Prospectos con pedido',
  closed: 'Primeros pedidos',
};

/** Counts, and the sums that go with some of them; an amount is of one currency and never added to another. */
export const measures = [
  ...figures,
  /** Days from the Fecha to the first order, summed over `closed`. */
  'closedDays',
  'quotes.MXN',
  'quotes.USD',
  'orders.MXN',
  'orders.USD',
] as const;
export type Measure = (typeof measures)[number];

/** What is absent is nothing. */
export type Sums = Partial<Record<Measure, number>>;

/** By which a report is told apart. Who attends is every figure's; the others are parts of it one at a time. */
export const dimensions = [
  'attendedBy',
  /** Quién lo generó: who registered the prospect, wrote the follow-up or the quote, made the order, cancelled. */
  'generatedBy',
  'workCentreId',
  'contactChannelId',
  'lineOfBusinessId',
  'state',
  /** Of `cancelled` alone. */
  'cancelReasonId',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Of these a report is narrowed to one value of one; who attends and the centre may be chosen beside it. */
export const narrowing = [
  'generatedBy',
  'contactChannelId',
  'lineOfBusinessId',
  'state',
  'cancelReasonId',
] as const satisfies readonly Dimension[];
export type Narrowing = (typeof narrowing)[number];

/** In an address: those of which nobody said it. */
export const unsaid = 'ninguno';

/** First and last day, both included. */
export interface Period {
  from: string;
  to: string;
}

/** A PDF is laid out as a whole: of so many rows in some seconds on a screen, of more at the server (2,000: 8 s and 360 MB). */
export const mostPrintedRows = { inBrowser: 500, atServer: 2000 };

export const mostDaysByDay = 190;
/** Ten years, and the days of leap years. */
export const mostDays = 3653;

export function daysIn({ from, to }: Period): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000) + 1;
}

function lastOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}

function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** Days or whole months that stand in one bucket each; with -1 they are taken off. */
export interface Span extends Period {
  unit: 'D' | 'M';
  sign: 1 | -1;
}

/**
 * What is read for a period: by day all of its days; otherwise its months, and of one that belongs to it in part whatever is less:
 * these days, or the whole month and the other days, to take them off.
 */
export function spansOf(period: Period, grain: 'day' | 'month'): Span[] {
  if (grain === 'day') return [{ unit: 'D', ...period, sign: 1 }];
  const spans: Span[] = [];
  for (const { month, from, to } of monthsOf(period).toReversed()) {
    const others = otherDays(month, { from, to });
    const isMost = daysIn({ from, to }) > others.reduce((sum, span) => sum + daysIn(span), 0);
    if (!isMost) {
      spans.push({ unit: 'D', from, to, sign: 1 });
      continue;
    }
    spans.push(...others);
    // Months that follow one another are one range.
    const before = spans.find(({ unit, to: last }) => unit === 'M' && addMonths(last, 1) === month);
    if (before) before.to = month;
    else spans.push({ unit: 'M', from: month, to: month, sign: 1 });
  }
  return spans;
}

function otherDays(month: string, { from, to }: Period): Span[] {
  const [first, last] = [`${month}-01`, lastOf(month)];
  return [
    ...(from > first ? [{ unit: 'D', from: first, to: addDays(from, -1), sign: -1 } as const] : []),
    ...(to < last ? [{ unit: 'D', from: addDays(to, 1), to: last, sign: -1 } as const] : []),
  ];
}

/** Months of a period with the days of each that belong to it, newest first. */
export function monthsOf({ from, to }: Period): (Period & { month: string })[] {
  const months: (Period & { month: string })[] = [];
  for (let month = monthOf(to); month >= monthOf(from); month = addMonths(month, -1)) {
    const [first, last] = [`${month}-01`, lastOf(month)];
    months.push({ month, from: from > first ? from : first, to: to < last ? to : last });
  }
  return months;
}

/**
 * The period before, as long: of whole months as many months, otherwise as many days. While a period is under way only as many
 * of its days are compared as have passed.
 */
export function formerPeriod({ from, to }: Period, today: string): Period {
  const isWholeMonths = from.endsWith('-01') && to === lastOf(monthOf(to));
  const length = daysIn({ from, to });
  const months = monthsOf({ from, to }).length;
  const former = isWholeMonths
    ? { from: `${addMonths(monthOf(from), -months)}-01`, to: addDays(from, -1) }
    : { from: addDays(from, -length), to: addDays(from, -1) };
  if (today < from || today >= to) return former;
  const passed = addDays(former.from, daysIn({ from, to: today }) - 1);
  return { from: former.from, to: passed < former.to ? passed : former.to };
}

/** Both, measure by measure. */
export function added(one: Sums, other: Sums): Sums {
  const sums: Sums = { ...one };
  for (const measure of measures) {
    const value = other[measure];
    if (value) sums[measure] = (sums[measure] ?? 0) + value;
  }
  return sums;
}

/** Share of the period's prospects that have an order by now, from 0 to 1; undefined without prospects. */
export function conversionOf({ prospects = 0, converted = 0 }: Sums): number | undefined {
  return prospects ? converted / prospects : undefined;
}

/** Days from the Fecha to the first order, on average. */
export function daysToCloseOf({ closed = 0, closedDays = 0 }: Sums): number | undefined {
  return closed ? closedDays / closed : undefined;
}
