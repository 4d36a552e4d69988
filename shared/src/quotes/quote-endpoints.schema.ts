/** What can be asked of quotes: made, written anew, moved along, listed by month, opened. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { changedRow } from '../prospects/prospect-endpoints.schema.ts';
import { prospectId, quoteId, workCentreId } from '../values/ids.ts';
import { localDate, yearMonth } from '../values/local-date.ts';
import { line } from '../values/text.ts';
import { plainQuoteMoves } from './quote.rules.ts';
import { quote, quoteContent, quoteRow } from './quote.schema.ts';

const oneQuote = z.strictObject({ prospectId, quoteId });

/** Three hundred lines with their descriptions. */
const bodyLimitKb = 256;

/** Agregar cotización (M40): it gets the next folio, and the light turns. */
export const addQuote = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/quotes',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Hace una cotización para un prospecto, con el siguiente folio',
  params: z.strictObject({ prospectId }),
  body: quoteContent,
  bodyLimitKb,
  /** Its `quoteId` and `quoteFolio` are those of this quote. */
  response: changedRow,
  status: 201,
  errors: ['prospect.not_found', 'prospect.move_not_allowed', 'quote.too_many'],
  idempotent: true,
});

/** Writes a draft anew, whole. `If-Match` is the revision it was based on. */
export const changeQuote = defineEndpoint({
  method: 'PUT',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Guarda un borrador de cotización',
  params: oneQuote,
  body: quoteContent,
  bodyLimitKb,
  response: changedRow,
  errors: ['prospect.not_found', 'prospect.move_not_allowed', 'quote.not_found', 'quote.frozen'],
  idempotent: true,
  ifMatch: true,
});

export const moveQuote = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/moves',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Cambia el estatus de una cotización; enviarla fija una versión',
  params: oneQuote,
  body: z.strictObject({
    move: z.enum(plainQuoteMoves),
    /** Why it was rejected. */
    reason: line(280).optional(),
  }),
  response: changedRow,
  errors: [
    'prospect.not_found',
    'prospect.move_not_allowed',
    'quote.not_found',
    'quote.move_not_allowed',
    'quote.expired',
  ],
  idempotent: true,
});

/** An expired quote holds again, with trace. */
export const reviveQuote = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/validity',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Da nueva vigencia a una cotización vencida',
  params: oneQuote,
  body: z.strictObject({ validUntil: localDate }),
  response: changedRow,
  errors: ['prospect.not_found', 'prospect.move_not_allowed', 'quote.not_found', 'quote.move_not_allowed'],
  idempotent: true,
});

export const getQuote = defineEndpoint({
  method: 'GET',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}',
  lambda: 'sales',
  access: 'prospect:read',
  summary: 'Una cotización, como está escrita ahora',
  params: oneQuote,
  response: quote,
  errors: ['prospect.not_found', 'quote.not_found'],
});

export const getQuoteVersion = defineEndpoint({
  method: 'GET',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/revisions/{revision}',
  lambda: 'sales',
  access: 'prospect:read',
  summary: 'Una versión enviada de una cotización, como quedó fija',
  params: oneQuote.extend({ revision: z.coerce.number().pipe(z.int().min(1).max(999_999_999)) }),
  response: quote,
  errors: ['prospect.not_found', 'quote.not_found'],
});

export const listQuotes = defineEndpoint({
  method: 'GET',
  path: '/api/quotes/{month}',
  lambda: 'sales',
  access: 'prospect:read',
  summary:
    'Las cotizaciones de un mes entre los prospectos que quien pregunta puede ver, de la más nueva a la más vieja',
  params: z.strictObject({ month: yearMonth }),
  query: z.strictObject({
    /** As for prospects: nothing for a centre one does not see; refused for Normal, who sees by person. */
    workCentreId: workCentreId.optional(),
    cursor: z.string().max(1000).optional(),
  }),
  response: z.object({ rows: z.array(quoteRow), cursor: z.string().optional() }),
  errors: ['cursor.invalid'],
});
