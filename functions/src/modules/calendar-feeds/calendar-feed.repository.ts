/** Keys and items of calendar feeds: what a person made lies with the person; what an address leads to, under its digest. */
import type { Root } from '../../platform/keys.ts';
import type { Attributes, Key, RootedWrite, Table, Write } from '../../platform/table.ts';

export interface StoredFeed {
  memberId: string;
  /** Absent: the person's own appointments. */
  workCentreId?: string;
  /** Makes the address; alone it opens nothing. */
  nonce: string;
  /** Of the address. */
  digest: string;
  createdAt: string;
  version: number;
}

/** Where an address leads. */
export interface FeedTarget {
  tenantId: string;
  memberId: string;
  workCentreId?: string;
  createdAt: string;
}

/** What a person's own is called among the feeds. */
export const ownFeed = 'mine';

export function partitionOf(memberId: string): readonly string[] {
  return ['M', memberId, 'FEEDS'];
}

export function feedKey(memberId: string, workCentreId: string | undefined): Key {
  return { partition: partitionOf(memberId), sort: ['FEED', workCentreId ?? ownFeed] };
}

export function feedOf(item: Attributes): StoredFeed {
  return item as unknown as StoredFeed; // written by feedPut alone
}

/** In the place of the one read, or where there is none. */
export function feedPut(feed: StoredFeed, read: StoredFeed | undefined): Write {
  return {
    label: 'retry',
    when: read ? { equals: { version: read.version } } : 'absent',
    put: { ...feedKey(feed.memberId, feed.workCentreId), kind: 'calendar-feed', attributes: { ...feed } },
  };
}

export function feedDelete({ memberId, workCentreId, version }: StoredFeed): Write {
  return { label: 'retry', delete: feedKey(memberId, workCentreId), when: { equals: { version } } };
}

/** AP-26: what a person made. */
export async function listFeedItems(table: Table, memberId: string): Promise<StoredFeed[]> {
  return (await table.query({ partition: partitionOf(memberId), consistent: true })).map(feedOf);
}

/** Whoever reads a feed is nobody that is known: only the digest of the address leads to it. */
export function addressRoot(digest: string): Root {
  return ['S', digest];
}

export const addressKey: Key = { partition: [], sort: ['CALENDAR-FEED'] };

export function addressPut(digest: string, target: FeedTarget): RootedWrite {
  const put = { ...addressKey, kind: 'calendar-address', attributes: { ...target } };
  return { root: addressRoot(digest), write: { put } };
}

export function addressDelete(digest: string): RootedWrite {
  return { root: addressRoot(digest), write: { delete: addressKey } };
}

export function targetOf(item: Attributes): FeedTarget {
  return item as unknown as FeedTarget; // written by addressPut alone
}
