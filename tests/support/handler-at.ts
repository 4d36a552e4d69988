/** The whole way of a request, from the event of the gateway to its answer, in this process and at a moment of one's own. */
import { createHttpHandler } from '@folio/functions/http/http-handler.ts';
import { routesOf, type Handlers } from '@folio/functions/http/routes.ts';
import { clientQuoteHandlers } from '@folio/functions/modules/client-quotes/client-quote.handlers.ts';
import { orderHandlers } from '@folio/functions/modules/orders/order.handlers.ts';
import { productHandlers } from '@folio/functions/modules/products/product.handlers.ts';
import { quoteHandlers } from '@folio/functions/modules/quotes/quote.handlers.ts';
import type { SalesDependencies } from '@folio/functions/platform/sales-dependencies.ts';
import { endpoints, type EndpointName } from '@folio/shared/contract/contract.ts';
import { vi } from 'vitest';
import { dependenciesWith, tableClient } from './in-process.ts';
import type { RunningStack } from './stack-process.ts';

export interface AnswerAt {
  status: number;
  body: { state?: string; code?: string };
}

/** As much of it as the gateway and this test have to do with. */
type Handle = (event: object, context: object) => Promise<{ statusCode?: number; body?: string }>;

const handlers: Handlers<SalesDependencies, 'sales'> = {
  ...quoteHandlers,
  ...orderHandlers,
  ...productHandlers,
  ...clientQuoteHandlers,
};

/** Asks `sales`, as somebody without a session, against the table of a running stack. Nothing but the clock is another. */
export async function askSalesAt(
  stack: RunningStack,
  at: Date,
  { name, body }: { name: EndpointName; body: object },
): Promise<AnswerAt> {
  const usual = dependenciesWith(tableClient(stack), stack.tableName, 'nobody');
  const deps: SalesDependencies = { ...usual, images: { find: async () => undefined }, imageUrls: { urlOf: () => '' } };
  const handle = createHttpHandler(deps, routesOf(handlers)) as unknown as Handle; // of Lambda's types it needs none
  const { method, path } = endpoints[name];
  const { ORIGIN_SECRET, SITE_ORIGIN } = deps.environment;
  const event = {
    routeKey: `${method} ${path}`,
    rawPath: path,
    rawQueryString: '',
    headers: {
      'x-origin-secret': ORIGIN_SECRET,
      origin: SITE_ORIGIN,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
    isBase64Encoded: false,
    requestContext: { requestId: 'at-a-moment', http: { method, sourceIp: '127.0.0.1' } },
  };
  vi.useFakeTimers({ toFake: ['Date'], now: at });
  try {
    const answer = await handle(event, {});
    return { status: answer.statusCode ?? 0, body: JSON.parse(answer.body ?? '{}') as AnswerAt['body'] };
  } finally {
    vi.useRealTimers();
  }
}
