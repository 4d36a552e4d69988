/** Events that leave a transaction. Today: mails to be sent, put in the same transaction as what causes them. */
import * as z from 'zod';
import { appointmentKinds } from '../appointments/appointment.rules.ts';
import { newsKinds } from '../client-quotes/client-quote.rules.ts';
import { currency } from '../company/company.schema.ts';
import { exportFormats } from '../exports/export.rules.ts';
import { appointmentId, exportId, invitationId, memberId, prospectId, quoteId, tenantId } from '../values/ids.ts';
import { instant, localDate } from '../values/local-date.ts';
import { level } from './level.ts';

/** When an appointment is: at a moment for so many minutes, or `days` whole ones from `day` on. */
const when = {
  startsAt: instant.optional(),
  minutes: z.int().optional(),
  day: localDate.optional(),
  days: z.int().optional(),
};
export type MailedWhen = { startsAt: string; minutes: number } | { day: string; days: number };

/**
 * What a mail is about, without secrets: links and codes are derived from these values by whoever writes the mail, so
 * that the table never holds one.
 */
export const mailMessage = z.discriminatedUnion('template', [
  z.object({ template: z.literal('sign-up-code'), name: z.string(), nonce: z.string() }),
  z.object({ template: z.literal('already-registered'), name: z.string() }),
  z.object({
    template: z.literal('password-reset'),
    name: z.string(),
    personId: z.string(),
    epoch: z.int(),
    expiresAt: z.int(),
  }),
  z.object({ template: z.literal('password-changed'), name: z.string() }),
  z.object({
    template: z.literal('invitation'),
    companyName: z.string(),
    invitedByName: z.string(),
    level,
    tenantId,
    invitationId,
    /** Raised by each re-send, so that the link before stops working. */
    sending: z.int(),
    expiresAt: z.int(),
  }),
  z.object({ template: z.literal('totp-reset'), name: z.string(), companyName: z.string() }),
  z.object({ template: z.literal('recovery-code-used'), name: z.string() }),
  z.object({
    template: z.literal('appointment-reminder'),
    name: z.string(),
    companyName: z.string(),
    prospectName: z.string(),
    prospectId,
    ...when,
    /** The company's, whose clock the mail tells. */
    timeZone: z.string(),
    sentAt: instant,
    kind: z.enum(appointmentKinds),
    subject: z.string().optional(),
    place: z.string().optional(),
    link: z.string().optional(),
  }),
  /** To the prospect, who is no user: it tells nothing that only colleagues know. */
  z.object({
    template: z.literal('prospect-invitation'),
    method: z.enum(['REQUEST', 'CANCEL']),
    /** It was asked before, and something changed. */
    isUpdate: z.boolean(),
    appointmentId,
    sequence: z.int(),
    /** Who asks: answers go there. */
    attendedBy: memberId,
    name: z.string(),
    ...when,
    timeZone: z.string(),
    kind: z.enum(appointmentKinds),
    subject: z.string().optional(),
    place: z.string().optional(),
    link: z.string().optional(),
  }),
  /** To the client, in the seller's words, with the link that the nonce makes. */
  z.object({
    template: z.literal('quote'),
    tenantId,
    prospectId,
    quoteId,
    nonce: z.string(),
    /** Answers go there. */
    sentBy: memberId,
    subject: z.string(),
    message: z.string(),
    folio: z.string(),
    version: z.int(),
    /** What the version says. */
    revision: z.int(),
    totalCents: z.int(),
    currency,
    validUntil: z.string(),
  }),
  /** To the seller: what the client did with a quote. */
  z.object({
    template: z.literal('quote-news'),
    news: z.enum(newsKinds),
    name: z.string(),
    prospectId,
    quoteId,
    folio: z.string(),
    prospectName: z.string(),
    clientName: z.string().optional(),
    text: z.string().optional(),
    line: z.string().optional(),
    orderFolio: z.string().optional(),
  }),
  /** A schedule made a file: it is fetched in the app. */
  z.object({
    template: z.literal('export-ready'),
    name: z.string(),
    companyName: z.string(),
    scheduleName: z.string(),
    exportId,
    content: z.string(),
    format: z.enum(exportFormats),
    from: z.string(),
    to: z.string(),
    keptDays: z.int(),
  }),
  z.object({
    template: z.literal('daily-agenda'),
    name: z.string(),
    companyName: z.string(),
    day: z.string(),
    appointments: z.array(
      z.object({
        prospectId,
        time: z.string().optional(),
        minutes: z.int().optional(),
        /** Of one that takes whole days: how many, and which of them this one is. */
        days: z.int().optional(),
        dayNumber: z.int().optional(),
        kind: z.enum(appointmentKinds),
        name: z.string(),
        subject: z.string().optional(),
        /** One only comes along. */
        joined: z.boolean(),
      }),
    ),
    /** Appointments beyond those listed. */
    more: z.int(),
    overdue: z.int(),
    withoutNextStep: z.int(),
  }),
]);
export type MailMessage = z.infer<typeof mailMessage>;
