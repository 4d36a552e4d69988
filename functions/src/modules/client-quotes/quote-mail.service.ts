/** Enviar por correo: what the quote says is fixed as a version, its link is made, and the mail goes out, in one transaction. */
import { mostMails } from '@folio/shared/client-quotes/client-quote.rules.ts';
import type { mailQuote } from '@folio/shared/client-quotes/client-quote-endpoints.schema.ts';
import type { MailMessage } from '@folio/shared/contract/events.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { quoteStateOf } from '@folio/shared/quotes/quote.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import type { Attributes } from '../../platform/table.ts';
import { hashOf } from '../changes/command.service.ts';
import * as company from '../company/company.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import { runProspectCommand } from '../prospects/prospect-command.ts';
import * as quotes from '../quotes/quote.service.ts';
import type { StoredQuote } from '../quotes/stored-documents.ts';
import { eventId } from './client-events.ts';
import { eventPut, linkCounted, linkKey, linkOf, type LinkTarget } from './client-quote.repository.ts';
import { newLink } from './quote-link.ts';

type Body = InputOf<typeof mailQuote>['body'];

export async function mail(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof mailQuote>,
): Promise<ChangedRow> {
  const target: LinkTarget = { tenantId: context.actor.tenantId, ...params };
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need, linkKey(params)],
    decide: (record, [companyItem, linkItem]) => {
      quotes.requireOpen(record);
      const before = quotes.existing(record, params.quoteId);
      const quote = sent(before, context, quotes.todayOf(companyItem, context));
      const { nonce, writes, elsewhere } = linked(deps, context, target, linkItem);
      const version = quote.versions.at(-1)?.number ?? 1;
      const { memberId } = context.actor;
      const event = { id: eventId(context), at: context.now.toISOString(), kind: 'mailed' as const, version, memberId };
      const message = messageOf(target, quote, { body, nonce, memberId });
      return {
        ...quotes.changed(record, quote),
        verb: 'quote-mailed',
        before: { quote: quotes.toldOf(before) },
        after: { quote: quotes.toldOf(quote), email: body.to },
        writes: [
          ...writes,
          eventPut(params, { ...event, to: body.to, text: body.subject }),
          mailWrite({ cause: event.id, to: body.to, now: context.now, message }),
        ],
        elsewhere,
      };
    },
  });
}

/** A draft is sent; what was sent before is only sent again. @throws AppError */
function sent(quote: StoredQuote, context: MemberContext, today: string): StoredQuote {
  const state = quoteStateOf(quote, today);
  if (state === 'draft') return quotes.moved(quote, 'send', { context, today });
  if (state === 'expired') throw new AppError('quote.expired');
  if (state === 'rejected') throw new AppError('quote.move_not_allowed');
  return quote;
}

/** The link there is, or a new one. */
function linked(
  deps: Dependencies,
  context: MemberContext,
  target: LinkTarget,
  item: Attributes | undefined,
): Pick<ReturnType<typeof newLink>, 'writes' | 'elsewhere'> & { nonce: string } {
  if (item) {
    const link = linkOf(item);
    if (link.mails >= mostMails) throw new AppError('quote.too_many_mails');
    return { nonce: link.nonce, writes: [linkCounted(target, link, 'mails')], elsewhere: [] };
  }
  const nonce = hashOf(context);
  const made = { nonce, memberId: context.actor.memberId, at: context.now.toISOString(), read: undefined, mails: 1 };
  return { nonce, ...newLink(deps.signer, target, made) };
}

/** Of the link the nonce alone: its secret is made by whoever writes the mail. */
function messageOf(
  target: LinkTarget,
  { folio, versions, totalCents, currency, validUntil }: StoredQuote,
  { body, nonce, memberId }: { body: Body; nonce: string; memberId: string },
): MailMessage {
  return {
    template: 'quote',
    ...target,
    nonce,
    sentBy: memberId,
    subject: body.subject,
    message: body.message,
    folio,
    version: versions.at(-1)?.number ?? 1,
    revision: versions.at(-1)?.revision ?? 0,
    totalCents,
    currency,
    validUntil,
  };
}
