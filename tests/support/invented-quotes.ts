/** Quotes and orders of any length, for printed documents. */
import { totalsOf } from '@folio/shared/money/money.rules.ts';
import type { PrintedOrder } from '@folio/shared/pdf/order/order-document.ts';
import type { PaperContent, PrintedQuote } from '@folio/shared/pdf/quote/printed-quote.ts';
import { itemsOf, type QuoteItem, type QuoteLine } from '@folio/shared/quotes/quote.schema.ts';
import { madeAt } from './invented-dossiers.ts';

const things = ['Mesa de parota 1.80 × 0.90 m', 'Silla tejida a mano, asiento de tule', 'Flete y maniobras a León'];

export function item(changes: Partial<QuoteItem> = {}): QuoteItem {
  return {
    kind: 'item',
    description: 'Mesa de parota',
    quantity: '2',
    unit: 'pza',
    unitPriceCents: 120_000,
    tax: 'iva-16',
    ...changes,
  };
}

/** Each with words of its own, so that it can be found again. */
export function items(count: number): QuoteItem[] {
  return Array.from({ length: count }, (_, at) =>
    item({
      code: `MUE-${String(at + 1).padStart(3, '0')}`,
      description: `${things[at % things.length]}, modelo ${at + 1}`,
      quantity: String((at % 7) + 1),
      unitPriceCents: 45_000 + at * 1_371,
      ...(at % 5 === 4 ? { discountPercent: 1_000 } : {}),
    }),
  );
}

export function contentWith(lines: readonly QuoteLine[], changes: Partial<PaperContent> = {}): PaperContent {
  return {
    issuedOn: '2026-11-23',
    validUntil: '2026-12-08',
    currency: 'MXN',
    lines: [...lines],
    conditions: '50 % de anticipo y el resto contra entrega.\nPrecios sujetos a cambio sin previo aviso.',
    deliveryTime: '4 semanas después del anticipo',
    signatures: ['Lucía Herrera, Ventas', 'Laura Méndez, Acepta'],
    totals: totalsOf(itemsOf(lines), changes.wholeDiscountPercent),
    ...changes,
  };
}

export function quoteWith(content: PaperContent, changes: Partial<PrintedQuote> = {}): PrintedQuote {
  return {
    company: { name: 'Muebles del Bajío, S.A. de C.V.', timeZone: 'America/Mexico_City', rfc: 'MBA150312AB3' },
    folio: 'C-0412',
    version: { number: 2, at: madeAt.toISOString(), digest: '9f86d081884c7d659a2feaa0c55ad015' },
    content,
    validUntil: content.validUntil,
    client: {
      name: 'Laura Méndez Arriaga',
      companyName: 'Panadería El Sol',
      phone: '+524775550148',
      email: 'laura@panaderia-sol.example',
    },
    seller: 'Andrés Fuentes',
    madeAt,
    ...changes,
  };
}

export function orderWith(content: PaperContent, changes: Partial<PrintedOrder['order']> = {}): PrintedOrder {
  const { company, client, seller } = quoteWith(content);
  const member = '00000000-0000-4000-8000-000000000001';
  const { totalCents } = content.totals;
  return {
    company,
    client,
    seller,
    content,
    madeAt,
    order: {
      id: 'ord_0000000000000177',
      folio: 'P-0177',
      quoteId: 'quo_0000000000000412',
      quoteFolio: 'C-0412',
      quoteVersion: 2,
      orderedOn: '2026-11-25',
      deliveryOn: '2026-12-18',
      currency: content.currency,
      totalCents,
      status: 'in-process',
      payments: [
        {
          id: 'pay_0000000000000001',
          paidOn: '2026-11-25',
          amountCents: 100_000,
          method: 'transfer',
          note: 'SPEI 4471',
          memberId: member,
        },
      ],
      createdAt: madeAt.toISOString(),
      createdBy: member,
      ...changes,
    },
  };
}
