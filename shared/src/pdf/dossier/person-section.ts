/** Who the prospect is, how to reach it, and how far things are. */
import { awaitedFrom, hasHour, whenOf } from '../../appointments/all-day.rules.ts';
import { nationalForm } from '../../values/national-phone.ts';
import { printedDay, printedTime, printedWeekday } from '../../values/spanish-days.ts';
import { placeName } from '../../values/place.ts';
import type { Block } from '../document.ts';
import { factGrid, type FactLine } from '../facts.ts';
import { hexOf, inks, styles } from '../palette.ts';
import { momentWords, nameIn, nowOf } from './dossier-words.ts';
import type { Dossier } from './dossier.types.ts';
import { statusLight } from './status-light.ts';

export function personSection(dossier: Dossier): Block[] {
  const { prospect } = dossier;
  const firm = [prospect.companyName, nameIn(dossier, prospect.lineOfBusinessId)].filter(Boolean).join(' · ');
  const subtitle: Block[] = firm ? [{ kind: 'paragraph', text: firm, style: styles.subtitle, above: 7 }] : [];
  const subject: Block[] = prospect.subject
    ? [{ ...factGrid([{ label: 'Asunto', value: prospect.subject }], 1), above: 9 }]
    : [];
  return [
    { kind: 'paragraph', role: 'H1', text: prospect.name, style: styles.title },
    // Names are underlined in the prospect's colour, here as on screen.
    { kind: 'rule', colour: hexOf(prospect.colour), thickness: 3, length: 56, above: 5 },
    ...subtitle,
    statusLight(prospect.status, nameIn(dossier, prospect.cancelReasonId)),
    { ...summary(dossier), above: 18 },
    { ...factGrid(factsOf(dossier), 3), above: 16 },
    ...subject,
  ];
}

function factsOf(dossier: Dossier): FactLine[] {
  const { prospect, hasSeveralWorkCentres } = dossier;
  const { phone, email, contactChannelId, contactedOn, registeredBy, attendedBy, workCentreId } = prospect;
  const facts = {
    Teléfono: phone && nationalForm(phone),
    'E-mail': email,
    Estado: placeName(prospect),
    'Medio de contacto': nameIn(dossier, contactChannelId),
    'Fecha de emisión': printedDay(contactedOn),
    Usuario: nameIn(dossier, registeredBy),
    'Lo atiende': attendedBy === registeredBy ? undefined : nameIn(dossier, attendedBy),
    'Centro de trabajo': hasSeveralWorkCentres ? nameIn(dossier, workCentreId) : undefined,
  };
  return Object.entries(facts).flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function nextWords(when: string): string {
  const [first, last] = [when.slice(0, 10), when.slice(-10)];
  if (hasHour(when)) return `${printedWeekday(first)}, ${printedTime(when)}`;
  return first === last
    ? `${printedWeekday(first)}, todo el día`
    : `${printedWeekday(first)} al ${printedWeekday(last)}`;
}

/** The three questions that are asked first. */
function summary(dossier: Dossier): Block {
  const { appointments, followUps } = dossier.prospect;
  const now = nowOf(dossier);
  const next = appointments.find((one) => one.outcome === 'pending' && awaitedFrom(whenOf(one)) > now);
  const [last] = followUps;
  const held = appointments.filter(({ outcome }) => outcome === 'held').length;
  const answers: FactLine[] = [
    {
      label: 'Próxima cita',
      value: next ? nextWords(whenOf(next)) : 'Sin cita',
    },
    { label: 'Último seguimiento', value: last ? momentWords(dossier, last.at) : 'Sin seguimientos' },
    { label: 'Citas realizadas', value: appointments.length ? `${held} de ${appointments.length}` : 'Ninguna' },
  ];
  return {
    kind: 'box',
    fill: inks.sunken,
    radius: 6,
    padding: { top: 9, right: 14, bottom: 10, left: 14 },
    block: factGrid(
      answers.map(({ label, value }) => ({ label, value: [{ text: String(value), weight: 'bold' }] })),
      3,
    ),
  };
}
