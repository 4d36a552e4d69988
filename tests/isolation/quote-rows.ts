/** Rows of quotes, orders and products. Each command gets a quote of its own, of a prospect that the Normal registered. */
import type { EndpointName } from '@folio/shared/contract/contract.ts';
import { prospectForm, quoteForm } from '../support/builders.ts';
import type { RawInput } from '../support/world.ts';
import { administratorOnly, signedIn, type Expected, type Ids, type Row, type Scene } from './access-row.ts';

type QuoteParams = { prospectId: string; quoteId: string };
type OrderParams = { prospectId: string; orderId: string };

async function freshProspect({ company, own }: Scene): Promise<{ prospectId: string }> {
  const body = prospectForm({ workCentreId: own.workCentreId });
  return { prospectId: (await company.normal.client.addProspect({ body })).id };
}

async function freshQuote(scene: Scene): Promise<QuoteParams> {
  const params = await freshProspect(scene);
  const { quoteId = '' } = await scene.company.normal.client.addQuote({ params, body: quoteForm() });
  return { ...params, quoteId };
}

async function freshOrder(scene: Scene): Promise<OrderParams> {
  const params = await freshQuote(scene);
  const { orderId = '' } = await scene.company.normal.client.addOrder({ params, body: {} });
  return { prospectId: params.prospectId, orderId };
}

/** Whatever is done to a quote: everybody here sees this one, nobody another company's. */
function onQuote(more: RawInput = {}, answer: 200 | 201 = 200): Row {
  return {
    call: async (scene) => ({ params: await freshQuote(scene), ...more }),
    answers: signedIn(answer),
    withIds: {
      calls: ({ prospectId, quoteId }) => [{ params: { prospectId, quoteId }, ...more }],
      answer: 'prospect.not_found',
    },
  };
}

function onOrder(more: RawInput, answer: 200 | 201 = 200): Row {
  return {
    call: async (scene) => ({ params: await freshOrder(scene), ...more }),
    answers: signedIn(answer),
    withIds: {
      calls: ({ prospectId, orderId }) => [{ params: { prospectId, orderId }, ...more }],
      answer: 'prospect.not_found',
    },
  };
}

const payment = { paidOn: '2026-11-24', amountCents: 100, method: 'transfer' };
const product = (description: string) => ({ description, priceCents: 100, currency: 'MXN', tax: 'iva-16' });
let made = 0;
const freshDescription = () => `Mesa ${(made += 1)}`;

export const quoteRows = {
  addQuote: {
    call: async (scene) => ({ params: await freshProspect(scene), body: quoteForm() }),
    answers: signedIn(201),
    withIds: {
      calls: ({ prospectId }) => [{ params: { prospectId }, body: quoteForm() }],
      answer: 'prospect.not_found',
    },
  },
  changeQuote: onQuote({ body: quoteForm(), ifMatch: 2 }),
  moveQuote: onQuote({ body: { move: 'send' } }),
  reviveQuote: {
    ...onQuote({ body: { validUntil: '2199-01-01' } }),
    call: async (scene) => {
      const params = await freshQuote(scene);
      const { client } = scene.company.normal;
      await client.moveQuote({ params, body: { move: 'send' } });
      return { params, body: { validUntil: '2199-01-01' } };
    },
    // It has not expired.
    answers: signedIn('quote.move_not_allowed'),
  },
  getQuote: onQuote(),
  getQuoteVersion: {
    call: async (scene) => ({ params: { ...(await freshQuote(scene)), revision: 2 } }),
    answers: signedIn(200),
    withIds: {
      calls: ({ prospectId, quoteId }) => [{ params: { prospectId, quoteId, revision: 2 } }],
      answer: 'prospect.not_found',
    },
  },
  listQuotes: {
    call: () => ({ params: { month: '2026-11' } }),
    answers: signedIn(200),
    withIds: { calls: ({ workCentreId }) => [{ params: { month: '2026-11' }, query: { workCentreId } }], answer: 200 },
  },
  addOrder: onQuote({ body: {} }, 201),
  moveOrder: onOrder({ body: { move: 'stop' } }),
  setDelivery: onOrder({ body: { deliveryOn: '2026-12-20' } }),
  addPayment: onOrder({ body: payment }, 201),
  removePayment: {
    call: async (scene) => {
      const params = await freshOrder(scene);
      const { client } = scene.company.normal;
      await client.addPayment({ params, body: { ...payment, method: 'transfer' } });
      const { orders } = await client.getProspect({ params: { prospectId: params.prospectId } });
      return { params: { ...params, paymentId: orders[0]?.payments[0]?.id } };
    },
    answers: signedIn(200),
    withIds: {
      calls: ({ prospectId, orderId, paymentId }) => [{ params: { prospectId, orderId, paymentId } }],
      answer: 'prospect.not_found',
    },
  },
  listOrders: {
    call: () => ({ params: { month: '2026-11' } }),
    answers: signedIn(200),
    withIds: { calls: ({ workCentreId }) => [{ params: { month: '2026-11' }, query: { workCentreId } }], answer: 200 },
  },
  listProducts: { call: () => ({}), answers: signedIn(200) },
  addProduct: { call: () => ({ body: product(freshDescription()) }), answers: administratorOnly(201) },
  changeProduct: {
    call: ({ own }) => ({ params: { productId: own.productId }, body: {}, ifMatch: 1 }),
    answers: administratorOnly(200),
    withIds: {
      calls: ({ productId }) => [{ params: { productId }, body: { priceCents: 1 }, ifMatch: 1 }],
      answer: 'product.not_found',
    },
  },
  importProducts: {
    call: () => ({ body: { products: [product(freshDescription())] } }),
    answers: administratorOnly(200),
  },
  addProductImageUpload: onProduct({ body: { contentType: 'image/png', bytes: 1000 } }, administratorOnly(201)),
  getProductImage: onProduct({}, signedIn(200)),
  // It has none.
  removeProductImage: onProduct({}, administratorOnly('image.not_found')),
  restoreProductImage: onProduct({ body: { imageId: 'img_0123456789abcdef' } }, administratorOnly('image.not_found')),
} satisfies Partial<Record<EndpointName, Row>>;

