/** What a new company starts with, so that its first form is already useful. */
import type { CatalogueKind } from './catalogue.schema.ts';

export const firstEntries: Record<CatalogueKind, readonly string[]> = {
  'lines-of-business': [
    'Alimentos y bebidas',
    'Comercio',
    'Construcción',
    'Educación',
    'Hotelería',
    'Industria',
    'Restaurantes',
    'Salud',
    'Servicios profesionales',
    'Transporte',
  ],
  'contact-channels': ['Facebook', 'Instagram', 'WhatsApp', 'Recomendación', 'Llamada', 'Página web', 'Visita', 'Expo'],
};
