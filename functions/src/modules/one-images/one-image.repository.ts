/** Keys and items of a record's one image on its way, and of those that were taken away. */
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import { removalExpiry, uploadExpiry } from '../images/lifetimes.ts';
import type { Owner, StoredOneImage, StoredOneUpload } from './one-image.ts';

type Place = Pick<Owner<never, never>, 'partition' | 'named'>;

/** One at a time: the next one takes its place. */
export function uploadKey({ partition }: Pick<Place, 'partition'>): Key {
  return { partition, sort: ['UPLOAD'] };
}

export function uploadPut(place: Place, upload: StoredOneUpload): Write {
  const attributes = { ...upload, expiresAt: uploadExpiry(upload.at) };
  return { put: { ...uploadKey(place), kind: 'one-upload', attributes } };
}

export function uploadRejected(place: Place, id: string, rejection: Rejection): Write {
  return { label: 'retry', when: { equals: { id } }, update: uploadKey(place), set: { rejection } };
}

/** Undefined also when it has expired, which the table may be days late to act upon. */
export function uploadOf(item: Attributes | undefined, now: Date): StoredOneUpload | undefined {
  if (!item || isOver(item, now)) return undefined;
  const { pk: _, sk: __, kind: ___, expiresAt: ____, ...upload } = item;
  return upload as unknown as StoredOneUpload; // written by uploadPut and uploadRejected alone
}

export function removedKey({ partition }: Pick<Place, 'partition'>, id: string): Key {
  return { partition, sort: ['REMOVED', id] };
}

/** Its bytes go when it leaves the table. */
export function removedPut(place: Place, image: StoredOneImage, now: Date): Write {
  const attributes = { ...image, ...place.named, expiresAt: removalExpiry(now) };
  return { put: { ...removedKey(place, image.id), kind: 'removed-image', attributes } };
}

export function removedOf(item: Attributes | undefined, now: Date): StoredOneImage | undefined {
  if (!item || isOver(item, now)) return undefined;
  const { id, width, height, bytes } = item as unknown as StoredOneImage; // written by removedPut alone
  return { id, width, height, bytes };
}

function isOver(item: Attributes, now: Date): boolean {
  return Number(item['expiresAt']) <= now.getTime() / 1000;
}
