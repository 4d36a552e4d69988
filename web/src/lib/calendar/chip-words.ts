/** What a chip says beyond its hour and name: in its tooltip, read aloud, and in the card of one whose prospect is not seen. */
import { appointmentKindNames, type AppointmentOutcome } from '@folio/shared/appointments/appointment.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { statusNames } from '@folio/shared/prospects/prospect.rules.ts';
import { durationWords } from '#lib/appointments/appointment-words.rules.ts';
import { clockTime } from '#lib/ui/dates.ts';

/** `waiting` is past and nobody said what became of it. */
export type ChipState = 'coming' | 'waiting' | Exclude<AppointmentOutcome, 'pending'>;

export const chipStateNames: Record<ChipState, string> = {
  coming: 'Por venir',
  waiting: 'Sin resultado',
  held: 'Realizada',
  missed: 'No realizada',
};

/** @param now wall clock of the company */
export function chipStateOf({ outcome, startsAtLocal }: Chip, now: string): ChipState {
  if (outcome !== 'pending') return outcome;
  return startsAtLocal > now ? 'coming' : 'waiting';
}

/** Its icons and strokes, for the style sheet. */
export function chipClass(chip: Chip, now: string): string {
  const marks = `${chip.seriesId ? ' recurs' : ''}${chip.status === 'cancelled' ? ' struck' : ''}`;
  return `calendar-chip kind-${chip.kind} ${chipStateOf(chip, now)}${marks}`;
}

export interface ChipSpeech {
  now: string;
  nameOf: (memberId: string) => string;
  /** `10:30 a. m. en Sinaloa` where the prospect's clock says something else. */
  hourThere: (chip: Chip) => string | undefined;
}

/** The whole of a chip in one line. */
export function chipWords(chip: Chip, { now, nameOf, hourThere }: ChipSpeech): string {
  const there = hourThere(chip);
  const others = (chip.participantIds ?? []).map(nameOf).filter(Boolean);
  return [
    `${clockTime(chip.startsAtLocal.slice(11))}${there ? ` (${there})` : ''}`,
    chip.name,
    `${appointmentKindNames[chip.kind]} de ${durationWords(chip.minutes)}`,
    chip.subject,
    chip.seriesId && 'Se repite',
    chipStateNames[chipStateOf(chip, now)],
    statusNames[chip.status],
    nameOf(chip.memberId) && `Atiende: ${nameOf(chip.memberId)}`,
    others.length > 0 && `Acompañan: ${others.join(', ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
