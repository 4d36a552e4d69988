/** Chips of the calendar: changed, moved, told apart and put in order. */
import { endOf, later, overlap } from '@folio/shared/appointments/appointment.rules.ts';
import type { AppointmentChanges } from '@folio/shared/appointments/appointment.schema.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';

/** Where a chip is moved to, and how long it is there. */
export interface Place {
  startsAtLocal: string;
  minutes: number;
}

/** As it will be, to show at once. */
export function withChanges(chip: Chip, changes: AppointmentChanges): Chip {
  const { day, time, minutes, kind, subject, participantIds } = changes;
  return {
    ...chip,
    ...(day && time ? { startsAtLocal: `${day}T${time}` } : {}),
    ...(minutes === undefined ? {} : { minutes }),
    ...(kind === undefined ? {} : { kind }),
    ...(subject === undefined ? {} : { subject: subject ?? undefined }),
    ...(participantIds === undefined ? {} : { participantIds }),
  };
}

export const dayOf = ({ startsAtLocal }: { startsAtLocal: string }): string => startsAtLocal.slice(0, 10);
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

/** By time, then by name. */
export function inOrder(chips: readonly Chip[]): Chip[] {
  return chips.toSorted((one, other) => {
    if (one.startsAtLocal !== other.startsAtLocal) return one.startsAtLocal < other.startsAtLocal ? -1 : 1;
    return byName.compare(one.name, other.name);
  });
}

/**
 * Of chips in order, those that fit in so many columns side by side. A day with forty at the same hour would be a comb that
 * nobody can read, and costs what drawing it costs: the rest is counted, and listed when asked for.
 */
export function inColumns(chips: readonly Chip[], columns: number): { shown: Chip[]; hidden: number } {
  const shown: Chip[] = [];
  const ends: string[] = [];
  for (const chip of chips) {
    const free = ends.findIndex((end) => end <= chip.startsAtLocal);
    if (free < 0 && ends.length === columns) continue;
    ends[free < 0 ? ends.length : free] = endOf(chip);
    shown.push(chip);
  }
  return { shown, hidden: chips.length - shown.length };
}
