/** Every product and service of the company, in memory: finding one while a quote is typed asks nothing of the net. */
import type { ApiError } from '@folio/shared/contract/client.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import type { ListedProduct, Product } from '@folio/shared/products/product.schema.ts';
import { asApiError } from '#lib/api/as-api-error.ts';
import { client } from '#lib/api/client.ts';
import { foundIn, haystackOf } from './product-search.rules.ts';

// Opened again after this long, it asks for what colleagues did meanwhile.
const freshForMs = 60_000;

// Per session object, so that neither another company nor another person ever finds it.
const bases = new WeakMap<Session, ProductBase>();

export function productBaseOf(session: Session): ProductBase {
  const here = bases.get(session);
  if (here) return here;
  const made = new ProductBase();
  bases.set(session, made);
  return made;
}

class ProductBase {
  /** By code, then by description. */
  products = $state.raw<readonly ListedProduct[]>([]);
  state = $state<'new' | 'loading' | 'ready'>('new');
  problem = $state.raw<ApiError>();
  #fetchedAtMs = 0;

  readonly #haystacks = $derived(
    this.products.filter(({ retired }) => !retired).map((product) => ({ product, text: haystackOf(product) })),
  );

  async open(): Promise<void> {
    if (this.state !== 'loading' && Date.now() - this.#fetchedAtMs > freshForMs) await this.renew();
  }

  async renew(): Promise<void> {
    const isFirst = this.state !== 'ready';
    if (isFirst) this.state = 'loading';
    this.problem = undefined;
    try {
      const products: ListedProduct[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.listProducts({ query: { cursor } });
        products.push(...page.products);
        cursor = page.cursor;
      } while (cursor);
      this.products = products.sort(byName);
      this.state = 'ready';
      this.#fetchedAtMs = Date.now();
    } catch (cause) {
      // What is shown is right as of a moment ago: a failed renewal is no news.
      if (!isFirst) return;
      this.problem = asApiError(cause);
      this.state = 'new';
    }
  }

  /** What a command answered. */
  keep(product: Product): void {
    const { imageId, thumbnailUrl } = this.products.find(({ id }) => id === product.id) ?? {};
    const kept = { ...product, ...(imageId && imageId === product.imageId ? { thumbnailUrl } : {}) };
    this.products = [...this.products.filter(({ id }) => id !== product.id), kept].sort(byName);
  }

  /** Those still offered that have the words, the best first. */
  find(words: string, most: number): ListedProduct[] {
    return foundIn(this.#haystacks, words, most);
  }
}

function byName(one: Product, other: Product): number {
  const [a, b] = [one.code ?? one.description, other.code ?? other.description];
  return a.localeCompare(b, 'es-MX', { numeric: true });
}
