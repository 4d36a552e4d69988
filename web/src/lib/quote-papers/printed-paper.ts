/** From what the screens and the API hold of a quote or an order to what its paper is made from. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { moneyWords } from '@folio/shared/money/money-words.rules.ts';
import { orderFileName } from '@folio/shared/pdf/order/order-document.ts';
import {
  paperCompanyOf,
  printedQuote,
  quoteFileName,
  type PaperClient,
} from '@folio/shared/pdf/quote/printed-quote.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import type { Quote } from '@folio/shared/quotes/quote.schema.ts';
import { printedDay } from '@folio/shared/values/spanish-days.ts';
import { client } from '#lib/api/client.ts';
import { clientBaseOf } from '#lib/clients/client-base.svelte.ts';
import { soldVersionOf } from '#lib/orders/sold-version.ts';
import type { Workspace } from '#lib/prospects/workspace.svelte.ts';
import type { PaperPlace } from '#lib/routes.ts';
import type { PaperJob } from './paper-messages.ts';

type Made<Kind extends PaperJob['kind']> = Omit<Extract<PaperJob, { kind: Kind }>, 'paper' | 'logoUrl'>;

/** Everything but what of it shows, and the logo. */
export interface Paper {
  job: Made<'quote'> | Made<'order'>;
  title: string;
  fileName: string;
  /** For whom it is meant. */
  phone: string | undefined;
  /** What is written to them along with it. */
  message: string;
}

type Whose = Pick<Workspace, 'session' | 'directory'>;

/** @throws ApiError when it is not there, or out of reach */
export async function paperAt(whose: Whose, { prospectId, documentId, revision }: PaperPlace): Promise<Paper> {
  const prospect = await client.getProspect({ params: { prospectId } });
  if (documentId.startsWith('ord_')) return orderPaper(whose, prospect, documentId);
  const params = { prospectId, quoteId: documentId };
  const quote = revision
    ? await client.getQuoteVersion({ params: { ...params, revision } })
    : await client.getQuote({ params });
  return quotePaper(await aboutOf(whose, prospect), prospect, quote, revision);
}

type About = Parameters<typeof printedQuote>[1];

function quotePaper(about: About, { phone }: Prospect, quote: Quote, revision?: number): Paper {
  const printed = printedQuote(quote, about, revision);
  const { content, validUntil } = printed;
  const price = moneyWords(content.totals.totalCents, content.currency);
  const until = printedDay(validUntil).replaceAll('\u00a0', ' ');
  return {
    job: { kind: 'quote', printed, imageUrls: quote.images.map(({ url }) => url) },
    title: `PDF de ${quote.folio}`,
    fileName: quoteFileName(printed),
    phone,
    message: `Hola, ${quote.prospect.name}. Te comparto la cotización ${quote.folio} por ${price}, vigente hasta el ${until}. ${about.company.name}`,
  };
}

async function orderPaper(whose: Whose, prospect: Prospect, orderId: string): Promise<Paper> {
  const order = prospect.orders.find(({ id }) => id === orderId);
  const sold = order && soldVersionOf(prospect, order);
  if (!sold) throw new Error('no such order');
  const params = { prospectId: prospect.id, quoteId: order.quoteId, revision: sold.revision };
  const [{ content }, { now, ...about }] = await Promise.all([
    client.getQuoteVersion({ params }),
    aboutOf(whose, prospect),
  ]);
  const { name, companyName, phone } = prospect;
  const printed = { ...about, order, content, client: { ...about.client, name, companyName }, madeAt: now };
  return {
    job: { kind: 'order', printed },
    title: `PDF de ${order.folio}`,
    fileName: orderFileName(printed),
    phone,
    message: `Hola, ${name}. Te comparto tu pedido ${order.folio} por ${moneyWords(order.totalCents, order.currency)}. ${about.company.name}`,
  };
}

async function aboutOf({ session, directory }: Whose, prospect: Prospect): Promise<About> {
  return {
    company: paperCompanyOf(session.company),
    client: await knownOf(session, prospect),
    seller: directory.nameOf(prospect.attendedBy),
    now: new Date(),
  };
}

/** How to reach them, and how SAT knows them when they are a registered client. */
async function knownOf(
  session: Session,
  { phone, email, clientId }: Prospect,
): Promise<Omit<PaperClient, 'name' | 'companyName'>> {
  if (!clientId) return { phone, email };
  const base = clientBaseOf(session);
  await base.open();
  const registered = base.find(clientId);
  return { phone, email, legalName: registered?.legalName, rfc: registered?.rfc };
}
