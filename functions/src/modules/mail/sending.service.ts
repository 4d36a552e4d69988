/** Sends one mail of the outbox, once as far as can be: stream and queue deliver at least once, so sent ones are marked. */
import type { MailMessage } from '@folio/shared/contract/events.ts';
import type { MailDependencies } from '../../platform/mail-dependencies.ts';
import { now } from '../../platform/clock.ts';
import type { Root } from '../../platform/keys.ts';
import { logEvent } from '../../platform/log.ts';
import { tableAt, type Attributes, type Table } from '../../platform/table.ts';
import { quoteAttachment } from '../client-quotes/quote-attachment.service.ts';
import * as company from '../company/company.service.ts';
import * as members from '../members/member.service.ts';
import { dressed } from './mail-dress.ts';
import { mailText } from './mail-text.ts';
import { mailKey, mailOf } from './mail.service.ts';

/** @param root partition the mail was written under: a company, a person, or a sign-up */
export async function sendOnce(deps: MailDependencies, root: Root, item: Attributes): Promise<void> {
  const { mailId, to, message } = mailOf(item);
  const told = { mailId, template: message.template };
  const table = tableAt(deps.connection(), root);
  const [stored] = await table.get([mailKey(mailId)]);
  // Gone: forgotten by age. Marked: a delivery before this one sent it.
  if (!stored || mailOf(stored).sentAt) return logEvent('MAIL_SKIPPED', told);
  const tools = { signer: deps.signer, siteOrigin: deps.environment.SITE_ORIGIN, to };
  try {
    const from = senderOf(message);
    const host = from ? await hostOf(table, from) : undefined;
    const attachment = message.template === 'quote' ? await quoteAttachment(deps, table, message) : undefined;
    await deps.mailer.send(dressed(to, mailText(message, { ...tools, host, attachment })));
  } catch (cause) {
    logEvent('MAIL_FAILED', told, cause);
    throw cause;
  }
  await table.transact([{ update: mailKey(mailId), set: { sentAt: now().toISOString() }, when: 'present' }]);
  logEvent('MAIL_SENT', told);
}

/** Who speaks in mails to people who are no users. */
function senderOf(message: MailMessage): string | undefined {
  if (message.template === 'prospect-invitation') return message.attendedBy;
  return message.template === 'quote' ? message.sentBy : undefined;
}

/** Who speaks, and for which company. @throws Error when there is no such person, whom no command forgets */
async function hostOf(table: Table, memberId: string): Promise<{ name: string; email: string; companyName: string }> {
  const [companyItem, memberItem] = await table.get([company.need, members.keyOf(memberId)]);
  if (!memberItem) throw new Error('who attends the prospect is no member');
  const { name, email } = members.membershipOf(memberItem);
  return { name, email, companyName: company.settingsOf(companyItem).name };
}
