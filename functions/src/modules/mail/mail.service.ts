/** The outbox: a mail is an item put in the transaction that causes it, so there is never one without the other. */
import { mailMessage, type MailMessage } from '@folio/shared/contract/events.ts';
import { derivedId } from '../../platform/derived-id.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';

export interface OutgoingMail {
  /** What makes this mail one of a kind: the same cause never sends twice. */
  cause: string;
  to: string;
  now: Date;
  message: MailMessage;
}

export interface StoredMail {
  mailId: string;
  to: string;
  message: MailMessage;
  sentAt?: string;
}

/** The outbox forgets after a week. */
const lifetimeSeconds = 7 * 24 * 60 * 60;

/** Apart from the company's settings, whose partition every screen reads. */
export function mailKey(mailId: string): Key {
  return { partition: ['MAIL'], sort: ['MAIL', mailId] };
}

export function mailWrite({ cause, to, now, message }: OutgoingMail): Write {
  const mailId = derivedId('mail', message.template, to, cause);
  const expiresAt = Math.floor(now.getTime() / 1000) + lifetimeSeconds;
  return { put: { ...mailKey(mailId), kind: 'mail', attributes: { mailId, to, message, expiresAt } } };
}

export function mailOf(item: Attributes): StoredMail {
  const { mailId, to, message, sentAt } = item;
  return {
    mailId: String(mailId),
    to: String(to),
    message: mailMessage.parse(message),
    ...(typeof sentAt === 'string' ? { sentAt } : {}),
  };
}
