/** Keys and items of products and services: one partition, since whoever makes a quote reads them all. */
import type { Product } from '@folio/shared/products/product.schema.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';
import type { Versioned } from '../changes/merge.rules.ts';
import type { StoredOneImage } from '../one-images/one-image.ts';

export type StoredProduct = Omit<Product, 'imageId'> & Versioned & { image?: StoredOneImage };

export function productKey(id: string): Key {
  return { partition: ['PRODUCTS'], sort: ['PRODUCT', id] };
}

/** Where its changes are kept. */
export function logPartition(id: string): readonly string[] {
  return ['PRODUCT', id];
}

export function productOf(item: Attributes): StoredProduct {
  const { product, fieldVersions } = item as { product: Omit<StoredProduct, 'fieldVersions'> } & Pick<
    Versioned,
    'fieldVersions'
  >; // written by productPut alone
  return { ...product, fieldVersions };
}

/** In place of the version read, or of nothing. */
export function productPut(before: StoredProduct | undefined, { fieldVersions, ...product }: StoredProduct): Write {
  const attributes = { product, version: product.version, fieldVersions };
  return {
    label: 'retry',
    when: before ? { equals: { version: before.version } } : 'absent',
    put: { ...productKey(product.id), kind: 'product', attributes },
  };
}

/** AP-28: products and services, by their ids, above one. */
export async function listAll(table: Table, page: { limit: number; above?: string }): Promise<StoredProduct[]> {
  const items = await table.query({
    partition: ['PRODUCTS'],
    limit: page.limit,
    consistent: true,
    ...(page.above ? { sort: { above: productKey(page.above).sort } } : {}),
  });
  return items.map(productOf);
}

export function productView(stored: StoredProduct): Product {
  const { fieldVersions: _, image, ...product } = stored;
  return { ...product, ...(image ? { imageId: image.id } : {}) };
}
