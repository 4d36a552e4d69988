/** The PDF of an order (M42): what it comes to right below what was sold, on one page as long as it fits. */
import { printedMoney } from '@folio/shared/money/printed-money.rules.ts';
import type { Order } from '@folio/shared/orders/order.schema.ts';
import { orderDocument, orderFileName, type PrintedOrder } from '@folio/shared/pdf/order/order-document.ts';
import { usualQuotePaper } from '@folio/shared/pdf/quote/printed-quote.ts';
import { describe, expect, test } from 'vitest';
import { printed } from '../support/dossiers.ts';
import { contentWith, item, items, orderWith } from '../support/invented-quotes.ts';
import { expectInkForEachLetter, expectNothingBeyondMargins, toldText, unspaced } from '../support/page-checks.ts';
import { rendered } from '../support/rendered-pdf.ts';

function payments(count: number, more: Partial<Order['payments'][number]> = {}): Order['payments'] {
  return Array.from({ length: count }, (_, at) => ({
    id: `pay_${String(at).padStart(16, '0')}`,
    paidOn: '2026-11-25',
    amountCents: 10_000 + at,
    method: 'transfer' as const,
    memberId: '00000000-0000-4000-8000-000000000001',
    ...(at % 2 ? {} : { note: `SPEI ${4471 + at}` }),
    ...more,
  }));
}

const uncoded = (count: number) => items(count).map(({ code: _code, ...line }) => line);

/** Its pages, each of which was checked, and what it tells in its order. */
async function printedPages(order: PrintedOrder, paper = usualQuotePaper) {
  const document = orderDocument(order, paper);
  const { pages, bytes } = await printed(document);
  const seen = await rendered(bytes);
  expectNothingBeyondMargins(seen, document);
  expectInkForEachLetter(pages, seen);
  return { seen: seen.map(({ text }) => unspaced(text)), told: unspaced(toldText(pages)) };
}

