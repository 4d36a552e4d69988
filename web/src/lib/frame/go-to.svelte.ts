/** Where the frame leads, in the work centre that is looked at. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { page } from '$app/state';
import { routes, withAddForm } from '#lib/routes.ts';

/** Pages that one centre narrows, and over which the form of a new prospect opens. */
function isSales(path: string): boolean {
  return path.startsWith('/prospectos') || path.startsWith('/calendario');
}

/** Follows the address: read it in a template or an effect. */
export const goTo = {
  get prospects(): string {
    return routes.prospects(chosenWorkCentreId());
  },
  get calendar(): string {
    return routes.calendar({ workCentreId: chosenWorkCentreId() });
  },
  get add(): string {
    return isSales(page.url.pathname) ? withAddForm(page.url) : `${routes.prospects()}?agregar`;
  },
};

/** Id in `?centro=`; undefined shows all that the person may see. */
export function chosenWorkCentreId(): string | undefined {
  return page.url.searchParams.get('centro') ?? undefined;
}

/** The centres between which this person can choose on this page; none where there is no choice. */
export function workCentresToChoose(session: Session): Session['workCentres'] {
  if (session.level === 'normal' || !isSales(page.url.pathname)) return [];
  const mine = session.workCentres.filter(
    ({ id }) => session.level === 'administrator' || session.workCentreIds.includes(id),
  );
  return mine.length > 1 ? mine : [];
}

/** This page, narrowed to a centre or to none. */
export function withWorkCentre(id: string | undefined): string {
  const query = new URLSearchParams(page.url.search);
  if (id) query.set('centro', id);
  else query.delete('centro');
  return query.size ? `${page.url.pathname}?${query}` : page.url.pathname;
}
