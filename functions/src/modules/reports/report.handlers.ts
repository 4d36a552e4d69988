import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as reports from './report.service.ts';

export const reportHandlers = {
  getReport: reports.get,
  listReportRows: reports.listRows,
} satisfies Partial<Handlers<Dependencies, 'reports'>>;
