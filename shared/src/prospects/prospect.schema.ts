/** Prospecto: a person or company that may buy. Manual M06 to M19 (form), M24 to M38 (row), M43 to M49. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { change } from '../audit/audit-log.schema.ts';
import { colour } from '../values/colour.ts';
import { contrast, leastContrast, readableOn } from '../values/contrast.ts';
import { email } from '../values/email.ts';
import {
  appointmentId,
  catalogueEntryId,
  clientId,
  followUpId,
  memberId,
  prospectId,
  workCentreId,
} from '../values/ids.ts';
import { instant, localDate, localDateTime, localTime } from '../values/local-date.ts';
import { e164, typedPhone } from '../values/phone.ts';
import { stateCode } from '../values/state-code.ts';
import { line, lines } from '../values/text.ts';
import { followUpKinds, followUpResults } from './follow-up.rules.ts';
import { prospectStatuses } from './prospect.rules.ts';

const status = z.enum(prospectStatuses);

/** Hora: without a time no appointment is made. Wall clock of the company's zone. */
const appointmentInput = z.strictObject({
  day: localDate,
  time: localTime,
  minutes: z.int().min(5).max(1440).multipleOf(5),
});

/** Notas internas (M38): one short remark to highlight; never printed for the client. */
const internalNotes = lines(280);

const fields = {
  /** Fecha (M06): day of contact; today in the company's zone when the form opens. */
  contactedOn: localDate,
  /** Nombre (M08). */
  name: line(120),
  /** Empresa (M13). */
  companyName: line(120).optional(),
  /** Giro de la empresa (M09). */
  lineOfBusinessId: catalogueEntryId.optional(),
  /** Teléfono (M10), as typed; kept as E.164. */
  phone: typedPhone.optional(),
  email: email.optional(),
  /** Estado (M14), not Estatus. */
  state: stateCode.optional(),
  /** Medio de contacto (M19). */
  contactChannelId: catalogueEntryId.optional(),
  /** Color de notificación (M11). */
  colour,
  /** Color de letra (M16). */
  letterColour: colour,
  /** Asunto (M17): reason of the appointment. */
  subject: line(200).optional(),
  /** Notas (M18). */
  notes: lines(5000).optional(),
  internalNotes: internalNotes.optional(),
  /** Where it is registered (M30). */
  workCentreId,
  /** Cliente existente (M07). */
  clientId: clientId.optional(),
};

/** Refusing weak contrast proposes the letter colour that passes. */
function refuseWeakContrast(
  form: { colour?: string | undefined; letterColour?: string | undefined },
  context: z.core.$RefinementCtx,
): void {
  if (!form.colour || !form.letterColour || contrast(form.colour, form.letterColour) >= leastContrast) return;
  const proposal = readableOn(form.colour) === '#ffffff' ? 'blanca' : 'negra';
  context.addIssue({
    code: 'custom',
    path: ['letterColour'],
    message: `Con esa letra el texto no se lee bien. Prueba la letra ${proposal}.`,
    params: { code: 'contrast_too_low' },
  });
}

/** The form (Agregar). */
export const newProspect = z
  .strictObject({ ...fields, appointment: appointmentInput.optional() })
  .superRefine(refuseWeakContrast);
export type NewProspect = z.output<typeof newProspect>;
export type NewProspectInput = z.input<typeof newProspect>;

/** Editar (M46): only what changed is sent; null empties a field. The two colours are sent together. */
export const prospectChanges = z
  .strictObject({
    contactedOn: fields.contactedOn.optional(),
    name: fields.name.optional(),
    companyName: fields.companyName.nullable(),
    lineOfBusinessId: fields.lineOfBusinessId.nullable(),
    phone: fields.phone.nullable(),
    email: fields.email.nullable(),
    state: fields.state.nullable(),
    contactChannelId: fields.contactChannelId.nullable(),
    colour: colour.optional(),
    letterColour: colour.optional(),
    subject: fields.subject.nullable(),
    notes: fields.notes.nullable(),
    internalNotes: fields.internalNotes.nullable(),
    workCentreId: workCentreId.optional(),
    clientId: fields.clientId.nullable(),
  })
  .superRefine(refuseWeakContrast);
export type ProspectChanges = z.output<typeof prospectChanges>;
export type ProspectChangesInput = z.input<typeof prospectChanges>;

/** What became of an appointment; `pending` until somebody says. */
export const appointmentOutcome = z.enum(['pending', 'held', 'missed']);
export type AppointmentOutcome = z.infer<typeof appointmentOutcome>;

