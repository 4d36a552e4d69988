/** Events that leave a transaction. Today: mails to be sent, put in the same transaction as what causes them. */
import * as z from 'zod';
import { level } from './level.ts';
import { invitationId, tenantId } from '../values/ids.ts';

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
]);
export type MailMessage = z.infer<typeof mailMessage>;
