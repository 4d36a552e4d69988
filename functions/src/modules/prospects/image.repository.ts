/** Keys and items of images on their way, of those that were taken away, and of what a company's images weigh. */
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import type { ImageUpload } from '@folio/shared/images/image.schema.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import { removalExpiry, uploadExpiry } from '../images/lifetimes.ts';
import { storageWrites } from '../storage/storage.service.ts';
import type { ProspectRecord, StoredImage } from './prospect-record.ts';
import { partitionOf } from './prospect.keys.ts';

/** A picture whose bytes are awaited, or were refused. */
export interface StoredUpload extends ImageUpload {
  contentType: string;
  bytes: number;
  original: boolean;
  caption?: string;
  /** Where it will stand among the images: what is sent first may be ready last. */
  place: number;
  /** Of the request that asked for it: its digest, and its id for whoever reads the history. */
  bodyHash: string;
  requestId: string;
}

/** AP-05 brings them with their prospect. */
export function uploadKey(prospectId: string, imageId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['UPLOAD', imageId] };
}

export function uploadPut(prospectId: string, upload: StoredUpload): Write {
  const attributes = { ...upload, expiresAt: uploadExpiry(upload.at) };
  return { label: 'retry', when: 'absent', put: { ...uploadKey(prospectId, upload.id), kind: 'upload', attributes } };
}

export function uploadRejected(prospectId: string, imageId: string, rejection: Rejection): Write {
  return { label: 'retry', when: 'present', update: uploadKey(prospectId, imageId), set: { rejection } };
}

/** What nobody looked at any more leaves with its expiry, which the table may be days late to act upon. */
export function uploadsOf(items: readonly Attributes[], now: Date): StoredUpload[] {
  return items
    .filter((item) => item['kind'] === 'upload' && Number(item['expiresAt']) > now.getTime() / 1000)
    .map(uploadOf)
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}

export function uploadOf(item: Attributes): StoredUpload {
  const { pk: _, sk: __, kind: ___, expiresAt: ____, ...upload } = item;
  return upload as unknown as StoredUpload; // written by uploadPut and uploadRejected alone
}

function removedKey(prospectId: string, imageId: string): Key {
  return { partition: [...partitionOf(prospectId), 'REMOVED'], sort: ['IMAGE', imageId] };
}

/** What follows from a change of a record's images, whatever changed them: their weight, and until when their bytes stay. */
export function imageWrites(before: ProspectRecord, after: ProspectRecord, now: Date): Write[] {
  const gone = without(before.images, after.images);
  const come = without(after.images, before.images);
  const expiresAt = removalExpiry(now);
  return [
    ...storageWrites(come, gone),
    ...gone.map(({ id }): Write => {
      const key = removedKey(before.prospect.id, id);
      return { put: { ...key, kind: 'removed-image', attributes: { prospectId: before.prospect.id, id, expiresAt } } };
    }),
    ...come.map(({ id }): Write => ({ delete: removedKey(before.prospect.id, id) })),
  ];
}

function without(images: readonly StoredImage[], others: readonly StoredImage[]): StoredImage[] {
  const ids = new Set(others.map(({ id }) => id));
  return images.filter(({ id }) => !ids.has(id));
}
