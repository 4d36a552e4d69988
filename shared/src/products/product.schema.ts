/** Productos y servicios: what quotes are made of. Retired, never deleted: a quote keeps what it said. */
import * as z from 'zod';
import { currency } from '../company/company.schema.ts';
import { defineEndpoint } from '../contract/endpoint.ts';
import { cents, tax } from '../money/money.schema.ts';
import { imageId, productId } from '../values/ids.ts';
import { line, lines } from '../values/text.ts';

export const unit = line(20);
/** Clave de unidad of SAT's catalogue (`H87`, `E48`). */
export const satUnit = z
  .string()
  .max(40)
  .trim()
  .toUpperCase()
  .refine((typed) => /^[A-Z0-9]{2,3}$/.test(typed), {
    message: 'La clave de unidad del SAT son 2 o 3 letras o números, como H87.',
    params: { code: 'not_a_sat_unit' },
  });

export const productCode = line(40);

const fields = {
  /** Código or SKU: unique in the company, accents and case ignored; without one the description is. */
  code: productCode.optional(),
  description: lines(1000),
  /** Unidad, as people say it: `pza`, `m²`, `servicio`. */
  unit: unit.optional(),
  satUnit: satUnit.optional(),
  priceCents: cents,
  currency,
  tax,
};

export const newProduct = z.strictObject(fields);
export type NewProduct = z.output<typeof newProduct>;
export type NewProductInput = z.input<typeof newProduct>;

export const product = z.object({
  id: productId,
  code: z.string().optional(),
  description: z.string(),
  unit: z.string().optional(),
  satUnit: z.string().optional(),
  priceCents: z.int(),
  currency,
  tax,
  /** No longer offered. */
  retired: z.boolean(),
  imageId: z.optional(imageId),
  version: z.int(),
});
export type Product = z.infer<typeof product>;

/** As lists and quotes show it. */
export const listedProduct = /* @__PURE__ */ product.extend({
  /** Address of its thumbnail on this site, for some minutes. */
  thumbnailUrl: z.string().optional(),
});
export type ListedProduct = z.infer<typeof listedProduct>;

export const listProducts = defineEndpoint({
  method: 'GET',
  path: '/api/products',
  lambda: 'sales',
  access: 'product:read',
  summary: 'Los productos y servicios de la empresa',
  query: z.strictObject({
    limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(500),
    cursor: z.string().max(1000).optional(),
  }),
  response: z.object({ products: z.array(listedProduct), cursor: z.string().optional() }),
  errors: ['cursor.invalid'],
});

export const addProduct = defineEndpoint({
  method: 'POST',
  path: '/api/products',
  lambda: 'sales',
  access: 'product:manage',
  summary: 'Agrega un producto o servicio al catálogo',
  body: newProduct,
  response: product,
  status: 201,
  errors: ['product.taken'],
  idempotent: true,
});

/** Only what changed is sent; null empties a field. */
export const changeProduct = defineEndpoint({
  method: 'PATCH',
  path: '/api/products/{productId}',
  lambda: 'sales',
  access: 'product:manage',
  summary: 'Cambia un producto o servicio, lo retira o lo vuelve a usar',
  params: z.strictObject({ productId }),
  body: z.strictObject({
    code: fields.code.nullable(),
    description: fields.description.optional(),
    unit: fields.unit.nullable(),
    satUnit: fields.satUnit.nullable(),
    priceCents: fields.priceCents.optional(),
    currency: currency.optional(),
    tax: tax.optional(),
    retired: z.boolean().optional(),
  }),
  response: product,
  errors: ['product.not_found', 'product.taken'],
  idempotent: true,
  ifMatch: true,
});

/** As many as one request does in time. */
export const mostImported = 25;

/**
 * Rows of a sheet: one whose code (or description, without a code) the catalogue has changes that product, any other is
 * added. Each is a command of its own: what is refused says so, the rest is done, and the same sheet twice adds nothing.
 */
export const importProducts = defineEndpoint({
  method: 'POST',
  path: '/api/product-imports',
  lambda: 'sales',
  access: 'product:manage',
  summary: 'Agrega o actualiza productos y servicios desde una hoja de cálculo',
  body: z.strictObject({ products: z.array(newProduct).min(1).max(mostImported) }),
  response: z.object({
    added: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    /** By their place in `products`. */
    refused: z.array(z.object({ at: z.int(), code: z.string() })),
  }),
  errors: [],
  idempotent: true,
});
