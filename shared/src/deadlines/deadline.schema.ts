/** Vigencias y entregas: the last days of quotes and the days orders are to be delivered, as the calendar shows them. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { memberId, orderId, prospectId, quoteId, workCentreId } from '../values/ids.ts';
import { localDate, yearMonth } from '../values/local-date.ts';

export const deadline = z.object({
  /** Of the quote whose validity ends, or of the order that is to be delivered. */
  id: z.union([quoteId, orderId]),
  document: z.enum(['quote', 'order']),
  /** `C-0412`, `P-0177`. */
  folio: z.string(),
  /** Whole, until 23:59:59 in the company's zone. */
  day: localDate,
  prospectId,
  /** Name of the prospect. */
  name: z.string(),
  colour: z.string(),
  /** Who attends the prospect. */
  memberId,
  workCentreId,
});
export type Deadline = z.infer<typeof deadline>;

export const listDeadlines = defineEndpoint({
  method: 'GET',
  path: '/api/deadlines/{month}',
  lambda: 'sales',
  access: 'calendar:read',
  summary: 'Las vigencias y entregas de un mes que quien pregunta puede ver',
  params: z.strictObject({ month: yearMonth }),
  query: z.strictObject({ workCentreId: workCentreId.optional() }),
  response: z.object({ deadlines: z.array(deadline) }),
  errors: [],
});
