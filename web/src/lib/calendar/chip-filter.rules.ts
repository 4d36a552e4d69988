/** Which chips show, and how many each choice of a filter would show. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { Deadline } from '@folio/shared/deadlines/deadline.schema.ts';
import type { ProspectStatus } from '@folio/shared/prospects/prospect.rules.ts';
import { peopleOf } from './chip.rules.ts';

/** Empty lists filter nothing. */
export interface ChipFilter {
  people: readonly string[];
  statuses: readonly ProspectStatus[];
  workCentreIds: readonly string[];
}

export function filtered(chips: readonly Chip[], { people, statuses, workCentreIds }: ChipFilter): Chip[] {
  return chips.filter(
    (chip) =>
      (people.length === 0 || peopleOf(chip).some((id) => people.includes(id))) &&
      (statuses.length === 0 || statuses.includes(chip.status)) &&
      (workCentreIds.length === 0 || workCentreIds.includes(chip.workCentreId)),
  );
}

/** By day, of the same people and work centres; a status is the prospect's, and a quote that waits is a quote in any of them. */
export function filteredDeadlines(
  byDay: ReadonlyMap<string, readonly Deadline[]>,
  { people, workCentreIds }: ChipFilter,
): Map<string, Deadline[]> {
  const passes = (one: Deadline) =>
    (people.length === 0 || people.includes(one.memberId)) &&
    (workCentreIds.length === 0 || workCentreIds.includes(one.workCentreId));
  const days = [...byDay].map(([day, ofDay]) => [day, ofDay.filter(passes)] as const);
  return new Map(days.filter(([, ofDay]) => ofDay.length > 0));
}

/** Of each person and status, how many the other filter lets through. */
export function countsOf(
  chips: readonly Chip[],
  filter: ChipFilter,
): { people: Map<string, number>; statuses: Map<string, number> } {
  const people = new Map<string, number>();
  const statuses = new Map<string, number>();
  const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
  for (const chip of filtered(chips, { ...filter, people: [] })) for (const id of peopleOf(chip)) count(people, id);
  for (const chip of filtered(chips, { ...filter, statuses: [] })) count(statuses, chip.status);
  return { people, statuses };
}

export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
