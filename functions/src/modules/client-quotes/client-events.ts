/** What is kept of what a client did, and by what the seller learns of it. */
import type { ClientEvent } from '@folio/shared/client-quotes/client-quote.schema.ts';
import { idFromBytes } from '@folio/shared/values/ids.ts';
import type { ActingContext, RequestContext } from '../../platform/context.ts';
import { sha256 } from '../../platform/signer.ts';
import type { Write } from '../../platform/table.ts';
import { hashOf } from '../changes/command.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import { noticeWrite } from '../notices/notice.service.ts';
import type { OpenedLink } from './link-reading.service.ts';

/** Longer ones are made up. */
const longestAgent = 400;

/** Who, when, from where and with what: evidence that nothing changes afterwards. */
export function newEvent(
  { clientIp, userAgent }: Pick<RequestContext, 'clientIp' | 'userAgent'>,
  acting: ActingContext,
  told: Omit<ClientEvent, 'id' | 'at' | 'ip' | 'userAgent'>,
): ClientEvent {
  return {
    id: eventId(acting),
    at: acting.now.toISOString(),
    ip: clientIp,
    userAgent: userAgent.slice(0, longestAgent),
    ...told,
  };
}

/** Begins with the moment, so that ids sort as events came; the rest follows from the command. */
export function eventId(acting: ActingContext): string {
  const moment = Buffer.alloc(6);
  moment.writeUIntBE(acting.now.getTime(), 0, 6);
  return idFromBytes('clientEvent', Buffer.concat([moment, sha256(hashOf(acting)).subarray(0, 4)]));
}

/** The bell and a mail for whoever attends the prospect, if that person still works there. */
export function newsWrites({ attendedBy, record, quote, now }: OpenedLink, event: ClientEvent): Write[] {
  const { kind, id, name, text, line, orderFolio } = event;
  if (!attendedBy || kind === 'mailed') return [];
  const { memberId, email: to } = attendedBy;
  const news = {
    news: kind,
    prospectId: record.prospect.id,
    quoteId: quote.id,
    folio: quote.folio,
    prospectName: record.prospect.name,
    ...(name ? { clientName: name } : {}),
    ...(text ? { text } : {}),
    ...(line ? { line } : {}),
    ...(orderFolio ? { orderFolio } : {}),
  };
  return [
    noticeWrite({ memberId, cause: id, now, content: { kind: 'quote-news', ...news } }),
    mailWrite({ cause: id, to, now, message: { template: 'quote-news', name: attendedBy.name, ...news } }),
  ];
}
