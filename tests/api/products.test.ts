import { beforeAll, expect, inject, test } from 'vitest';
import type { NewProductInput } from '@folio/shared/products/product.schema.ts';
import { refusal, refusalCode } from '../support/answers.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

const form = (changes: Partial<NewProductInput> = {}): NewProductInput => ({
  description: 'Mesa de parota',
  unit: 'pza',
  satUnit: 'h87',
  priceCents: 1_250_000,
  currency: 'MXN',
  tax: 'iva-16',
  ...changes,
});

test('a product is added, changed field by field, retired and used again', async () => {
  const { client } = world.mine.administrator;
  const added = await client.addProduct({ body: form({ code: 'MES-01' }) });
  expect(added).toMatchObject({ code: 'MES-01', satUnit: 'H87', retired: false, version: 1 });
  const params = { productId: added.id };
  await client.changeProduct({ params, body: { priceCents: 1_300_000 }, ifMatch: 1 });
  // Somebody else, on the older version, another field: both stay.
  const both = await client.changeProduct({ params, body: { unit: null, retired: true }, ifMatch: 1 });
  expect(both).toMatchObject({ priceCents: 1_300_000, retired: true, version: 3 });
  expect(both).not.toHaveProperty('unit');
  const clash = client.changeProduct({ params, body: { priceCents: 1 }, ifMatch: 1 });
  expect(await refusal(clash)).toMatchObject({
    status: 412,
    conflicts: [{ field: 'priceCents', original: 1_250_000 }],
  });
});

test('no two products have one code, accents and case ignored; a code given up is free', async () => {
  const { client } = world.mine.administrator;
  const first = await client.addProduct({ body: form({ code: 'Silla-Ñ' }) });
  expect(await refusalCode(client.addProduct({ body: form({ code: 'silla-ñ' }) }))).toBe('product.taken');
  await client.changeProduct({ params: { productId: first.id }, body: { code: 'SIL-2' }, ifMatch: 1 });
  await client.addProduct({ body: form({ code: 'silla-ñ' }) });
});

test('a sheet adds what is new and changes what it knows; twice it adds nothing', async () => {
  const { client } = world.mine.administrator;
  const products = [form({ code: 'IMP-1' }), form({ code: 'IMP-2' }), form({ description: 'Flete local' })];
  const body = { products };
  expect(await client.importProducts({ body })).toEqual({ added: 3, changed: 0, unchanged: 0, refused: [] });
  expect(await client.importProducts({ body })).toEqual({ added: 0, changed: 0, unchanged: 3, refused: [] });
  const dearer = { products: products.map((one) => ({ ...one, priceCents: one.priceCents + 100 })) };
  expect(await client.importProducts({ body: dearer })).toEqual({ added: 0, changed: 3, unchanged: 0, refused: [] });
  const { products: kept } = await client.listProducts();
  expect(kept.filter(({ code }) => code?.startsWith('IMP-')).map(({ priceCents }) => priceCents)).toEqual([
    1_250_100, 1_250_100,
  ]);
});

test('everybody reads them, page by page', async () => {
  const { normal, administrator } = world.mine;
  const all = (await administrator.client.listProducts()).products.map(({ id }) => id);
  const paged: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await normal.client.listProducts({ query: { limit: 2, ...(cursor ? { cursor } : {}) } });
    paged.push(...page.products.map(({ id }) => id));
    cursor = page.cursor;
  } while (cursor);
  expect(paged).toEqual(all);
  expect(new Set(paged).size).toBe(all.length);
});
