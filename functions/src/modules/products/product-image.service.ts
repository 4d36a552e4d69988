/** Imagen: the one image of a product. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type {
  addProductImageUpload,
  getProductImage,
  removeProductImage,
  restoreProductImage,
} from '@folio/shared/products/product-image.schema.ts';
import type { Product } from '@folio/shared/products/product.schema.ts';
import type { ApiDependencies } from '../../platform/api-dependencies.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import * as oneImage from '../one-images/one-image.service.ts';
import type { Owner } from '../one-images/one-image.ts';
import { logPartition, productKey, productPut, productView, type StoredProduct } from './product.repository.ts';
import { existing, nameOf } from './product.service.ts';

export function imageOwner(productId: string): Owner<StoredProduct, Product> {
  return {
    folder: productId,
    partition: ['PRODUCT', productId, 'IMAGES'],
    named: { productId },
    record: productKey(productId),
    log: logPartition(productId),
    of: existing,
    imageOf: ({ image }) => image,
    viewOf: productView,
    changed(stored, image) {
      const { image: _, ...rest } = stored;
      const next: StoredProduct = { ...rest, ...(image ? { image } : {}), version: stored.version + 1 };
      return {
        writes: [productPut(stored, next)],
        happening: {
          noun: 'product',
          verb: image ? 'image-changed' : 'image-removed',
          subjectId: stored.id,
          subjectName: nameOf(stored),
          version: next.version,
        },
        answer: productView(next),
      };
    },
  };
}

export async function addUpload(
  deps: ApiDependencies,
  context: MemberContext,
  { params: { productId }, body }: InputOf<typeof addProductImageUpload>,
): Promise<ResponseOf<typeof addProductImageUpload>> {
  return oneImage.addUpload(deps, context, { owner: imageOwner(productId), body });
}

/** AP-48. */
export async function get(
  deps: ApiDependencies,
  context: MemberContext,
  { params: { productId } }: InputOf<typeof getProductImage>,
): Promise<ResponseOf<typeof getProductImage>> {
  const { stored, image, upload } = await oneImage.get(deps, context, imageOwner(productId));
  const urlOf = (id: string) => deps.imageUrls.urlOf(pictureKey(context.actor.tenantId, id, 'picture'), context.now);
  return {
    product: productView(stored),
    ...(image ? { image: { ...image, url: urlOf(image.id) } } : {}),
    ...(upload ? { upload } : {}),
  };
}

export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params: { productId } }: InputOf<typeof removeProductImage>,
): Promise<Product> {
  return oneImage.remove(deps, context, imageOwner(productId));
}

export async function restore(
  deps: Dependencies,
  context: MemberContext,
  { params: { productId }, body: { imageId } }: InputOf<typeof restoreProductImage>,
): Promise<Product> {
  return oneImage.restore(deps, context, { owner: imageOwner(productId), imageId });
}
