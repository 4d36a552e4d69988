/** Sends one mail of the outbox, once as far as can be: the stream delivers at least once, so sent ones are marked. */
import type { MailDependencies } from '../../platform/mail-dependencies.ts';
import { now } from '../../platform/clock.ts';
import type { Root } from '../../platform/keys.ts';
import { logEvent } from '../../platform/log.ts';
import { tableAt, type Attributes } from '../../platform/table.ts';
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
    await deps.mailer.send(dressed(to, mailText(message, tools)));
  } catch (cause) {
    logEvent('MAIL_FAILED', told, cause);
    throw cause;
  }
  await table.transact([{ update: mailKey(mailId), set: { sentAt: now().toISOString() }, when: 'present' }]);
  logEvent('MAIL_SENT', told);
}
