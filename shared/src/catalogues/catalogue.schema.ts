/** Catalogues of the company's own words. Entries are retired, never deleted: old records keep their name. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { catalogueEntryId } from '../values/ids.ts';
import { line } from '../values/text.ts';

/** Giro de la empresa; Medio de contacto; why a prospect is cancelled. */
export const catalogueKind = z.enum(['lines-of-business', 'contact-channels', 'cancel-reasons']);
export type CatalogueKind = z.infer<typeof catalogueKind>;

const entryName = line(60);

export const catalogueEntry = z.object({
  id: catalogueEntryId,
  kind: catalogueKind,
  name: z.string(),
  retired: z.boolean(),
  version: z.int(),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

/** Catalogues grow as people type: a name that exists (accents and case ignored) answers the existing entry, unretired. */
export const addCatalogueEntry = defineEndpoint({
  method: 'POST',
  path: '/api/catalogues/{kind}/entries',
  lambda: 'api',
  access: 'catalogue:grow',
  summary: 'Agrega un elemento al catálogo, o devuelve el que ya tiene ese nombre',
  params: z.strictObject({ kind: catalogueKind }),
  body: z.strictObject({ name: entryName }),
  response: catalogueEntry,
  status: 201,
  errors: [],
  idempotent: true,
});

export const changeCatalogueEntry = defineEndpoint({
  method: 'PATCH',
  path: '/api/catalogues/{kind}/entries/{entryId}',
  lambda: 'api',
  access: 'catalogue:manage',
  summary: 'Cambia el nombre de un elemento, lo retira o lo vuelve a usar',
  params: z.strictObject({ kind: catalogueKind, entryId: catalogueEntryId }),
  body: z.strictObject({ name: entryName.optional(), retired: z.boolean().optional() }),
  response: catalogueEntry,
  errors: ['catalogue.entry_not_found', 'catalogue.name_taken'],
  idempotent: true,
  ifMatch: true,
});
