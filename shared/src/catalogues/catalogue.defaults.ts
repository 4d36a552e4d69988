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
  'cancel-reasons': [
    'Eligió a otro proveedor',
    'El precio',
    'Sin presupuesto por ahora',
    'No contesta',
    'Ya no lo necesita',
    'Datos equivocados',
  ],
};
