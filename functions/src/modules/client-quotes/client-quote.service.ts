/** The client's page: what whoever holds a link sees and does. Nobody is signed in here: the link is all there is. */
import { clientQuotePath, mostQuestions } from '@folio/shared/client-quotes/client-quote.rules.ts';
import type {
  acceptClientQuote,
  askOfClientQuote,
  openClientQuote,
  rejectClientQuote,
  viewClientQuote,
} from '@folio/shared/client-quotes/client-quote-endpoints.schema.ts';
import type { ClientQuote } from '@folio/shared/client-quotes/client-quote.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { mayMove, quoteStateOf } from '@folio/shared/quotes/quote.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { RequestContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { TransactionRefused, type Attributes } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import { runCommand } from '../changes/command.service.ts';
import * as orders from '../orders/order.service.ts';
import { runProspectCommand } from '../prospects/prospect-command.ts';
import * as prospects from '../prospects/prospect-documents.service.ts';
import type { ProspectRecord } from '../prospects/prospect-record.ts';
import * as quotes from '../quotes/quote.service.ts';
import type { StoredQuote } from '../quotes/stored-documents.ts';
import { newEvent, newsWrites } from './client-events.ts';
import { clientQuoteOf, clientStateOf, digestOf } from './client-quote-view.ts';
import { eventPut, linkCounted, linkKey, linkOf, linkOpened, type StoredLink } from './client-quote.repository.ts';
import { actingFor, isColleague, openLink, tableOf, type OpenedLink } from './link-reading.service.ts';

export async function view(
  deps: Dependencies,
  context: RequestContext,
  { body }: InputOf<typeof viewClientQuote>,
): Promise<ClientQuote> {
  return clientQuoteOf(await openLink(deps, context, body.token, 'look'));
}

/** Counted each time; the first time of a version is told to the seller, and the quote is Recibida. */
export async function open(
  deps: Dependencies,
  context: RequestContext,
  { body }: InputOf<typeof openClientQuote>,
): Promise<undefined> {
  const opened = await openLink(deps, context, body.token, 'look');
  const { document } = clientQuoteOf(opened);
  if (!document || (await isColleague(deps, context, opened.target))) return undefined;
  await countOpening(deps, context, opened);
  const isKnown = opened.events.some(({ kind, version }) => kind === 'opened' && version === document.version);
  if (!isKnown) await tellOpened(deps, context, opened, document.version);
  return undefined;
}

async function countOpening(deps: Dependencies, context: RequestContext, { target }: OpenedLink): Promise<void> {
  try {
    await tableOf(deps, context, target).transact([linkOpened(target, context.now.toISOString())]);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
    // Two in the same moment may count as one; taken away meanwhile, it was not opened.
    if (!error.isConflict) throw new AppError('client_quote.not_found');
  }
}

/** Under a key of its own per version: of a hundred who open it at once one is the first. */
async function tellOpened(
  deps: Dependencies,
  context: RequestContext,
  opened: OpenedLink,
  version: number,
): Promise<void> {
  const { target, quote } = opened;
  const command = { key: `${quote.id} v${version}`, route: `opened ${clientQuotePath}`, bodyHash: '' };
  const acting = actingFor({ ...context, command }, opened);
  const event = newEvent(context, acting, { kind: 'opened', version });
  await runProspectCommand(deps, acting, {
    prospectId: target.prospectId,
    needs: [company.need],
    decide: (record, [companyItem]) => {
      const before = quotes.existing(record, quote.id);
      const today = quotes.todayOf(companyItem, acting);
      const isReceived = mayMove('receive', quoteStateOf(before, today));
      const after = isReceived ? quotes.moved(before, 'receive', { context: acting, today }) : before;
      return {
        ...quotes.changed(record, after),
        verb: 'quote-opened',
        before: { quote: quotes.toldOf(before) },
        after: { quote: quotes.toldOf(after), client: record.prospect.name },
        writes: [eventPut(target, event), ...newsWrites(opened, event)],
      };
    },
  });
}

/** Aceptar: the order is made by the rule by which members make it, once; the evidence goes in the same transaction. */
export async function accept(
  deps: Dependencies,
  context: RequestContext,
  { body }: InputOf<typeof acceptClientQuote>,
): Promise<ClientQuote> {
  const { token, digest, name, signature } = body;
  const opened = await openLink(deps, context, token, 'act');
  const { target, quote } = opened;
  const acting = actingFor(context, opened);
  await runProspectCommand(deps, acting, {
    prospectId: target.prospectId,
    needs: [...orders.sellingNeeds, linkKey(target)],
    decide: (record, items) => {
      const version = requireRead(record, opened, digest);
      requireLink(items.at(-1), opened);
      // Somebody was quicker: whoever accepts what is accepted is told so.
      if (quotes.existing(record, quote.id).status === 'sold') return 'unchanged';
      requireOpen(record, opened);
      const sold = orders.selling(record, items, { context: acting, quoteId: quote.id });
      if (sold === 'unchanged') return sold;
      const { order, ...change } = sold;
      const event = newEvent(context, acting, {
        kind: 'accepted',
        version,
        name,
        digest,
        signature,
        orderFolio: order.folio,
      });
      return {
        ...change,
        verb: 'quote-accepted',
        after: { ...change.after, client: name },
        writes: [...(change.writes ?? []), eventPut(target, event), ...newsWrites(opened, event)],
      };
    },
  });
  return again(deps, context, token);
}

export async function reject(
  deps: Dependencies,
  context: RequestContext,
  { body }: InputOf<typeof rejectClientQuote>,
): Promise<ClientQuote> {
  const { token, digest, name, reason } = body;
  const opened = await openLink(deps, context, token, 'act');
  const { target, quote } = opened;
  const acting = actingFor(context, opened);
  await runProspectCommand(deps, acting, {
    prospectId: target.prospectId,
    needs: [company.need, linkKey(target)],
    decide: (record, [companyItem, linkItem]) => {
      const version = requireRead(record, opened, digest);
      requireLink(linkItem, opened);
      const before = quotes.existing(record, quote.id);
      if (before.status === 'rejected') return 'unchanged';
      requireOpen(record, opened);
      const today = quotes.todayOf(companyItem, acting);
      const next = { ...quotes.moved(before, 'reject', { context: acting, today }), rejection: shortened(reason) };
      const event = newEvent(context, acting, { kind: 'rejected', version, name, digest, text: reason });
      return {
        ...quotes.changed(record, next),
        verb: 'quote-declined',
        before: { quote: quotes.toldOf(before) },
        after: { quote: quotes.toldOf(next), note: shortened(reason), client: name },
        writes: [eventPut(target, event), ...newsWrites(opened, event)],
      };
    },
  });
  return again(deps, context, token);
}

/** Nothing of the prospect changes: the question is kept beside its quote, and told. */
export async function ask(
  deps: Dependencies,
  context: RequestContext,
  { body }: InputOf<typeof askOfClientQuote>,
): Promise<ClientQuote> {
  const { token, digest, name, text, line } = body;
  const opened = await openLink(deps, context, token, 'act');
  const { target, quote } = opened;
  const acting = actingFor(context, opened);
  await runCommand<undefined>(deps, acting, {
    partition: prospects.partition(target.prospectId),
    needs: [linkKey(target)],
    reads: prospects.partition(target.prospectId),
    decide: ([linkItem], items) => {
      const record = prospects.recordIn(items);
      if (!record) throw new AppError('client_quote.not_found');
      const version = requireRead(record, opened, digest);
      const link = requireLink(linkItem, opened);
      requireOpen(record, opened);
      if (link.questions >= mostQuestions) throw new AppError('client_quote.too_many_questions');
      const about = line === undefined ? undefined : lineWords(opened, line);
      const event = newEvent(context, acting, {
        kind: 'asked',
        version,
        name,
        text,
        ...(about ? { line: about } : {}),
      });
      const { prospect } = record;
      return {
        writes: [linkCounted(target, link, 'questions'), eventPut(target, event), ...newsWrites(opened, event)],
        happening: {
          noun: 'prospect',
          verb: 'quote-asked',
          subjectId: prospect.id,
          subjectName: `${prospect.folio} ${prospect.name}`,
          after: { quote: quotes.toldOf(quote), note: shortened(text), client: name },
        },
        answer: undefined,
      };
    },
  });
  return again(deps, context, token);
}

/** What a history shows of what somebody typed at length. */
function shortened(text: string): string {
  return text.length > 280 ? `${text.slice(0, 279)}…` : text;
}

async function again(deps: Dependencies, context: RequestContext, token: string): Promise<ClientQuote> {
  return clientQuoteOf(await openLink(deps, context, token, 'look'));
}

/** What was read is what holds now. @returns its number @throws AppError `client_quote.superseded` */
function requireRead(record: ProspectRecord, { quote, version }: OpenedLink, digest: string): number {
  const last = existing(record, quote.id).versions.at(-1);
  const isLast = version && last?.number === version.number && last.at === version.at;
  if (!isLast || digestOf(version.content) !== digest) throw new AppError('client_quote.superseded');
  return version.number;
}

function existing({ prospect, quotes: all }: ProspectRecord, quoteId: string): StoredQuote {
  const quote = all.find(({ id, isDiscarded }) => id === quoteId && !isDiscarded);
  if (!quote || prospect.deletedAt) throw new AppError('client_quote.not_found');
  return quote;
}

/** The link that was opened is still the quote's: one taken away meanwhile answers nothing any more. */
function requireLink(item: Attributes | undefined, { link }: OpenedLink): StoredLink {
  const found = item && linkOf(item);
  if (found?.digest !== link.digest) throw new AppError('client_quote.not_found');
  return found;
}

/** @throws AppError `client_quote.expired`, or `client_quote.closed` for whatever else waits for no answer */
function requireOpen(record: ProspectRecord, { quote, company: { timeZone }, now }: OpenedLink): void {
  const state = clientStateOf(record, existing(record, quote.id), { timeZone, now });
  if (state === 'expired') throw new AppError('client_quote.expired');
  if (state !== 'open') throw new AppError('client_quote.closed');
}

/** @throws AppError `client_quote.superseded` for a line that the version does not have */
function lineWords({ version }: OpenedLink, at: number): string {
  const line = version?.content.lines[at];
  if (line?.kind !== 'item') throw new AppError('client_quote.superseded');
  return shortened(line.description);
}
