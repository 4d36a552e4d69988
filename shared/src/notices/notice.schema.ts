/**
 * Avisos: what happened that a person should know, each of a kind with its values. The words are the screen's to choose; a
 * new kind is a member of this union and a sentence beside it.
 */
import * as z from 'zod';
import { appointmentKinds } from '../appointments/appointment.rules.ts';
import { defineEndpoint } from '../contract/endpoint.ts';
import { newsKinds } from '../client-quotes/client-quote.rules.ts';
import { exportFailures, exportFormats } from '../exports/export.rules.ts';
import { appointmentId, exportId, noticeId, prospectId, quoteId } from '../values/ids.ts';
import { instant, localDate, localWhen } from '../values/local-date.ts';
import { noticesShown } from './notice.rules.ts';

/** What a notice tells, as its module wrote it. */
export const noticeContent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('appointment-soon'),
    prospectId,
    appointmentId,
    /** Of the prospect. */
    name: z.string(),
    /** Wall clock of the company when it was sent, or the days that it takes. */
    startsAtLocal: localWhen,
    /** The same moment; none of one that takes whole days. */
    startsAt: instant.optional(),
    appointmentKind: z.enum(appointmentKinds),
    subject: z.string().optional(),
    place: z.string().optional(),
    /** One only comes along: the prospect may be another's to see. */
    joined: z.boolean(),
  }),
  /** A file that was asked for, or that a schedule made. */
  z.object({
    kind: z.literal('export'),
    exportId,
    /** `Pedidos realizados`, or the name of the schedule. */
    title: z.string(),
    format: z.enum(exportFormats),
    from: localDate,
    to: localDate,
    failure: z.enum(exportFailures).optional(),
  }),
  /** What a client did with a quote. */
  z.object({
    kind: z.literal('quote-news'),
    news: z.enum(newsKinds),
    prospectId,
    quoteId,
    folio: z.string(),
    prospectName: z.string(),
    /** As the client typed it. */
    clientName: z.string().optional(),
    /** The question, or why it was rejected. */
    text: z.string().optional(),
    /** What the question is about. */
    line: z.string().optional(),
    orderFolio: z.string().optional(),
  }),
]);
export type NoticeContent = z.infer<typeof noticeContent>;

const notice = z.object({
  id: noticeId,
  at: instant,
  read: z.boolean(),
  content: noticeContent,
});
export type Notice = z.infer<typeof notice>;

/** One Query of the person's own partition. */
export const listNotices = defineEndpoint({
  method: 'GET',
  path: '/api/notices',
  lambda: 'api',
  access: 'notice:read',
  summary: 'Los avisos más nuevos de quien pregunta',
  response: z.object({ notices: z.array(notice) }),
  errors: [],
});

/** Reading twice is reading once: nothing of it is kept in the log. */
export const readNotices = defineEndpoint({
  method: 'PUT',
  path: '/api/notices/read',
  lambda: 'api',
  access: 'notice:read',
  summary: 'Marca avisos propios como leídos',
  body: z.strictObject({ noticeIds: z.array(noticeId).min(1).max(noticesShown) }),
  response: z.undefined(),
  status: 204,
  errors: ['notice.not_found'],
  idempotent: true,
});
