/** Antiduplicados (F4): who already has this phone, e-mail, company or RFC, without telling more than one may know. */
import * as z from 'zod';
import { client } from '../clients/client.schema.ts';
import { defineEndpoint } from '../contract/endpoint.ts';
import { email } from '../values/email.ts';
import { memberId, prospectId, workCentreId } from '../values/ids.ts';
import { localDate } from '../values/local-date.ts';
import { typedPhone } from '../values/phone.ts';
import { rfc } from '../values/rfc.ts';
import { line } from '../values/text.ts';

export const duplicateBy = z.enum(['phone', 'email', 'company', 'rfc']);
export type DuplicateBy = z.infer<typeof duplicateBy>;

/** «Ya lo atiende Laura (Centro Norte) desde el 3 de marzo». */
export const duplicate = z.object({
  by: z.array(duplicateBy),
  attendedBy: memberId,
  workCentreId,
  since: localDate,
  /** Only of a prospect that the person may see. */
  prospect: z
    .object({
      id: prospectId,
      folio: z.int(),
      name: z.string(),
      companyName: z.string().optional(),
    })
    .optional(),
});
export type Duplicate = z.infer<typeof duplicate>;

/** Ya es cliente: its data may be taken, whole, since everybody of the company sees its clients. */
const knownClient = z.object({ by: z.array(duplicateBy), client });
export type KnownClient = z.infer<typeof knownClient>;

export const findDuplicates = defineEndpoint({
  method: 'GET',
  path: '/api/prospect-duplicates',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Prospectos y clientes de la empresa con el mismo teléfono, correo, empresa o RFC',
  query: z.strictObject({
    phone: typedPhone.optional(),
    email: email.optional(),
    companyName: line(120).optional(),
    rfc: rfc.optional(),
    /** The one being edited is no duplicate of itself. */
    except: prospectId.optional(),
  }),
  response: z.object({ duplicates: z.array(duplicate), clients: z.array(knownClient) }),
  errors: [],
});
