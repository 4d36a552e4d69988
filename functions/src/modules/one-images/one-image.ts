/** The one image that something has: the logo (Logotipo) of a company, the picture (Imagen) of a product. */
import type { ImageUpload } from '@folio/shared/images/image.schema.ts';
import type { Attributes, Key } from '../../platform/table.ts';
import type { Decision } from '../changes/command.service.ts';

/** Where its bytes are follows from its id. */
export interface StoredOneImage {
  id: string;
  /** Of the picture, in pixels. */
  width: number;
  height: number;
  bytes: number;
}

/** Whose bytes are awaited, or were refused. */
export interface StoredOneUpload extends ImageUpload {
  contentType: string;
  bytes: number;
  /** Of the request that asked for it. */
  bodyHash: string;
  requestId: string;
}

/** What has one image, and how that is written. `Stored` is its record as it is kept, `View` what a change of it answers. */
export interface Owner<Stored, View> {
  /** `tmp/<tenant>/<folder>/<image>` is where bytes arrive. */
  folder: string;
  /** Partition of the upload and of what was taken away: apart from the record, which may be read with many others. */
  partition: readonly string[];
  /** Told by what stands for a removal, so that the bytes of the right one leave: `{ productId }`. */
  named: Readonly<Record<string, string>>;
  record: Key;
  /** Partition of the record's changes. */
  log: readonly string[];
  /** @throws AppError when there is no such record */
  of(item: Attributes | undefined): Stored;
  imageOf(stored: Stored): StoredOneImage | undefined;
  viewOf(stored: Stored): View;
  /** The record with this image, or without one; its weight and what becomes of the one before are not the record's. */
  changed(stored: Stored, image: StoredOneImage | undefined): Decision<View>;
}
