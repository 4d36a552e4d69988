/** What Inicio counts, each as the list it opens: one question makes the number and the address. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { AttentionFilter } from '@folio/shared/prospects/attention.rules.ts';
import { emptyQuery, type ListQuery, type Sort } from '@folio/shared/rows/list-query.rules.ts';
import { filtered } from '#lib/calendar/chip-filter.rules.ts';
import { routes } from '#lib/routes.ts';
import { addressOf } from '#lib/rows/list-address.rules.ts';

/** Whose day it is; empty lists are all that one may see. */
export interface HomeScope {
  people: readonly string[];
  workCentreIds: readonly string[];
}

/** What waits to be resolved, the most urgent first. */
export const pendingKinds = ['no-result', 'no-step'] as const;
export type PendingKind = (typeof pendingKinds)[number];

/** Appointments that waited longest come first, and prospects that came last. */
const sorts: Partial<Record<AttentionFilter, Sort>> = {
  'no-result': { column: 'appointmentAt', direction: 'ascending' },
};

/** The prospects of a scope; of one light or cause of it, in the order in which they are resolved. */
export function prospectsOf({ people, workCentreIds }: HomeScope, attention?: AttentionFilter): ListQuery {
  const query = { ...emptyQuery(), people: [...people], workCentres: [...workCentreIds] };
  if (!attention) return query;
  return { ...query, attention: [attention], sort: sorts[attention] ?? query.sort };
}

/** The list of those prospects. */
export function listHref(scope: HomeScope, attention?: AttentionFilter): string {
  const address = addressOf(prospectsOf(scope, attention)).toString();
  return address ? `${routes.prospects()}?${address}` : routes.prospects();
}

/** The appointments of a day, as the calendar filters them. */
export function appointmentsOf({ people, workCentreIds }: HomeScope, chips: readonly Chip[]): Chip[] {
  return filtered(chips, { people, statuses: [], workCentreIds });
}

/** The day of the calendar that shows them. */
export function dayHref({ people, workCentreIds }: HomeScope, day: string): string {
  const joined = (ids: readonly string[]) => (ids.length ? ids.join('.') : undefined);
  return routes.calendar({ view: 'dia', day, people: joined(people), workCentreId: joined(workCentreIds) });
}
