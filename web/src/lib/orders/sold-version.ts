import type { Order } from '@folio/shared/orders/order.schema.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';

/** The version of its quote that was sold; undefined where the prospect no longer tells of that quote. */
export function soldVersionOf(
  { quotes }: Prospect,
  order: Order,
): Prospect['quotes'][number]['versions'][number] | undefined {
  const quote = quotes.find(({ id }) => id === order.quoteId);
  return quote?.versions.find(({ number }) => number === order.quoteVersion);
}
