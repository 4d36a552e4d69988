import type { Handlers } from '../../http/routes.ts';
import type { SalesDependencies } from '../../platform/sales-dependencies.ts';
import * as reading from './quote-reading.service.ts';
import * as quotes from './quote.service.ts';

export const quoteHandlers = {
  addQuote: quotes.add,
  changeQuote: quotes.change,
  moveQuote: quotes.move,
  reviveQuote: quotes.revive,
  getQuote: reading.get,
  getQuoteVersion: reading.getVersion,
  listQuotes: reading.listQuoteRows,
  listOrders: reading.listOrderRows,
  listDeadlines: reading.listLastDays,
} satisfies Partial<Handlers<SalesDependencies, 'sales'>>;
