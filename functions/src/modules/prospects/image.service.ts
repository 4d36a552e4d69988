/** Agregar imágenes (M44): set aside, sent straight to S3, shown, put in order, captioned and taken away. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type {
  addUpload,
  captionImage,
  moveImage,
  removeImage,
  removeUpload,
} from '@folio/shared/images/image-endpoints.schema.ts';
import { inOrder, lastPlace, moved, mostImages } from '@folio/shared/images/image.rules.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { getProspect } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import { AppError } from '../../platform/app-error.ts';
import { commandOf, type MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import { TransactionRefused } from '../../platform/table.ts';
import { requireRoom, storageKey } from '../storage/storage.service.ts';
import { uploadKey, uploadPut, uploadsOf, type StoredUpload } from './image.repository.ts';
import { runProspectCommand } from './prospect-command.ts';
import { viewOf, type ProspectRecord, type StoredImage } from './prospect-record.ts';
import { recordOf } from './prospect-items.ts';
import { partitionOf } from './prospect.keys.ts';
import { visible } from './prospect.service.ts';

type Ticket = ResponseOf<typeof addUpload>;

/** Ver (M45): one Query brings the prospect with all that hangs on it, images and those on their way included. */
export async function getProspectWhole(
  deps: ApiDependencies,
  context: MemberContext,
  { params }: InputOf<typeof getProspect>,
): Promise<Prospect> {
  const items = await tenantTable(deps, context).query({ partition: partitionOf(params.prospectId) });
  const record = visible(context, recordOf(items));
  const { tenantId } = context.actor;
  const urlOf = (id: string, picture: 'picture' | 'thumbnail') =>
    deps.imageUrls.urlOf(pictureKey(tenantId, id, picture), context.now);
  const images = inOrder(record.images).map((image) => ({
    ...image,
    url: urlOf(image.id, 'picture'),
    thumbnailUrl: urlOf(image.id, 'thumbnail'),
    printable: image.paperDigest !== undefined,
  }));
  return viewOf(record, { images, uploads: uploadsOf(items, context.now) });
}

/** Where the bytes of an upload arrive; S3 forgets them after a day. */
export function incomingKey(tenantId: string, prospectId: string, imageId: string): string {
  return `tmp/${tenantId}/${prospectId}/${imageId}`;
}

/** One read and one small write; of the bytes the API sees none. */
export async function addUploadOf(
  deps: ApiDependencies,
  context: MemberContext,
  { params: { prospectId }, body }: InputOf<typeof addUpload>,
): Promise<Ticket> {
  const imageId = idOfCommand('image', context);
  const table = tenantTable(deps, context);
  const [items, [storage]] = await Promise.all([
    table.query({ partition: partitionOf(prospectId), consistent: true }),
    table.get([storageKey]),
  ]);
  const record = visible(context, recordOf(items));
  const uploads = uploadsOf(items, context.now);
  const earlier = uploads.find(({ id }) => id === imageId);
  if (earlier && earlier.bodyHash !== commandOf(context).bodyHash) throw new AppError('request.idempotency_key_reused');
  if (earlier?.rejection || record.images.some(({ id }) => id === imageId)) return { imageId };
  if (!earlier) {
    requireFew(record, uploads);
    requireRoom(storage, body.bytes);
    const place = lastPlace([...record.images, ...uploads]);
    await storeOnce(() => table.transact([uploadPut(prospectId, { ...newUpload(imageId, context, body), place })]));
  }
  const { contentType, bytes } = body;
  const key = incomingKey(context.actor.tenantId, prospectId, imageId);
  return { imageId, form: await deps.uploadForms.formFor({ key, contentType, bytes }, context.now) };
}

function newUpload(
  id: string,
  context: MemberContext,
  body: InputOf<typeof addUpload>['body'],
): Omit<StoredUpload, 'place'> {
  const { caption, ...file } = body;
  return {
    id,
    at: context.now.toISOString(),
    memberId: context.actor.memberId,
    ...file,
    ...(caption ? { caption } : {}),
    bodyHash: commandOf(context).bodyHash,
    requestId: context.requestId,
  };
}

/** What is on its way counts among a prospect's images, but weighs nothing until it has arrived. */
function requireFew({ images }: ProspectRecord, uploads: readonly StoredUpload[]): void {
  const awaited = uploads.filter(({ rejection }) => !rejection);
  if (images.length + awaited.length >= mostImages) throw new AppError('image.too_many');
}

/** The same request at the same moment was quicker: the upload stands as this one would have put it. */
async function storeOnce(store: () => Promise<void>): Promise<void> {
  try {
    await store();
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

export async function removeUploadOf(
  deps: Dependencies,
  context: MemberContext,
  { params: { prospectId, imageId } }: InputOf<typeof removeUpload>,
): Promise<undefined> {
  const table = tenantTable(deps, context);
  const items = await table.query({ partition: partitionOf(prospectId), consistent: true });
  visible(context, recordOf(items));
  if (!uploadsOf(items, context.now).some(({ id }) => id === imageId)) throw new AppError('image.not_found');
  await table.transact([{ delete: uploadKey(prospectId, imageId) }]);
}

/** Pie. */
export async function caption(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof captionImage>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    decide: (record) => {
      const { caption: before, ...image } = existing(record, params.imageId);
      if ((before ?? null) === body.caption) return 'unchanged';
      const next: StoredImage = { ...image, ...(body.caption === null ? {} : { caption: body.caption }) };
      return {
        record: { ...record, images: record.images.map((one) => (one.id === next.id ? next : one)) },
        verb: 'image-captioned',
        before: { caption: before ?? null },
        after: { caption: body.caption },
      };
    },
  });
}

export async function move(
  deps: Dependencies,
  context: MemberContext,
  { params: { prospectId, imageId }, body: { beforeImageId } }: InputOf<typeof moveImage>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId,
    decide: (record) => {
      for (const id of [imageId, beforeImageId]) if (id) existing(record, id);
      const images = moved(record.images, imageId, beforeImageId);
      const ids = (of: readonly StoredImage[]) => inOrder(of).map(({ id }) => id);
      if (ids(images).join() === ids(record.images).join()) return 'unchanged';
      return { record: { ...record, images }, verb: 'image-moved', after: { image: { id: imageId } } };
    },
  });
}

/** Its bytes stay as long as it can come back. */
export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof removeImage>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    decide: (record) => {
      const image = existing(record, params.imageId);
      return {
        record: { ...record, images: record.images.filter((one) => one !== image) },
        verb: 'image-removed',
        before: { image: { id: image.id } },
      };
    },
  });
}

function existing({ images }: ProspectRecord, id: string): StoredImage {
  const image = images.find((one) => one.id === id);
  if (!image) throw new AppError('image.not_found');
  return image;
}
