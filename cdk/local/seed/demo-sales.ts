/** What the demo companies sell, what they quoted and what was ordered: always the same for the same day. */
import { ApiError, type Client } from '@folio/shared/contract/client.ts';
import type { NewProductInput } from '@folio/shared/products/product.schema.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import type { QuoteContentInput } from '@folio/shared/quotes/quote.schema.ts';
import { addDays } from '@folio/shared/values/days.ts';
import type { DemoClock } from './demo-clock.ts';
import { workDay } from './demo-forms.ts';
import type { InTurn } from './in-turn.ts';
import type { Visitor } from './visitor.ts';

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
  seller: Visitor;
  clock: DemoClock;
  /** Folios follow the list. */
  quoteInTurn: InTurn;
}

/** Three of five are quoted; of those some are still a draft, some wait, one in three was sold. */
export async function sell({ id: prospectId }: Prospect, context: SaleContext): Promise<void> {
  const { index } = context;
  if (index % 5 > 2) return;
  const drafting = later(context, 2, '12:20');
  const body = quoteOf(context);
  const { quoteId = '' } = await context.quoteInTurn(() => drafting.addQuote({ params: { prospectId }, body }));
  const params = { prospectId, quoteId };
  if (index % 4 === 0) return;
  await later(context, 0, '13:05').moveQuote({ params, body: { move: 'send' } });
  if (index % 3 === 1) await later(context, 1, '10:15').moveQuote({ params, body: { move: 'receive' } });
  if (index % 7 === 2) await later(context, 1, '16:40').moveQuote({ params, body: { move: 'process' } });
  if (index % 3 === 2) await order(params, context);
}

/** Half of them are paid in two parts, and whatever was to be delivered by now has been. */
async function order(quote: { prospectId: string; quoteId: string }, context: SaleContext): Promise<void> {
  const { index, today, clock } = context;
  const { prospectId } = quote;
  const ordering = later(context, 2 + (index % 4), '11:30');
  const deliveryOn = workDay(addDays(clock.day, 14 + (index % 20)));
  const { orderId = '' } = await ordering.addOrder({ params: quote, body: { deliveryOn } });
  const params = { prospectId, orderId };
  const { orders } = await ordering.getProspect({ params: { prospectId } });
  const totalCents = orders[0]?.totalCents ?? 0;
  const half = Math.round(totalCents / 2);
  const pay = (client: Client, amountCents: number, note: string) =>
    client.addPayment({ params, body: { paidOn: clock.day, amountCents, method: 'transfer', note } });
  if (index % 2) await pay(later(context, 0, '12:00'), half, 'Anticipo');
  if (deliveryOn >= today) return;
  const delivering = context.seller.at(clock.goTo(deliveryOn, '13:30'));
  await pay(delivering, index % 2 ? totalCents - half : totalCents, 'Contra entrega');
  await delivering.moveOrder({ params, body: { move: 'finish' } });
}

/** The seller, on a work day so long after what happened last. */
function later({ seller, clock }: SaleContext, days: number, time: string): Client {
  return seller.at(clock.goTo(workDay(addDays(clock.day, days)), time));
}

function quoteOf({ index, clock, companyName }: SaleContext): QuoteContentInput {
  const products = demoProducts(companyName);
  const chosen = products.filter((_, at) => (index + at) % 3 !== 0).slice(0, 5);
  return {
    issuedOn: clock.day,
    validUntil: addDays(clock.day, 30),
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
