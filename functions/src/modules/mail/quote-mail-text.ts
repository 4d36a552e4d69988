/** The words of mails about quotes: the quote itself, to the client; and what the client did with it, to the seller. */
import { clientQuotePath, type NewsKind } from '@folio/shared/client-quotes/client-quote.rules.ts';
import type { MailMessage } from '@folio/shared/contract/events.ts';
import { moneyWords } from '@folio/shared/money/money-words.rules.ts';
import type { MailText, MailTools } from './mail-content.ts';
import { spokenDay } from './spoken-time.ts';

type Of<Template extends MailMessage['template']> = Extract<MailMessage, { template: Template }>;

/** In the seller's own words, with what every mail of a quote tells below. @throws TypeError without whoever sends it */
export function quoteText(message: Of<'quote'>, tools: MailTools): MailText {
  const { host, attachment } = tools;
  if (!host) throw new TypeError('a quote needs who sends it');
  const { folio, version, totalCents, currency, validUntil, subject } = message;
  const [greeting = '', ...paragraphs] = message.message.split(/\n{2,}/);
  const name = version > 1 ? `${folio}, versión ${version}` : folio;
  return {
    subject,
    greeting,
    paragraphs,
    facts: [
      { label: 'Cotización', value: name },
      { label: 'Total', value: moneyWords(totalCents, currency) },
      { label: 'Vigencia', value: `hasta el ${spokenDay(validUntil)} de ${validUntil.slice(0, 4)}` },
    ],
    ...(attachment ? { after: ['Va también adjunta, en PDF.'], attachment } : {}),
    button: { label: 'Ver y responder la cotización', href: linkOf(message, tools) },
    reason: `${host.name}, de ${host.companyName}, lo envía con Folio. Tu respuesta a este correo le llega a ${host.name}.`,
    replyTo: host.email,
  };
}

/** What stands after `#` reaches no server and no log. The secret follows as `client-quotes/quote-link.ts` makes it. */
function linkOf({ tenantId, prospectId, quoteId, nonce }: Of<'quote'>, { signer, siteOrigin }: MailTools): string {
  const secret = signer.secretOf('quote-link', [tenantId, prospectId, quoteId, nonce].join('\n'));
  return `${siteOrigin}${clientQuotePath}#${secret}`;
}

export function quoteNewsText(message: Of<'quote-news'>, { siteOrigin }: MailTools): MailText {
  const { news, name, prospectId, quoteId, folio, prospectName, clientName, text, line, orderFolio } = message;
  const { headline, sentence } = words[news]({ folio, prospectName, who: clientName ?? prospectName });
  return {
    subject: headline,
    greeting: `Hola, ${name}:`,
    paragraphs: [sentence],
    facts: [
      { label: 'Cotización', value: folio },
      { label: 'Prospecto', value: prospectName },
      ...(clientName ? [{ label: 'Quién', value: clientName }] : []),
      ...(orderFolio ? [{ label: 'Pedido', value: orderFolio }] : []),
      ...(line ? [{ label: 'Partida', value: line }] : []),
      ...(text ? [{ label: news === 'asked' ? 'Pregunta' : 'Motivo', value: text }] : []),
    ],
    button: {
      label: news === 'asked' ? 'Contestar en Folio' : 'Ver la cotización',
      href: `${siteOrigin}/cotizaciones/${quoteId}?${new URLSearchParams({ de: prospectId })}`,
    },
    reason: `Te avisamos porque atiendes a ${prospectName}.`,
  };
}

interface Named {
  folio: string;
  prospectName: string;
  /** The client, as typed on the page. */
  who: string;
}

const words: Record<NewsKind, (named: Named) => { headline: string; sentence: string }> = {
  opened: ({ folio, prospectName }) => ({
    headline: `${prospectName} abrió la cotización ${folio}`,
    sentence: `La liga de la cotización ${folio} se abrió por primera vez. Buen momento para llamar.`,
  }),
  accepted: ({ folio, prospectName, who }) => ({
    headline: `${prospectName} aceptó la cotización ${folio}`,
    sentence: `${who} aceptó la cotización ${folio}, y el pedido ya está hecho.`,
  }),
  rejected: ({ folio, prospectName, who }) => ({
    headline: `${prospectName} rechazó la cotización ${folio}`,
    sentence: `${who} rechazó la cotización ${folio} y dijo por qué.`,
  }),
  asked: ({ folio, prospectName, who }) => ({
    headline: `${prospectName} pregunta sobre la cotización ${folio}`,
    sentence: `${who} tiene una pregunta sobre la cotización ${folio}. Lo que contestes en Folio lo ve en su liga.`,
  }),
};
