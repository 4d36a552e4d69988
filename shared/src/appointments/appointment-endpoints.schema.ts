/** What is done with appointments from the calendar. Each answers the prospect's row, as every command on a prospect. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { changedRow } from '../prospects/prospect-endpoints.schema.ts';
import { appointmentId, prospectId } from '../values/ids.ts';
import { appointmentChanges, newAppointment } from './appointment.schema.ts';

const oneAppointment = z.strictObject({ prospectId, appointmentId });

export const addAppointment = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/appointments',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Agrega una cita a un prospecto',
  params: z.strictObject({ prospectId }),
  body: newAppointment,
  response: changedRow,
  status: 201,
  errors: ['prospect.not_found', 'prospect.move_not_allowed', 'member.not_found'],
  idempotent: true,
});

/** Reagendar (M23) and every other change. The version is the appointment's own: who moved it meanwhile is told. */
export const changeAppointment = defineEndpoint({
  method: 'PATCH',
  path: '/api/prospects/{prospectId}/appointments/{appointmentId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Mueve una cita o cambia sus datos',
  params: oneAppointment,
  body: appointmentChanges,
  response: changedRow,
  errors: ['prospect.not_found', 'appointment.not_found', 'member.not_found'],
  idempotent: true,
  ifMatch: true,
});

export const removeAppointment = defineEndpoint({
  method: 'DELETE',
  path: '/api/prospects/{prospectId}/appointments/{appointmentId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Quita una cita; se puede deshacer',
  params: oneAppointment,
  response: changedRow,
  errors: ['prospect.not_found', 'appointment.not_found'],
  idempotent: true,
});
