/** Quotes and orders, read: one that is open, and a month of them as far as a person sees. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { Deadline, listDeadlines } from '@folio/shared/deadlines/deadline.schema.ts';
import type { listOrders } from '@folio/shared/orders/order-endpoints.schema.ts';
import type { OrderRow } from '@folio/shared/orders/order.schema.ts';
import type { getQuote, getQuoteVersion, listQuotes } from '@folio/shared/quotes/quote-endpoints.schema.ts';
import type { Quote, QuoteRow } from '@folio/shared/quotes/quote.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { pictureKey, type Picture } from '../../platform/image-urls.ts';
import type { SalesDependencies } from '../../platform/sales-dependencies.ts';
import type { Attributes } from '../../platform/table.ts';
import * as prospects from '../prospects/prospect-documents.service.ts';
import { narrowedScope, visible } from '../prospects/prospect.service.ts';
import { findQuote, findRevision, type StoredContent } from './quote-content.repository.ts';
import { existing } from './quote.service.ts';
import { imageIdsOf, quoteHeadOf, type StoredQuote } from './stored-documents.ts';

export async function get(
  deps: SalesDependencies,
  context: MemberContext,
  { params }: InputOf<typeof getQuote>,
): Promise<Quote> {
  const found = await findQuote(tenantTable(deps, context), params);
  const seen = seenIn(context, found.items, params.quoteId);
  return quoteOf(seen, await found.contentOf(seen.head.revision), imagesOf(deps, context, seen));
}

/** Only what was sent, or is written now: other writings are nobody's business. */
export async function getVersion(
  deps: SalesDependencies,
  context: MemberContext,
  { params }: InputOf<typeof getQuoteVersion>,
): Promise<Quote> {
  const { items, content } = await findRevision(tenantTable(deps, context), params);
  const seen = seenIn(context, items, params.quoteId);
  const { head } = seen;
  const { revision } = params;
  const isTold = [head, ...head.versions].some((one) => one.revision === revision);
  if (!isTold) throw new AppError('quote.not_found');
  return quoteOf(seen, content, imagesOf(deps, context, seen, revision));
}

interface Seen extends Pick<Quote, 'prospect'> {
  stored: StoredQuote;
  head: ReturnType<typeof quoteHeadOf>;
}

function seenIn(context: MemberContext, items: readonly Attributes[], quoteId: string): Seen {
  const record = visible(context, prospects.recordIn(items));
  const { id, folio, name, companyName, colour, status } = record.prospect;
  const stored = existing(record, quoteId);
  return {
    stored,
    head: quoteHeadOf(stored),
    prospect: { id, folio, name, ...(companyName ? { companyName } : {}), colour, isCancelled: status === 'cancelled' },
  };
}

function quoteOf({ head, prospect }: Seen, content: StoredContent | undefined, images: Quote['images']): Quote {
  if (!content) throw new AppError('quote.not_found');
  return { ...head, content, images, prospect };
}

function imagesOf(
  { imageUrls }: SalesDependencies,
  { actor, now }: MemberContext,
  { stored, head }: Seen,
  revision = head.revision,
): Quote['images'] {
  const urlOf = (id: string, picture: Picture) => imageUrls.urlOf(pictureKey(actor.tenantId, id, picture), now);
  return imageIdsOf(stored, revision).map((id) => ({
    id,
    url: urlOf(id, 'paper'),
    thumbnailUrl: urlOf(id, 'thumbnail'),
  }));
}

/** Rows of one page: 200 are about 80 kB. */
const pageSize = 200;

export async function listQuoteRows(
  deps: Dependencies,
  context: MemberContext,
  { params, query }: InputOf<typeof listQuotes>,
): Promise<{ rows: QuoteRow[]; cursor?: string }> {
  return pageOf<QuoteRow>(deps, context, { of: 'QUOTES', ...params, ...query });
}

export async function listOrderRows(
  deps: Dependencies,
  context: MemberContext,
  { params, query }: InputOf<typeof listOrders>,
): Promise<{ rows: OrderRow[]; cursor?: string }> {
  return pageOf<OrderRow>(deps, context, { of: 'ORDERS', ...params, ...query });
}

/** What a month of the calendar shows beside its appointments. */
export async function listLastDays(
  deps: Dependencies,
  context: MemberContext,
  { params, query }: InputOf<typeof listDeadlines>,
): Promise<{ deadlines: Deadline[] }> {
  const scope = narrowedScope(context, query.workCentreId);
  return { deadlines: await prospects.listLastDays(tenantTable(deps, context), scope, params.month) };
}

interface Month {
  of: 'QUOTES' | 'ORDERS';
  month: string;
  workCentreId?: string | undefined;
  cursor?: string | undefined;
}

async function pageOf<Row>(
  deps: Dependencies,
  context: MemberContext,
  { of, month, workCentreId, cursor }: Month,
): Promise<{ rows: Row[]; cursor?: string }> {
  const scope = narrowedScope(context, workCentreId);
  const subject = [context.actor.tenantId, context.actor.memberId, of, month, workCentreId ?? ''].join('\n');
  const below = cursor === undefined ? undefined : belowOf(deps.signer.open('cursor', cursor), subject);
  // One more than asked tells whether there is a next page.
  const page = { of, month, limit: pageSize + 1, ...(below ? { below } : {}) };
  const found = await prospects.listMonth<Row>(tenantTable(deps, context), scope, page);
  const shown = found.slice(0, pageSize);
  const rows = shown.map(({ row }) => row);
  const last = shown.at(-1);
  if (found.length <= pageSize || !last) return { rows };
  return { rows, cursor: deps.signer.sign('cursor', { subject, below: last.position }) };
}

function belowOf(payload: unknown, subject: string): string[] {
  const { subject: of, below } = (payload ?? {}) as { subject?: unknown; below?: unknown }; // ours by signature; the shape is checked here
  const isPosition = Array.isArray(below) && below.every((part) => typeof part === 'string');
  if (of !== subject || !isPosition) throw new AppError('cursor.invalid');
  return below;
}
