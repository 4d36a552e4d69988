/** Cotizaciones (M40, M41): made, written anew and moved along as changes of their prospect, whose light follows. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { addQuote, changeQuote, moveQuote, reviveQuote } from '@folio/shared/quotes/quote-endpoints.schema.ts';
import {
  folioLabel,
  isOver,
  mayMove,
  mostQuotes,
  quoteStateOf,
  quoteStatusAfter,
  type QuoteMove,
} from '@folio/shared/quotes/quote.rules.ts';
import { canonicalText } from '@folio/shared/quotes/quote-digest.rules.ts';
import type { Attachment } from '@folio/shared/quotes/quote.schema.ts';
import { dayIn } from '@folio/shared/values/days.ts';
import { AppError, bodyFault } from '../../platform/app-error.ts';
import type { ActingContext, MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { sha256 } from '../../platform/signer.ts';
import type { Attributes } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import { counterKey } from '../counters/counter.service.ts';
import { nextQuoteFolio } from '../counters/quote-series.ts';
import { runProspectCommand, type RecordChange } from '../prospects/prospect-command.ts';
import type { ProspectRecord } from '../prospects/prospect-record.ts';
import { contentKey, contentPut, storedContent, type StoredContent } from './quote-content.repository.ts';
import { isKept, withAttached, type StoredQuote } from './stored-documents.ts';

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof addQuote>,
): Promise<ChangedRow> {
  const id = idOfCommand('quote', context);
  const { prospectId } = params;
  return runProspectCommand(deps, context, {
    prospectId,
    needs: [counterKey('quotes')],
    decide: (record, [counter]) => {
      requireOpen(record);
      const content = storedContent(body, attachmentsOf(record, body.attachments));
      if (record.quotes.length >= mostQuotes) throw new AppError('quote.too_many');
      const { number, folio, series, write } = nextQuoteFolio(counter, record.prospect.workCentreId);
      const revision = record.prospect.version + 1;
      const written: StoredQuote = {
        id,
        number,
        folio: folioLabel('C', folio, series),
        ...headOf(content),
        status: 'draft',
        versions: [],
        revision,
        createdAt: context.now.toISOString(),
        createdBy: context.actor.memberId,
      };
      const quote = withAttached(written, revision, body.attachments);
      return {
        record: { ...record, quotes: [...record.quotes, quote] },
        verb: 'quote-added',
        after: { quote: toldOf(quote) },
        writes: [write, contentPut(contentKey(prospectId, id, revision), content)],
      };
    },
  });
}

/** A draft is written anew; of what was sent a new version is asked for first. */
export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeQuote>,
): Promise<ChangedRow> {
  const { prospectId, quoteId } = params;
  return runProspectCommand(deps, context, {
    prospectId,
    decide: (record) => {
      requireOpen(record);
      const quote = existing(record, quoteId);
      if (quote.status !== 'draft') throw new AppError('quote.frozen');
      if (quote.revision !== ifMatch) return { kind: 'conflict', clashes: [], baseVersion: ifMatch };
      const content = storedContent(body, attachmentsOf(record, body.attachments));
      const revision = record.prospect.version + 1;
      const next = withAttached({ ...quote, ...headOf(content), revision }, revision, body.attachments);
      return {
        ...changed(record, next),
        verb: 'quote-changed',
        before: { quote: toldOf(quote) },
        after: { quote: toldOf(next) },
        writes: [contentPut(contentKey(prospectId, quoteId, revision), content)],
      };
    },
  });
}

export async function move(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof moveQuote>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need],
    decide: (record, [companyItem]) => {
      requireOpen(record);
      const quote = existing(record, params.quoteId);
      const next = moved(quote, body.move, { context, today: todayOf(companyItem, context) });
      const { reason } = body;
      const after = body.move === 'reject' && reason ? { ...next, rejection: reason } : next;
      return {
        ...changed(record, after),
        verb: body.move === 'discard' ? 'quote-discarded' : 'quote-moved',
        before: { quote: toldOf(quote) },
        after: { quote: toldOf(after), ...(reason ? { note: reason } : {}) },
      };
    },
  });
}