const appointment = z.object({
  id: appointmentId,
  /** Wall clock in `timeZone`. */
  startsAtLocal: localDateTime,
  timeZone: z.string(),
  /** The same moment in UTC. */
  startsAt: instant,
  minutes: z.int(),
  subject: z.string().optional(),
  outcome: appointmentOutcome,
});
export type Appointment = z.infer<typeof appointment>;

/** Seguimiento (M39). */
const followUp = z.object({
  id: followUpId,
  at: instant,
  memberId,
  kinds: z.array(z.enum(followUpKinds)),
  information: z.string().optional(),
  result: z.enum(followUpResults),
  /** Appointment that was made as the next step. */
  nextAppointmentId: appointmentId.optional(),
});
export type FollowUp = z.infer<typeof followUp>;

/** One line of the list: compact, since its size and number are the cost of the page. */
export const prospectRow = z.object({
  id: prospectId,
  /** No. (M24). */
  folio: z.int(),
  contactedOn: localDate,
  name: z.string(),
  companyName: z.string().optional(),
  phone: e164.optional(),
  email: z.string().optional(),
  state: stateCode.optional(),
  lineOfBusinessId: catalogueEntryId.optional(),
  contactChannelId: catalogueEntryId.optional(),
  colour: z.string(),
  status,
  /** Usuario (M29): who registered it. */
  registeredBy: memberId,
  /** Who attends it now: the same person until somebody reassigns it. */
  attendedBy: memberId,
  workCentreId,
  internalNotes: z.string().optional(),
  /** Earliest appointment without a result, wall clock of the company. */
  appointmentAt: localDateTime.optional(),
  /** Raised by every change of the prospect and of what hangs on it. */
  version: z.int(),
});
export type ProspectRow = z.infer<typeof prospectRow>;

/** Ver (M45): everything registered. */
export const prospect = prospectRow.extend({
  letterColour: z.string(),
  subject: z.string().optional(),
  notes: z.string().optional(),
  clientId: clientId.optional(),
  cancelReasonId: catalogueEntryId.optional(),
  createdAt: instant,
  /** Oldest first. */
  appointments: z.array(appointment),
  /** Newest first. */
  followUps: z.array(followUp),
});
export type Prospect = z.infer<typeof prospect>;

const oneProspect = z.strictObject({ prospectId });

export const addProspect = defineEndpoint({
  method: 'POST',
  path: '/api/prospects',
  lambda: 'api',
  access: 'prospect:create',
  summary: 'Registra un prospecto con el siguiente folio y, si lleva hora, su cita',
  body: newProspect,
  response: prospect,
  status: 201,
  errors: ['work_centre.not_found', 'catalogue.entry_not_found', 'client.not_found'],
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
  response: z.object({ changes: z.array(change) }),
  errors: ['prospect.not_found'],
});

export const changeProspect = defineEndpoint({
  method: 'PATCH',
  path: '/api/prospects/{prospectId}',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Cambia datos de un prospecto; lo que otra persona no tocó se conserva',
  params: oneProspect,
  body: prospectChanges,
  response: prospectRow,
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
  response: prospectRow,
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
  response: prospectRow,
  errors: ['prospect.not_found', 'prospect.move_not_allowed'],
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
  response: prospectRow,
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
  response: prospectRow,
  errors: ['prospect.not_found', 'prospect.not_deleted'],
  idempotent: true,
});

/** Agregar seguimiento (M39), in one transaction with the results of appointments and the next one. */
export const newFollowUp = z.strictObject({
  kinds: z.array(z.enum(followUpKinds)).min(1).max(followUpKinds.length),
  information: lines(5000).optional(),
  result: z.enum(followUpResults),
  /** What became of appointments that were waiting for a result. */
  outcomes: z
    .array(z.strictObject({ appointmentId, outcome: z.enum(['held', 'missed']) }))
    .max(20)
    .default([]),
  nextStep: appointmentInput.extend({ subject: line(200).optional() }).optional(),
});
export type NewFollowUp = z.output<typeof newFollowUp>;
export type NewFollowUpInput = z.input<typeof newFollowUp>;

export const addFollowUp = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/follow-ups',
  lambda: 'api',
  access: 'prospect:change',
  summary: 'Agrega un seguimiento y, si lo lleva, la cita del siguiente paso',
  params: oneProspect,
  body: newFollowUp,
  response: prospectRow,
  status: 201,
  errors: ['prospect.not_found', 'prospect.move_not_allowed', 'appointment.not_found'],
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
    rows: z.array(prospectRow),
    /** By their place in `prospectIds`. */
    refused: z.array(z.object({ at: z.int(), code: z.string() })),
  }),
  /** The second is told of single prospects, among `refused`. */
  errors: ['member.not_found', 'prospect.assignee_refused'],
  idempotent: true,
});
