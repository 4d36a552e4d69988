/** What was offered to a prospect and what it bought: its quotes (M40) and its orders (M42), the newest first. */
import { moneyWords } from '../../money/money-words.rules.ts';
import {
  isPaidInPart,
  orderStatusNames,
  paidCentsOf,
  paymentMethodNames,
  paymentStatusNames,
  paymentStatusOf,
  type OrderStatus,
} from '../../orders/order.rules.ts';
import type { Order } from '../../orders/order.schema.ts';
import { quoteStateNames, quoteStateOf, type QuoteState } from '../../quotes/quote.rules.ts';
import type { QuoteHead } from '../../quotes/quote.schema.ts';
import { printedDay } from '../../values/spanish-days.ts';
import type { Block, Colour, Span, TableColumn } from '../document.ts';
import { inks } from '../palette.ts';
import { counted, nowOf, sectionHeading } from './dossier-words.ts';
import type { Dossier } from './dossier.types.ts';
import { cell, table } from './section-table.ts';

const quoteHues: Record<QuoteState, Colour> = {
  draft: inks.soft,
  sent: inks.following,
  received: inks.following,
  'in-process': inks.quoted,
  sold: inks.ordered,
  rejected: inks.cancelled,
  expired: inks.cancelled,
};

const orderHues: Record<OrderStatus, Colour> = {
  'in-process': inks.following,
  finished: inks.ordered,
  stopped: inks.quoted,
  cancelled: inks.cancelled,
};

const bold = (text: string, colour: Colour = inks.ink): Span => ({ text, colour, weight: 'bold' });
const below = (text: string | undefined): Span[] => (text ? [{ text: `\n${text}`, colour: inks.soft }] : []);
const total = (cents: string): Block => cell([bold(cents)], 'right');

const quoteColumns: TableColumn[] = [
  { title: 'Cotización', width: { points: 92 } },
  { title: 'Fecha', width: { points: 84 } },
  { title: 'Vigencia', width: { points: 84 } },
  { title: 'Estatus', width: { share: 1 } },
  { title: 'Total', width: { points: 122 }, align: 'right' },
];

export function quotesSection(dossier: Dossier): Block[] {
  const { quotes } = dossier.prospect;
  const today = nowOf(dossier).slice(0, 10);
  const rows = quotes.map((quote) => ({ cells: quoteCells(quote, today) }));
  return [
    sectionHeading('Cotizaciones', counted(quotes.length, 'cotización', 'cotizaciones')),
    table(quoteColumns, rows),
  ];
}

function quoteCells(quote: QuoteHead, today: string): Block[] {
  const state = quoteStateOf(quote, today);
  const sent = quote.versions.at(-1);
  return [
    cell([bold(quote.folio), ...below(sent && `Versión ${sent.number}`)]),
    cell(printedDay(quote.issuedOn)),
    cell(printedDay(quote.validUntil)),
    cell([bold(quoteStateNames[state], quoteHues[state]), ...below(quote.rejection)]),
    total(moneyWords(quote.totalCents, quote.currency)),
  ];
}

const orderColumns: TableColumn[] = [
  { title: 'Pedido', width: { points: 66 } },
  { title: 'Fecha', width: { points: 92 } },
  { title: 'Estatus', width: { points: 82 } },
  { title: 'Pago', width: { share: 1 } },
  { title: 'Total', width: { points: 114 }, align: 'right' },
];

export function ordersSection({ prospect: { orders } }: Dossier): Block[] {
  const rows = orders.map((order) => ({ cells: orderCells(order) }));
  return [sectionHeading('Pedidos', counted(orders.length, 'pedido', 'pedidos')), table(orderColumns, rows)];
}

function orderCells(order: Order): Block[] {
  const delivery = order.deliveryOn && `Entrega ${printedDay(order.deliveryOn)}`;
  return [
    cell([bold(order.folio), ...below(`de ${order.quoteFolio}`)]),
    cell([{ text: printedDay(order.orderedOn) }, ...below(delivery)]),
    cell([bold(orderStatusNames[order.status], orderHues[order.status]), ...below(order.cancelReason)]),
    cell(paymentSpans(order)),
    total(moneyWords(order.totalCents, order.currency)),
  ];
}

/** How much was paid and is left to pay, and each payment there was. */
function paymentSpans({ status, totalCents, payments, currency }: Order): Span[] {
  const paidCents = paidCentsOf(payments);
  const so = { status, totalCents, paidCents };
  const payment = paymentStatusOf(so);
  const rest = payment === 'pending' ? `, resta ${moneyWords(totalCents - paidCents, currency)}` : '';
  return [
    isPaidInPart(so)
      ? bold(`Pagado ${moneyWords(paidCents, currency)}`)
      : bold(paymentStatusNames[payment], payment === 'paid' ? inks.ordered : inks.ink),
    { text: rest },
    ...payments.flatMap(({ amountCents, paidOn, method }) =>
      below(`${moneyWords(amountCents, currency)}, ${paymentMethodNames[method]}, ${printedDay(paidOn)}`),
    ),
  ];
}
