/** Finding products by the beginnings of words, accents and case ignored. Pure. */
import type { ListedProduct, Product } from '@folio/shared/products/product.schema.ts';
import { fold } from '@folio/shared/values/fold.ts';

export interface Haystack {
  product: ListedProduct;
  text: string;
}

export function haystackOf({ code = '', description }: Pick<Product, 'code' | 'description'>): string {
  return ` ${fold(code)} ${fold(description).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
}

/** Whose code begins with the words come first. */
export function foundIn(among: readonly Haystack[], words: string, most: number): ListedProduct[] {
  const folded = fold(words).trim();
  const wanted = folded.split(/[^\p{L}\p{N}-]+/u).filter(Boolean);
  if (!wanted.length) return [];
  const found = among.filter(({ text }) => wanted.every((word) => text.includes(` ${word}`)));
  const byCode = found.filter(({ text }) => text.startsWith(` ${folded}`));
  const others = found.filter(({ text }) => !text.startsWith(` ${folded}`));
  return [...byCode, ...others].slice(0, most).map(({ product }) => product);
}
