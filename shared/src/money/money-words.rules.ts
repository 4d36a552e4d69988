/** Money as Mexico writes it: `$12,500.00`, and `$12,500.00 USD` where it is another country's. */
import type { Currency } from './money.rules.ts';

const format = new Intl.NumberFormat('es-MX', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export function moneyWords(cents: number, currency: Currency = 'MXN'): string {
  return `$${format.format(cents / 100)}${currency === 'MXN' ? '' : ` ${currency}`}`;
}
