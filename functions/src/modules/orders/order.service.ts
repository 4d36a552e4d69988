/** Pedidos (M42): a quote becomes one, once; then it is made, delivered and paid, each a change of its prospect. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type {
  addOrder,
  addPayment,
  moveOrder,
  removePayment,
  setDelivery,
} from '@folio/shared/orders/order-endpoints.schema.ts';
import { mostPayments, orderStatusAfter, paidCentsOf } from '@folio/shared/orders/order.rules.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { folioLabel } from '@folio/shared/quotes/quote.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { ActingContext, MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import { counterKey, counterNext, counterValue } from '../counters/counter.service.ts';
import { runProspectCommand, type RecordChange } from '../prospects/prospect-command.ts';
import type { ProspectRecord } from '../prospects/prospect-record.ts';
import * as quotes from '../quotes/quote.service.ts';
import { isKept, type StoredOrder } from '../quotes/stored-documents.ts';

/** Whoever asks again, in another tab or by another key, is answered the order that there is. */
export async function add(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof addOrder>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: sellingNeeds,
    decide: (record, items) => {
      quotes.requireOpen(record);
      return selling(record, items, { context, ...params, ...body });
    },
  });
}

/** Items that a command reads to sell a quote, in the order `selling` gets them. */
export const sellingNeeds = [counterKey('orders'), company.need];

interface Sale {
  context: ActingContext;
  quoteId: string;
  deliveryOn?: string | undefined;
}

/** The one rule by which a quote becomes an order, once, whoever sells it: a member, or the client who accepts. */
export function selling(
  record: ProspectRecord,
  [counter, companyItem]: readonly (Attributes | undefined)[],
  { context, quoteId, deliveryOn }: Sale,
): (RecordChange & { order: StoredOrder }) | 'unchanged' {
  const quote = quotes.existing(record, quoteId);
  if (quote.status === 'sold') return 'unchanged';
  const id = idOfCommand('order', context);
  const today = quotes.todayOf(companyItem, context);
  const sold = { ...quotes.moved(quote, 'sell', { context, today }), orderId: id };
  const number = counterValue(counter) + 1;
  const order: StoredOrder = {
    id,
    number,
    folio: folioLabel('P', number),
    quoteId: quote.id,
    quoteFolio: quote.folio,
    quoteVersion: sold.versions.at(-1)?.number ?? 1,
    orderedOn: today,
    ...(deliveryOn ? { deliveryOn } : {}),
    currency: quote.currency,
    totalCents: quote.totalCents,
    status: 'in-process',
    payments: [],
    createdAt: context.now.toISOString(),
    createdBy: context.actor.memberId,
  };
  const { quotes: kept } = quotes.changed(record, sold).record;
  return {
    order,
    record: { ...record, quotes: kept, orders: [...record.orders, order] },
    verb: 'order-added',
    after: { order: toldOf(order) },
    writes: [counterNext('orders', counter)],
  };
}

export async function move(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof moveOrder>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need],
    decide: (record, [companyItem]) => {
      const order = existing(record, params.orderId);
      const status = orderStatusAfter(body.move, order.status);
      if (!status) throw new AppError('order.move_not_allowed');
      const { cancelReason: _, ...rest } = order;
      const next = { ...rest, status, ...(status === 'cancelled' ? { cancelReason: body.reason ?? '' } : {}) };
      const after = changed(record, next);
      const today = quotes.todayOf(companyItem, context);
      return {
        record: status === 'cancelled' ? withQuoteBack(after, order.quoteId, { context, today }) : after,
        verb: 'order-moved',
        before: { order: toldOf(order) },
        after: { order: toldOf(next), ...(body.reason ? { note: body.reason } : {}) },
      };
    },
  });
}

/** Its quote waits for the client again. */
function withQuoteBack(
  record: ProspectRecord,
  quoteId: string,
  now: { context: MemberContext; today: string },
): ProspectRecord {
  const { orderId: _, ...quote } = quotes.moved(quotes.existing(record, quoteId), 'unsell', now);
  return quotes.changed(record, quote).record;
}

export async function deliver(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof setDelivery>,
): Promise<ChangedRow> {
  return onStanding(deps, context, params, (order) => {
    const { deliveryOn, ...rest } = order;
    if ((deliveryOn ?? null) === body.deliveryOn) return 'unchanged';
    return { verb: 'order-changed', next: body.deliveryOn ? { ...rest, deliveryOn: body.deliveryOn } : rest };
  });
}

export async function pay(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof addPayment>,
): Promise<ChangedRow> {
  const { paidOn, amountCents, method, note } = body;
  const { memberId } = context.actor;
  const payment = { id: idOfCommand('payment', context), paidOn, amountCents, method, memberId };
  return onStanding(deps, context, params, (order) => {
    const { payments, totalCents } = order;
    const paid = paidCentsOf(payments) + amountCents;
    if (paid > totalCents || payments.length >= mostPayments) throw new AppError('order.payment_exceeds');
    const next = { ...order, payments: [...payments, { ...payment, ...(note ? { note } : {}) }] };
    return { verb: 'payment-added', next, told: { amountCents } };
  });
}

export async function unpay(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof removePayment>,
): Promise<ChangedRow> {
  return onStanding(deps, context, params, (order) => {
    const payment = order.payments.find(({ id }) => id === params.paymentId);
    if (!payment) throw new AppError('payment.not_found');
    const next = { ...order, payments: order.payments.filter((one) => one !== payment) };
    return { verb: 'payment-removed', next, told: { amountCents: payment.amountCents } };
  });
}

/** Of an order that was not cancelled. */
function onStanding(
  deps: Dependencies,
  context: MemberContext,
  { prospectId, orderId }: { prospectId: string; orderId: string },
  decide: (order: StoredOrder) => { verb: string; next: StoredOrder; told?: object } | 'unchanged',
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId,
    decide: (record): RecordChange | 'unchanged' => {
      const order = existing(record, orderId);
      if (order.status === 'cancelled') throw new AppError('order.move_not_allowed');
      const decided = decide(order);
      if (decided === 'unchanged') return decided;
      const { verb, next, told } = decided;
      return {
        record: changed(record, next),
        verb,
        before: { order: toldOf(order) },
        after: { order: { ...toldOf(next), ...told } },
      };
    },
  });
}

function existing({ orders }: ProspectRecord, orderId: string): StoredOrder {
  const order = orders.find((one) => one.id === orderId && isKept(one));
  if (!order) throw new AppError('order.not_found');
  return order;
}

function changed(record: ProspectRecord, next: StoredOrder): ProspectRecord {
  return { ...record, orders: record.orders.map((one) => (one.id === next.id ? next : one)) };
}

/** What history tells of an order; the parts of the change keep the rest. */
function toldOf({ id, folio, status, currency, totalCents, deliveryOn, payments }: StoredOrder): object {
  const paidCents = paidCentsOf(payments);
  return { id, folio, status, currency, totalCents, paidCents, ...(deliveryOn ? { deliveryOn } : {}) };
}
