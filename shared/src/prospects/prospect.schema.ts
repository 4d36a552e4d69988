/** Prospecto: a person or company that may buy. Manual M06 to M19 (form), M24 to M38 (row), M43 to M49. */
import * as z from 'zod';
import { appointment, plannedAppointment } from '../appointments/appointment.schema.ts';
import { image, imageUpload } from '../images/image.schema.ts';
import { colour } from '../values/colour.ts';
import { contrast, leastContrast, readableOn } from '../values/contrast.ts';
import { email } from '../values/email.ts';
import {
  appointmentId,
  catalogueEntryId,
  clientId,
  followUpId,
  memberId,
  orderId,
  prospectId,
  quoteId,
  workCentreId,
} from '../values/ids.ts';
import { instant, localDate, localWhen } from '../values/local-date.ts';
import { e164, typedPhone } from '../values/phone.ts';
import { municipalityCode } from '../values/municipality-code.ts';
import { municipalityOf } from '../values/municipalities.ts';
import { order } from '../orders/order.schema.ts';
import { stateCode } from '../values/state-code.ts';
import { line, lines } from '../values/text.ts';
import { quoteHead } from '../quotes/quote.schema.ts';
import { followUpKinds, followUpResults } from './follow-up.rules.ts';
import { prospectStatuses } from './prospect.rules.ts';

const status = z.enum(prospectStatuses);

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
  /** Municipio: only those whose clock is not that of their Estado. */
  municipality: municipalityCode.optional(),
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

/** Both told together must be of the same place; a municipality alone is of the Estado that is known already. */
function refusePlaceElsewhere(
  { state, municipality }: { state?: string | null | undefined; municipality?: string | null | undefined },
  context: z.core.$RefinementCtx,
): void {
  if (state === undefined || !municipality || municipalityOf(municipality)?.state === state) return;
  context.addIssue({
    code: 'custom',
    path: ['municipality'],
    message: 'Ese municipio es de otro estado.',
    params: { code: 'of_another_state' },
  });
}

/** The form (Agregar). */
export const newProspect = z
  .strictObject({ ...fields, appointment: plannedAppointment.optional() })
  .superRefine(refuseWeakContrast)
  .superRefine(({ state = null, municipality }, context) => refusePlaceElsewhere({ state, municipality }, context));
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
    municipality: fields.municipality.nullable(),
    contactChannelId: fields.contactChannelId.nullable(),
    colour: colour.optional(),
    letterColour: colour.optional(),
    subject: fields.subject.nullable(),
    notes: fields.notes.nullable(),
    internalNotes: fields.internalNotes.nullable(),
    workCentreId: workCentreId.optional(),
    clientId: fields.clientId.nullable(),
  })
  .superRefine(refuseWeakContrast)
  .superRefine(refusePlaceElsewhere);
export type ProspectChanges = z.output<typeof prospectChanges>;
export type ProspectChangesInput = z.input<typeof prospectChanges>;

/** Seguimiento (M39). */
const followUp = z.object({
  id: followUpId,
  at: instant,
  memberId,
  kinds: z.array(z.enum(followUpKinds)),
  information: z.string().optional(),
  result: z.enum(followUpResults),
  /** Appointment that was made as the next step. */
  nextAppointmentId: z.optional(appointmentId),
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
  phone: z.optional(e164),
  email: z.string().optional(),
  state: z.optional(stateCode),
  municipality: z.optional(municipalityCode),
  lineOfBusinessId: z.optional(catalogueEntryId),
  contactChannelId: z.optional(catalogueEntryId),
  colour: z.string(),
  status,
  /** Usuario (M29): who registered it. */
  registeredBy: memberId,
  /** Who attends it now: the same person until somebody reassigns it. */
  attendedBy: memberId,
  workCentreId,
  internalNotes: z.string().optional(),
  /** When the appointment is whose result is missing first: wall clock of the company, or the days that it takes. */
  appointmentAt: z.optional(localWhen),
  /** No. C (M27): of the last quote, and how many there are. */
  quoteId: z.optional(quoteId),
  quoteFolio: z.string().optional(),
  quoteCount: z.int().optional(),
  /** No. P (M28): of the last order that was not cancelled, and how many of those there are. */
  orderId: z.optional(orderId),
  orderFolio: z.string().optional(),
  orderCount: z.int().optional(),
  /** Imágenes (M44) that are ready; absent where there is none. */
  imageCount: z.int().optional(),
  /** Raised by every change of the prospect and of what hangs on it. */
  version: z.int(),
});
export type ProspectRow = z.infer<typeof prospectRow>;

/** Ver (M45): everything registered. */
// Pure, as all that begins with z: no browser checks with it, and its build leaves it and its parts behind.
export const prospect = /* @__PURE__ */ prospectRow.extend({
  letterColour: z.string(),
  subject: z.string().optional(),
  notes: z.string().optional(),
  clientId: z.optional(clientId),
  cancelReasonId: z.optional(catalogueEntryId),
  createdAt: instant,
  /** Oldest first. */
  appointments: z.array(appointment),
  /** Newest first. */
  followUps: z.array(followUp),
  /** Newest first. */
  quotes: z.array(quoteHead),
  /** Newest first. */
  orders: z.array(order),
  /** Imágenes (M44) in their order; the first is the cover. */
  images: z.array(image),
  /** Oldest first. */
  uploads: z.array(imageUpload),
});
export type Prospect = z.infer<typeof prospect>;

/** The form of a follow-up (M39), with the results of appointments and the next one. */
export const newFollowUp = z.strictObject({
  kinds: z.array(z.enum(followUpKinds)).min(1).max(followUpKinds.length),
  information: lines(5000).optional(),
  result: z.enum(followUpResults),
  /** What became of appointments that were waiting for a result. */
  outcomes: z
    .array(z.strictObject({ appointmentId, outcome: z.enum(['held', 'missed']) }))
    .max(20)
    .default([]),
  nextStep: plannedAppointment.extend({ subject: line(200).optional() }).optional(),
});
export type NewFollowUp = z.output<typeof newFollowUp>;
export type NewFollowUpInput = z.input<typeof newFollowUp>;
