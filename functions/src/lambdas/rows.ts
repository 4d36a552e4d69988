/** Answers the list of companies with more prospects than a browser holds, from the rows it keeps in memory. */
import { createHttpHandler } from '../http/http-handler.ts';
import { routesOf, type Handlers } from '../http/routes.ts';
import { prospectListHandlers } from '../modules/prospects/prospect-list.handlers.ts';
import { createRowsDependencies, type RowsDependencies } from '../platform/rows-dependencies.ts';

const handlers: Handlers<RowsDependencies, 'rows'> = prospectListHandlers;

export const handler = createHttpHandler(createRowsDependencies(), routesOf(handlers));
