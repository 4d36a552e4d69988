/** Change items: history, audit log, idempotency record and feed in one (key, answer, before and after). Never deleted. */
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import type { IndexName } from '../../platform/keys.ts';
import type { Question } from '../../platform/question.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';

/** What a command leaves: the change for readers, and the answer for whoever repeats the command. */
export interface StoredChange {
  change: Change;
  /** Digest of the request it answered. */
  bodyHash: string;
  /** Body of the answer; absent for 204, and where `after` or the feed tells it. */
  answer?: unknown;
  /** What the feed tells of the subject. */
  feedRow?: Attributes;
  /** What hangs on the subject, as it was and as it became; told to nobody. */
  parts?: object;
}

/** A change with all that undoing it needs. */
export type KeptChange = Change & Pick<StoredChange, 'parts'>;

/** How a change reaches the lists of those who may see its subject. */
export interface FeedEntry {
  /** The subject as a list shows it. */
  row: Attributes;
  /** Partitions of the feed that tell it, one per index. */
  partitions: Partial<Record<Exclude<IndexName, 'gsi1'>, readonly string[]>>;
  /** Partitions of those who may no longer see it: they are told that it is gone. */
  left: readonly Partial<Record<Exclude<IndexName, 'gsi1'>, readonly string[]>>[];
  /** The command's answer, when it is what `row` tells. */
  answer?: unknown;
}

/** A line of a feed. `row` is what the subject's module wrote; without one the subject is gone. */
export interface FeedLine {
  id: string;
  at: string;
  noun: string;
  verb: string;
  subjectId: string;
  version: number;
  row: Attributes | undefined;
}

/** What lists are told of deletions for: no browser that was away for longer believes what it holds. */
const goneLivesDays = 30;

/**
 * Beside its subject but in a partition of its own: `P#prs_…#LOG`. Opening a record does not pay for its history.
 * @param hash follows from the command, so that repeating it meets the item
 */
export function changeKey(partition: readonly string[], hash: string): Key {
  return { partition: [...partition, 'LOG'], sort: ['CHANGE', hash] };
}

/** Put once; `retry` makes the command run again and find what the quicker twin stored. */
export function changePut(key: Key, stored: StoredChange, feed?: FeedEntry): Write {
  const { before, after, ...head } = stored.change;
  const sort = [head.at, head.id];
  return {
    label: 'retry',
    when: 'absent',
    put: {
      ...key,
      kind: 'change',
      indexes: { gsi1: { partition: ['LOG'], sort }, ...keysOf(feed?.partitions ?? {}, sort) },
      attributes: {
        row: feed ? { ...head, p: feed.row } : head,
        ...(before || after ? { detail: { before, after } } : {}),
        bodyHash: stored.bodyHash,
        ...(stored.answer === undefined ? {} : { answer: stored.answer }),
        ...(stored.parts ? { parts: stored.parts } : {}),
      },
    },
  };
}

/** Tells those who lost sight of the subject. */
export function goneWrites(key: Key, { id, at, noun, subjectId, version }: Change, feed?: FeedEntry): Write[] {
  return (feed?.left ?? []).map((partitions, place) => ({
    put: {
      partition: key.partition,
      sort: ['GONE', id, String(place)],
      kind: 'gone',
      indexes: keysOf(partitions, [at, id]),
      attributes: {
        row: { id, at, noun, verb: 'left', subjectId, version },
        expiresAt: Math.floor(Date.parse(at) / 1000) + goneLivesDays * 24 * 60 * 60,
      },
    },
  }));
}

function keysOf(partitions: FeedEntry['partitions'], sort: readonly string[]): Partial<Record<IndexName, Key>> {
  return Object.fromEntries(Object.entries(partitions).map(([index, partition]) => [index, { partition, sort }]));
}

export function storedChangeOf(item: Attributes): StoredChange {
  const { bodyHash, answer } = item as { bodyHash: string; answer?: unknown }; // written by changePut alone
  const { p: feedRow } = item['row'] as { p?: Attributes }; // as above
  return { change: changeOf(item), bodyHash, answer, ...(feedRow ? { feedRow } : {}) };
}

function changeOf(item: Attributes): Change {
  const { p: _, ...head } = item['row'] as Omit<Change, 'before' | 'after'> & { p?: unknown }; // written by changePut alone
  return { ...head, ...(item['detail'] as Pick<Change, 'before' | 'after'> | undefined) }; // as above
}

function keptChangeOf(item: Attributes): KeptChange {
  const { parts } = item as Pick<StoredChange, 'parts'>; // written by changePut alone
  return { ...changeOf(item), ...(parts ? { parts } : {}) };
}

/** AP-09: the changes of a month, newest first, below a position. */
export async function listChanges(
  table: Table,
  month: string,
  page: { limit: number; below?: readonly string[] },
): Promise<Change[]> {
  // Positions are moments: those of a month lie between its name and the next character after the dash of its days.
  const sort = { between: [[month], page.below ?? [`${month}.`]] } as const;
  const items = await table.query({
    index: 'gsi1',
    partition: ['LOG'],
    newestFirst: true,
    limit: page.limit + (page.below ? 1 : 0),
    sort,
  });
  const changes = items.map(changeOf);
  // BETWEEN includes the position itself, which the page before has shown.
  return page.below && changes[0]?.id === page.below[1] ? changes.slice(1) : changes.slice(0, page.limit);
}

/** AP-11: all changes of one record, newest first. */
export async function listChangesOf(table: Table, partition: readonly string[]): Promise<KeptChange[]> {
  const items = await table.query({
    partition: [...partition, 'LOG'],
    sort: { beginsWith: ['CHANGE'] },
    consistent: true,
  });
  return items.map(keptChangeOf).sort((one, other) => (one.at < other.at ? 1 : -1));
}

/** AP-12: what a feed tells above a position, oldest first; several partitions are read side by side, and merged. */
export async function listFeed(
  table: Table,
  partitions: readonly Pick<Question, 'index' | 'partition'>[],
  page: { above: readonly string[]; limit: number },
): Promise<FeedLine[]> {
  const pages = await Promise.all(
    partitions.map((one) => table.query({ ...one, sort: { above: page.above }, limit: page.limit })),
  );
  const lines = pages.flat().map((item) => {
    const { p: row, ...head } = item['row'] as Omit<FeedLine, 'row'> & { p?: Attributes }; // written by changePut and goneWrites alone
    return { ...head, row };
  });
  return lines.sort((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1)).slice(0, page.limit);
}
