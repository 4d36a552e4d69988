/** Quotes and orders of a prospect as items: each in the lists of its month, and with its last day in the calendar of that month. */
import { deadlineOfOrder, deadlineOfQuote } from '@folio/shared/deadlines/deadline.rules.ts';
import type { Deadline } from '@folio/shared/deadlines/deadline.schema.ts';
import type { NewItem } from '../../platform/table.ts';
import { isKept, orderRowOf, quoteRowOf, type StoredOrder, type StoredQuote } from '../quotes/stored-documents.ts';
import { folioKey, indexesOf, partitionOf } from './prospect.keys.ts';
import type { ProspectRecord, StoredProspect } from './prospect-record.ts';

export function quoteItem(prospect: StoredProspect, quote: StoredQuote): NewItem {
  const { issuedOn, number, id } = quote;
  const isListed = isKept(quote) && !prospect.deletedAt;
  return {
    partition: partitionOf(prospect.id),
    sort: ['QUOTE', id],
    kind: 'quote',
    ...(isListed ? { indexes: indexesOf(prospect, quotesOf(issuedOn), documentSort(number, id)) } : {}),
    attributes: { row: quoteRowOf(prospect, quote), quote },
  };
}

export function orderItem(prospect: StoredProspect, order: StoredOrder): NewItem {
  const { orderedOn, number, id } = order;
  const isListed = isKept(order) && !prospect.deletedAt;
  return {
    partition: partitionOf(prospect.id),
    sort: ['ORDER', id],
    kind: 'order',
    ...(isListed ? { indexes: indexesOf(prospect, ordersOf(orderedOn), documentSort(number, id)) } : {}),
    attributes: { row: orderRowOf(prospect, order), order },
  };
}

/** Cotizaciones and Pedidos are listed by the month of their date, newest folio first. */
function quotesOf(day: string): readonly string[] {
  return ['QUOTES', day.slice(0, 7)];
}

function ordersOf(day: string): readonly string[] {
  return ['ORDERS', day.slice(0, 7)];
}

function documentSort(number: number, id: string): string[] {
  return [...folioKey(number), id];
}

/** AP-35: what a month shows beside its appointments. What was sold, rejected, delivered or put aside has no last day any more. */
export function deadlineItems(
  prospect: StoredProspect,
  { quotes, orders }: Pick<ProspectRecord, 'quotes' | 'orders'>,
): NewItem[] {
  if (prospect.deletedAt) return [];
  const deadlines = [
    ...quotes.filter(isKept).flatMap((quote) => deadlineOfQuote(quoteRowOf(prospect, quote)) ?? []),
    ...orders.filter(isKept).flatMap((order) => deadlineOfOrder(orderRowOf(prospect, order)) ?? []),
  ];
  return deadlines.map((deadline) => deadlineItem(prospect, deadline));
}

function deadlineItem(prospect: StoredProspect, row: Deadline): NewItem {
  return {
    partition: partitionOf(prospect.id),
    sort: ['DEADLINE', row.id],
    kind: 'deadline',
    indexes: indexesOf(prospect, deadlinesOf(row.day), [row.day, row.id]),
    attributes: { row },
  };
}

/** @param day or its month, `YYYY-MM` */
export function deadlinesOf(day: string): readonly string[] {
  return ['DEADLINES', day.slice(0, 7)];
}
