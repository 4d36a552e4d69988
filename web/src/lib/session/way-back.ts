import { routes } from '#lib/routes.ts';

/** Where `volver` leads: only to pages of this site, whatever a link from elsewhere says. */
export function wayBack(url: { origin: string; searchParams: { get(name: string): string | null } }): string {
  const asked = url.searchParams.get('volver');
  if (!asked?.startsWith('/')) return routes.home();
  // `//elsewhere` and `/\elsewhere` begin with a slash too; the parser tells.
  const target = URL.parse(asked, url.origin);
  return target?.origin === url.origin ? `${target.pathname}${target.search}${target.hash}` : routes.home();
}
