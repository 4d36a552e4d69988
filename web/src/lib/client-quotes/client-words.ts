/** Words of the client's page: for somebody who knows nothing of this program, and decides about money. */
import type { ClientQuote, ShownItem } from '@folio/shared/client-quotes/client-quote.schema.ts';
import { moneyWords } from '@folio/shared/money/money-words.rules.ts';
import { wallClockIn } from '@folio/shared/values/days.ts';
import { clockTime, dayWithYear } from '#lib/ui/dates.ts';

type Currency = NonNullable<ClientQuote['document']>['currency'];
type Before = NonNullable<ShownItem['before']>;

const dayMs = 24 * 60 * 60 * 1000;

/** `23 nov 2026, 4:30 p. m.`, by the company's clock. */
export function momentWords(at: string, timeZone: string): string {
  const local = wallClockIn(timeZone, new Date(at));
  return `${dayWithYear(local)}, ${clockTime(local.slice(11))}`;
}

/** How long it still holds, when that is not long. */
export function remainingWords(validUntil: string, timeZone: string, now: Date): string | undefined {
  const days = (Date.parse(validUntil) - Date.parse(wallClockIn(timeZone, now).slice(0, 10))) / dayMs;
  if (days < 0 || days > 14) return undefined;
  if (days === 0) return 'vence hoy';
  return days === 1 ? 'vence mañana' : `faltan ${days} días`;
}

/** `2 pza × $1,200.00`, with what is taken off. */
function priceWords({ quantity, unit, unitPriceCents, discountCents }: Before, currency: Currency): string {
  const price = `${[quantity, unit].filter(Boolean).join(' ')} × ${moneyWords(unitPriceCents, currency)}`;
  return discountCents ? `${price} − ${moneyWords(discountCents, currency)} de descuento` : price;
}

/** What a changed line said before, of what it says otherwise now. */
export function formerWords({ before, ...now }: ShownItem, currency: Currency): string {
  if (!before) return '';
  const told = [
    before.description === now.description ? '' : `«${before.description}»`,
    priceWords(before, currency) === priceWords(now, currency) ? '' : priceWords(before, currency),
    before.netCents === now.netCents ? '' : moneyWords(before.netCents, currency),
    before.tax === now.tax ? '' : before.tax,
  ].filter(Boolean);
  return told.length ? `Antes: ${told.join(' · ')}` : 'Cambió la retención de impuestos';
}

export const termNames = {
  notes: 'las notas',
  conditions: 'las condiciones',
  deliveryTime: 'el tiempo de entrega',
  signatures: 'las firmas',
} as const;

/** Said instead of the document, when there is none to be seen. */
export const closedWords = {
  expired: {
    title: 'La vigencia de esta cotización terminó',
    text: 'Si todavía te interesa, pide que la renueven: esta misma liga te va a mostrar la nueva vigencia.',
  },
  revising: {
    title: 'Preparan una nueva versión',
    text: 'Lo que se te envió antes ya no vale. En cuanto la nueva versión esté lista, la verás en esta misma liga.',
  },
  closed: {
    title: 'Esta cotización ya no está disponible',
    text: 'Si necesitas algo más, con gusto te atienden por los medios de siempre.',
  },
} as const;
