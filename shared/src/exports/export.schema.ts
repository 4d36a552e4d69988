/** Exports (C03): files of the report or of its rows that the server writes, once or by a schedule; each is one person's own. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { figures } from '../reports/report.rules.ts';
import { refuseWhatIsNotKept, reportFilters } from '../reports/report.schema.ts';
import { exportId, exportScheduleId, memberId } from '../values/ids.ts';
import { instant, localDate, localTime } from '../values/local-date.ts';
import { line } from '../values/text.ts';
import { cadences, exportFailures, exportFormats, exportStates, mostRecipients } from './export.rules.ts';

type Narrowed = Omit<Parameters<typeof refuseWhatIsNotKept>[0], 'from' | 'to'>;

/** What it is narrowed to is not the company's. */
const unknownFilters = ['member.not_found', 'work_centre.not_found', 'catalogue.entry_not_found'] as const;

const content = {
  format: z.enum(exportFormats),
  /** Whose rows; without it the report itself. */
  figure: z.enum(figures).optional(),
  ...reportFilters,
};

const exportView = z.object({
  id: exportId,
  status: z.enum(exportStates),
  ...content,
  from: localDate,
  to: localDate,
  /** Who asked for it, or keeps the schedule. */
  requestedBy: memberId,
  /** Of a schedule: its name. */
  scheduleName: z.string().optional(),
  at: instant,
  readyAt: instant.optional(),
  /** Rows written so far, and how many there are. */
  done: z.int(),
  of: z.int(),
  bytes: z.int().optional(),
  failure: z.enum(exportFailures).optional(),
});
export type ExportView = z.infer<typeof exportView>;

const cadence = {
  every: z.enum(cadences),
  weekday: z.int().min(0).max(6),
  monthDay: z.int().min(1).max(31),
  time: localTime,
};

const plan = {
  name: line(60),
  ...content,
  ...cadence,
  /** Each is given what that person may see. */
  recipientIds: z
    .array(memberId)
    .min(1)
    .max(mostRecipients)
    .refine((ids) => new Set(ids).size === ids.length),
  active: z.boolean(),
};

const schedule = z.object({
  id: exportScheduleId,
  ...plan,
  /** Absent while it rests. */
  nextAt: instant.optional(),
  version: z.int(),
});
export type ExportSchedule = z.infer<typeof schedule>;

/** One Query of the person's own partition. */
export const listExports = defineEndpoint({
  method: 'GET',
  path: '/api/exports',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Las exportaciones más nuevas de quien pregunta, y las que tiene programadas',
  response: z.object({ exports: z.array(exportView), schedules: z.array(schedule) }),
  errors: [],
});

export const addExport = defineEndpoint({
  method: 'POST',
  path: '/api/exports',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Pide un archivo del reporte o de los renglones de una cifra; se avisa cuando está listo',
  body: z.strictObject({ ...content, from: localDate, to: localDate }).superRefine(refuseWhatIsNotKept),
  response: exportView,
  status: 201,
  errors: [...unknownFilters],
  idempotent: true,
});

export const retryExport = defineEndpoint({
  method: 'POST',
  path: '/api/exports/{exportId}/retry',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Vuelve a intentar una exportación que falló',
  params: z.strictObject({ exportId }),
  body: z.strictObject({}),
  response: exportView,
  errors: ['export.not_found', 'export.not_failed'],
  idempotent: true,
});

/** The address opens for a minute, for whoever was just told it. */
export const getExportFile = defineEndpoint({
  method: 'GET',
  path: '/api/exports/{exportId}/file',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'La dirección, por un minuto, del archivo de una exportación propia',
  params: z.strictObject({ exportId }),
  response: z.object({ url: z.string(), fileName: z.string() }),
  errors: ['export.not_found', 'export.not_ready'],
});

export const addExportSchedule = defineEndpoint({
  method: 'POST',
  path: '/api/export-schedules',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Programa una exportación cada día, semana o mes, para las personas que se elijan',
  body: z.strictObject(plan).superRefine(refuseTwoNarrowings),
  response: schedule,
  status: 201,
  errors: [...unknownFilters, 'export_schedule.too_many'],
  idempotent: true,
});

export const changeExportSchedule = defineEndpoint({
  method: 'PUT',
  path: '/api/export-schedules/{exportScheduleId}',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Cambia una exportación programada propia',
  params: z.strictObject({ exportScheduleId }),
  body: z.strictObject(plan).superRefine(refuseTwoNarrowings),
  response: schedule,
  errors: ['export_schedule.not_found', ...unknownFilters],
  idempotent: true,
  ifMatch: true,
});

export const removeExportSchedule = defineEndpoint({
  method: 'DELETE',
  path: '/api/export-schedules/{exportScheduleId}',
  lambda: 'reports',
  access: 'prospect:read',
  summary: 'Quita una exportación programada propia; lo ya exportado se queda',
  params: z.strictObject({ exportScheduleId }),
  response: z.undefined(),
  status: 204,
  errors: ['export_schedule.not_found'],
  idempotent: true,
});

/** The days are the schedule's to say. */
function refuseTwoNarrowings(asked: Narrowed, context: z.core.$RefinementCtx): void {
  refuseWhatIsNotKept({ ...asked, from: '2026-01-01', to: '2026-01-01' }, context);
}