function onProduct(more: RawInput, answers: Row['answers']): Row {
  return {
    call: ({ own }) => ({ params: { productId: own.productId }, ...more }),
    answers,
    withIds: { calls: ({ productId }) => [{ params: { productId }, ...more }], answer: 'product.not_found' },
  };
}

const ofOwn = { quote: 'a quote', order: 'an order' } as const;

/** Ids beside the prospect's: one's own prospect, and a quote, an order or a payment of another company's. */
export const quoteFurtherIds: {
  name: EndpointName;
  what: string;
  call: (ids: Ids, scene: Scene) => RawInput;
  answer: Expected;
}[] = [
  ...(
    [
      ['changeQuote', { body: quoteForm(), ifMatch: 2 }],
      ['moveQuote', { body: { move: 'send' } }],
      ['reviveQuote', { body: { validUntil: '2199-01-01' } }],
      ['getQuote', {}],
      ['addOrder', { body: {} }],
    ] as const
  ).map(([name, more]) => ({
    name,
    what: ofOwn.quote,
    call: ({ quoteId }: Ids, { own }: Scene) => ({ params: { prospectId: own.prospectId, quoteId }, ...more }),
    answer: 'quote.not_found' as const,
  })),
  {
    name: 'restoreProductImage',
    what: 'an image of a product',
    call: ({ imageId }, { own }) => ({ params: { productId: own.productId }, body: { imageId } }),
    answer: 'image.not_found',
  },
  {
    name: 'getQuoteVersion',
    what: ofOwn.quote,
    call: ({ quoteId }, { own }) => ({ params: { prospectId: own.prospectId, quoteId, revision: 2 } }),
    answer: 'quote.not_found',
  },
  ...(
    [
      ['moveOrder', { body: { move: 'stop' } }],
      ['setDelivery', { body: { deliveryOn: null } }],
      ['addPayment', { body: payment }],
    ] as const
  ).map(([name, more]) => ({
    name,
    what: ofOwn.order,
    call: ({ orderId }: Ids, { own }: Scene) => ({ params: { prospectId: own.prospectId, orderId }, ...more }),
    answer: 'order.not_found' as const,
  })),
  {
    name: 'removePayment',
    what: ofOwn.order,
    call: ({ orderId }, { own }) => ({
      params: { prospectId: own.prospectId, orderId, paymentId: own.paymentId },
    }),
    answer: 'order.not_found',
  },
  {
    name: 'removePayment',
    what: 'a payment',
    call: ({ paymentId }, { own }) => ({
      params: { prospectId: own.prospectId, orderId: own.orderId, paymentId },
    }),
    answer: 'payment.not_found',
  },
];
