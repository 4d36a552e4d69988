/**
 * The list as the server answers it: what a browser asks when a company has more prospects than it holds. The same words,
 * filters, orders and counts, by the same code (`rows/row-table.ts`).
 */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { sortColumns } from '../rows/list-query.rules.ts';
import { catalogueEntryId, memberId, workCentreId } from '../values/ids.ts';
import { localDate } from '../values/local-date.ts';
import { stateCode } from '../values/state-code.ts';
import { attentionNames, type AttentionFilter } from './attention.rules.ts';
import { prospectStatuses } from './prospect.rules.ts';
import { prospectRow } from './prospect.schema.ts';

const mostValues = 50;

/** Values in one parameter, between commas, which none of them holds. */
function listOf<Value extends z.ZodType>(value: Value) {
  const values = z.array(value).max(mostValues);
  return z
    .string()
    .max(4000)
    .default('')
    .transform((text, context) => {
      const parsed = values.safeParse(text === '' ? [] : text.split(','));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message: 'El filtro lleva un valor que no es válido.' });
      return z.NEVER;
    });
}

const counts = z.record(z.string(), z.int());
const attentions = Object.keys(attentionNames) as AttentionFilter[]; // its keys are typed so where they are written

export const listSelectedProspects = defineEndpoint({
  method: 'GET',
  path: '/api/prospect-list',
  lambda: 'rows',
  access: 'prospect:read',
  summary: 'Los prospectos que cumplen con palabras y filtros, en el orden pedido, y cuántos tendría cada filtro',
  query: z
    .strictObject({
      words: z.string().max(200).default(''),
      status: listOf(z.enum(prospectStatuses)),
      attention: listOf(z.enum(attentions)),
      /** Who attends them. */
      memberIds: listOf(memberId),
      workCentreIds: listOf(workCentreId),
      contactChannelIds: listOf(catalogueEntryId),
      lineOfBusinessIds: listOf(catalogueEntryId),
      states: listOf(stateCode),
      /** First and last day of contact, both included. */
      from: localDate.optional(),
      to: localDate.optional(),
      sort: z.enum(sortColumns).default('folio'),
      direction: z.enum(['ascending', 'descending']).default('descending'),
      limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
      /** Of the page before: changes between the two neither skip nor repeat what did not change. */
      cursor: z.string().max(1000).optional(),
      /** Begins below this folio, for who holds the newest; only from the newest folio to the oldest, and without a cursor. */
      belowFolio: z.coerce.number().pipe(z.int().min(1)).optional(),
    })
    .refine(
      ({ belowFolio, sort, direction, cursor }) =>
        belowFolio === undefined || (sort === 'folio' && direction === 'descending' && cursor === undefined),
      { path: ['belowFolio'], message: 'Sólo del folio más nuevo al más viejo, y sin cursor.' },
    ),
  response: z.object({
    rows: z.array(prospectRow),
    /** Rows per value of each filter, with all the other filters applied; values that no row has are missing. */
    counts: z.object({
      status: counts,
      attention: counts,
      people: counts,
      workCentres: counts,
      channels: counts,
      lines: counts,
      states: counts,
    }),
    /** How many the words and filters let through. */
    total: z.int(),
    /** How many there are without any. */
    size: z.int(),
    /** Absent on the last page. */
    cursor: z.string().optional(),
  }),
  errors: ['cursor.invalid'],
});
