import type { ListedProduct } from '@folio/shared/products/product.schema.ts';

/** Where a line looks for what is typed in it. */
export interface ProductFinder {
  find(words: string, most: number): ListedProduct[];
}
