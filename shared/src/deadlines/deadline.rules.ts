/** Which last day a quote or an order has, while it has one. */
import type { OrderRow } from '../orders/order.schema.ts';
import type { QuoteRow } from '../quotes/quote.schema.ts';
import { isWaiting } from '../quotes/quote.rules.ts';
import type { Deadline } from './deadline.schema.ts';

export const deadlineNames: Record<Deadline['document'], string> = { quote: 'Vigencia', order: 'Entrega' };

/** The validity of a quote that waits for the client's word, also once it is over: that is when one looks for it. */
export function deadlineOfQuote(row: QuoteRow): Deadline | undefined {
  return isWaiting(row.status) ? { ...whoseOf(row), document: 'quote', day: row.validUntil } : undefined;
}

/** The delivery of an order that is neither finished nor cancelled. */
export function deadlineOfOrder(row: OrderRow): Deadline | undefined {
  const isOpen = row.status === 'in-process' || row.status === 'stopped';
  return isOpen && row.deliveryOn ? { ...whoseOf(row), document: 'order', day: row.deliveryOn } : undefined;
}

function whoseOf({ id, folio, prospectId, name, colour, attendedBy, workCentreId }: QuoteRow | OrderRow) {
  return { id, folio, prospectId, name, colour, memberId: attendedBy, workCentreId };
}
