/** Chips of the calendar: changed, moved, told apart and put in order. */
import { mostDays } from '@folio/shared/appointments/all-day.rules.ts';
import { endOf, later, overlap } from '@folio/shared/appointments/appointment.rules.ts';
import type { AppointmentChanges } from '@folio/shared/appointments/appointment.schema.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { addDays } from '@folio/shared/values/days.ts';

/** At an hour. */
export type Timed = Chip & { minutes: number };

/** Where a chip is moved to, and how long it is there: minutes from an hour on, or days from a day on. */
export interface Place {
  startsAtLocal: string;
  minutes?: number | undefined;
  days?: number | undefined;
}

/** A chip elsewhere: what it was, an hour or whole days, is no part of it any more. */
export function placedAt(chip: Chip, { startsAtLocal, minutes, days }: Place): Chip {
  const { minutes: _, days: __, ...rest } = chip;
  return { ...rest, startsAtLocal, ...(days === undefined ? { minutes } : { days }) };
}

/** So many days later, at the same hour if it has one. */
export function daysLater({ startsAtLocal, minutes, days }: Place, count: number): Place {
  const day = addDays(startsAtLocal.slice(0, 10), count);
  return days === undefined
    ? { startsAtLocal: `${day}${startsAtLocal.slice(10)}`, minutes }
    : { startsAtLocal: day, days };
}

/** With its last day so many later, as far as one goes. */
export function lengthened({ startsAtLocal, days = 1 }: Place, count: number): Place {
  return { startsAtLocal, days: Math.min(mostDays, Math.max(1, days + count)) };
}

/** What is sent for a chip to be there. */
export function changesTo(chip: Place, to: Place): AppointmentChanges {
  const isMoved = to.startsAtLocal !== chip.startsAtLocal;
  if (to.days !== undefined) return isMoved || to.days !== chip.days ? { day: dayOf(to), days: to.days } : {};
  return {
    ...(isMoved ? { day: dayOf(to), time: timeOf(to) } : {}),
    ...(to.minutes === chip.minutes ? {} : { minutes: to.minutes }),
  };
}

function placeAfter({ startsAtLocal, minutes, days }: Place, changes: AppointmentChanges): Place {
  if (changes.day && changes.days) return { startsAtLocal: changes.day, days: changes.days };
  const at = changes.day && changes.time ? `${changes.day}T${changes.time}` : startsAtLocal;
  return at.includes('T') ? { startsAtLocal: at, minutes: changes.minutes ?? minutes } : { startsAtLocal: at, days };
}

/** As it will be, to show at once. */
export function withChanges(chip: Chip, changes: AppointmentChanges): Chip {
  const { kind, subject, participantIds } = changes;
  return {
    ...placedAt(chip, placeAfter(chip, changes)),
    ...(kind === undefined ? {} : { kind }),
    ...(subject === undefined ? {} : { subject: subject ?? undefined }),
    ...(participantIds === undefined ? {} : { participantIds }),
  };
}

export const dayOf = ({ startsAtLocal }: { startsAtLocal: string }): string => startsAtLocal.slice(0, 10);
/** Empty of one that takes whole days. */
export const timeOf = ({ startsAtLocal }: { startsAtLocal: string }): string => startsAtLocal.slice(11, 16);

export { later };

/** Everybody who is there. */
export function peopleOf({ memberId, participantIds = [] }: Chip): string[] {
  return [memberId, ...participantIds.filter((id) => id !== memberId)];
}

/** What of an appointment takes time, and whose. */
type Occupied = Pick<Chip, 'id' | 'startsAtLocal' | 'minutes' | 'memberId' | 'participantIds'>;

/** Appointments of the same people at the same time; those that were not held take nobody's time, nor do cancelled ones. */
export function clashesOf(chip: Occupied, among: Iterable<Chip>): Chip[] {
  const people = new Set([chip.memberId, ...(chip.participantIds ?? [])]);
  return [...among].filter(
    (other) =>
      other.id !== chip.id &&
      other.outcome !== 'missed' &&
      other.status !== 'cancelled' &&
      overlap(chip, other) &&
      peopleOf(other).some((id) => people.has(id)),
  );
}

const byName = new Intl.Collator('es-MX');

/** By time, those of whole days before the hours of their first, then by name. */
export function inOrder<One extends Chip>(chips: readonly One[]): One[] {
  return chips.toSorted((one, other) => {
    if (one.startsAtLocal !== other.startsAtLocal) return one.startsAtLocal < other.startsAtLocal ? -1 : 1;
    return byName.compare(one.name, other.name);
  });
}

/**
 * Of chips in order, those that fit in so many columns side by side. A day with forty at the same hour would be a comb that
 * nobody can read, and costs what drawing it costs: the rest is counted, and listed when asked for.
 */
export function inColumns<One extends Timed>(chips: readonly One[], columns: number): { shown: One[]; hidden: number } {
  const shown: One[] = [];
  const ends: string[] = [];
  for (const chip of chips) {
    const free = ends.findIndex((end) => end <= chip.startsAtLocal);
    if (free < 0 && ends.length === columns) continue;
    ends[free < 0 ? ends.length : free] = endOf(chip);
    shown.push(chip);
  }
  return { shown, hidden: chips.length - shown.length };
}
