/** Bitácora: every change of the company, append-only: who, what, before, after, when. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { changeId, memberId } from '../values/ids.ts';
import { instant, yearMonth } from '../values/local-date.ts';

export const changeNoun = z.enum([
  'prospect',
  'company',
  'member',
  'invitation',
  'work-centre',
  'catalogue-entry',
  'client',
  'product',
  'view',
  'reminder-settings',
  'calendar-feed',
  'export',
  'export-schedule',
  'report-cut',
]);
export type ChangeNoun = z.infer<typeof changeNoun>;

export const change = z.object({
  id: changeId,
  at: instant,
  /** Who acted. */
  memberId,
  noun: changeNoun,
  /** `created`, `changed`, `revoked`, … */
  verb: z.string(),
  /** Id of what changed. */
  subjectId: z.string(),
  /** Its name at that moment, for the reader. */
  subjectName: z.string(),
  /** Values of the fields that changed. */
  before: z.record(z.string(), z.json()).optional(),
  after: z.record(z.string(), z.json()).optional(),
  /** Version of the record after it, for records that are edited. */
  version: z.int().optional(),
  requestId: z.string(),
});
export type Change = z.infer<typeof change>;

export const listAuditLog = defineEndpoint({
  method: 'GET',
  path: '/api/audit-log/{month}',
  lambda: 'api',
  access: 'audit-log:read',
  summary: 'Los cambios de un mes (UTC), del más nuevo al más viejo',
  params: z.strictObject({ month: yearMonth }),
  query: z.strictObject({
    limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
    cursor: z.string().max(1000).optional(),
  }),
  response: z.object({ changes: z.array(change), cursor: z.string().optional() }),
  errors: ['cursor.invalid'],
});
