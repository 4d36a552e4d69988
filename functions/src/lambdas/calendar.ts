/** Answers calendar programs: feeds and appointments as iCalendar. */
import { createHttpHandler } from '../http/http-handler.ts';
import { routesOf } from '../http/routes.ts';
import { calendarFeedHandlers } from '../modules/calendar-feeds/calendar-feed.handlers.ts';
import { createDependencies } from '../platform/dependencies.ts';

export const handler = createHttpHandler(createDependencies(), routesOf(calendarFeedHandlers));
