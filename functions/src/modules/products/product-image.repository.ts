/** Keys and items of a product's image on its way, and of those that were taken away. */
import type { ImageUpload } from '@folio/shared/images/image.schema.ts';
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import { undoDays } from '@folio/shared/prospects/undo.rules.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import type { StoredProductImage } from './product.repository.ts';

/** As S3 forgets what nobody confirmed. */
const uploadLivesDays = 1;
/** A day longer than it can come back. */
const removedLivesDays = undoDays + 1;

export interface StoredProductUpload extends ImageUpload {
  contentType: string;
  bytes: number;
  /** Of the request that asked for it. */
  bodyHash: string;
  requestId: string;
}

/** One at a time per product: the next one takes its place. Apart from the products, which are read all at once. */
export function productUploadKey(productId: string): Key {
  return { partition: ['PRODUCT', productId, 'IMAGES'], sort: ['UPLOAD'] };
}

export function productUploadPut(productId: string, upload: StoredProductUpload): Write {
  const attributes = { ...upload, expiresAt: daysAfter(upload.at, uploadLivesDays) };
  return { put: { ...productUploadKey(productId), kind: 'product-upload', attributes } };
}

export function productUploadRejected(productId: string, id: string, rejection: Rejection): Write {
  return { label: 'retry', when: { equals: { id } }, update: productUploadKey(productId), set: { rejection } };
}

/** Undefined also when it has expired, which the table may be days late to act upon. */
export function productUploadOf(item: Attributes | undefined, now: Date): StoredProductUpload | undefined {
  if (!item || isOver(item, now)) return undefined;
  const { pk: _, sk: __, kind: ___, expiresAt: ____, ...upload } = item;
  return upload as unknown as StoredProductUpload; // written by productUploadPut and productUploadRejected alone
}

export function removedProductImageKey(productId: string, id: string): Key {
  return { partition: ['PRODUCT', productId, 'IMAGES'], sort: ['REMOVED', id] };
}

/** Its bytes go when it leaves the table. */
export function removedProductImagePut(productId: string, image: StoredProductImage, now: Date): Write {
  const attributes = { ...image, productId, expiresAt: daysAfter(now.toISOString(), removedLivesDays) };
  return { put: { ...removedProductImageKey(productId, image.id), kind: 'removed-image', attributes } };
}

export function removedProductImageOf(item: Attributes | undefined, now: Date): StoredProductImage | undefined {
  if (!item || isOver(item, now)) return undefined;
  const { id, width, height, bytes } = item as unknown as StoredProductImage; // written by removedProductImagePut alone
  return { id, width, height, bytes };
}

function isOver(item: Attributes, now: Date): boolean {
  return Number(item['expiresAt']) <= now.getTime() / 1000;
}

/** Seconds since 1970, as the table's expiry counts. */
function daysAfter(at: string, days: number): number {
  return Math.floor(Date.parse(at) / 1000) + days * 24 * 60 * 60;
}
