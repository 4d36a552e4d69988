/** What is done with appointments from the calendar. Each answers the prospect's row, as every command on a prospect. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { changedRow } from '../prospects/prospect-endpoints.schema.ts';
import { appointmentId, prospectId } from '../values/ids.ts';
import { appointmentScopes } from './appointment.rules.ts';
import { appointmentChanges, newAppointment } from './appointment.schema.ts';

const oneAppointment = z.strictObject({ prospectId, appointmentId });

/** Of one that recurs: only this one, this one and those after it, or all that nobody has held yet. */
const scope = z.strictObject({ scope: z.enum(appointmentScopes).default('one') });

export const addAppointment = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/appointments',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Agrega una cita a un prospecto, o una serie de ellas',
  params: z.strictObject({ prospectId }),
  body: newAppointment,
  response: changedRow,
  status: 201,
  errors: [
    'prospect.not_found',
    'prospect.move_not_allowed',
    'member.not_found',
    'appointment.taken',
    'appointment.too_many_people',
  ],
  idempotent: true,
});

/**
 * Reagendar (M23) and every other change. The version is the appointment's own: who moved it meanwhile is told. Others of its
 * series are moved by as much, and get the same in whatever else was changed.
 */
export const changeAppointment = defineEndpoint({
  method: 'PATCH',
  path: '/api/prospects/{prospectId}/appointments/{appointmentId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Mueve una cita o cambia sus datos; de una serie, también las demás',
  params: oneAppointment,
  query: scope,
  body: appointmentChanges,
  response: changedRow,
  errors: [
    'prospect.not_found',
    'prospect.move_not_allowed',
    'appointment.not_found',
    'appointment.recurs_already',
    'member.not_found',
    'appointment.taken',
    'appointment.too_many_people',
  ],
  idempotent: true,
  ifMatch: true,
});

export const removeAppointment = defineEndpoint({
  method: 'DELETE',
  path: '/api/prospects/{prospectId}/appointments/{appointmentId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Quita una cita, o las de su serie; se puede deshacer',
  params: oneAppointment,
  query: scope,
  response: changedRow,
  errors: ['prospect.not_found', 'appointment.not_found'],
  idempotent: true,
});
