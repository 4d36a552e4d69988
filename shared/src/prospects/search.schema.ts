/** Search at the server, over everything that was written of a prospect. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { line } from '../values/text.ts';
import { prospectRow } from './prospect.schema.ts';

export const searchProspects = defineEndpoint({
  method: 'GET',
  path: '/api/prospect-search',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Prospectos en cuyos datos, notas o seguimientos está cada una de las palabras, del más nuevo al más viejo',
  query: z.strictObject({
    words: line(120),
    limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(25),
  }),
  response: z.object({ rows: z.array(prospectRow) }),
  errors: [],
});