export async function revive(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof reviveQuote>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need],
    decide: (record, [companyItem]) => {
      requireOpen(record);
      const today = todayOf(companyItem, context);
      const quote = existing(record, params.quoteId);
      if (!mayMove('revive', quoteStateOf(quote, today))) throw new AppError('quote.move_not_allowed');
      const { validUntil } = body;
      if (isOver(validUntil, today)) {
        throw bodyFault('validUntil', 'in_the_past', 'La nueva vigencia no puede terminar antes de hoy.');
      }
      const next = { ...quote, validUntil };
      return {
        ...changed(record, next),
        verb: 'quote-revived',
        before: { quote: toldOf(quote) },
        after: { quote: toldOf(next) },
      };
    },
  });
}

/** What a quote says of images of its prospect. @throws AppError for whatever is none of them, or cannot be printed */
function attachmentsOf({ images }: ProspectRecord, imageIds: readonly string[] = []): Attachment[] {
  return imageIds.map((imageId, at) => {
    const image = images.find(({ id }) => id === imageId);
    if (!image?.paperDigest) {
      throw bodyFault(`attachments.${at}`, 'not_an_image', 'Esta imagen ya no está en el prospecto: elige otra.');
    }
    const { caption, width, height, paperDigest: digest } = image;
    return { ...(caption ? { caption } : {}), width, height, digest };
  });
}

type ToldOfContent = 'issuedOn' | 'validUntil' | 'currency' | 'totalCents' | 'digest';

/** What the head tells of what is written. */
function headOf(content: StoredContent): Pick<StoredQuote, ToldOfContent> {
  const { issuedOn, validUntil, currency, totals } = content;
  const digest = sha256(canonicalText(content)).toString('hex');
  return { issuedOn, validUntil, currency, totalCents: totals.totalCents, digest };
}

/** What history tells of a quote; the parts of the change keep the rest. */
export function toldOf({ id, folio, status, currency, totalCents, validUntil }: StoredQuote): object {
  return { id, folio, status, currency, totalCents, validUntil };
}

export function todayOf(companyItem: Attributes | undefined, { now }: Pick<ActingContext, 'now'>): string {
  return dayIn(company.settingsOf(companyItem).timeZone, now);
}

/** @throws AppError for a prospect that is cancelled: it is reopened first */
export function requireOpen({ prospect }: ProspectRecord): void {
  if (prospect.status === 'cancelled') throw new AppError('prospect.move_not_allowed');
}

/** @throws AppError `quote.not_found` */
export function existing({ quotes }: ProspectRecord, quoteId: string): StoredQuote {
  const quote = quotes.find((one) => one.id === quoteId && isKept(one));
  if (!quote) throw new AppError('quote.not_found');
  return quote;
}

export function changed(record: ProspectRecord, next: StoredQuote): Pick<RecordChange, 'record'> {
  return { record: { ...record, quotes: record.quotes.map((one) => (one.id === next.id ? next : one)) } };
}

/** The quote after a move that its state allows. @throws AppError */
export function moved(
  quote: StoredQuote,
  move: QuoteMove,
  { context, today }: { context: ActingContext; today: string },
): StoredQuote {
  const state = quoteStateOf(quote, today);
  if (!mayMove(move, state)) {
    throw new AppError(state === 'expired' && mayMove(move, quote.status) ? 'quote.expired' : 'quote.move_not_allowed');
  }
  const freezes = move === 'send' || move === 'sell';
  // A draft has no expiry of its own, yet what goes out must hold.
  if (freezes && isOver(quote.validUntil, today)) throw new AppError('quote.expired');
  const { rejection: _, ...rest } = freezes ? frozen(quote, context) : quote;
  const next = { ...rest, status: quoteStatusAfter(move, quote.status) };
  return move === 'discard' ? { ...next, isDiscarded: true } : next;
}

/** What it says now is its next version, unless that one was sent already. */
function frozen(quote: StoredQuote, { now, actor }: ActingContext): StoredQuote {
  const { versions, revision, totalCents, digest } = quote;
  const last = versions.at(-1);
  if (last?.revision === revision) return quote;
  const number = (last?.number ?? 0) + 1;
  const version = { number, revision, at: now.toISOString(), memberId: actor.memberId, totalCents };
  return { ...quote, versions: [...versions, { ...version, ...(digest ? { digest } : {}) }] };
}
