/** Corte (M04): a frozen copy of a report under a name. Put once; nothing changes it or takes it away. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { memberId, reportCutId } from '../values/ids.ts';
import { instant, localDate } from '../values/local-date.ts';
import { line } from '../values/text.ts';
import { refuseTooManyDays, refuseWhatIsNotKept, report, reportFilters, sums } from './report.schema.ts';

const grain = z.enum(['day', 'week', 'month']);
const days = z.object({ from: localDate, to: localDate });

/** All that it shows, in the words of that day: people, centres and catalogues may be called otherwise by now. */
const content = z.object({
  name: z.string(),
  madeBy: z.string(),
  madeAt: instant,
  days,
  formerDays: days,
  /** How its days were put together. */
  grain,
  /** `Quién atiende: Laura Peña`. */
  filters: z.array(z.string()),
  report,
  /** Totals of the former period. */
  former: sums,
  /** What its ids were called. */
  names: z.record(z.string(), z.string()),
});
export type ReportCutContent = z.infer<typeof content>;

const head = z.object({
  id: reportCutId,
  name: z.string(),
  at: instant,
  /** Who made it. */
  memberId,
  from: localDate,
  to: localDate,
  filters: z.array(z.string()),
  /** SHA-256 of the content's `canonicalText`, in hexadecimal. */
  digest: z.string(),
});
export type ReportCut = z.infer<typeof head>;

export const addReportCut = defineEndpoint({
  method: 'POST',
  path: '/api/report-cuts',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Guarda un corte: el reporte de un periodo tal como está en este momento',
  body: z
    .strictObject({ name: line(60), from: localDate, to: localDate, grain, ...reportFilters })
    .superRefine(refuseWhatIsNotKept)
    .superRefine(refuseTooManyDays),
  response: head,
  status: 201,
  errors: ['member.not_found', 'work_centre.not_found', 'catalogue.entry_not_found'],
  idempotent: true,
});

export const listReportCuts = defineEndpoint({
  method: 'GET',
  path: '/api/report-cuts',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Los cortes que quien pregunta puede ver, del más nuevo al más viejo',
  query: z.strictObject({ cursor: z.string().max(1000).optional() }),
  response: z.object({ cuts: z.array(head), cursor: z.string().optional() }),
  errors: ['cursor.invalid'],
});

export const getReportCut = defineEndpoint({
  method: 'GET',
  path: '/api/report-cuts/{reportCutId}',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Un corte, como se guardó',
  params: z.strictObject({ reportCutId }),
  response: z.object({ cut: head, content }),
  errors: ['report_cut.not_found'],
});
