/** Change items: history, audit log and idempotency record in one (key, answer, before and after). Never deleted. */
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import type { Attributes, Key, Question, Table, Write } from '../../platform/table.ts';

/** What a command leaves: the change for readers, and the answer for whoever repeats the command. */
export interface StoredChange {
  change: Change;
  /** Digest of the request it answered. */
  bodyHash: string;
  /** Body of the answer; absent for 204. */
  answer?: unknown;
}

/**
 * Beside its subject but in a partition of its own: `P#prs_…#LOG`. Opening a record does not pay for its history.
 * @param hash follows from the command, so that repeating it meets the item
 */
export function changeKey(partition: readonly string[], hash: string): Key {
  return { partition: [...partition, 'LOG'], sort: ['CHANGE', hash] };
}

/** Put once; `retry` makes the command run again and find what the quicker twin stored. */
export function changePut(key: Key, stored: StoredChange): Write {
  return {
    label: 'retry',
    when: 'absent',
    put: {
      ...key,
      kind: 'change',
      indexes: {
        gsi1: { partition: ['LOG', stored.change.at.slice(0, 7)], sort: [stored.change.at, stored.change.id] },
      },
      attributes: {
        row: stored.change,
        bodyHash: stored.bodyHash,
        ...(stored.answer === undefined ? {} : { answer: stored.answer }),
      },
    },
  };
}

export function storedChangeOf(item: Attributes): StoredChange {
  const { row, bodyHash, answer } = item as { row: Change; bodyHash: string; answer?: unknown }; // written by changePut alone
  return { change: row, bodyHash, answer };
}

/** AP-09: the changes of a month, newest first, below a position. */
export async function listChanges(
  table: Table,
  month: string,
  page: { limit: number; below?: readonly string[] },
): Promise<Change[]> {
  const question: Question = { index: 'gsi1', partition: ['LOG', month], newestFirst: true, limit: page.limit };
  const items = await table.query(page.below ? { ...question, sort: { below: page.below } } : question);
  return items.map((item) => item['row'] as Change); // written by changePut alone
}

/** AP-11: edits of one subject after a version, oldest first. */
export async function listChangesSince(
  table: Table,
  partition: readonly string[],
  baseVersion: number,
): Promise<Change[]> {
  const items = await table.query({ partition: [...partition, 'LOG'], consistent: true });
  return items
    .map((item) => storedChangeOf(item).change)
    .filter(({ version = 0 }) => version > baseVersion)
    .sort((one, other) => (one.version ?? 0) - (other.version ?? 0));
}
