/** The words of mails about appointments: a reminder, and the day by the clock. */
import { appointmentKindNames } from '@folio/shared/appointments/appointment.rules.ts';
import type { MailMessage } from '@folio/shared/contract/events.ts';
import { wallClockIn } from '@folio/shared/values/days.ts';
import type { MailText, MailTools } from './mail-content.ts';
import { clockTime, lengthWords, nearDay, spokenDay, spokenWhen } from './spoken-time.ts';

type Of<Template extends MailMessage['template']> = Extract<MailMessage, { template: Template }>;

export function reminderText(message: Of<'appointment-reminder'>, tools: MailTools): MailText {
  const { name, companyName, prospectName, prospectId, timeZone, sentAt, kind } = message;
  const when = spokenWhen(message);
  const near = nearDay(when.day, wallClockIn(timeZone, new Date(sentAt)).slice(0, 10));
  const { subject, place, link } = message;
  const facts = [
    { label: 'Cuándo', value: when.words },
    { label: 'Tipo', value: appointmentKindNames[kind] },
    ...(subject ? [{ label: 'Asunto', value: subject }] : []),
    ...(place ? [{ label: 'Lugar', value: place, href: mapHref(place) }] : []),
    ...(link ? [{ label: 'Enlace', value: link, href: link }] : []),
  ];
  return {
    subject: `${prospectName}: ${near}, ${when.time ? clockTime(when.time) : 'todo el día'}`,
    greeting: `Hola, ${name}:`,
    paragraphs: [
      `${capital(near)}${when.time ? ` a ${atTime(when.time)}` : ''} tienes una cita${lasting(message)} con ${prospectName}.`,
    ],
    facts,
    button: { label: 'Ver al prospecto', href: prospectHref(tools, prospectId) },
    reason: reasonOf(companyName),
    settings: settingsLink(tools),
  };
}

export function agendaText(message: Of<'daily-agenda'>, tools: MailTools): MailText {
  const { name, companyName, day, appointments, more, overdue, withoutNextStep } = message;
  const count = appointments.length + more;
  const lines = appointments.map((one) => lineOf(one, tools));
  const rest = [
    ...(more ? [`Y ${more} más, en tu calendario.`] : []),
    ...(overdue ? [`${counted(overdue, 'cita pasada', 'citas pasadas')} sin resultado.`] : []),
    ...(withoutNextStep ? [`${counted(withoutNextStep, 'prospecto', 'prospectos')} sin siguiente paso.`] : []),
  ];
  const intro = count ? `Hoy tienes ${counted(count, 'cita', 'citas')}.` : 'Hoy no tienes citas.';
  return {
    subject: `Tu ${spokenDay(day)}: ${count ? counted(count, 'cita', 'citas') : 'sin citas'}`,
    greeting: `Buenos días, ${name}:`,
    paragraphs: [intro],
    agenda: lines,
    after: rest,
    button: {
      label: 'Abrir el calendario',
      href: `${tools.siteOrigin}/calendario?${new URLSearchParams({ vista: 'dia', dia: day })}`,
    },
    reason: reasonOf(companyName),
    settings: settingsLink(tools),
  };
}

type Listed = Of<'daily-agenda'>['appointments'][number];

function lineOf(
  { prospectId, time, minutes, days = 1, dayNumber, kind, name, subject, joined }: Listed,
  tools: MailTools,
) {
  const length = [...(minutes ? [lengthWords(minutes)] : []), ...(days > 1 ? [`día ${dayNumber} de ${days}`] : [])];
  return {
    when: time ? clockTime(time) : 'Todo el día',
    title: name,
    detail: [
      [appointmentKindNames[kind], ...length].join(', '),
      ...(joined ? ['acompañas'] : []),
      ...(subject ? [subject] : []),
    ].join(' · '),
    href: prospectHref(tools, prospectId),
  };
}

/** Of whole days: how many. */
function lasting({ days }: Of<'appointment-reminder'>): string {
  if (days === undefined) return '';
  return days === 1 ? ' de todo el día' : ` de ${days} días`;
}

/** A sentence begins with it. */
function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `las 4:30 p. m.`, and `la 1:30 p. m.`. */
function atTime(time: string): string {
  const words = clockTime(time);
  return `${words.startsWith('1:') ? 'la' : 'las'} ${words}`;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

function prospectHref({ siteOrigin }: MailTools, prospectId: string): string {
  return `${siteOrigin}/prospectos/${prospectId}`;
}

/** The place, asked of a map. */
export function mapHref(place: string): string {
  return `https://www.google.com/maps/search/?${new URLSearchParams({ api: '1', query: place })}`;
}

function reasonOf(companyName: string): string {
  return `Lo pediste en tus avisos de ${companyName}.`;
}

function settingsLink({ siteOrigin }: MailTools): { label: string; href: string } {
  return { label: 'Cambiar mis avisos', href: `${siteOrigin}/ajustes/avisos` };
}
