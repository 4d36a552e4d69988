/**
 * What can be asked with the link of a quote, and what members ask about it. The link's secret travels in the body and, in the
 * address of the page, behind `#`: no log along the way holds it.
 */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { changedRow } from '../prospects/prospect-endpoints.schema.ts';
import { mostAttachments, mostLines } from '../quotes/quote.rules.ts';
import { prospectId, quoteId } from '../values/ids.ts';
import { email } from '../values/email.ts';
import { line, lines } from '../values/text.ts';
import {
  clientEvent,
  clientName,
  clientPaper,
  clientQuote,
  linkToken,
  questionText,
  quoteLink,
  rejectionReason,
  signature,
  versionDigest,
} from './client-quote.schema.ts';

export const viewClientQuote = defineEndpoint({
  method: 'POST',
  path: '/api/client-quotes/view',
  lambda: 'sales',
  access: 'public',
  summary: 'La cotización de una liga, en la versión que vale ahora, para el cliente',
  body: z.strictObject({ token: linkToken }),
  response: clientQuote,
  errors: ['client_quote.not_found'],
});

/** Apart from looking: only who wants the PDF pays for it, and its page makes it. `digest` is of what was read. */
export const getClientPaper = defineEndpoint({
  method: 'POST',
  path: '/api/client-quotes/paper',
  lambda: 'sales',
  access: 'public',
  summary: 'De qué se hace el PDF de la versión que el cliente tiene a la vista',
  body: z.strictObject({ token: linkToken, digest: versionDigest }),
  response: clientPaper,
  errors: ['client_quote.not_found', 'client_quote.superseded', 'client_quote.expired', 'client_quote.closed'],
});

/** One image at a time, as bytes: its link is asked anew each time, and what the link no longer opens is not shown. */
export const getClientAttachment = defineEndpoint({
  method: 'POST',
  path: '/api/client-quotes/attachment',
  lambda: 'sales',
  access: 'public',
  summary: 'Una imagen de las que acompañan la versión que el cliente tiene a la vista',
  body: z.strictObject({
    token: linkToken,
    digest: versionDigest,
    place: z
      .int()
      .min(0)
      .max(mostAttachments - 1),
  }),
  /** JPEG, in base64. */
  response: z.object({ jpeg: z.string() }),
  errors: [
    'client_quote.not_found',
    'client_quote.superseded',
    'client_quote.expired',
    'client_quote.closed',
    'image.not_found',
  ],
});

/** Apart from looking, since programs that check links look, too: the page tells it when somebody has it before them. */
export const openClientQuote = defineEndpoint({
  method: 'POST',
  path: '/api/client-quotes/opening',
  lambda: 'sales',
  access: 'public',
  summary: 'Dice que el cliente tiene la cotización a la vista',
  body: z.strictObject({ token: linkToken }),
  response: z.undefined(),
  status: 204,
  errors: ['client_quote.not_found'],
});

const answerErrors = [
  'client_quote.not_found',
  'client_quote.superseded',
  'client_quote.expired',
  'client_quote.closed',
] as const;

/** `digest` is of what was read: of anything else no acceptance is taken. */
export const acceptClientQuote = defineEndpoint({
  method: 'POST',
  path: '/api/client-quotes/acceptance',
  lambda: 'sales',
  access: 'public',
  summary: 'El cliente acepta la cotización, que se vuelve pedido una sola vez',
  body: z.strictObject({
    token: linkToken,
    digest: versionDigest,
    name: clientName,
    agreed: z.literal(true),
    signature,
  }),
  /** A signature of 4,000 numbers is 20 kB. */
  bodyLimitKb: 32,
  response: clientQuote,
  errors: answerErrors,
  idempotent: true,
});

export const rejectClientQuote = defineEndpoint({
  method: 'POST',
  path: '/api/client-quotes/rejection',
  lambda: 'sales',
  access: 'public',
  summary: 'El cliente rechaza la cotización y dice por qué',
  body: z.strictObject({ token: linkToken, digest: versionDigest, name: clientName, reason: rejectionReason }),
  response: clientQuote,
  errors: answerErrors,
  idempotent: true,
});

export const askOfClientQuote = defineEndpoint({
  method: 'POST',
  path: '/api/client-quotes/questions',
  lambda: 'sales',
  access: 'public',
  summary: 'El cliente pregunta sobre una partida, o sobre toda la cotización',
  body: z.strictObject({
    token: linkToken,
    digest: versionDigest,
    name: clientName,
    text: questionText,
    /** Place of the line it is about. */
    line: z
      .int()
      .min(0)
      .max(mostLines - 1)
      .optional(),
  }),
  response: clientQuote,
  status: 201,
  errors: [...answerErrors, 'client_quote.too_many_questions'],
  idempotent: true,
});

const oneQuote = z.strictObject({ prospectId, quoteId });

export const getQuoteClientSide = defineEndpoint({
  method: 'GET',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/client-side',
  lambda: 'sales',
  access: 'prospect:read',
  summary: 'La liga de una cotización y lo que el cliente ha hecho con ella',
  params: oneQuote,
  response: z.object({
    link: quoteLink.optional(),
    /** Newest first. */
    events: z.array(clientEvent),
  }),
  errors: ['prospect.not_found', 'quote.not_found'],
});

/** Made anew, the one before stops working at once. */
export const addQuoteLink = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/link',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Hace la liga de una cotización enviada, o la renueva; la anterior deja de servir',
  params: oneQuote,
  body: z.strictObject({}),
  response: quoteLink,
  status: 201,
  errors: ['prospect.not_found', 'quote.not_found', 'quote.not_sent'],
  idempotent: true,
});

export const removeQuoteLink = defineEndpoint({
  method: 'DELETE',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/link',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Anula la liga de una cotización, que deja de servir de inmediato',
  params: oneQuote,
  response: z.undefined(),
  status: 204,
  errors: ['prospect.not_found', 'quote.not_found', 'quote_link.not_found'],
  idempotent: true,
});

export const replyToQuestion = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/questions/{question}/reply',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Contesta la pregunta de un cliente; la ve en su liga',
  /** Whatever the last one says, nothing else is told of it. */
  params: oneQuote.extend({ question: z.string().max(200) }),
  body: z.strictObject({ text: lines(2000) }),
  response: clientEvent,
  status: 201,
  errors: ['prospect.not_found', 'quote.not_found', 'quote_question.not_found'],
  idempotent: true,
});

/** Freezes the version of a draft and moves it, makes the link where there is none, and sends both, once. */
export const mailQuote = defineEndpoint({
  method: 'POST',
  path: '/api/prospects/{prospectId}/quotes/{quoteId}/mails',
  lambda: 'sales',
  access: 'prospect:change',
  summary: 'Envía una cotización por correo con su liga; lo enviado queda fijo como versión',
  params: oneQuote,
  body: z.strictObject({ to: email, subject: line(200), message: lines(4000) }),
  response: changedRow,
  status: 201,
  errors: [
    'prospect.not_found',
    'prospect.move_not_allowed',
    'quote.not_found',
    'quote.move_not_allowed',
    'quote.expired',
    'quote.too_many_mails',
  ],
  idempotent: true,
});
