/** When the clock is to look at an item: the keys by which it stands in the index `due`. */
import { createHash } from 'node:crypto';
import { joinKey, type Root } from './keys.ts';

/** `BEGINS` is an appointment at its beginning, `AGENDA` a person at the hour of the next one, `EXPORT` a schedule at its next run, `COMPARISON` a company at its night. */
export interface Due {
  of: 'BEGINS' | 'AGENDA' | 'EXPORT' | 'COMPARISON';
  /** Instant in UTC with milliseconds. */
  at: string;
}

/** An hour takes what four partitions take: 4,000 writes a second. */
export const dueShards = ['0', '1', '2', '3'] as const;

/** Attributes by which an item stands in the index. */
export function dueAttributes(root: Root, { of, at }: Due): { duepk: string; duesk: string } {
  const shard = createHash('sha256').update(joinKey(root)).digest().readUInt8(0) % dueShards.length;
  return { duepk: joinKey([of, hourOf(at), String(shard)]), duesk: joinKey([at]) };
}

/** An hour is a partition. */
export function hourOf(at: string): string {
  return at.slice(0, 13);
}
