/** What happened with a prospect: its appointments (M49) and its follow-ups (M39), the newest first. */
import { awaitedFrom, whenOf } from '../../appointments/all-day.rules.ts';
import { appointmentKindNames, lengthWords } from '../../appointments/appointment.rules.ts';
import type { Appointment } from '../../appointments/appointment.schema.ts';
import { followUpKindNames, followUpResultNames } from '../../prospects/follow-up.rules.ts';
import type { FollowUp } from '../../prospects/prospect.schema.ts';
import { wallClockIn } from '../../values/days.ts';
import { placeName, zoneOfPlace } from '../../values/place.ts';
import { printedTime } from '../../values/spanish-days.ts';
import type { Block, Colour, Span, TableColumn } from '../document.ts';
import { inks, styles } from '../palette.ts';
import { counted, nameIn, nowOf, sectionHeading, whenSpans } from './dossier-words.ts';
import type { Dossier } from './dossier.types.ts';
import { cell, table } from './section-table.ts';

const empty = (text: string): Block => ({ kind: 'paragraph', text, style: styles.soft, above: 3 });

export function appointmentsSection(dossier: Dossier): Block[] {
  const { appointments } = dossier.prospect;
  if (!appointments.length) return [sectionHeading('Citas'), empty('Sin citas.')];
  const columns: TableColumn[] = [
    { title: 'Fecha y hora', width: { points: 112 } },
    { title: 'Cita', width: { share: 1 } },
    { title: 'Resultado', width: { points: 84 } },
  ];
  const rows = appointments.toReversed().map((one) => ({
    cells: [cell(whenSpans(whenOf(one))), cell(appointmentSpans(dossier, one)), cell([outcomeSpan(dossier, one)])],
  }));
  return [sectionHeading('Citas', counted(appointments.length, 'cita', 'citas')), table(columns, rows)];
}

function appointmentSpans(dossier: Dossier, appointment: Appointment): Span[] {
  const { kind, subject, place, link, participantIds = [] } = appointment;
  const guests = participantIds.map((id) => nameIn(dossier, id) || 'otra persona').join(', ');
  const lines = [place, link, guests && `Acompañan: ${guests}`, timeThere(dossier, appointment)];
  return [
    { text: appointmentKindNames[kind], weight: 'bold' },
    { text: ` · ${lengthWords(appointment)}`, colour: inks.soft },
    ...(subject ? [{ text: `\n${subject}` }] : []),
    ...lines.flatMap((line) => (line ? [{ text: `\n${line}`, colour: inks.soft }] : [])),
  ];
}

/** Where the prospect's clock said otherwise. */
function timeThere({ prospect }: Dossier, { startsAt, startsAtLocal }: Appointment): string | undefined {
  const timeZone = zoneOfPlace(prospect);
  if (!timeZone || !startsAt) return undefined;
  const there = wallClockIn(timeZone, new Date(startsAt));
  return there === startsAtLocal ? undefined : `Hora del prospecto: ${printedTime(there)} en ${placeName(prospect)}`;
}

function outcomeSpan(dossier: Dossier, appointment: Appointment): Span {
  const { outcome, startsAtLocal } = appointment;
  const now = nowOf(dossier);
  const of = (text: string, colour: Colour): Span => ({ text, colour, weight: 'bold' });
  if (outcome === 'held') return of('Realizada', inks.ordered);
  if (outcome === 'missed') return of('No realizada', inks.soft);
  if (awaitedFrom(whenOf(appointment)) <= now) return of('Sin resultado', inks.cancelled);
  return of(startsAtLocal > now ? 'Por venir' : 'En curso', inks.following);
}

export function followUpsSection(dossier: Dossier): Block[] {
  const { followUps } = dossier.prospect;
  if (!followUps.length) return [sectionHeading('Seguimientos'), empty('Sin seguimientos.')];
  const columns: TableColumn[] = [
    { title: 'Fecha y hora', width: { points: 112 } },
    { title: 'Contacto', width: { points: 116 } },
    { title: 'Resultado e información', width: { share: 1 } },
  ];
  const rows = followUps.map((one) => ({ cells: followUpCells(dossier, one) }));
  return [sectionHeading('Seguimientos', counted(followUps.length, 'contacto', 'contactos')), table(columns, rows)];
}

function followUpCells(dossier: Dossier, { at, kinds, memberId, result, information }: FollowUp): Block[] {
  const who = nameIn(dossier, memberId);
  return [
    cell(whenSpans(wallClockIn(dossier.company.timeZone, new Date(at)))),
    cell([
      { text: kinds.map((kind) => followUpKindNames[kind]).join(', '), weight: 'bold' },
      ...(who ? [{ text: `\n${who}`, colour: inks.soft }] : []),
    ]),
    cell([
      { text: followUpResultNames[result], weight: 'bold' },
      ...(information ? [{ text: `\n${information}` }] : []),
    ]),
  ];
}
