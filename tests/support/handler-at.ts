/** The whole way of a request, from the event of the gateway to its answer, in this process and at a moment of one's own. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
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
  const handle = createHttpHandler(deps, routesOf(handlers));
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
  } as unknown as APIGatewayProxyEventV2; // as much of it as functions read
  vi.useFakeTimers({ toFake: ['Date'], now: at });
  try {
    const answer: APIGatewayProxyStructuredResultV2 = await handle(event, {} as Context);
    return { status: answer.statusCode ?? 0, body: JSON.parse(answer.body ?? '{}') as AnswerAt['body'] };
  } finally {
    vi.useRealTimers();
  }
}
