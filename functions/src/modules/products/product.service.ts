/** Productos y servicios: kept by Administradores one by one or from a sheet, read by whoever makes a quote. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type {
  addProduct,
  changeProduct,
  importProducts,
  ListedProduct,
  listProducts,
  NewProduct,
  Product,
} from '@folio/shared/products/product.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import type { SalesDependencies } from '../../platform/sales-dependencies.ts';
import type { Attributes, Write } from '../../platform/table.ts';
import { runCommand, type Outcome } from '../changes/command.service.ts';
import { merge, type Patch, type Versioned } from '../changes/merge.rules.ts';
import { partOf, planOnce } from '../changes/plan.service.ts';
import { changeName, nameKey, takeName } from '../names/name.service.ts';
import {
  listAll,
  logPartition,
  productKey,
  productOf,
  productPut,
  productView,
  type StoredProduct,
} from './product.repository.ts';

/** Fields that a person changes; null is one without anything in it. */
interface Fields {
  code: string | null;
  description: string;
  unit: string | null;
  satUnit: string | null;
  priceCents: number;
  currency: Product['currency'];
  tax: Product['tax'];
  retired: boolean;
}

/** By what a product is known: no two share it. */
export function nameOf({ code, description }: Pick<Product, 'code' | 'description'>): string {
  return code ?? description;
}

export async function list(
  deps: SalesDependencies,
  context: MemberContext,
  { query }: InputOf<typeof listProducts>,
): Promise<ResponseOf<typeof listProducts>> {
  const subject = `${context.actor.tenantId}\nproducts`;
  const above = query.cursor === undefined ? undefined : aboveOf(deps.signer.open('cursor', query.cursor), subject);
  const table = tenantTable(deps, context);
  // One more than asked tells whether there is a next page.
  const found = await listAll(table, { limit: query.limit + 1, ...(above ? { above } : {}) });
  const products = found.slice(0, query.limit).map((stored) => listed(deps, context, stored));
  const last = products.at(-1);
  if (found.length <= query.limit || !last) return { products };
  return { products, cursor: deps.signer.sign('cursor', { subject, above: last.id }) };
}

function listed({ imageUrls }: SalesDependencies, { actor, now }: MemberContext, stored: StoredProduct): ListedProduct {
  const { image } = stored;
  const key = image && pictureKey(actor.tenantId, image.id, 'thumbnail');
  return { ...productView(stored), ...(key ? { thumbnailUrl: imageUrls.urlOf(key, now) } : {}) };
}

function aboveOf(payload: unknown, subject: string): string {
  const { subject: of, above } = (payload ?? {}) as { subject?: unknown; above?: unknown }; // ours by signature; the shape is checked here
  if (of !== subject || typeof above !== 'string') throw new AppError('cursor.invalid');
  return above;
}

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addProduct>,
): Promise<Product> {
  const id = idOfCommand('product', context);
  return runCommand(deps, context, { partition: logPartition(id), needs: [], decide: () => added(id, body) });
}

function added(id: string, form: NewProduct): Outcome<Product> {
  const product = withoutNulls({ ...form, id, retired: false, version: 1, fieldVersions: {} });
  const answer = productView(product);
  return {
    writes: [productPut(undefined, product), takeName('product', nameOf(product), id, 'product.taken')],
    happening: { noun: 'product', verb: 'created', subjectId: id, subjectName: nameOf(product), after: answer },
    answer,
  };
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeProduct>,
): Promise<Product> {
  return runCommand(deps, context, {
    partition: logPartition(params.productId),
    needs: [productKey(params.productId)],
    decide: ([item]) => changed(existing(item), body, ifMatch),
  });
}

function changed(stored: StoredProduct, patch: Patch<Fields>, baseVersion: number): Outcome<Product> {
  const merged = merge<Fields>(fieldsOf(stored), patch, baseVersion);
  if (merged.kind === 'unchanged') return { answer: productView(stored) };
  if (merged.kind === 'conflict') return merged;
  const { before, after, version, fieldVersions } = merged;
  const product = withoutNulls({ ...stored, ...after, version, fieldVersions });
  const writes: Write[] = [
    productPut(stored, product),
    ...changeName('product', nameOf(stored), nameOf(product), stored.id, 'product.taken'),
  ];
  const subjectName = nameOf(stored);
  return {
    writes,
    happening: { noun: 'product', verb: 'changed', subjectId: stored.id, subjectName, before, after, version },
    answer: productView(product),
  };
}

function fieldsOf(stored: StoredProduct): Fields & Versioned {
  const { code = null, unit = null, satUnit = null, description, priceCents, currency, tax, retired } = stored;
  const { version, fieldVersions } = stored;
  return { code, unit, satUnit, description, priceCents, currency, tax, retired, version, fieldVersions };
}

/** From a sheet: rows that the catalogue knows by their name change it, whatever somebody else did since. */
export async function importAll(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof importProducts>,
): Promise<ResponseOf<typeof importProducts>> {
  await planOnce(deps, context, async () => ({}));
  const done = { added: 0, changed: 0, unchanged: 0, refused: [] as { at: number; code: string }[] };
  for (const [at, row] of body.products.entries()) {
    try {
      done[await importOne(deps, partOf(context, String(at)), row)] += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      done.refused.push({ at, code: error.code });
    }
  }
  return done;
}

type Imported = 'added' | 'changed' | 'unchanged';

async function importOne(deps: Dependencies, context: MemberContext, row: NewProduct): Promise<Imported> {
  const [guard] = await tenantTable(deps, context).get([nameKey('product', nameOf(row))]);
  const owner = guard?.['ownerId'];
  const newId = idOfCommand('product', context);
  // What this very command added, before its answer was lost, is added by it again: to the same id, once.
  const id = typeof owner === 'string' ? owner : newId;
  let imported: Imported = 'unchanged';
  await runCommand<Product>(deps, context, {
    partition: logPartition(id),
    needs: [productKey(id)],
    decide: ([item]) => {
      const stored = item && productOf(item);
      const outcome = stored ? changed(stored, patchOf(row), stored.version) : added(id, row);
      if ('writes' in outcome) imported = stored ? 'changed' : 'added';
      return outcome;
    },
  });
  return imported;
}

/** What a sheet leaves empty stays; what it has is on sale again. */
function patchOf({ code, description, unit, satUnit, priceCents, currency, tax }: NewProduct): Patch<Fields> {
  return { code, description, unit, satUnit, priceCents, currency, tax, retired: false };
}

/** @throws AppError `product.not_found` */
export function existing(item: Attributes | undefined): StoredProduct {
  if (!item) throw new AppError('product.not_found');
  return productOf(item);
}

function withoutNulls(fields: object): StoredProduct {
  return Object.fromEntries(
    Object.entries(fields).filter(([, held]) => held !== null && held !== undefined),
  ) as StoredProduct; // what is required of it is never null
}
