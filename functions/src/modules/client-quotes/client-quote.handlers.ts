import { Answer } from '../../http/answer.ts';
import type { Handlers } from '../../http/routes.ts';
import type { SalesDependencies } from '../../platform/sales-dependencies.ts';
import * as papers from './client-paper.service.ts';
import * as client from './client-quote.service.ts';
import * as links from './quote-link.service.ts';
import * as mails from './quote-mail.service.ts';

/** Nothing that a link opens is anybody's to find or to keep. */
const headers = { 'x-robots-tag': 'noindex, nofollow, noarchive' };

export const clientQuoteHandlers = {
  getQuoteClientSide: links.get,
  addQuoteLink: links.add,
  removeQuoteLink: links.remove,
  replyToQuestion: links.reply,
  mailQuote: mails.mail,
  viewClientQuote: async (...asked) => new Answer(await client.view(...asked), { headers }),
  getClientPaper: async (...asked) => new Answer(await papers.paper(...asked), { headers }),
  getClientAttachment: async (...asked) => new Answer(await papers.attachment(...asked), { headers }),
  openClientQuote: async (...asked) => new Answer(await client.open(...asked), { headers }),
  acceptClientQuote: async (...asked) => new Answer(await client.accept(...asked), { headers }),
  rejectClientQuote: async (...asked) => new Answer(await client.reject(...asked), { headers }),
  askOfClientQuote: async (...asked) => new Answer(await client.ask(...asked), { headers }),
} satisfies Partial<Handlers<SalesDependencies, 'sales'>>;
