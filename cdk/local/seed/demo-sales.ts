/** What the demo companies sell, what they quoted and what was ordered: always the same for the same day. */
import { ApiError, type Client } from '@folio/shared/contract/client.ts';
import type { NewProductInput } from '@folio/shared/products/product.schema.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import type { QuoteContentInput } from '@folio/shared/quotes/quote.schema.ts';
import { addDays } from '@folio/shared/values/days.ts';

type Told = [code: string, description: string, unit: string, pesos: number];

const furniture: Told[] = [
  ['MES-180', 'Mesa de comedor en parota, 1.80 × 0.90 m', 'pza', 18_500],
  ['SIL-TEJ', 'Silla tejida en palma con estructura de tzalam', 'pza', 2_450],
  ['BUR-01', 'Buró con dos cajones en nogal', 'pza', 3_980],
  ['CAB-KS', 'Cabecera king size tapizada', 'pza', 6_750],
  ['CLO-ML', 'Clóset a la medida', 'm²', 4_200],
  ['BAR-4', 'Barra en parota con canto vivo', 'm', 7_900],
  ['FLE-LOC', 'Flete y maniobras dentro de la ciudad', 'servicio', 1_500],
  ['INS-01', 'Instalación', 'servicio', 2_800],
];

const solar: Told[] = [
  ['PAN-550', 'Panel solar monocristalino de 550 W', 'pza', 3_150],
  ['INV-5K', 'Inversor de 5 kW con monitoreo', 'pza', 21_400],
  ['EST-ALU', 'Estructura de aluminio por panel', 'pza', 890],
  ['INS-KW', 'Instalación y puesta en marcha', 'kW', 2_600],
  ['TRA-CFE', 'Trámite de interconexión', 'servicio', 3_500],
];

/** Of a company that sells this: its name says which. */
function demoProducts(companyName: string): NewProductInput[] {
  const list = companyName.includes('Solar') ? solar : furniture;
  return list.map(([code, description, unit, pesos]) => ({
    code,
    description,
    unit,
    priceCents: pesos * 100,
    currency: 'MXN',
    tax: 'iva-16',
  }));
}

/** @throws ApiError but for those that are there already */
export async function addProducts(client: Client, companyName: string): Promise<void> {
  for (const body of demoProducts(companyName)) {
    try {
      await client.addProduct({ body });
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'product.taken')) throw error;
    }
  }
}

interface SaleContext {
  /** Position in the list: it decides what is quoted, and what became of it. */
  index: number;
  /** The company's day. */
  today: string;
  companyName: string;
  seller: Client;
}

/** Three of five are quoted; of those some are still a draft, some wait, one in three was sold. */
export async function sell({ id: prospectId }: Prospect, context: SaleContext): Promise<void> {
  const { index, today, seller } = context;
  if (index % 5 > 2) return;
  const { quoteId = '' } = await seller.addQuote({ params: { prospectId }, body: quoteOf(context) });
  const params = { prospectId, quoteId };
  if (index % 4 === 0) return;
  await seller.moveQuote({ params, body: { move: 'send' } });
  if (index % 3 === 1) await seller.moveQuote({ params, body: { move: 'receive' } });
  if (index % 7 === 2) await seller.moveQuote({ params, body: { move: 'process' } });
  if (index % 3 !== 2) return;
  const { orderId = '' } = await seller.addOrder({ params, body: { deliveryOn: addDays(today, 10 + (index % 20)) } });
  const { orders } = await seller.getProspect({ params: { prospectId } });
  const half = Math.round((orders[0]?.totalCents ?? 0) / 2);
  const payment = { paidOn: today, amountCents: half, method: 'transfer' as const, note: 'Anticipo' };
  if (index % 2) await seller.addPayment({ params: { prospectId, orderId }, body: payment });
}

function quoteOf({ index, today, companyName }: SaleContext): QuoteContentInput {
  const products = demoProducts(companyName);
  const chosen = products.filter((_, at) => (index + at) % 3 !== 0).slice(0, 5);
  return {
    issuedOn: today,
    validUntil: addDays(today, 15),
    currency: 'MXN',
    lines: chosen.map(({ code, description, unit, priceCents }, at) => ({
      kind: 'item',
      ...(code ? { code } : {}),
      description,
      ...(unit ? { unit } : {}),
      quantity: String(1 + ((index * 3 + at * 2) % 12)),
      unitPriceCents: priceCents,
      ...(at === 0 && index % 2 ? { discountPercent: 500 } : {}),
      tax: 'iva-16',
    })),
    conditions: '50 % de anticipo y 50 % contra entrega.\nPrecios sujetos a cambio después de la vigencia.',
    deliveryTime: '4 a 5 semanas',
    signatures: ['Elaboró', 'Aceptó el cliente'],
  };
}
