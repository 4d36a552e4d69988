/** Pedido (M42) on letter-size pages: what was sold, when it is delivered, and what was paid of it. */
import {
  isPaidInPart,
  orderStatusNames,
  paidCentsOf,
  paymentStatusNames,
  paymentStatusOf,
} from '../../orders/order.rules.ts';
import type { Order } from '../../orders/order.schema.ts';
import { printedMoney } from '../../money/printed-money.rules.ts';
import { wallClockIn } from '../../values/days.ts';
import { printedDay, printedTime } from '../../values/spanish-days.ts';
import type { Block, PrintedDocument } from '../document.ts';
import { pdfFileName } from '../file-name.ts';
import { letterDocument } from '../letterhead.ts';
import { inks } from '../palette.ts';
import {
  clientTitle,
  type PaperClient,
  type PaperCompany,
  type PaperContent,
  type QuotePaper,
  type Setting,
} from '../quote/printed-quote.ts';
import { closing, currencyNames } from '../quote/quote-closing.ts';
import { whoseIs } from '../quote/quote-document.ts';
import { paperHead, type PaperFact } from '../quote/quote-head.ts';
import { linesTable } from '../quote/quote-lines.ts';
import { paymentsAfter, paymentsBeside } from './order-payments.ts';

export interface PrintedOrder {
  company: PaperCompany;
  order: Order;
  /** Of the version that was sold. */
  content: PaperContent;
  client: PaperClient;
  seller?: string | undefined;
  madeAt: Date;
}

export function orderFileName({ order, client }: Pick<PrintedOrder, 'order' | 'client'>): string {
  return pdfFileName(`Pedido ${order.folio}`, clientTitle(client));
}

export function orderDocument(printed: PrintedOrder, paper: QuotePaper): PrintedDocument {
  const { company, order, client, madeAt } = printed;
  const local = wallClockIn(company.timeZone, madeAt);
  return letterDocument(
    {
      title: `Pedido ${order.folio} · ${clientTitle(client)}`,
      body: bodyOf(printed, paper),
      snugBody: bodyOf(printed, { ...paper, snug: true }),
      copies: paper.copies,
    },
    {
      ...whoseIs(company, paper, {
        colour: inks.ordered,
        made: `Generado el ${printedDay(local)}, ${printedTime(local)}`,
      }),
      kind: 'Pedido',
      number: order.folio,
      about: clientTitle(client),
    },
  );
}

/** What it comes to stands right below what was sold: a usual order is one page. */
function bodyOf(printed: PrintedOrder, paper: QuotePaper & Setting): Block[] {
  const { order, content, client } = printed;
  const { snug = false } = paper;
  const paidCents = paidCentsOf(order.payments);
  const more = [
    { label: 'Pagado', value: printedMoney(paidCents, order.currency) },
    { label: 'Por pagar', value: printedMoney(order.totalCents - paidCents, order.currency) },
  ];
  return [
    { kind: 'stack', role: 'Sect', blocks: [paperHead(client, factsOf(printed, paper), paper)] },
    { kind: 'stack', role: 'Sect', above: snug ? 12 : 18, blocks: [linesTable(content, paper)] },
    ...closing(content, paper, { more, beside: paymentsBeside(order), snug }),
    ...paymentsAfter(order),
  ];
}

function factsOf({ order, seller }: PrintedOrder, { parts }: QuotePaper): PaperFact[] {
  const { orderedOn, deliveryOn, quoteFolio, quoteVersion, currency, status } = order;
  return [
    { label: 'Fecha', value: printedDay(orderedOn) },
    { label: 'Entrega', value: deliveryOn ? printedDay(deliveryOn) : 'Por acordar' },
    { label: 'Cotización', value: `${quoteFolio} v${quoteVersion}` },
    { label: 'Estatus', value: orderStatusNames[status] },
    { label: 'Pago', value: paymentWords(order) },
    { label: 'Moneda', value: currencyNames[currency] },
    { label: 'Le atiende', value: parts.includes('seller') ? seller : undefined },
  ];
}

/** Where a part was paid, how much of it and what is left, as the order's screen has them. */
function paymentWords({ status, totalCents, payments, currency }: Order): string {
  const paidCents = paidCentsOf(payments);
  const order = { status, totalCents, paidCents };
  if (!isPaidInPart(order)) return paymentStatusNames[paymentStatusOf(order)];
  return `Pagado ${printedMoney(paidCents, currency)}\nResta ${printedMoney(totalCents - paidCents, currency)}`;
}
