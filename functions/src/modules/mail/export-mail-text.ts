/** The words of mails about exports: the file stays where it is, and is fetched in the app. */
import type { MailMessage } from '@folio/shared/contract/events.ts';
import { exportFormatNames } from '@folio/shared/exports/export.rules.ts';
import type { MailText, MailTools } from './mail-content.ts';
import { spokenDay } from './spoken-time.ts';

type Of<Template extends MailMessage['template']> = Extract<MailMessage, { template: Template }>;

export function exportText(message: Of<'export-ready'>, { siteOrigin }: MailTools): MailText {
  const { name, companyName, scheduleName, exportId, content, format, from, to, keptDays } = message;
  const dayOf = (day: string) => `${spokenDay(day)} de ${day.slice(0, 4)}`;
  return {
    subject: `${scheduleName}: ya está lista`,
    greeting: `Hola, ${name}:`,
    paragraphs: ['La exportación programada está lista. Por seguridad no va adjunta: descárgala en Folio.'],
    facts: [
      { label: 'Contenido', value: content },
      { label: 'Periodo', value: from === to ? dayOf(from) : `del ${dayOf(from)} al ${dayOf(to)}` },
      { label: 'Formato', value: exportFormatNames[format] },
    ],
    button: {
      label: 'Descargar en Folio',
      href: `${siteOrigin}/reportes?${new URLSearchParams({ exportaciones: exportId })}`,
    },
    after: [`El archivo se guarda ${keptDays} días.`],
    reason: `Te llega porque alguien de ${companyName} te eligió para recibirla.`,
  };
}
