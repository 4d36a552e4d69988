/** Pedido (M42) on letter-size pages: what was sold, when it is delivered, and what was paid of it. */
import {
  orderStatusNames,
  paidCentsOf,
  paymentMethodNames,
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
import { inks, styles } from '../palette.ts';
import {
  clientTitle,
  type PaperClient,
  type PaperCompany,
  type PaperContent,
  type QuotePaper,
} from '../quote/printed-quote.ts';
import { closing, currencyNames } from '../quote/quote-closing.ts';
import { whoseIs } from '../quote/quote-document.ts';
import { paperHead, type PaperFact } from '../quote/quote-head.ts';
import { linesTable } from '../quote/quote-lines.ts';

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
  const { company, order, content, client, madeAt } = printed;
  const { currency, totalCents } = order;
  const paidCents = paidCentsOf(order.payments);
  const local = wallClockIn(company.timeZone, madeAt);
  const sums = [
    { label: 'Pagado', value: printedMoney(paidCents, currency) },
    { label: 'Por pagar', value: printedMoney(totalCents - paidCents, currency) },
  ];
  return letterDocument(
    {
      title: `Pedido ${order.folio} · ${clientTitle(client)}`,
      body: [
        { kind: 'stack', role: 'Sect', blocks: [paperHead(client, factsOf(printed, paper), paper)] },
        { kind: 'stack', role: 'Sect', above: 18, blocks: [linesTable(content, paper)] },
        ...payments(order),
        ...closing(content, paper, sums),
      ],
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

function factsOf({ order, seller }: PrintedOrder, { parts }: QuotePaper): PaperFact[] {
  const { orderedOn, deliveryOn, quoteFolio, quoteVersion, currency, status } = order;
  const payment = paymentStatusOf({ ...order, paidCents: paidCentsOf(order.payments) });
  return [
    { label: 'Fecha', value: printedDay(orderedOn) },
    { label: 'Entrega', value: deliveryOn ? printedDay(deliveryOn) : 'Por acordar' },
    { label: 'Cotización', value: `${quoteFolio} v${quoteVersion}` },
    { label: 'Estatus', value: orderStatusNames[status] },
    { label: 'Pago', value: paymentStatusNames[payment] },
    { label: 'Moneda', value: currencyNames[currency] },
    { label: 'Le atiende', value: parts.includes('seller') ? seller : undefined },
  ];
}

function payments({ payments: paid, currency }: Order): Block[] {
  if (!paid.length) return [];
  const cell = (text: string, align?: 'right'): Block => {
    return {
      kind: 'paragraph',
      text,
      style: { ...styles.body, size: 8.5, leading: 12, tabular: true },
      ...(align ? { align } : {}),
    };
  };
  return [
    {
      kind: 'stack',
      role: 'Sect',
      above: 18,
      blocks: [
        { kind: 'paragraph', role: 'H2', text: 'Pagos', style: styles.strong, withNext: true },
        {
          kind: 'table',
          above: 5,
          columns: [
            { title: 'Fecha', width: { points: 84 } },
            { title: 'Forma de pago', width: { points: 110 } },
            { title: 'Referencia', width: { share: 1 } },
            { title: 'Importe', width: { points: 110 }, align: 'right' },
          ],
          rows: paid.map(({ paidOn, method, note = '', amountCents }) => ({
            cells: [
              cell(printedDay(paidOn)),
              cell(paymentMethodNames[method]),
              cell(note),
              cell(printedMoney(amountCents, currency), 'right'),
            ],
          })),
          header: { style: styles.label, fill: inks.sunken, line: inks.line },
          cell: { padding: { top: 5, right: 6, bottom: 5.5, left: 6 }, line: inks.line },
        },
      ],
    },
  ];
}
