/** What a chip says beyond its hour and name: in its tooltip, read aloud, and in the card of one whose prospect is not seen. */
import { awaitedFrom, whenOf } from '@folio/shared/appointments/all-day.rules.ts';
import {
  appointmentKindNames,
  lengthWords,
  type AppointmentOutcome,
} from '@folio/shared/appointments/appointment.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { statusNames } from '@folio/shared/prospects/prospect.rules.ts';
import { hourWords, whenWords } from '#lib/ui/dates.ts';

/** `current` takes whole days, and this is one of them; `waiting` is past and nobody said what became of it. */
export type ChipState = 'coming' | 'current' | 'waiting' | Exclude<AppointmentOutcome, 'pending'>;

export const chipStateNames: Record<ChipState, string> = {
  coming: 'Por venir',
  current: 'En curso',
  waiting: 'Sin resultado',
  held: 'Realizada',
  missed: 'No realizada',
};

/** @param now wall clock of the company */
export function chipStateOf(chip: Chip, now: string): ChipState {
  if (chip.outcome !== 'pending') return chip.outcome;
  if (awaitedFrom(whenOf(chip)) <= now) return 'waiting';
  return chip.startsAtLocal > now ? 'coming' : 'current';
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
  // The hour is of the day where it stands; several days are told.
  const when = chip.days !== undefined && chip.days > 1 ? whenWords(whenOf(chip)) : hourWords(chip.startsAtLocal);
  const others = (chip.participantIds ?? []).map(nameOf).filter(Boolean);
  return [
    `${when}${there ? ` (${there})` : ''}`,
    chip.name,
    `${appointmentKindNames[chip.kind]} de ${lengthWords(chip)}`,
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
