/** Where a prospect and what hangs on it stand in the table, and in which indexes they are found. */
import type { Owned } from '@folio/shared/prospects/prospect.rules.ts';
import type { IndexName } from '../../platform/keys.ts';
import type { Key } from '../../platform/table.ts';

/** All that hangs on a prospect shares its partition: opening it is one Query (AP-05). Its log stands beside it. */
export function partitionOf(prospectId: string): readonly string[] {
  return ['P', prospectId];
}

/** AP-32: of an image that is ready. */
export function imageKey(prospectId: string, imageId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['IMAGE', imageId] };
}

export function prospectKey(prospectId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['PROSPECT'] };
}

/**
 * Company, work centre, who attends, and who registered it when that is somebody else: each reads its own index. A level
 * chooses an index, never a filter.
 */
export function partitionsOf(of: Owned, partition: readonly string[]): Partial<Record<IndexName, readonly string[]>> {
  return {
    gsi1: partition,
    gsi2: ['W', of.workCentreId, ...partition],
    gsi3: ['M', of.attendedBy, ...partition],
    ...(of.registeredBy === of.attendedBy ? {} : { gsi4: ['M', of.registeredBy, ...partition] }),
  };
}

export function indexesOf(
  of: Owned,
  partition: readonly string[],
  sort: readonly string[],
): Partial<Record<IndexName, Key>> {
  return Object.fromEntries(
    Object.entries(partitionsOf(of, partition)).map(([index, one]) => [index, { partition: one, sort }]),
  );
}

/** Ten digits sort as numbers do. */
export function folioKey(folio: number): string[] {
  return [String(folio).padStart(10, '0')];
}

export function appointmentKey(prospectId: string, appointmentId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['APPOINTMENT', appointmentId] };
}

/** Within a month of the calendar: those of whole days by their first day there. */
export function wholeDayKey(day: string): string[] {
  return ['DAYS', day];
}

export function linkPartition(clientId: string): readonly string[] {
  return ['C', clientId, 'PROSPECTS'];
}

/** Apart from what one attends: whoever sees by centre reads it, too. */
export function guestPartition(memberId: string, month: string): readonly string[] {
  return ['M', memberId, 'GUEST', month];
}
