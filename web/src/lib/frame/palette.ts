/** Where the palette leads without a prospect: screens and what is done in them, found by any of their words. */
import type { Level } from '@folio/shared/contract/permissions.ts';
import { fold } from '@folio/shared/values/fold.ts';
import { routes, withQuoteWindow } from '#lib/routes.ts';
import { sectionsFor } from '#lib/settings/sections.ts';

export interface Place {
  label: string;
  href: string;
  /** Besides its label, what people call it. */
  words?: string;
}

/** @param go where the frame leads, in the work centre that is looked at */
export function placesFor(
  level: Level,
  go: Record<'add' | 'home' | 'prospects' | 'calendar' | 'quotes' | 'orders' | 'reports', string>,
): Place[] {
  const quotes = { pathname: routes.quotes(), searchParams: new URLSearchParams() };
  return [
    { label: 'Agregar prospecto', href: go.add, words: 'nuevo crear registrar' },
    {
      label: 'Nueva cotización',
      href: withQuoteWindow(quotes, { prospectId: 'nueva' }),
      words: 'agregar crear cotizar',
    },
    { label: 'Importar prospectos', href: routes.importProspects, words: 'excel csv hoja subir cargar' },
    { label: 'Inicio', href: go.home, words: 'hoy' },
    { label: 'Prospectos', href: go.prospects, words: 'lista' },
    { label: 'Calendario', href: go.calendar, words: 'citas agenda' },
    { label: 'Cotizaciones', href: go.quotes },
    { label: 'Pedidos', href: go.orders, words: 'ventas' },
    { label: 'Clientes', href: routes.clients() },
    { label: 'Reportes', href: go.reports, words: 'estadisticas' },
    ...sectionsFor(level).map(({ label, href }) => ({ label: `Ajustes › ${label}`, href, words: 'configuracion' })),
    { label: 'Avisos', href: routes.notices, words: 'notificaciones' },
    { label: 'Ayuda', href: routes.help, words: 'guia manual' },
  ];
}

/** Those that have a word beginning with each that was typed. */
export function placesFound(places: readonly Place[], typed: string): Place[] {
  const wanted = fold(typed).split(' ').filter(Boolean);
  return places.filter(({ label, words = '' }) => {
    const here = fold(`${label} ${words}`).split(/[ ›]+/);
    return wanted.every((word) => here.some((one) => one.startsWith(word)));
  });
}
