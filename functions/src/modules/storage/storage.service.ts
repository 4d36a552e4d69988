/** What the pictures of a company weigh, logo included, and how much room it has for them. */
import type { ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { getImageStorage } from '@folio/shared/images/image-endpoints.schema.ts';
import { storageLimits } from '@folio/shared/images/image.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';

interface Storage {
  bytes: number;
  count: number;
}

interface Weighed {
  bytes: number;
}

/** AP-33: read beside what needs room. */
export const storageKey: Key = { partition: ['COUNTERS'], sort: ['images'] };

function storageOf(item: Attributes | undefined): Storage {
  const { bytes = 0, count = 0 } = (item ?? {}) as Partial<Storage>; // written by storageWrites alone
  return { bytes, count };
}

/** @param item of `storageKey` @throws AppError when so many bytes more are too much */
export function requireRoom(item: Attributes | undefined, bytes: number): void {
  const storage = storageOf(item);
  if (storage.bytes + bytes > storageLimits.bytes || storage.count >= storageLimits.count) {
    throw new AppError('image.storage_full');
  }
}

/** What comes is refused where it is too much; what goes always may. */
export function storageWrites(come: readonly Weighed[], gone: readonly Weighed[]): Write[] {
  const weight = (all: readonly Weighed[]) => all.reduce((sum, one) => sum + one.bytes, 0);
  const [bytes, count] = [weight(come) - weight(gone), come.length - gone.length];
  if (come.length === 0 && gone.length === 0) return [];
  const room = { bytes: storageLimits.bytes - bytes, count: storageLimits.count - count };
  const when = come.length ? { when: { atMost: room } } : {};
  return [{ label: 'image.storage_full', ...when, update: storageKey, add: { bytes, count } }];
}

export async function get(deps: Dependencies, context: MemberContext): Promise<ResponseOf<typeof getImageStorage>> {
  const [item] = await tenantTable(deps, context).get([storageKey]);
  return { ...storageOf(item), limits: storageLimits };
}
