/** Answers what is asked of the report, from the buckets that `index-prospects` keeps, and of files of it. */
import { createHttpHandler } from '../http/http-handler.ts';
import { routesOf, type Handlers } from '../http/routes.ts';
import { exportHandlers } from '../modules/exports/export.handlers.ts';
import { reportCutHandlers } from '../modules/report-cuts/report-cut.handlers.ts';
import { reportHandlers } from '../modules/reports/report.handlers.ts';
import { createExportsDependencies, type ExportsDependencies } from '../platform/exports-dependencies.ts';

const handlers: Handlers<ExportsDependencies, 'reports'> = {
  ...reportHandlers,
  ...reportCutHandlers,
  ...exportHandlers,
};

export const handler = createHttpHandler(createExportsDependencies(), routesOf(handlers));