describe('M42 the PDF of an order', { timeout: 120_000 }, () => {
  test('says what was sold, when it is delivered and what was paid of it', async () => {
    const order = orderWith(contentWith(items(12)));
    const { told } = await printedPages(order);
    for (const said of ['18 dic 2026', 'C-0412 v2', 'En proceso', 'Transferencia', 'SPEI 4471', 'Pagado $1,000.00']) {
      expect(told).toContain(unspaced(said));
    }
    expect(told).toContain(unspaced(`Por pagar ${printedMoney(order.content.totals.totalCents - 100_000)}`));
    expect(orderFileName(order)).toBe('Pedido P-0177 - Panadería El Sol.pdf');
  });

  test('without payments has no table of them, and without a day says so', async () => {
    const order = orderWith(contentWith(items(1)), { payments: [], deliveryOn: undefined, status: 'cancelled' });
    const { told } = await printedPages(order);
    expect(told).not.toContain(unspaced('Forma de pago'));
    expect(told).toContain(unspaced('Por acordar'));
    expect(told).toContain('Cancelado');
  });

  test('says of its payment that it is pending, how much is paid and what is left, or that it is paid', async () => {
    const content = contentWith([item({ quantity: '1', unitPriceCents: 100_000 })]);
    const paid = async (amounts: number[], changes: Partial<Order> = {}) => {
      const all = amounts.flatMap((amountCents) => payments(1, { amountCents }));
      return (await printedPages(orderWith(content, { payments: all, ...changes }))).told;
    };
    expect(await paid([])).toContain('PagoPendienteMoneda');
    const half = await paid([50_000, 8_000]);
    expect(half).toContain('PagoPagado$580.00Resta$580.00Moneda');
    expect(half).not.toContain('Pendiente');
    expect(half).toContain('Pagado$580.00Porpagar$580.00');
    expect(await paid([116_000])).toContain('PagoPagadoMoneda');
    expect(await paid([50_000], { status: 'cancelled' })).toContain('PagoCanceladoMoneda');
  });

  const ofOnePage: [string, PrintedOrder][] = [
    ['one line, nothing paid', orderWith(contentWith(items(1)), { payments: [] })],
    ['three lines, two payments', orderWith(contentWith(items(3)), { payments: payments(2) })],
    ['three lines, six payments', orderWith(contentWith(items(3)), { payments: payments(6) })],
    ['seven lines with codes, two payments', orderWith(contentWith(items(7)), { payments: payments(2) })],
    ['ten lines without codes, three payments', orderWith(contentWith(uncoded(10)), { payments: payments(3) })],
  ];
  test.each(ofOnePage)('of %s is one page, its total right below its lines', async (_, order) => {
    const { seen, told } = await printedPages(order);
    expect(seen).toHaveLength(1);
    const inOrder = ['Descripción', 'Importeconletra', 'Subtotal', 'Porpagar', 'Condiciones', 'Acepta'];
    const places = inOrder.map((words) => told.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(told.slice(0, places[1])).toMatch(new RegExp(`\\$[\\d,]+\\.\\d{2}$`));
  });

  test('of one page in copies is one page in each of them', async () => {
    const order = orderWith(contentWith(uncoded(10)), { payments: payments(3) });
    const copies = ['Original', 'Copia archivo'];
    expect((await printedPages(order, { ...usualQuotePaper, copies })).seen).toHaveLength(2);
  });

  test('that takes more than a page all the same is set as usual, the code above each description', async () => {
    for (const count of [12, 60]) {
      const { seen, told } = await printedPages(orderWith(contentWith(items(count))));
      expect(seen.length, `${count} lines`).toBeGreaterThan(1);
      expect(told).toContain('MUE-001');
      expect(told).not.toContain('MUE-001·');
    }
  });

  test('has the heads of its lines and of its payments underlined in the colour of the company', async () => {
    const order = orderWith(contentWith(items(3)), { payments: payments(2) });
    const company = { ...order.company, colour: '#7b3fa3' as const };
    const { pages } = await printed(orderDocument({ ...order, company }, usualQuotePaper));
    const lines = pages.laidOut.pages.flat().filter((one) => one.kind === 'path' && one.stroke?.colour === '#7b3fa3');
    // Below the head of the page, and below those two.
    expect(lines).toHaveLength(3);
  });

  const everything = {
    conditions: 'Sin anticipo no se corta la madera.\n'.repeat(9).trim(),
    notes: 'Se entrega en la planta baja.\n'.repeat(9).trim(),
    wholeDiscountPercent: 500,
    currency: 'USD' as const,
    exchangeRate: '18.25',
  };
  const dear = [
    item({ unitPriceCents: 9_999_999, discountPercent: 500, isrRate: 12_500, ivaWithheldRate: 106_667 }),
    item({ tax: 'iva-8' }),
    item({ tax: 'iva-0' }),
    item({ tax: 'exempt' }),
  ];
  const wide = 'W'.repeat(44);
  const ofMorePages: [string, PrintedOrder][] = [
    ['twenty lines', orderWith(contentWith(items(20)), { payments: payments(2) })],
    ['as many payments as there can be', orderWith(contentWith(items(3)), { payments: payments(50) })],
    [
      'all there can be beside its total',
      orderWith(contentWith(dear, everything), { payments: payments(10, { note: undefined }) }),
    ],
    ['payments with wide notes', orderWith(contentWith(dear, everything), { payments: payments(2, { note: wide }) })],
    [
      'a payment with a long note',
      orderWith(contentWith(dear, everything), { payments: payments(1, { note: 'W'.repeat(120) }) }),
    ],
  ];
  test.each(ofMorePages)(
    'of %s has its total and its signatures on one page, and tells each payment',
    async (_, order) => {
      const { seen, told } = await printedPages(order);
      const at = seen.findIndex((text) => text.includes('Subtotal'));
      for (const said of ['Porpagar', 'LucíaHerrera,Ventas', 'LauraMéndez,Acepta']) expect(seen[at]).toContain(said);
      for (const { amountCents, note = '' } of order.order.payments) {
        expect(told).toContain(unspaced(printedMoney(amountCents, order.order.currency)));
        expect(told).toContain(unspaced(note));
      }
    },
  );

  test('of many payments has them below the signatures, under a head on each page', async () => {
    const { seen } = await printedPages(orderWith(contentWith(items(3)), { payments: payments(50) }));
    expect(seen[0]?.indexOf('Acepta')).toBeLessThan(seen[0]?.indexOf('Referencia') ?? 0);
    for (const text of seen) expect(text).toContain('Referencia');
  });
});
