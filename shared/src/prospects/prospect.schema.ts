/** Prospecto: a person or company that may buy. Manual M06 to M19 (form), M24 to M38 (row). */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { colour, contrast, leastContrast, readableOn } from '../values/colour.ts';
import { email } from '../values/email.ts';
import { appointmentId, catalogueEntryId, memberId, prospectId, workCentreId } from '../values/ids.ts';
import { instant, localDate, localDateTime, localTime } from '../values/local-date.ts';
import { e164, typedPhone } from '../values/phone.ts';
import { stateCode } from '../values/states.ts';
import { line, lines } from '../values/text.ts';
import { prospectStatuses } from './prospect.rules.ts';

const status = z.enum(prospectStatuses);

/** Hora: without a time no appointment is made. Wall clock of the company's zone. */
const appointmentInput = z.strictObject({
  day: localDate,
  time: localTime,
  minutes: z.int().min(5).max(1440).multipleOf(5),
});

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
  appointment: appointmentInput.optional(),
  /** Where it is registered (M30). */
  workCentreId,
};

/** The form. Refusing weak contrast proposes the letter colour that passes. */
export const newProspect = z.strictObject(fields).superRefine((form, context) => {
  if (contrast(form.colour, form.letterColour) >= leastContrast) return;
  const proposal = readableOn(form.colour) === '#ffffff' ? 'blanca' : 'negra';
  context.addIssue({
    code: 'custom',
    path: ['letterColour'],
    message: `Con esa letra el texto no se lee bien. Prueba la letra ${proposal}.`,
    params: { code: 'contrast_too_low' },
  });
});
export type NewProspect = z.output<typeof newProspect>;
export type NewProspectInput = z.input<typeof newProspect>;

const appointment = z.object({
  id: appointmentId,
  /** Wall clock in `timeZone`. */
  startsAtLocal: localDateTime,
  timeZone: z.string(),
  /** The same moment in UTC. */
  startsAt: instant,
  minutes: z.int(),
  subject: z.string().optional(),
});
export type Appointment = z.infer<typeof appointment>;

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
  contactChannelId: catalogueEntryId.optional(),
  colour: z.string(),
  status,
  registeredBy: memberId,
  workCentreId,
  /** Wall clock of the appointment given with the form. */
  appointmentAt: localDateTime.optional(),
});
export type ProspectRow = z.infer<typeof prospectRow>;

/** Ver (M45): everything registered. */
export const prospect = prospectRow.extend({
  lineOfBusinessId: catalogueEntryId.optional(),
  letterColour: z.string(),
  subject: z.string().optional(),
  notes: z.string().optional(),
  createdAt: instant,
  version: z.int(),
  appointments: z.array(appointment),
});
export type Prospect = z.infer<typeof prospect>;

export const addProspect = defineEndpoint({
  method: 'POST',
  path: '/api/prospects',
  lambda: 'api',
  access: 'prospect:create',
  summary: 'Registra un prospecto con el siguiente folio y, si lleva hora, su cita',
  body: newProspect,
  response: prospect,
  status: 201,
  errors: ['work_centre.not_found', 'catalogue.entry_not_found'],
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

export const getProspect = defineEndpoint({
  method: 'GET',
  path: '/api/prospects/{prospectId}',
  lambda: 'api',
  access: 'prospect:read',
  summary: 'Todo lo registrado de un prospecto',
  params: z.strictObject({ prospectId }),
  response: prospect,
  errors: ['prospect.not_found'],
});
