/** The words of mails about appointments: a reminder, and the day by the clock. */
import { appointmentKindNames } from '@folio/shared/appointments/appointment.rules.ts';
import type { MailMessage } from '@folio/shared/contract/events.ts';
import { wallClockIn } from '@folio/shared/values/days.ts';
import type { MailText, MailTools } from './mail-content.ts';
import { clockTime, lengthWords, nearDay, spokenDay } from './spoken-time.ts';

type Of<Template extends MailMessage['template']> = Extract<MailMessage, { template: Template }>;

export function reminderText(message: Of<'appointment-reminder'>, tools: MailTools): MailText {
  const { name, companyName, prospectName, prospectId, startsAt, timeZone, sentAt, minutes, kind } = message;
  const [day = '', time = ''] = wallClockIn(timeZone, new Date(startsAt)).split('T');
  const near = nearDay(day, wallClockIn(timeZone, new Date(sentAt)).slice(0, 10));
  const { subject, place, link } = message;
  const facts = [
    { label: 'Cuándo', value: `${spokenDay(day)}, ${clockTime(time)} (${lengthWords(minutes)})` },
    { label: 'Tipo', value: appointmentKindNames[kind] },
    ...(subject ? [{ label: 'Asunto', value: subject }] : []),
    ...(place ? [{ label: 'Lugar', value: place, href: mapHref(place) }] : []),
    ...(link ? [{ label: 'Enlace', value: link, href: link }] : []),
  ];
  return {
    subject: `${prospectName}: ${near}, ${clockTime(time)}`,
    greeting: `Hola, ${name}:`,
    paragraphs: [`${capital(near)} a ${atTime(time)} tienes una cita con ${prospectName}.`],
    facts,
    button: { label: 'Ver al prospecto', href: prospectHref(tools, prospectId) },
    reason: reasonOf(companyName),
    settings: settingsLink(tools),
  };
}

export function agendaText(message: Of<'daily-agenda'>, tools: MailTools): MailText {
  const { name, companyName, day, appointments, more, overdue, withoutNextStep } = message;
  const count = appointments.length + more;
  const lines = appointments.map(({ prospectId, time, minutes, kind, name: prospect, subject, joined }) => ({
    when: clockTime(time),
    title: prospect,
    detail: [
      `${appointmentKindNames[kind]}, ${lengthWords(minutes)}`,
      ...(joined ? ['acompañas'] : []),
      ...(subject ? [subject] : []),
    ].join(' · '),
    href: prospectHref(tools, prospectId),
  }));
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
