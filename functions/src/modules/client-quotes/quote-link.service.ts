/** Liga del cliente, as members have it: made, told, taken away; what the client did with it, and replies to questions. */
import type {
  addQuoteLink,
  getQuoteClientSide,
  removeQuoteLink,
  replyToQuestion,
} from '@folio/shared/client-quotes/client-quote-endpoints.schema.ts';
import type { ClientEvent, QuoteLink } from '@folio/shared/client-quotes/client-quote.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { clientEventId } from '@folio/shared/values/ids.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import type { Attributes } from '../../platform/table.ts';
import { hashOf, runCommand, type Happening } from '../changes/command.service.ts';
import * as prospects from '../prospects/prospect-documents.service.ts';
import { visible } from '../prospects/prospect.service.ts';
import type { ProspectRecord } from '../prospects/prospect-record.ts';
import * as contents from '../quotes/quote-contents.service.ts';
import * as quotes from '../quotes/quote.service.ts';
import type { StoredQuote } from '../quotes/stored-documents.ts';
import {
  addressDelete,
  eventKey,
  eventOf,
  eventReplied,
  findClientSide,
  linkDelete,
  linkKey,
  linkOf,
  type QuoteName,
} from './client-quote.repository.ts';
import { linkView, newLink } from './quote-link.ts';

export async function get(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof getQuoteClientSide>,
): Promise<{ link?: QuoteLink; events: ClientEvent[] }> {
  const table = tenantTable(deps, context);
  const [heads, side] = await Promise.all([
    table.get(contents.needs(params.prospectId, params.quoteId)),
    findClientSide(table, params),
  ]);
  seen(
    context,
    heads.filter((item) => item !== undefined),
    params,
  );
  const { link, events } = side;
  return { ...(link ? { link: linkView(siteOf(deps), targetFor(context, params), link) } : {}), events };
}

/** The address is in no answer that is stored: it follows from the command. */
export async function add(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof addQuoteLink>,
): Promise<QuoteLink> {
  const target = targetFor(context, params);
  const nonce = hashOf(context);
  const told = await runCommand<Omit<QuoteLink, 'address'>>(deps, context, {
    partition: prospects.partition(params.prospectId),
    needs: [linkKey(params)],
    reads: prospects.partition(params.prospectId),
    decide: ([item], items) => {
      const { record, quote } = seen(context, items, params);
      if (!quote.versions.length) throw new AppError('quote.not_sent');
      const read = item && linkOf(item);
      const { memberId } = context.actor;
      const made = newLink(deps.signer, target, { nonce, memberId, at: context.now.toISOString(), read });
      const { address: _, ...answer } = linkView(siteOf(deps), target, made.link);
      return {
        writes: made.writes,
        elsewhere: made.elsewhere,
        happening: happeningTo(record, quote, read ? 'quote-link-renewed' : 'quote-linked'),
        answer,
      };
    },
  });
  const { address } = linkView(siteOf(deps), target, {
    ...newLink(deps.signer, target, { nonce, memberId: told.memberId, at: told.createdAt, read: undefined }).link,
  });
  return { ...told, ...(address ? { address } : {}) };
}

export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof removeQuoteLink>,
): Promise<undefined> {
  return runCommand<undefined>(deps, context, {
    partition: prospects.partition(params.prospectId),
    needs: [linkKey(params)],
    reads: prospects.partition(params.prospectId),
    decide: ([item], items) => {
      const { record, quote } = seen(context, items, params);
      if (!item) throw new AppError('quote_link.not_found');
      const link = linkOf(item);
      return {
        writes: [linkDelete(params, link)],
        elsewhere: [addressDelete(link.digest)],
        happening: happeningTo(record, quote, 'quote-unlinked'),
        answer: undefined,
      };
    },
  });
}

/** What is replied last stands: a reply is put in the place of the one before. */
export async function reply(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof replyToQuestion>,
): Promise<ClientEvent> {
  const known = clientEventId.safeParse(params.question);
  return runCommand<ClientEvent>(deps, context, {
    partition: prospects.partition(params.prospectId),
    needs: known.success ? [eventKey(params, known.data)] : [],
    reads: prospects.partition(params.prospectId),
    decide: ([item], items) => {
      const { record, quote } = seen(context, items, params);
      const asked = item && eventOf(item);
      if (asked?.kind !== 'asked') throw new AppError('quote_question.not_found');
      const at = context.now.toISOString();
      const event: ClientEvent = { ...asked, reply: { at, memberId: context.actor.memberId, text: body.text } };
      return {
        writes: [eventReplied(params, event)],
        happening: happeningTo(record, quote, 'quote-question-replied'),
        answer: event,
      };
    },
  });
}

function siteOf({ signer, environment }: Dependencies) {
  return { signer, siteOrigin: environment.SITE_ORIGIN };
}

function targetFor({ actor }: MemberContext, { prospectId, quoteId }: QuoteName) {
  return { tenantId: actor.tenantId, prospectId, quoteId };
}

/** @throws AppError `prospect.not_found`, or `quote.not_found` */
function seen(
  context: MemberContext,
  items: readonly Attributes[],
  { quoteId }: QuoteName,
): { record: ProspectRecord; quote: StoredQuote } {
  const record = visible(context, prospects.recordIn(items));
  return { record, quote: quotes.existing(record, quoteId) };
}

function happeningTo({ prospect }: ProspectRecord, quote: StoredQuote, verb: string): Happening {
  return {
    noun: 'prospect',
    verb,
    subjectId: prospect.id,
    subjectName: `${prospect.folio} ${prospect.name}`,
    after: { quote: quotes.toldOf(quote) },
  };
}
