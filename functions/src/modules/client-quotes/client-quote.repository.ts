/**
 * Keys and items of the client's page: the link and what the client did stand beside the writings of their quote; what a link
 * leads to, under the digest of its secret, with a count of its uses.
 */
import type { ClientEvent } from '@folio/shared/client-quotes/client-quote.schema.ts';
import type { Root } from '../../platform/keys.ts';
import type { Attributes, Key, RootedWrite, Table, Write } from '../../platform/table.ts';
import { partition } from '../quotes/quote-contents.service.ts';

export interface QuoteName {
  prospectId: string;
  quoteId: string;
}

/** Where a link leads. */
export interface LinkTarget extends QuoteName {
  tenantId: string;
}

export interface StoredLink {
  /** Makes the secret; alone it opens nothing. */
  nonce: string;
  /** Of the secret. */
  digest: string;
  createdAt: string;
  /** Who made it: what its holder does is written down as of this person's company. */
  memberId: string;
  version: number;
  openings: number;
  lastOpenedAt?: string;
  questions: number;
  mails: number;
}

/** `line` is told by its words: its place may be another's in the next version. */
export type StoredEvent = ClientEvent;

export function linkKey({ prospectId, quoteId }: QuoteName): Key {
  return { partition: partition(prospectId, quoteId), sort: ['CLIENT', 'LINK'] };
}

/** Ids begin with their moment: events sort as they came. */
export function eventKey({ prospectId, quoteId }: QuoteName, eventId: string): Key {
  return { partition: partition(prospectId, quoteId), sort: ['CLIENT', 'EVENT', eventId] };
}

export function linkOf(item: Attributes): StoredLink {
  return item as unknown as StoredLink; // written by linkPut and its updates alone
}

export function eventOf(item: Attributes): StoredEvent {
  const { event } = item as { event: StoredEvent }; // written by eventPut alone
  return event;
}

/** In the place of the one read, or where there is none. */
export function linkPut(name: QuoteName, link: StoredLink, read: StoredLink | undefined): Write {
  return {
    label: 'retry',
    when: read ? { equals: { version: read.version } } : 'absent',
    put: { ...linkKey(name), kind: 'quote-link', attributes: { ...link } },
  };
}

export function linkDelete(name: QuoteName, { version }: StoredLink): Write {
  return { label: 'retry', delete: linkKey(name), when: { equals: { version } } };
}

/** It was opened once more. */
export function linkOpened(name: QuoteName, at: string): Write {
  return { label: 'retry', update: linkKey(name), add: { openings: 1 }, set: { lastOpenedAt: at }, when: 'present' };
}

/** One question or mail more, of the link that was read: one taken away meanwhile is not written anew. */
export function linkCounted(name: QuoteName, { digest, ...read }: StoredLink, counted: 'questions' | 'mails'): Write {
  return {
    label: 'retry',
    update: linkKey(name),
    set: { [counted]: read[counted] + 1 },
    when: { equals: { digest, [counted]: read[counted] } },
  };
}

export function eventPut(name: QuoteName, event: StoredEvent): Write {
  return { put: { ...eventKey(name, event.id), kind: 'client-event', attributes: { event } } };
}

export function eventReplied(name: QuoteName, event: StoredEvent): Write {
  return { ...eventPut(name, event), label: 'quote_question.not_found', when: 'present' };
}

export interface ClientSide {
  link: StoredLink | undefined;
  /** Newest first. */
  events: StoredEvent[];
}

/** AP-36: the link of a quote and what its client did. */
export async function findClientSide(table: Table, { prospectId, quoteId }: QuoteName): Promise<ClientSide> {
  const items = await table.query({
    partition: partition(prospectId, quoteId),
    sort: { beginsWith: ['CLIENT'] },
    newestFirst: true,
    consistent: true,
  });
  const link = items.find(({ kind }) => kind === 'quote-link');
  return {
    link: link && linkOf(link),
    events: items.filter(({ kind }) => kind === 'client-event').map(eventOf),
  };
}

/** Whoever reads with a link is nobody that is known: only the digest of its secret leads to a quote. */
export function addressRoot(digest: string): Root {
  return ['S', digest];
}

export const addressKey: Key = { partition: [], sort: ['QUOTE-LINK'] };

export function addressPut(digest: string, target: LinkTarget): RootedWrite {
  const put = { ...addressKey, kind: 'quote-address', attributes: { ...target } };
  return { root: addressRoot(digest), write: { put } };
}

export function addressDelete(digest: string): RootedWrite {
  return { root: addressRoot(digest), write: { delete: addressKey } };
}

export function targetOf(item: Attributes): LinkTarget {
  return item as unknown as LinkTarget; // written by addressPut alone
}

export interface Uses {
  kind: 'look' | 'act';
  most: number;
  /** Which quarter of an hour it is; what came before begins anew. */
  window: number;
  expiresAt: number;
}

/** One use more of a link, while there are not too many: one item per kind and quarter of an hour, forgotten by age. */
export function useCounted({ kind, most, window, expiresAt }: Uses): Write {
  return {
    label: 'request.rate_limited',
    update: { partition: [], sort: ['USES', kind, String(window)] },
    add: { uses: 1 },
    set: { kind: 'link-uses', expiresAt },
    when: { atMost: { uses: most - 1 } },
  };
}
