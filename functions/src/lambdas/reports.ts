/** Answers what is asked of the report, from the buckets that `index-prospects` keeps. */
import { createHttpHandler } from '../http/http-handler.ts';
import { routesOf, type Handlers } from '../http/routes.ts';
import { reportHandlers } from '../modules/reports/report.handlers.ts';
import { createDependencies, type Dependencies } from '../platform/dependencies.ts';

const handlers: Handlers<Dependencies, 'reports'> = reportHandlers;

export const handler = createHttpHandler(createDependencies(), routesOf(handlers));
