/** The words of what a prospect is told: asked to come, told of a change, told that it is called off; with the file for its calendar. */
import { appointmentKindNames } from '@folio/shared/appointments/appointment.rules.ts';
import type { MailMessage } from '@folio/shared/contract/events.ts';
import { calendarFileOf } from '../calendar-feeds/icalendar.ts';
import { mapHref } from './appointment-mail-text.ts';
import type { MailText, MailTools } from './mail-content.ts';
import { clockTime, spokenDay, spokenWhen } from './spoken-time.ts';

type Message = Extract<MailMessage, { template: 'prospect-invitation' }>;
type Host = NonNullable<MailTools['host']>;

/** @throws TypeError without whoever asks */
export function prospectInvitationText(message: Message, tools: MailTools): MailText {
  const { host } = tools;
  if (!host) throw new TypeError('an invitation needs who asks');
  const { name, kind, subject, place, link } = message;
  const when = spokenWhen(message);
  const { headline, sentence, reason } = wordsOf(message, host);
  return {
    subject: `${headline}: ${when.time ? `${spokenDay(when.day)}, ${clockTime(when.time)}` : when.words}`,
    greeting: `Hola, ${name}:`,
    paragraphs: [sentence],
    facts: [
      { label: 'Cuándo', value: when.words },
      { label: 'Tipo', value: appointmentKindNames[kind] },
      ...(subject ? [{ label: 'Asunto', value: subject }] : []),
      ...(place ? [{ label: 'Lugar', value: place, href: mapHref(place) }] : []),
      ...(link ? [{ label: 'Enlace', value: link, href: link }] : []),
    ],
    after: [`Si algo no te queda, responde a este correo: le llega a ${host.name}.`],
    reason,
    replyTo: host.email,
    attachment: {
      name: 'cita.ics',
      type: `text/calendar; method=${message.method}; charset=utf-8`,
      content: fileOf(message, { host, tools }),
    },
  };
}

function wordsOf(
  { method, isUpdate }: Message,
  { name, companyName }: Host,
): Record<'headline' | 'sentence' | 'reason', string> {
  const reason = `${name}, de ${companyName}, lo envía con Folio.`;
  if (method === 'CANCEL') {
    return {
      headline: `Se canceló tu cita con ${companyName}`,
      sentence: `${name}, de ${companyName}, canceló esta cita.`,
      reason,
    };
  }
  if (isUpdate) {
    return {
      headline: `Cambió tu cita con ${companyName}`,
      sentence: `${name}, de ${companyName}, cambió tu cita. Así queda:`,
      reason,
    };
  }
  return {
    headline: `Cita con ${companyName}`,
    sentence: `${name}, de ${companyName}, te espera en esta cita.`,
    reason,
  };
}

function fileOf(message: Message, { host, tools }: { host: Host; tools: MailTools }): string {
  const {
    appointmentId,
    sequence,
    startsAt,
    timeZone,
    minutes,
    day = '',
    days = 1,
    kind,
    subject,
    place,
    link,
    name,
    method,
  } = message;
  const event = {
    id: appointmentId,
    sequence,
    when: startsAt === undefined ? { day, days } : { startsAt, timeZone, minutes: minutes ?? 0 },
    summary: `${appointmentKindNames[kind]} con ${host.companyName}`,
    description: [subject, link].filter(Boolean).join('\n') || undefined,
    location: place,
    url: link,
  };
  // Read by somebody else's program once: the moment it was written tells nothing that the sequence does not.
  const file = {
    name: host.companyName,
    host: new URL(tools.siteOrigin).host,
    stamp: new Date(startsAt ?? `${day}T12:00:00Z`),
    events: [event],
  };
  return calendarFileOf(file, { method, organizer: host, attendee: { name, email: tools.to } });
}
