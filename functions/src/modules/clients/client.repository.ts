/** Keys and items of registered clients. */
import type { Client } from '@folio/shared/clients/client.schema.ts';
import type { Question } from '../../platform/question.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';
import type { Versioned } from '../changes/merge.rules.ts';

/** The row is the whole of it: the list shows every field. Its version stands outside too, for conditions. */
export type StoredClient = Versioned & { row: Client };

/** In a partition of its own: a base of thousands would slow the Query that begins every screen (AP-01). */
export function clientKey(id: string): Key {
  return { partition: ['C', id], sort: ['CLIENT'] };
}

/** Where its changes are kept. */
export function logPartition(id: string): readonly string[] {
  return ['C', id];
}

export function clientOf(item: Attributes): StoredClient {
  return item as unknown as StoredClient; // written by clientPut and clientUpdate alone
}

/** Position in the list; the id tells two of the same millisecond apart. */
export function positionOf({ createdAt, id }: Client): [string, string] {
  return [createdAt, id];
}

export function clientPut(row: Client): Write {
  const attributes = { row, version: row.version, fieldVersions: {} };
  const indexes = { gsi1: { partition: ['CLIENTS'], sort: positionOf(row) } };
  return { label: 'retry', when: 'absent', put: { ...clientKey(row.id), kind: 'client', indexes, attributes } };
}

/** Puts another row in its place if the version read still stands. */
export function clientUpdate(stored: StoredClient, row: Client, fieldVersions: Record<string, number>): Write {
  const set = { row, version: row.version, fieldVersions };
  return { label: 'retry', update: clientKey(row.id), set, when: { equals: { version: stored.version } } };
}

/** AP-14: clients of the company, newest first, below a position. */
export async function listClientRows(
  table: Table,
  page: { limit: number; below?: readonly string[] },
): Promise<Client[]> {
  const question: Question = { index: 'gsi1', partition: ['CLIENTS'], newestFirst: true, limit: page.limit };
  const items = await table.query(page.below ? { ...question, sort: { below: page.below } } : question);
  return items.map((item) => clientOf(item).row);
}
