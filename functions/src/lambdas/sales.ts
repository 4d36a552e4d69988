/** Answers what is asked about products, quotes and orders, also by clients with a link: apart from the API, so that neither weighs on the other's start. */
import { createHttpHandler } from '../http/http-handler.ts';
import { routesOf, type Handlers } from '../http/routes.ts';
import { clientQuoteHandlers } from '../modules/client-quotes/client-quote.handlers.ts';
import { orderHandlers } from '../modules/orders/order.handlers.ts';
import { productHandlers } from '../modules/products/product.handlers.ts';
import { quoteHandlers } from '../modules/quotes/quote.handlers.ts';
import { createSalesDependencies, type SalesDependencies } from '../platform/sales-dependencies.ts';

const handlers: Handlers<SalesDependencies, 'sales'> = {
  ...quoteHandlers,
  ...orderHandlers,
  ...productHandlers,
  ...clientQuoteHandlers,
};

export const handler = createHttpHandler(createSalesDependencies(), routesOf(handlers));
