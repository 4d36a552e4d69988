/** What can be asked of the report (M04): its figures over a period, and the rows of one of them. */
import * as z from 'zod';
import { currency } from '../company/company.schema.ts';
import { defineEndpoint } from '../contract/endpoint.ts';
import { prospectStatuses } from '../prospects/prospect.rules.ts';
import { catalogueEntryId, memberId, prospectId, workCentreId } from '../values/ids.ts';
import { localDate } from '../values/local-date.ts';
import { stateCode } from '../values/state-code.ts';
import { daysIn, dimensions, figures, measures, mostDays, mostDaysByDay, narrowing, unsaid } from './report.rules.ts';

const none = z.literal(unsaid);

/** What a report is narrowed to. */
export const reportFilters = {
  /** As for prospects: nothing for a centre one does not see; refused for Normal, who sees by person. */
  workCentreId: workCentreId.optional(),
  attendedBy: memberId.optional(),
  generatedBy: memberId.optional(),
  contactChannelId: catalogueEntryId.or(none).optional(),
  lineOfBusinessId: catalogueEntryId.or(none).optional(),
  state: stateCode.or(none).optional(),
  cancelReasonId: catalogueEntryId.or(none).optional(),
};

const wanted = {
  /** Fecha inicial and Fecha final, both included: local days of the company. */
  from: localDate,
  to: localDate,
  ...reportFilters,
};

export function refuseWhatIsNotKept(
  query: { from: string; to: string } & Partial<Record<(typeof narrowing)[number], string | undefined>>,
  context: z.core.$RefinementCtx,
): void {
  const refuse = (path: string, code: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message, params: { code } });
  if (query.to < query.from) refuse('to', 'before_from', 'La fecha final es anterior a la inicial.');
  if (daysIn(query) > mostDays) refuse('from', 'too_long', 'El periodo pasa de diez años.');
  const [, second] = narrowing.filter((name) => query[name] !== undefined);
  if (second) refuse(second, 'too_many', 'Se filtra por uno a la vez: quién lo generó, medio, giro, estado o motivo.');
}

export function refuseTooManyDays(
  query: { from: string; to: string; grain: 'day' | 'week' | 'month' },
  context: z.core.$RefinementCtx,
): void {
  if (query.grain === 'month' || daysIn(query) <= mostDaysByDay) return;
  const message = `Por día se muestran ${mostDaysByDay} días a lo más.`;
  context.addIssue({ code: 'custom', path: ['grain'], message, params: { code: 'too_long' } });
}

export const sums = z.partialRecord(z.enum(measures), z.int());

export const report = z.object({
  totals: sums,
  /** By day, or by month (days outside whole months count in theirs); what had nothing is missing. */
  series: z.array(z.object({ at: z.string(), sums })),
  /** Parts of the whole; without `key` nobody said it. Narrowed, only by who attends and by what it is narrowed to. */
  groups: z.array(z.object({ by: z.enum(dimensions), key: z.string().optional(), sums })),
});
export type Report = z.infer<typeof report>;

export const getReport = defineEndpoint({
  method: 'GET',
  path: '/api/report',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Reporte de seguimiento de un periodo, de los prospectos que quien pregunta puede ver',
  query: z
    .strictObject({ ...wanted, grain: z.enum(['day', 'month']).default('month') })
    .superRefine(refuseWhatIsNotKept)
    .superRefine(refuseTooManyDays),
  response: report,
  errors: [],
});

export const reportRow = z.object({
  prospectId,
  folio: z.int(),
  name: z.string(),
  companyName: z.string().optional(),
  colour: z.string(),
  status: z.enum(prospectStatuses),
  /** The day it counts in. */
  day: localDate,
  generatedBy: memberId,
  attendedBy: memberId,
  workCentreId,
  contactChannelId: z.optional(catalogueEntryId),
  lineOfBusinessId: z.optional(catalogueEntryId),
  state: z.optional(stateCode),
  cancelReasonId: z.optional(catalogueEntryId),
  /** Of a quote or an order: what it is, its folio and its amount. */
  documentId: z.string().optional(),
  documentFolio: z.string().optional(),
  currency: currency.optional(),
  cents: z.int().optional(),
  /** Of the first order: days since the Fecha. */
  days: z.int().optional(),
});
export type ReportRow = z.infer<typeof reportRow>;

export const listReportRows = defineEndpoint({
  method: 'GET',
  path: '/api/report/rows',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Los renglones que una cifra del reporte cuenta, del más nuevo al más viejo',
  query: z
    .strictObject({ ...wanted, figure: z.enum(figures), cursor: z.string().max(1000).optional() })
    .superRefine(refuseWhatIsNotKept),
  response: z.object({ rows: z.array(reportRow), cursor: z.string().optional() }),
  errors: ['cursor.invalid'],
});
