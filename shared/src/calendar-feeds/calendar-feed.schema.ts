/**
 * Calendarios para llevar: a private address per person, and per work centre one sees, from which any calendar program reads
 * the appointments. Whoever has the address reads as the person who made it would, at that moment.
 */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { appointmentId, prospectId, workCentreId } from '../values/ids.ts';
import { instant } from '../values/local-date.ts';

export const calendarFeed = z.object({
  /** All of a work centre; without one, what the person attends or comes along to. */
  workCentreId: workCentreId.optional(),
  /** Where programs read it; absent when it can no longer be told, and is to be renewed. */
  address: z.url().optional(),
  createdAt: instant,
  version: z.int(),
});
export type CalendarFeed = z.infer<typeof calendarFeed>;

export const listCalendarFeeds = defineEndpoint({
  method: 'GET',
  path: '/api/calendar-feeds',
  lambda: 'calendar',
  access: 'calendar:read',
  summary: 'Las direcciones de calendario que creó quien pregunta',
  response: z.object({ feeds: z.array(calendarFeed) }),
  errors: [],
});

/** Made anew, the address before stops working at once. */
export const addCalendarFeed = defineEndpoint({
  method: 'POST',
  path: '/api/calendar-feeds',
  lambda: 'calendar',
  access: 'calendar:read',
  summary: 'Crea la dirección de un calendario, o la renueva; la anterior deja de servir',
  body: z.strictObject({ workCentreId: workCentreId.optional() }),
  response: calendarFeed,
  status: 201,
  errors: ['work_centre.not_found'],
  idempotent: true,
});

/** `mine` or a work centre, of one's own; for calendar programs, the name of the file. Whatever it says, nothing else is told of it. */
const feed = z.string().max(200);

export const removeCalendarFeed = defineEndpoint({
  method: 'DELETE',
  path: '/api/calendar-feeds/{feed}',
  lambda: 'calendar',
  access: 'calendar:read',
  summary: 'Quita la dirección de un calendario, que deja de servir de inmediato',
  params: z.strictObject({ feed }),
  response: z.undefined(),
  status: 204,
  errors: ['calendar_feed.not_found'],
  idempotent: true,
});

/** For calendar programs, which sign in nowhere: the address is the key. */
export const readCalendarFeed = defineEndpoint({
  method: 'GET',
  path: '/api/calendar-feeds/{feed}',
  lambda: 'calendar',
  access: 'public',
  summary: 'Las citas como archivo iCalendar, para programas de calendario',
  params: z.strictObject({ feed }),
  response: z.string(),
  errors: ['calendar_feed.not_found'],
});

export const getAppointmentFile = defineEndpoint({
  method: 'GET',
  path: '/api/prospects/{prospectId}/appointments/{appointmentId}/file',
  lambda: 'calendar',
  access: 'calendar:read',
  summary: 'Una cita como archivo iCalendar',
  params: z.strictObject({ prospectId, appointmentId }),
  response: z.string(),
  errors: ['prospect.not_found', 'appointment.not_found'],
});
