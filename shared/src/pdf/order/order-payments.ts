/** Pagos of an order: a few stand beside what it comes to; more of them flow after whoever signs. */
import { printedMoney } from '../../money/printed-money.rules.ts';
import { paymentMethodNames } from '../../orders/order.rules.ts';
import type { Order } from '../../orders/order.schema.ts';
import { printedDay } from '../../values/spanish-days.ts';
import type { Block, Table, TextStyle } from '../document.ts';
import { inks, styles } from '../palette.ts';

type Paid = Pick<Order, 'payments' | 'currency'>;

const cellStyle: TextStyle = { ...styles.body, size: 8.5, leading: 12, tabular: true };

/** Between the columns of what stands beside the total. */
const gap = 4;

/** What stands beside the total is on its page: no taller than the longest sums are. */
const mostLinesBeside = 10;
/** Of letters as wide as they are high a line of the place beside the total holds no more. */
const charactersBeside = 11;

export function paymentsBeside(order: Paid): Block[] {
  if (!order.payments.length || linesBeside(order) > mostLinesBeside) return [];
  const rows = order.payments.map(({ paidOn, method, note, amountCents }) => ({
    cells: [
      cell(printedDay(paidOn)),
      cell([paymentMethodNames[method], note].filter(Boolean).join(' · ')),
      cell(printedMoney(amountCents, order.currency), 'right'),
    ],
  }));
  return [
    {
      kind: 'table',
      above: 9,
      columns: [
        { title: 'Pagado el', width: { points: 56 } },
        { title: 'Forma de pago', width: { share: 1 } },
        { title: 'Importe', width: { points: amountWidth(order) }, align: 'right' },
      ],
      rows,
      header: { style: styles.label, line: inks.line },
      cell: { padding: { top: 2, right: gap, bottom: 2.5, left: 0 }, line: inks.line },
    },
  ];
}

/** Room for the longest amount: figures are all as wide as one another. */
function amountWidth({ payments, currency }: Paid): number {
  const longest = Math.max(...payments.map(({ amountCents }) => printedMoney(amountCents, currency).length));
  return Math.max(46, longest * cellStyle.size * 0.6 + gap);
}

export function paymentsAfter(order: Paid): Block[] {
  if (linesBeside(order) <= mostLinesBeside) return [];
  return [{ kind: 'stack', role: 'Sect', above: 22, blocks: [heading, wholeTable(order)] }];
}

function linesBeside({ payments }: Paid): number {
  return payments.reduce((sum, { note = '' }) => sum + 1 + Math.ceil(note.length / charactersBeside), 0);
}

const heading: Block = { kind: 'paragraph', role: 'H2', text: 'Pagos', style: styles.strong, withNext: true };

function wholeTable({ payments, currency }: Paid): Table {
  return {
    kind: 'table',
    above: 5,
    columns: [
      { title: 'Fecha', width: { points: 84 } },
      { title: 'Forma de pago', width: { points: 110 } },
      { title: 'Referencia', width: { share: 1 } },
      { title: 'Importe', width: { points: 110 }, align: 'right' },
    ],
    rows: payments.map(({ paidOn, method, note = '', amountCents }) => ({
      cells: [
        cell(printedDay(paidOn)),
        cell(paymentMethodNames[method]),
        cell(note),
        cell(printedMoney(amountCents, currency), 'right'),
      ],
    })),
    header: { style: styles.label, fill: inks.sunken, line: inks.line },
    cell: { padding: { top: 5, right: 6, bottom: 5.5, left: 6 }, line: inks.line },
  };
}

function cell(text: string, align?: 'right'): Block {
  return { kind: 'paragraph', text, style: cellStyle, ...(align ? { align } : {}) };
}
