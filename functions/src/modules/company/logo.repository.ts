/** Keys and items of the company's logo on its way, and of those that were taken away. */
import type { ImageUpload } from '@folio/shared/images/image.schema.ts';
import type { Rejection } from '@folio/shared/images/image.rules.ts';
import { undoDays } from '@folio/shared/prospects/undo.rules.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import type { StoredLogo } from './company.repository.ts';

/** As S3 forgets what nobody confirmed. */
const uploadLivesDays = 1;
/** A day longer than it can come back. */
const removedLivesDays = undoDays + 1;

export interface StoredLogoUpload extends ImageUpload {
  contentType: string;
  bytes: number;
  /** Of the request that asked for it. */
  bodyHash: string;
  requestId: string;
}

/** One at a time: the next one takes its place. */
export const logoUploadKey: Key = { partition: ['LOGO'], sort: ['UPLOAD'] };

export function logoUploadPut(upload: StoredLogoUpload): Write {
  const attributes = { ...upload, expiresAt: daysAfter(upload.at, uploadLivesDays) };
  return { put: { ...logoUploadKey, kind: 'logo-upload', attributes } };
}

export function logoUploadRejected(id: string, rejection: Rejection): Write {
  return { label: 'retry', when: { equals: { id } }, update: logoUploadKey, set: { rejection } };
}

/** Undefined also when it has expired, which the table may be days late to act upon. */
export function logoUploadOf(item: Attributes | undefined, now: Date): StoredLogoUpload | undefined {
  if (!item || isOver(item, now)) return undefined;
  const { pk: _, sk: __, kind: ___, expiresAt: ____, ...upload } = item;
  return upload as unknown as StoredLogoUpload; // written by logoUploadPut and logoUploadRejected alone
}

export function removedLogoKey(id: string): Key {
  return { partition: ['LOGO', 'REMOVED'], sort: ['IMAGE', id] };
}

/** Its bytes go when it leaves the table. */
export function removedLogoPut(logo: StoredLogo, now: Date): Write {
  const expiresAt = daysAfter(now.toISOString(), removedLivesDays);
  return { put: { ...removedLogoKey(logo.id), kind: 'removed-image', attributes: { ...logo, expiresAt } } };
}

export function removedLogoOf(item: Attributes | undefined, now: Date): StoredLogo | undefined {
  if (!item || isOver(item, now)) return undefined;
  const { id, width, height, bytes } = item as unknown as StoredLogo; // written by removedLogoPut alone
  return { id, width, height, bytes };
}

function isOver(item: Attributes, now: Date): boolean {
  return Number(item['expiresAt']) <= now.getTime() / 1000;
}

/** Seconds since 1970, as the table's expiry counts. */
function daysAfter(at: string, days: number): number {
  return Math.floor(Date.parse(at) / 1000) + days * 24 * 60 * 60;
}
