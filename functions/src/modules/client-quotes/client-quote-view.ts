/** What the holder of a link is told of a quote. Pure: whatever is not named here does not leave. */
import type { Company } from '@folio/shared/company/company.schema.ts';
import type { ClientQuoteState } from '@folio/shared/client-quotes/client-quote.rules.ts';
import type {
  ClientQuote,
  ShownDocument,
  ShownItem,
  ShownLine,
} from '@folio/shared/client-quotes/client-quote.schema.ts';
import { differencesBetween, type QuoteDifferences } from '@folio/shared/client-quotes/quote-differences.rules.ts';
import { amountInWords } from '@folio/shared/money/amount-in-words.rules.ts';
import { amountsOf, largestCents, taxes, type Totals } from '@folio/shared/money/money.rules.ts';
import { quoteStateAt } from '@folio/shared/quotes/quote.rules.ts';
import { canonicalText } from '@folio/shared/quotes/quote-digest.rules.ts';
import type { QuoteItem, QuoteLine } from '@folio/shared/quotes/quote.schema.ts';
import { sha256 } from '../../platform/signer.ts';
import type { ProspectRecord } from '../prospects/prospect-record.ts';
import type { StoredContent } from '../quotes/quote-contents.service.ts';
import type { StoredQuote } from '../quotes/stored-documents.ts';
import type { StoredEvent } from './client-quote.repository.ts';

export interface SentVersion {
  number: number;
  revision: number;
  at: string;
  content: StoredContent;
}

export interface QuoteForClient {
  record: ProspectRecord;
  quote: StoredQuote;
  company: Company;
  seller: { name: string; email: string } | undefined;
  events: readonly StoredEvent[];
  /** The last one that was sent; absent before the first. */
  version: SentVersion | undefined;
  former: SentVersion | undefined;
  now: Date;
}

/** A cancelled prospect's quotes are over; what waits for a new version is nobody's to answer. */
export function clientStateOf(
  { prospect }: ProspectRecord,
  quote: StoredQuote,
  { timeZone, now }: { timeZone: string; now: Date },
): ClientQuoteState {
  const state = quoteStateAt(quote, timeZone, now);
  if (state === 'sold') return 'accepted';
  if (prospect.status === 'cancelled') return 'closed';
  if (state === 'draft') return 'revising';
  return state === 'rejected' || state === 'expired' ? state : 'open';
}

/** What there is to be read: nothing of what is over, and nothing yet of what waits for a new version. */
export function shownVersion({ record, quote, company, version, now }: QuoteForClient): SentVersion | undefined {
  const state = clientStateOf(record, quote, { timeZone: company.timeZone, now });
  return state === 'open' || state === 'accepted' || state === 'rejected' ? version : undefined;
}

export function clientQuoteOf(told: QuoteForClient): ClientQuote {
  const { record, quote, company, seller, events, now } = told;
  const state = clientStateOf(record, quote, { timeZone: company.timeZone, now });
  const shown = shownVersion(told);
  const answer = shown && answerOf(state, events, shown);
  const order = record.orders.find(({ id }) => id === quote.orderId);
  return {
    state,
    folio: quote.folio,
    company: company.name,
    ...contactOf(company),
    timeZone: company.timeZone,
    ...(seller ? { seller } : {}),
    ...(shown ? { document: documentOf(told, shown) } : {}),
    ...(answer ? { answer } : {}),
    ...(state === 'accepted' && order ? { orderFolio: order.folio } : {}),
    questions: shown ? questionsOf(events) : [],
  };
}

function contactOf({ phone, email, website }: Company): Pick<ClientQuote, 'contact'> {
  return phone || email || website ? { contact: { phone, email, website } } : {};
}

/** Whose answer it was, when it was the client's: of this version, and the last one. */
function answerOf(
  state: ClientQuoteState,
  events: readonly StoredEvent[],
  { number }: SentVersion,
): ClientQuote['answer'] {
  const kind = state === 'accepted' || state === 'rejected' ? state : undefined;
  const event = events.find((one) => one.kind === kind && one.version === number);
  return event?.name ? { name: event.name, at: event.at } : undefined;
}

function questionsOf(events: readonly StoredEvent[]): ClientQuote['questions'] {
  const asked = events.filter(({ kind }) => kind === 'asked').toReversed();
  return asked.map(({ at, name = '', text = '', line, reply }) => ({
    at,
    name,
    text,
    ...(line ? { line } : {}),
    ...(reply ? { reply: { at: reply.at, text: reply.text } } : {}),
  }));
}

function documentOf({ record, quote, former }: QuoteForClient, version: SentVersion): ShownDocument {
  const { content, number, at } = version;
  const { name, companyName } = record.prospect;
  const { issuedOn, currency, exchangeRate, notes, conditions, deliveryTime, attachments, totals } = content;
  const differences = former && differencesBetween(former.content, content);
  return {
    version: number,
    sentAt: at,
    issuedOn,
    // Revived, it holds longer than it says.
    validUntil: quote.validUntil,
    currency,
    ...(exchangeRate ? { exchangeRate } : {}),
    name,
    ...(companyName ? { companyName } : {}),
    lines: content.lines.map((line, place) => shownLine(line, place, differences)),
    totals: shownTotals(totals, currency),
    ...(notes ? { notes } : {}),
    ...(conditions ? { conditions } : {}),
    ...(deliveryTime ? { deliveryTime } : {}),
    ...(attachments
      ? { attachments: attachments.map(({ caption, width, height }) => ({ caption, width, height })) }
      : {}),
    digest: digestOf(content),
    ...(former && differences ? { changes: changesOf(former, differences) } : {}),
  };
}

function shownTotals(
  { taxes: taxed, ...totals }: Totals,
  currency: StoredContent['currency'],
): ShownDocument['totals'] {
  const { totalCents } = totals;
  return {
    ...totals,
    taxes: taxed.map(({ tax, taxCents }) => ({ tax: taxes[tax].name, taxCents })),
    ...(totalCents >= 0 && totalCents <= largestCents ? { inWords: amountInWords(totalCents, currency) } : {}),
  };
}

function shownLine(line: QuoteLine, place: number, differences: QuoteDifferences | undefined): ShownLine {
  if (line.kind !== 'item') return line;
  const difference = differences?.lines.find(({ at }) => at === place);
  const { code } = line;
  return {
    kind: 'item',
    ...(code ? { code } : {}),
    ...pricedOf(line),
    ...(difference ? { change: difference.before ? 'changed' : 'added' } : {}),
    ...(difference?.before ? { before: pricedOf(difference.before) } : {}),
  };
}

function pricedOf(item: QuoteItem): NonNullable<ShownItem['before']> {
  const { description, unit, quantity, unitPriceCents, tax } = item;
  const { discountCents, netCents } = amountsOf(item);
  return {
    description,
    ...(unit ? { unit } : {}),
    quantity,
    unitPriceCents,
    discountCents,
    netCents,
    tax: taxes[tax].name,
  };
}

function changesOf(former: SentVersion, { lines, removed, terms }: QuoteDifferences): ShownDocument['changes'] {
  return {
    since: former.number,
    totalCents: former.content.totals.totalCents,
    removed: removed.map((item) => ({ description: item.description, netCents: amountsOf(item).netCents })),
    terms,
    lines: lines.length,
  };
}

/** Huella of what a version says, as its PDF carries it: whoever has the quote can make it again. */
export function digestOf(content: StoredContent): string {
  return sha256(canonicalText(content)).toString('hex');
}
