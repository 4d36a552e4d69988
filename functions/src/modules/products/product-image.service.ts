/** Imagen of a product: set aside, sent straight to S3, shown, taken away and brought back. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type {
  addProductImageUpload,
  getProductImage,
  removeProductImage,
  restoreProductImage,
} from '@folio/shared/products/product-image.schema.ts';
import type { Product } from '@folio/shared/products/product.schema.ts';
import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import { AppError } from '../../platform/app-error.ts';
import { commandOf, type MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import { runCommand, type Decision } from '../changes/command.service.ts';
import { requireRoom, storageKey, storageWrites } from '../storage/storage.service.ts';
import {
  productUploadKey,
  productUploadOf,
  productUploadPut,
  removedProductImageKey,
  removedProductImageOf,
  removedProductImagePut,
} from './product-image.repository.ts';
import {
  logPartition,
  productKey,
  productPut,
  productView,
  type StoredProduct,
  type StoredProductImage,
} from './product.repository.ts';
import { existing, nameOf } from './product.service.ts';

/** One read and one small write; of the bytes the API sees none. */
export async function addUpload(
  deps: ApiDependencies,
  context: MemberContext,
  { params: { productId }, body }: InputOf<typeof addProductImageUpload>,
): Promise<ResponseOf<typeof addProductImageUpload>> {
  const id = idOfCommand('image', context);
  const table = tenantTable(deps, context);
  const [item, awaited, storage] = await table.get([productKey(productId), productUploadKey(productId), storageKey]);
  const { image } = existing(item);
  const known = productUploadOf(awaited, context.now);
  const earlier = known?.id === id ? known : undefined;
  const { bodyHash } = commandOf(context);
  if (earlier && earlier.bodyHash !== bodyHash) throw new AppError('request.idempotency_key_reused');
  if (earlier?.rejection || image?.id === id) return { imageId: id };
  if (!earlier) {
    requireRoom(storage, body.bytes);
    const { requestId, now, actor } = context;
    const upload = { id, at: now.toISOString(), memberId: actor.memberId, ...body, bodyHash, requestId };
    await table.transact([productUploadPut(productId, upload)]);
  }
  // S3 forgets it after a day.
  const key = `tmp/${context.actor.tenantId}/${productId}/${id}`;
  return { imageId: id, form: await deps.uploadForms.formFor({ key, ...body }, context.now) };
}

/** AP-48. */
export async function get(
  deps: ApiDependencies,
  context: MemberContext,
  { params: { productId } }: InputOf<typeof getProductImage>,
): Promise<ResponseOf<typeof getProductImage>> {
  const [item, awaited] = await tenantTable(deps, context).get([productKey(productId), productUploadKey(productId)]);
  const stored = existing(item);
  const { image } = stored;
  const upload = productUploadOf(awaited, context.now);
  const urlOf = ({ id }: StoredProductImage) =>
    deps.imageUrls.urlOf(pictureKey(context.actor.tenantId, id, 'picture'), context.now);
  return {
    product: productView(stored),
    ...(image ? { image: { ...image, url: urlOf(image) } } : {}),
    ...(upload ? { upload } : {}),
  };
}

/** Its bytes stay as long as it can come back. */
export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params: { productId } }: InputOf<typeof removeProductImage>,
): Promise<Product> {
  return runCommand(deps, context, {
    partition: logPartition(productId),
    needs: [productKey(productId)],
    decide: ([item]) => {
      const stored = existing(item);
      if (!stored.image) throw new AppError('image.not_found');
      return withImage(stored, undefined, context.now);
    },
  });
}

export async function restore(
  deps: Dependencies,
  context: MemberContext,
  { params: { productId }, body: { imageId } }: InputOf<typeof restoreProductImage>,
): Promise<Product> {
  return runCommand(deps, context, {
    partition: logPartition(productId),
    needs: [productKey(productId), removedProductImageKey(productId, imageId)],
    decide: ([item, removed]) => {
      const stored = existing(item);
      if (stored.image?.id === imageId) return { answer: productView(stored) };
      const image = removedProductImageOf(removed, context.now);
      if (!image) throw new AppError('image.not_found');
      return withImage(stored, image, context.now);
    },
  });
}

/** The product with this image, or without one; the one before can come back for a month. */
export function withImage(stored: StoredProduct, image: StoredProductImage | undefined, now: Date): Decision<Product> {
  const { image: before, ...rest } = stored;
  const next: StoredProduct = { ...rest, ...(image ? { image } : {}), version: stored.version + 1 };
  const come = image ? [image] : [];
  const gone = before ? [before] : [];
  return {
    writes: [
      productPut(stored, next),
      ...storageWrites(come, gone),
      ...gone.map((one) => removedProductImagePut(stored.id, one, now)),
      ...come.map(({ id }) => ({ delete: removedProductImageKey(stored.id, id) })),
    ],
    happening: {
      noun: 'product',
      verb: image ? 'image-changed' : 'image-removed',
      subjectId: stored.id,
      subjectName: nameOf(stored),
      version: next.version,
    },
    answer: productView(next),
  };
}
