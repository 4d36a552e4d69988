/** Where the frame leads, in the work centre that is looked at. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { page } from '$app/state';
import { routes, withAddForm, withQuery } from '#lib/routes.ts';

/** Pages that a centre narrows. */
function isNarrowed(path: string): boolean {
  return ['/inicio', '/prospectos', '/calendario', '/cotizaciones', '/pedidos', '/reportes'].some((one) =>
    path.startsWith(one),
  );
}

/** Pages over which the form of a new prospect opens. */
function opensForm(path: string): boolean {
  return isNarrowed(path) || path.startsWith('/clientes');
}

/** Follows the address: read it in a template or an effect. */
export const goTo = {
  get home(): string {
    return routes.home({ workCentreId: chosenWorkCentreId() });
  },
  get prospects(): string {
    return routes.prospects(chosenWorkCentreId());
  },
  get calendar(): string {
    return routes.calendar({ workCentreId: chosenWorkCentreId() });
  },
  get quotes(): string {
    return routes.quotes({ centro: chosenWorkCentreId() });
  },
  get orders(): string {
    return routes.orders({ centro: chosenWorkCentreId() });
  },
  get reports(): string {
    return routes.reports(chosenWorkCentreId());
  },
  get add(): string {
    return opensForm(page.url.pathname) ? withAddForm(page.url) : `${routes.prospects()}?agregar`;
  },
};

/** What `?centro=` says: one id or, from the list's filter, several with dots between; undefined shows all that one may see. */
export function chosenWorkCentreId(): string | undefined {
  return page.url.searchParams.get('centro') ?? undefined;
}

/** The centres between which this person can choose on this page; none where there is no choice. */
export function workCentresToChoose(session: Session): Session['workCentres'] {
  if (session.level === 'normal' || !isNarrowed(page.url.pathname)) return [];
  const mine = session.workCentres.filter(
    ({ id }) => session.level === 'administrator' || session.workCentreIds.includes(id),
  );
  return mine.length > 1 ? mine : [];
}

/** This page, narrowed to a centre or to none. */
export function withWorkCentre(id: string | undefined): string {
  return withQuery(page.url, { centro: id });
}
