/** Where a line of the log leads. */
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import { routes } from '#lib/routes.ts';
import { documentOf } from './audit-sentences.rules.ts';

/** To what changed, where it has a place of its own; a view, and a calendar's address, have none. */
export function linkOf({ noun, subjectId }: Change): string | undefined {
  const places: Partial<Record<Change['noun'], string>> = {
    prospect: routes.prospect(subjectId),
    client: routes.client(subjectId),
    company: routes.company,
    member: routes.people,
    invitation: routes.people,
    'work-centre': '/ajustes/centros',
    'catalogue-entry': '/ajustes/catalogos',
    product: routes.products,
    export: routes.exports(),
    'export-schedule': routes.exports(),
    'report-cut': routes.cut(subjectId),
  };
  return places[noun];
}

/** To the quote or the order that a change of a prospect tells of. */
export function documentLinkOf(change: Change): string | undefined {
  const id = documentOf(change)?.['id'];
  if (change.noun !== 'prospect' || typeof id !== 'string') return undefined;
  return id.startsWith('quo_') ? routes.quote(change.subjectId, id) : routes.order(change.subjectId, id);
}
