/** Last days: which documents have one, and how the calendar says several. */
import { describe, expect, test } from 'vitest';
import { deadlineOfOrder, deadlineOfQuote } from '@folio/shared/deadlines/deadline.rules.ts';
import { orderStatuses } from '@folio/shared/orders/order.rules.ts';
import type { OrderRow } from '@folio/shared/orders/order.schema.ts';
import { quoteStatuses } from '@folio/shared/quotes/quote.rules.ts';
import type { QuoteRow } from '@folio/shared/quotes/quote.schema.ts';

const whose = {
  prospectId: 'prs_0000000000000001',
  prospectFolio: 1,
  name: 'Laura Méndez',
  colour: '#0f7b83',
  attendedBy: 'mem_0000000000000001',
  workCentreId: 'wcn_0000000000000001',
  currency: 'MXN',
  totalCents: 100,
  createdBy: 'mem_0000000000000002',
} as const;
const quote: QuoteRow = {
  ...whose,
  id: 'quo_0000000000000001',
  folio: 'C-0001',
  issuedOn: '2026-11-01',
  validUntil: '2026-11-16',
  status: 'sent',
};
const order: OrderRow = {
  ...whose,
  id: 'ord_0000000000000001',
  folio: 'P-0001',
  quoteId: quote.id,
  quoteFolio: quote.folio,
  orderedOn: '2026-11-10',
  deliveryOn: '2026-12-01',
  status: 'in-process',
  paidCents: 0,
};

describe('what has a last day', () => {
  test.each(quoteStatuses)('a quote that is %s', (status) => {
    const isWaiting = ['sent', 'received', 'in-process'].includes(status);
    expect(deadlineOfQuote({ ...quote, status })?.day).toBe(isWaiting ? '2026-11-16' : undefined);
  });

  test.each(orderStatuses)('an order that is %s', (status) => {
    const isOpen = ['in-process', 'stopped'].includes(status);
    expect(deadlineOfOrder({ ...order, status })?.day).toBe(isOpen ? '2026-12-01' : undefined);
  });

  test('an order without a day of delivery has none', () => {
    const { deliveryOn: _, ...without } = order;
    expect(deadlineOfOrder(without)).toBeUndefined();
  });

  test('it belongs to whoever attends the prospect', () => {
    expect(deadlineOfQuote(quote)).toEqual({
      id: quote.id,
      document: 'quote',
      folio: 'C-0001',
      day: '2026-11-16',
      prospectId: whose.prospectId,
      name: 'Laura Méndez',
      colour: '#0f7b83',
      memberId: whose.attendedBy,
      workCentreId: whose.workCentreId,
    });
  });
});
