/** What stands behind a link, read for whoever holds it, and how often that may be asked. */
import { linkUses } from '@folio/shared/client-quotes/client-quote.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { ActingContext, RequestContext } from '../../platform/context.ts';
import { tenantRoot, type Dependencies } from '../../platform/dependencies.ts';
import { pause, tableAt, TransactionRefused, type Table } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import { identify } from '../identity/authorization.service.ts';
import * as members from '../members/member.service.ts';
import * as prospects from '../prospects/prospect-documents.service.ts';
import type { ProspectRecord } from '../prospects/prospect-record.ts';
import * as contents from '../quotes/quote-contents.service.ts';
import { isKept, type StoredQuote } from '../quotes/stored-documents.ts';
import type { QuoteForClient, SentVersion } from './client-quote-view.ts';
import {
  addressKey,
  addressRoot,
  findClientSide,
  targetOf,
  useCounted,
  type LinkTarget,
  type StoredLink,
} from './client-quote.repository.ts';
import { digestOf } from './quote-link.ts';

export interface OpenedLink extends QuoteForClient {
  target: LinkTarget;
  link: StoredLink;
  /** Who attends the prospect now, if that person still works there. */
  attendedBy: { memberId: string; name: string; email: string } | undefined;
  /** Also when not. */
  attendedByName: string;
}

/**
 * Four reads side by side and one after the other: where the link leads; prospect, quote, company and what the client did; what
 * the versions say and who attends. @throws AppError one and the same, whether the link never was, was taken away, or leads
 * to what was put aside
 */
export async function openLink(
  deps: Dependencies,
  context: RequestContext,
  token: string,
  use: keyof typeof linkUses,
): Promise<OpenedLink> {
  const { target, digest } = await followed(deps, context, token, use);
  const table = tableOf(deps, context, target);
  const { prospectId, quoteId } = target;
  const [[companyItem, ...heads], { link, events }] = await Promise.all([
    table.get([company.need, ...contents.needs(prospectId, quoteId)]),
    findClientSide(table, target),
  ]);
  const record = prospects.recordIn(heads.filter((item) => item !== undefined));
  const quote = record?.quotes.find((one) => one.id === quoteId && isKept(one));
  // An undo may have brought an address back whose link is another by now.
  if (!record || record.prospect.deletedAt || !quote || link?.digest !== digest) {
    throw new AppError('client_quote.not_found');
  }
  const [versions, { attendedBy, attendedByName, orders }] = await Promise.all([
    sentVersions(table, target, quote),
    around(table, record, quote),
  ]);
  return {
    target,
    link,
    attendedBy,
    attendedByName,
    record: { ...record, orders },
    quote,
    company: company.settingsOf(companyItem),
    seller: attendedBy && { name: attendedBy.name, email: attendedBy.email },
    events,
    ...versions,
    now: context.now,
  };
}

export function tableOf(deps: Dependencies, context: RequestContext, { tenantId }: LinkTarget): Table {
  return tableAt(deps.connection(context), tenantRoot(tenantId));
}

async function followed(
  deps: Dependencies,
  context: RequestContext,
  token: string,
  use: keyof typeof linkUses,
): Promise<{ target: LinkTarget; digest: string }> {
  if (!/^[\w-]{43}$/.test(token)) throw new AppError('client_quote.not_found');
  const digest = digestOf(token);
  const table = tableAt(deps.connection(context), addressRoot(digest));
  const [item] = await table.get([addressKey]);
  if (!item) throw new AppError('client_quote.not_found');
  await takeUse(table, use, context.now);
  return { target: targetOf(item), digest };
}

const windowMs = 15 * 60 * 1000;
/** Those who use a link in the same moment write the same count. */
const mostRaces = 6;

/** Counted in the table, so that all copies of the function see the same number. @throws AppError `request.rate_limited` */
async function takeUse(table: Table, kind: keyof typeof linkUses, now: Date): Promise<void> {
  const window = Math.floor(now.getTime() / windowMs);
  const endsAtMs = (window + 1) * windowMs;
  const write = useCounted({ kind, most: linkUses[kind], window, expiresAt: Math.ceil(endsAtMs / 1000) + 3600 });
  for (let race = 0; race < mostRaces; race += 1) {
    try {
      return await table.transact([write]);
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      if (!error.isConflict) break;
      await pause(Math.random() * 50 * 2 ** race);
    }
  }
  throw new AppError('request.rate_limited', { retryAfterSeconds: Math.ceil((endsAtMs - now.getTime()) / 1000) });
}

async function sentVersions(
  table: Table,
  { prospectId, quoteId }: LinkTarget,
  { versions }: StoredQuote,
): Promise<Pick<QuoteForClient, 'version' | 'former'>> {
  const last = versions.slice(-2).toReversed();
  const revisions = last.map(({ revision }) => revision);
  const found = last.length ? await contents.contentsOf(table, { prospectId, quoteId }, revisions) : [];
  const [version, former] = last.map(({ number, revision, at }, place): SentVersion | undefined => {
    const content = found[place];
    return content && { number, revision, at, content };
  });
  return { version, former };
}

/** Who attends the prospect, and the order that was made of the quote, whose folio the client is told. */
async function around(
  table: Table,
  { prospect }: ProspectRecord,
  { orderId }: StoredQuote,
): Promise<Pick<OpenedLink, 'attendedBy' | 'attendedByName'> & Pick<ProspectRecord, 'orders'>> {
  const [memberItem, orderItem] = await table.get([
    members.keyOf(prospect.attendedBy),
    ...(orderId ? [prospects.orderKey(prospect.id, orderId)] : []),
  ]);
  const member = memberItem && members.membershipOf(memberItem);
  const { name = '', email = '' } = member ?? {};
  return {
    attendedBy: member?.active ? { memberId: prospect.attendedBy, name, email } : undefined,
    attendedByName: name,
    orders: orderItem ? [prospects.orderIn(orderItem)] : [],
  };
}

/** Whoever is signed in to the company looks at its own link: that is not the client. */
export async function isColleague(
  deps: Dependencies,
  context: RequestContext,
  { tenantId }: LinkTarget,
): Promise<boolean> {
  try {
    return (await identify(deps, context)).tenantId === tenantId;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** What the holder of a link does is written down under the company of whoever made it, who may do it. */
export function actingFor(
  context: RequestContext,
  { target, link }: Pick<OpenedLink, 'target' | 'link'>,
): ActingContext {
  const { requestId, now, meter, command } = context;
  const actor = {
    tenantId: target.tenantId,
    memberId: link.memberId,
    level: 'administrator' as const,
    workCentreIds: [],
  };
  return { requestId, now, meter, actor, ...(command ? { command } : {}) };
}
