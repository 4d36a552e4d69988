/** Cliente: a registered client of the company, behind «Cliente existente» (M07). */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { email } from '../values/email.ts';
import { catalogueEntryId, clientId } from '../values/ids.ts';
import { instant } from '../values/local-date.ts';
import { e164, typedPhone } from '../values/phone.ts';
import { rfc } from '../values/rfc.ts';
import { stateCode } from '../values/state-code.ts';
import { line } from '../values/text.ts';
import { cfdiUses } from './fiscal-catalogues.ts';
import { fiscalFaults, type FiscalChoice } from './fiscal.rules.ts';
import { regimeCode } from './regime-code.ts';

const cfdiUseCode = z.enum(cfdiUses.map(({ code }) => code));
const postalCode = z
  .string()
  .trim()
  .refine((typed) => /^\d{5}$/.test(typed), {
    message: 'El código postal son 5 dígitos.',
    params: { code: 'not_a_postal_code' },
  });

/** Somebody else to ask for there. */
const newContact = z.strictObject({
  name: line(120),
  /** Puesto. */
  position: line(80).optional(),
  phone: typedPhone.optional(),
  email: email.optional(),
});
export type NewContactInput = z.input<typeof newContact>;

/** Contactos: more of them belong in a client of their own. */
export const mostContacts = 10;

const fields = {
  /** Person to ask for. */
  name: line(120),
  companyName: line(120).optional(),
  phone: typedPhone.optional(),
  email: email.optional(),
  rfc: rfc.optional(),
  state: stateCode.optional(),
  lineOfBusinessId: catalogueEntryId.optional(),
  /** Nombre o razón social, as SAT registered it; the document that says so is never asked for. */
  legalName: line(254).optional(),
  /** Régimen fiscal. */
  fiscalRegime: regimeCode.optional(),
  /** Código postal of the fiscal address. */
  fiscalPostalCode: postalCode.optional(),
  cfdiUse: cfdiUseCode.optional(),
  contacts: z.array(newContact).min(1).max(mostContacts).optional(),
};

export const newClient = z.strictObject(fields).superRefine((typed: FiscalChoice, context) => {
  for (const { field, code, message } of fiscalFaults(typed)) {
    context.addIssue({ code: 'custom', path: [field], message, params: { code } });
  }
});
export type NewClientInput = z.input<typeof newClient>;

const contact = z.object({
  name: z.string(),
  position: z.string().optional(),
  phone: e164.optional(),
  email: z.string().optional(),
});
export type Contact = z.infer<typeof contact>;

export const client = z.object({
  id: clientId,
  name: z.string(),
  companyName: z.string().optional(),
  phone: e164.optional(),
  email: z.string().optional(),
  rfc: z.string().optional(),
  state: stateCode.optional(),
  lineOfBusinessId: catalogueEntryId.optional(),
  legalName: z.string().optional(),
  fiscalRegime: regimeCode.optional(),
  fiscalPostalCode: z.string().optional(),
  cfdiUse: cfdiUseCode.optional(),
  contacts: z.array(contact).optional(),
  /** No longer offered; the prospects linked to it keep it. */
  retired: z.boolean(),
  createdAt: instant,
  version: z.int(),
});
export type Client = z.infer<typeof client>;

export const addClient = defineEndpoint({
  method: 'POST',
  path: '/api/clients',
  lambda: 'api',
  access: 'client:register',
  summary: 'Registra un cliente',
  body: newClient,
  response: client,
  status: 201,
  errors: ['catalogue.entry_not_found'],
  idempotent: true,
});

/** Every client of the company, newest first: the base is everybody's. */
export const listClients = defineEndpoint({
  method: 'GET',
  path: '/api/clients',
  lambda: 'api',
  access: 'client:read',
  summary: 'Los clientes de la empresa, del más nuevo al más viejo',
  query: z.strictObject({
    limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(100),
    cursor: z.string().max(1000).optional(),
  }),
  response: z.object({ clients: z.array(client), cursor: z.string().optional() }),
  errors: ['cursor.invalid'],
});

/** Only what changed is sent; null empties a field. */
export const changeClient = defineEndpoint({
  method: 'PATCH',
  path: '/api/clients/{clientId}',
  lambda: 'api',
  access: 'client:register',
  summary: 'Cambia datos de un cliente, lo retira o lo vuelve a usar',
  params: z.strictObject({ clientId }),
  body: z.strictObject({
    name: fields.name.optional(),
    companyName: fields.companyName.nullable(),
    phone: fields.phone.nullable(),
    email: fields.email.nullable(),
    rfc: fields.rfc.nullable(),
    state: fields.state.nullable(),
    lineOfBusinessId: fields.lineOfBusinessId.nullable(),
    legalName: fields.legalName.nullable(),
    fiscalRegime: fields.fiscalRegime.nullable(),
    fiscalPostalCode: fields.fiscalPostalCode.nullable(),
    cfdiUse: fields.cfdiUse.nullable(),
    /** All of them, in their order. */
    contacts: fields.contacts.nullable(),
    retired: z.boolean().optional(),
  }),
  response: client,
  errors: ['client.not_found', 'catalogue.entry_not_found'],
  idempotent: true,
  ifMatch: true,
});
