/**
 * Amounts as printed documents write them, digit by digit: the same in every browser and at the server, which Intl does not
 * promise. Screens have `money-words.rules.ts`.
 */
import type { Currency } from './money.rules.ts';

/** 120050 → `$1,200.50`; `$1,200.50 USD` where it is another country's. */
export function printedMoney(cents: number, currency: Currency = 'MXN'): string {
  const whole = String(Math.floor(cents / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = String(cents % 100).padStart(2, '0');
  return `$${whole}.${fraction}${currency === 'MXN' ? '' : `\u00a0${currency}`}`;
}

/** What is taken off: `−$150.00`. */
export function printedReduction(cents: number, currency: Currency = 'MXN'): string {
  return `−${printedMoney(cents, currency)}`;
}

/** 1250 of 10,000 → `12.5 %`, with no more places than it has. */
export function printedPercent(parts: number, whole: number): string {
  const places = String((parts * 100) / whole).replace(/(\.\d{4})\d+$/, '$1');
  return `${places}\u00a0%`;
}
