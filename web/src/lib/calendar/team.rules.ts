/** Whose days can be looked at side by side. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { peopleOf } from './chip.rules.ts';

interface Looked {
  chips: readonly Chip[];
  /** Empty for all that one may see. */
  workCentreIds: readonly string[];
}

/** Colleagues of the centres that are looked at, and whoever has an appointment there, by name. */
export function teamOf(
  session: Pick<Session, 'level' | 'members' | 'workCentreIds' | 'person'>,
  { chips, workCentreIds }: Looked,
): { id: string; name: string }[] {
  const mine = session.level === 'administrator' ? [] : session.workCentreIds;
  const centres = workCentreIds.length ? workCentreIds : mine;
  const busy = new Set(chips.flatMap(peopleOf));
  const isColleague = ({ active, workCentreIds: theirs }: Session['members'][number]) =>
    active && (centres.length === 0 || theirs.some((id) => centres.includes(id)));
  return session.members
    .filter((member) => busy.has(member.id) || (session.level !== 'normal' && isColleague(member)))
    .map(({ id, name }) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'es'));
}
