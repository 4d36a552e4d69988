/** The lines in which chips of whole days stand below the heads of their days. */
import { lastDay } from '@folio/shared/appointments/all-day.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { dayOf, inOrder, peopleOf } from './chip.rules.ts';

interface LineOptions {
  /** With more, the hours would be out of sight. */
  most: number;
  /** Each person has a column: only chips of the same person are in each other's way. */
  perPerson: boolean;
}

/** The line of each chip, from 0 on, none over another; those that find no room in them are left out. */
export function linesOf(chips: readonly Chip[], { most, perPerson }: LineOptions): Map<Chip, number> {
  const lines: Chip[][] = Array.from({ length: most }, () => []);
  const placed = new Map<Chip, number>();
  for (const chip of inOrder(chips)) {
    const line = lines.findIndex((those) => !those.some((other) => meet(chip, other, perPerson)));
    if (line < 0) continue;
    lines[line]?.push(chip);
    placed.set(chip, line);
  }
  return placed;
}

function meet(one: Chip, other: Chip, perPerson: boolean): boolean {
  const share = !perPerson || peopleOf(one).some((id) => peopleOf(other).includes(id));
  return share && dayOf(one) <= lastDay(other) && dayOf(other) <= lastDay(one);
}
