/** Quotes and orders as a prospect's record holds them, and what is told of them. Pure. */
import { paidCentsOf } from '@folio/shared/orders/order.rules.ts';
import type { Order, OrderRow } from '@folio/shared/orders/order.schema.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { QuoteHead, QuoteRow } from '@folio/shared/quotes/quote.schema.ts';

interface Kept {
  /** Of which its folio is made: lists sort by it. */
  number: number;
  /** Put aside: in no list and no count; its folio is nobody else's. */
  isDiscarded?: true;
}

/** What a quote says stands beside it, one item for each writing (`quote-content.repository.ts`). */
export type StoredQuote = QuoteHead &
  Kept & {
    /** Of what is written now, for the version it may become; absent of what was written before it was kept. */
    digest?: string;
    /** Whose images go along with which writing, of what is written now and of the versions that were sent. */
    attached?: readonly { revision: number; imageIds: string[] }[];
  };
export type StoredOrder = Order & Kept;

export function isKept({ isDiscarded }: Kept): boolean {
  return !isDiscarded;
}

export function quoteHeadOf(quote: StoredQuote): QuoteHead {
  const { number: _, isDiscarded: __, digest: ___, attached: ____, ...head } = quote;
  return head;
}

/** Images of one writing, in the order in which it tells of them. */
export function imageIdsOf({ attached = [] }: Pick<StoredQuote, 'attached'>, revision: number): readonly string[] {
  return attached.find((one) => one.revision === revision)?.imageIds ?? [];
}

/** Whether a version that was sent, or what is written now, shows the image. */
export function carries({ attached = [] }: Pick<StoredQuote, 'attached'>, imageId: string): boolean {
  return attached.some(({ imageIds }) => imageIds.includes(imageId));
}

/** With the images of a new writing; writings that nobody can open any more are forgotten. */
export function withAttached(quote: StoredQuote, revision: number, imageIds: readonly string[] = []): StoredQuote {
  const { attached = [], ...rest } = quote;
  const sent = attached.filter((one) => quote.versions.some((version) => version.revision === one.revision));
  const all = imageIds.length ? [...sent, { revision, imageIds: [...imageIds] }] : sent;
  return { ...rest, ...(all.length ? { attached: all } : {}) };
}

export function orderOf(stored: StoredOrder): Order {
  const { number: _, isDiscarded: __, ...order } = stored;
  return order;
}

type QuoteFacts = Pick<ProspectRow, 'quoteId' | 'quoteFolio' | 'quoteCount'>;
type OrderFacts = Pick<ProspectRow, 'orderId' | 'orderFolio' | 'orderCount'>;

/** No. C: the last one, and how many. */
export function quoteFacts(quotes: readonly StoredQuote[]): QuoteFacts {
  const kept = quotes.filter(isKept);
  const last = kept.at(-1);
  return last ? { quoteId: last.id, quoteFolio: last.folio, quoteCount: kept.length } : {};
}

/** No. P: the last one that was not cancelled, and how many of those. */
export function orderFacts(orders: readonly StoredOrder[]): OrderFacts {
  const standing = orders.filter((order) => isKept(order) && order.status !== 'cancelled');
  const last = standing.at(-1);
  return last ? { orderId: last.id, orderFolio: last.folio, orderCount: standing.length } : {};
}

type Whose = Pick<ProspectRow, 'id' | 'folio' | 'name' | 'companyName' | 'colour' | 'attendedBy' | 'workCentreId'>;

function whose({ id, folio, name, companyName, colour, attendedBy, workCentreId }: Whose) {
  return {
    prospectId: id,
    prospectFolio: folio,
    name,
    ...(companyName ? { companyName } : {}),
    colour,
    attendedBy,
    workCentreId,
  };
}

export function quoteRowOf(prospect: Whose, quote: StoredQuote): QuoteRow {
  const { id, folio, issuedOn, validUntil, currency, totalCents, status, createdBy, versions } = quote;
  const sentVersion = versions.at(-1)?.number;
  return {
    id,
    folio,
    issuedOn,
    validUntil,
    currency,
    totalCents,
    status,
    createdBy,
    ...(sentVersion ? { sentVersion } : {}),
    ...whose(prospect),
  };
}

export function orderRowOf(prospect: Whose, order: StoredOrder): OrderRow {
  const { id, folio, quoteId, quoteFolio, orderedOn, deliveryOn, currency, totalCents, status, createdBy } = order;
  return {
    id,
    folio,
    quoteId,
    quoteFolio,
    orderedOn,
    currency,
    totalCents,
    status,
    createdBy,
    ...(deliveryOn ? { deliveryOn } : {}),
    paidCents: paidCentsOf(order.payments),
    ...whose(prospect),
  };
}
