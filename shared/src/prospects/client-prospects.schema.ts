/** The prospects of a registered client, as far as whoever asks may see. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { clientId, prospectId } from '../values/ids.ts';

/**
 * Which they are, newest folio first; what they say stands in the rows that everybody's list already holds, and is the same
 * there and here.
 */
export const listClientProspects = defineEndpoint({
  method: 'GET',
  path: '/api/clients/{clientId}/prospects',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Los prospectos de un cliente que quien pregunta puede ver, del folio más nuevo al más viejo',
  params: z.strictObject({ clientId }),
  query: z.strictObject({
    limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
    cursor: z.string().max(1000).optional(),
  }),
  response: z.object({
    prospects: z.array(z.object({ id: prospectId, folio: z.int() })),
    /** Absent on the last page. */
    cursor: z.string().optional(),
  }),
  errors: ['client.not_found', 'cursor.invalid'],
});
