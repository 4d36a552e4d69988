/** What can be asked of prospects: registered, listed, opened, changed, followed up, put aside, handed on. */
import * as z from 'zod';
import { change } from '../audit/audit-log.schema.ts';
import { defineEndpoint } from '../contract/endpoint.ts';
import { catalogueEntryId, changeId, memberId, prospectId, workCentreId } from '../values/ids.ts';
import { line } from '../values/text.ts';
import { newFollowUp, newProspect, prospect, prospectChanges, prospectRow } from './prospect.schema.ts';
import { undoStates } from './undo.rules.ts';

const oneProspect = z.strictObject({ prospectId });

/** What a command answers: the row as it is now, and the change by which it can be undone. */
export const changedRow = prospectRow.extend({
  /** Absent when there was nothing to change. */
  changeId: changeId.optional(),
  /** It is put aside, and in no list. */
  deleted: z.literal(true).optional(),
});
export type ChangedRow = z.infer<typeof changedRow>;

export const addProspect = defineEndpoint({
  method: 'POST',
  path: '/api/prospects',
  lambda: 'api',
  access: 'prospect:create',
  summary: 'Registra un prospecto con el siguiente folio y, si lleva hora, su cita',
  body: newProspect,
  response: prospect,
  status: 201,
  errors: ['work_centre.not_found', 'catalogue.entry_not_found', 'client.not_found', 'appointment.taken'],
  idempotent: true,
});

export const listProspects = defineEndpoint({
  method: 'GET',
  path: '/api/prospects',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Los prospectos que quien pregunta puede ver, del folio más nuevo al más viejo',
  query: z.strictObject({
    /** Only those registered in this centre. Nothing for a centre one does not see; refused for Normal, who sees by person. */
    workCentreId: workCentreId.optional(),
    limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
    cursor: z.string().max(1000).optional(),
  }),
  response: z.object({
    rows: z.array(prospectRow),
    /** Absent on the last page. */
    cursor: z.string().optional(),
  }),
  errors: ['cursor.invalid'],
});

/** Papelera: what Eliminar (M47) put aside, newest folio first. */
export const listDeletedProspects = defineEndpoint({
  method: 'GET',
  path: '/api/deleted-prospects',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Los prospectos eliminados que quien pregunta puede restaurar',
  query: z.strictObject({
    limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
    cursor: z.string().max(1000).optional(),
  }),
  response: z.object({ rows: z.array(prospectRow), cursor: z.string().optional() }),
  errors: ['cursor.invalid'],
});

export const getProspect = defineEndpoint({
  method: 'GET',
  path: '/api/prospects/{prospectId}',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Todo lo registrado de un prospecto',
  params: oneProspect,
  response: prospect,
  errors: ['prospect.not_found'],
});

/** Everything that happened to a prospect, newest first. Short enough to be told whole. */
export const getProspectHistory = defineEndpoint({
  method: 'GET',
  path: '/api/prospects/{prospectId}/history',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Todo lo que le ha pasado a un prospecto, de lo más nuevo a lo más viejo',
  params: oneProspect,
  response: z.object({ changes: z.array(change.extend({ undo: z.enum(undoStates) })) }),
  errors: ['prospect.not_found'],
});

/**
 * Deshacer: takes a change back, and is a change itself. What others changed since stays: of the same fields nothing is
 * undone, and `conflicts` tells which.
 */
export const undoProspectChange = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/history/{changeId}/undo',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Deshace un cambio de un prospecto, hasta 30 días después',
  params: z.strictObject({ prospectId, changeId }),
  body: z.strictObject({}),
  response: changedRow,
  errors: [
    'prospect.not_found',
    'prospect.change_not_found',
    'prospect.undo_conflict',
    'prospect.undo_too_late',
    'prospect.undo_not_kept',
    'appointment.taken',
    'appointment.too_many_people',
    'prospect.assignee_refused',
    'work_centre.not_found',
    'catalogue.entry_not_found',
    'client.not_found',
  ],
  idempotent: true,
});

export const changeProspect = defineEndpoint({
  method: 'PATCH',
  path: '/api/prospects/{prospectId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Cambia datos de un prospecto; lo que otra persona no tocó se conserva',
  params: oneProspect,
  body: prospectChanges,
  response: changedRow,
  errors: ['prospect.not_found', 'work_centre.not_found', 'catalogue.entry_not_found', 'client.not_found'],
  idempotent: true,
  ifMatch: true,
});

/** Cancelado (M43), with its reason. */
export const cancelProspect = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/cancellation',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Cancela un prospecto con un motivo',
  params: oneProspect,
  body: z.strictObject({ reasonId: catalogueEntryId, note: line(280).optional() }),
  response: changedRow,
  errors: ['prospect.not_found', 'prospect.move_not_allowed', 'catalogue.entry_not_found'],
  idempotent: true,
});

export const reopenProspect = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/reopening',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Reabre un prospecto cancelado',
  params: oneProspect,
  body: z.strictObject({}),
  response: changedRow,
  errors: ['prospect.not_found', 'prospect.move_not_allowed', 'appointment.taken', 'appointment.too_many_people'],
  idempotent: true,
});

/** Eliminar (M47): put aside with its trace; its folio is never given again. */
export const deleteProspect = defineEndpoint({
  method: 'DELETE',
  path: '/api/prospects/{prospectId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Elimina un prospecto; se puede restaurar',
  params: oneProspect,
  response: changedRow,
  errors: ['prospect.not_found'],
  idempotent: true,
});

export const restoreProspect = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/restoration',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Restaura un prospecto eliminado',
  params: oneProspect,
  body: z.strictObject({}),
  response: changedRow,
  errors: ['prospect.not_found', 'prospect.not_deleted', 'appointment.taken', 'appointment.too_many_people'],
  idempotent: true,
});

/** Agregar seguimiento (M39), in one transaction with the results of appointments and the next one. */
export const addFollowUp = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/follow-ups',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Agrega un seguimiento y, si lo lleva, la cita del siguiente paso',
  params: oneProspect,
  body: newFollowUp,
  response: changedRow,
  status: 201,
  errors: ['prospect.not_found', 'prospect.move_not_allowed', 'appointment.not_found', 'appointment.taken'],
  idempotent: true,
});

/** Up to 25 at once: each is a command of its own, so that what fails says so and the rest is done. */
export const reassignProspects = defineEndpoint({
  method: 'POST',
  path: '/api/prospect-assignments',
  lambda: 'api',
  access: 'prospect:assign',
  summary: 'Pasa prospectos a otra persona',
  body: z.strictObject({
    prospectIds: z.array(prospectId).min(1).max(25),
    attendedBy: memberId,
  }),
  response: z.object({
    rows: z.array(changedRow),
    /** By their place in `prospectIds`. */
    refused: z.array(z.object({ at: z.int(), code: z.string() })),
  }),
  /** All but the first are told of single prospects, among `refused`. */
  errors: ['member.not_found', 'prospect.assignee_refused', 'appointment.taken', 'appointment.too_many_people'],
  idempotent: true,
});
