import type { ExportsDependencies } from '../../platform/exports-dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as schedules from './export-schedule.service.ts';
import * as exports from './export.service.ts';

export const exportHandlers = {
  listExports: exports.list,
  addExport: exports.add,
  retryExport: exports.retry,
  getExportFile: exports.file,
  addExportSchedule: schedules.add,
  changeExportSchedule: schedules.change,
  removeExportSchedule: schedules.remove,
} satisfies Partial<Handlers<ExportsDependencies, 'reports'>>;
