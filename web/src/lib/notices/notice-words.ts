/** What a notice says, and where it leads: the words of each kind. */
import { appointmentKindNames } from '@folio/shared/appointments/appointment.rules.ts';
import type { NewsKind } from '@folio/shared/client-quotes/client-quote.rules.ts';
import type { Notice, NoticeContent } from '@folio/shared/notices/notice.schema.ts';
import { exportFailureWords, exportFormatNames } from '@folio/shared/exports/export.rules.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { routes } from '#lib/routes.ts';
import { dayWithYear, fullDay, hourWords, shortDay, whenWords } from '#lib/ui/dates.ts';

export interface NoticeWords {
  title: string;
  detail: string;
  /** What it is about, below. */
  more: string | undefined;
  href: string;
}

/** @param now wall clock of the company */
export function noticeWords({ content }: Pick<Notice, 'content'>, now: string): NoticeWords {
  if (content.kind === 'export') return exportWords(content);
  return content.kind === 'quote-news' ? quoteNewsWords(content) : appointmentWords(content, now);
}

type Of<Kind extends NoticeContent['kind']> = Extract<NoticeContent, { kind: Kind }>;

const newsSentences: Record<NewsKind, string> = {
  opened: 'abrió la cotización',
  accepted: 'aceptó la cotización',
  rejected: 'rechazó la cotización',
  asked: 'pregunta sobre la cotización',
};

function quoteNewsWords(content: Of<'quote-news'>): NoticeWords {
  const { news, prospectName, prospectId, quoteId, folio, clientName, text, line, orderFolio } = content;
  return {
    title: `${prospectName} ${newsSentences[news]} ${folio}`,
    detail: [clientName, orderFolio ? `ya es el pedido ${orderFolio}` : '', line].filter(Boolean).join(' · '),
    more: text,
    href: routes.quote(prospectId, quoteId),
  };
}

function exportWords({ exportId, title, format, from, to, failure }: Of<'export'>): NoticeWords {
  const days = from === to ? fullDay(from) : `${shortDay(from)} – ${dayWithYear(to)}`;
  return {
    title: failure ? `No se pudo exportar: ${title}` : `Exportación lista: ${title}`,
    detail: `${exportFormatNames[format]} · ${days}`,
    more: failure && exportFailureWords[failure],
    href: routes.exports(exportId),
  };
}

function appointmentWords(content: Of<'appointment-soon'>, now: string): NoticeWords {
  const { name, startsAtLocal, appointmentKind, subject, place, prospectId, joined } = content;
  const day = startsAtLocal.slice(0, 10);
  return {
    title: `${appointmentKindNames[appointmentKind]} con ${name}`,
    detail: startsAtLocal.includes('/')
      ? whenWords(startsAtLocal)
      : `${nearDay(day, now.slice(0, 10))}, ${hourWords(startsAtLocal)}`,
    more: [subject, place].filter(Boolean).join(' · ') || undefined,
    href: routes.calendar({ view: 'dia', day, ...(joined ? {} : { prospectId }) }),
  };
}

function nearDay(day: string, today: string): string {
  if (day === today) return 'Hoy';
  if (day === addDays(today, 1)) return 'Mañana';
  return fullDay(day);
}

/** How long ago it came: `ahora`, `hace 5 min`, `hace 2 h`, `hace 3 días`. */
export function agoWords(at: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(at)) / 60_000);
  if (minutes < 1) return 'ahora';
  if (minutes < 60) return `hace ${minutes}\u00a0min`;
  if (minutes < 24 * 60) return `hace ${Math.floor(minutes / 60)}\u00a0h`;
  const days = Math.floor(minutes / (24 * 60));
  return days === 1 ? 'ayer' : `hace ${days} días`;
}
