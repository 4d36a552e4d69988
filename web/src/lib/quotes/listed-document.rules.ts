/** A quote or an order as one line of its list, and what narrows the list. Pure. */
import type { Currency } from '@folio/shared/money/money.rules.ts';
import { orderStatuses, orderStatusNames, paymentStatusOf } from '@folio/shared/orders/order.rules.ts';
import type { OrderRow } from '@folio/shared/orders/order.schema.ts';
import { quoteStateNames, quoteStateOf, quoteStatuses } from '@folio/shared/quotes/quote.rules.ts';
import type { QuoteRow } from '@folio/shared/quotes/quote.schema.ts';
import { addMonths } from '@folio/shared/values/days.ts';
import { fold } from '@folio/shared/values/fold.ts';

interface Common {
  id: string;
  prospectId: string;
  prospectFolio: number;
  folio: string;
  day: string;
  name: string;
  companyName?: string | undefined;
  colour: string;
  attendedBy: string;
  workCentreId: string;
  currency: Currency;
  totalCents: number;
  /** By which it is filtered: its state. */
  state: string;
}

export type ListedDocument =
  | (Common & { kind: 'quote'; row: QuoteRow; quoteState: ReturnType<typeof quoteStateOf> })
  | (Common & { kind: 'order'; row: OrderRow });

export function listedQuote(row: QuoteRow, today: string): ListedDocument {
  const state = quoteStateOf(row, today);
  return { ...commonOf(row), kind: 'quote', row, day: row.issuedOn, state, quoteState: state };
}

export function listedOrder(row: OrderRow): ListedDocument {
  return { ...commonOf(row), kind: 'order', row, day: row.orderedOn, state: row.status };
}

function commonOf(row: QuoteRow | OrderRow) {
  const { id, prospectId, prospectFolio, folio, name, companyName, colour, attendedBy, workCentreId } = row;
  const { currency, totalCents } = row;
  return {
    id,
    prospectId,
    prospectFolio,
    folio,
    name,
    companyName,
    colour,
    attendedBy,
    workCentreId,
    currency,
    totalCents,
  };
}

const pairs = (names: Record<string, string>, keys: readonly string[]) =>
  keys.map((value) => ({ value, label: names[value] ?? value }));

export const quoteStateOptions = pairs(quoteStateNames, [...quoteStatuses, 'expired']);
/** Beside the states, what is still to be paid. */
export const orderStateOptions = [...pairs(orderStatusNames, orderStatuses), { value: 'unpaid', label: 'Por cobrar' }];

export interface DocumentFilter {
  words: string;
  state: string;
  memberId: string;
  currency: string;
  /** None for all. */
  workCentreIds: readonly string[];
}

export function narrowed(documents: readonly ListedDocument[], filter: DocumentFilter): ListedDocument[] {
  const words = fold(filter.words).split(/\s+/).filter(Boolean);
  return documents.filter((one) => {
    if (filter.state && !isInState(one, filter.state)) return false;
    if (filter.memberId && one.attendedBy !== filter.memberId) return false;
    if (filter.currency && one.currency !== filter.currency) return false;
    if (filter.workCentreIds.length && !filter.workCentreIds.includes(one.workCentreId)) return false;
    if (!words.length) return true;
    const text = fold([one.folio, one.name, one.companyName, one.prospectFolio].join(' '));
    return words.every((word) => text.includes(word));
  });
}

function isInState(one: ListedDocument, state: string): boolean {
  return state === 'unpaid' ? one.kind === 'order' && paymentStatusOf(one.row) === 'pending' : one.state === state;
}

/** What they come to, by currency; an order that was cancelled comes to nothing. */
export function totalsByCurrency(documents: readonly ListedDocument[]): [Currency, number][] {
  const sums = new Map<Currency, number>();
  for (const one of documents) {
    if (one.kind === 'order' && one.state === 'cancelled') continue;
    sums.set(one.currency, (sums.get(one.currency) ?? 0) + one.totalCents);
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

export const spans = [
  { value: '1', label: 'Mes' },
  { value: '3', label: 'Trimestre' },
  { value: '12', label: 'Año' },
] as const;
export type Span = (typeof spans)[number]['value'];

/** Months of a span that ends with this one, the newest first. */
export function monthsOf(month: string, span: Span): string[] {
  return Array.from({ length: Number(span) }, (_, at) => addMonths(month, -at));
}
