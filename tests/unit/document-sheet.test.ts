import { describe, expect, test } from 'vitest';
import type { OrderRow } from '@folio/shared/orders/order.schema.ts';
import type { QuoteRow } from '@folio/shared/quotes/quote.schema.ts';
import { documentSheet } from '../../web/src/lib/quotes/document-sheet.rules.ts';
import { listedOrder, listedQuote } from '../../web/src/lib/quotes/listed-document.rules.ts';

const whose = {
  prospectId: 'prs_0123456789abcdef',
  prospectFolio: 12,
  name: 'Laura Méndez',
  companyName: 'El Sol',
  colour: '#1d5dbf',
  attendedBy: 'nora',
  workCentreId: 'matriz',
  createdBy: 'nora',
};
const quote = (changes: Partial<QuoteRow>): QuoteRow => ({
  ...whose,
  id: 'quo_0123456789abcdef',
  folio: 'C-0001',
  issuedOn: '2026-11-23',
  validUntil: '2026-12-08',
  currency: 'MXN',
  totalCents: 278_410,
  status: 'sent',
  sentVersion: 2,
  ...changes,
});
const order = (changes: Partial<OrderRow>): OrderRow => ({
  ...whose,
  id: 'ord_0123456789abcdef',
  folio: 'P-0001',
  quoteId: 'quo_0123456789abcdef',
  quoteFolio: 'C-0001',
  orderedOn: '2026-11-25',
  currency: 'MXN',
  totalCents: 100_010,
  status: 'in-process',
  paidCents: 50_005,
  ...changes,
});
const nameOf = (id: string) => ({ nora: 'Nora Díaz', matriz: 'Matriz' })[id] ?? '';

describe('the list of quotes and orders as a table', () => {
  test('has a column of amounts per currency, never added to one another, and a line of totals', () => {
    const rows = [
      quote({}),
      quote({ folio: 'C-QRO-0001', currency: 'USD', totalCents: 10 }),
      quote({ status: 'draft', sentVersion: undefined, totalCents: 20 }),
    ];
    const sheet = documentSheet(
      'quote',
      rows.map((row) => listedQuote(row, '2026-12-09')),
      nameOf,
    );
    expect(sheet.columns.slice(-2).map(({ title, kind }) => [title, kind])).toEqual([
      ['Total MXN', 'money'],
      ['Total USD', 'money'],
    ]);
    expect(sheet.rows[0]?.slice(0, 7)).toEqual([
      'C-0001',
      '2026-11-23',
      12,
      'Laura Méndez',
      'El Sol',
      'Nora Díaz',
      'Matriz',
    ]);
    expect(sheet.rows.map((row) => row.slice(7))).toEqual([
      ['Vencida', '2026-12-08', 'v2', 2784.1, undefined],
      ['Vencida', '2026-12-08', 'v2', undefined, 0.1],
      ['Borrador', '2026-12-08', undefined, 0.2, undefined],
    ]);
    expect(sheet.totals).toHaveLength(sheet.columns.length);
    expect(sheet.totals?.slice(-2)).toEqual([2784.3, 0.1]);
  });

  test('of orders tells what was paid; one that was cancelled comes to nothing', () => {
    const rows = [order({ deliveryOn: '2026-12-01' }), order({ status: 'cancelled' })];
    const { columns, rows: cells, totals } = documentSheet('order', rows.map(listedOrder), nameOf);
    expect(columns.map(({ title }) => title).slice(7)).toEqual([
      'Cotización',
      'Estatus',
      'Entrega',
      'Pago',
      'Pagado',
      'Total MXN',
    ]);
    expect(cells.map((row) => row.slice(7))).toEqual([
      ['C-0001', 'En proceso', '2026-12-01', 'Pendiente', 500.05, 1000.1],
      ['C-0001', 'Cancelado', undefined, 'Cancelado', 500.05, 1000.1],
    ]);
    expect(totals?.at(-1)).toBe(1000.1);
  });
});
