/** Amounts as people type and paste them, read digit by digit: no fraction of a float comes between. */
import { largestCents } from './money.rules.ts';

/** `$ 1,200.50` → 120050. Undefined for what is no amount from 0 to 999,999,999.99. */
export function centsTyped(text: string): number | undefined {
  const decimal = decimalTyped(text.replace(/\b(mxn|usd|m\.?n\.?)/i, '').replace('$', ''), 9);
  if (decimal === undefined) return undefined;
  const [whole = '', places = ''] = decimal.split('.');
  // Half away from zero, from the third place on.
  const cents = Number(whole + places.slice(0, 2).padEnd(2, '0')) + (Number(places[2] ?? 0) >= 5 ? 1 : 0);
  return cents <= largestCents ? cents : undefined;
}

/** `1,200.50` → `1200.5`, with at most so many places. Undefined for what is no such number. */
export function decimalTyped(text: string, mostPlaces: number): string | undefined {
  const trimmed = text.replace(/[\s\u00a0]/g, '');
  if (!/^(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?$/.test(trimmed) || !/\d/.test(trimmed)) return undefined;
  const [whole = '', places = ''] = trimmed.replace(/,/g, '').split('.');
  const kept = places.replace(/0+$/, '');
  if (kept.length > mostPlaces || whole.length > 12) return undefined;
  const digits = whole.replace(/^0+(?=\d)/, '') || '0';
  return kept ? `${digits}.${kept}` : digits;
}

/** `12.5 %` → 1250, up to 100 %. */
export function percentTyped(text: string): number | undefined {
  const decimal = decimalTyped(text.replace('%', ''), 2);
  if (decimal === undefined) return undefined;
  const hundredths = Math.round(Number(decimal) * 100);
  return hundredths <= 10_000 ? hundredths : undefined;
}

/** 120050 → `1200.50`, to be edited. */
export function typedCents(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
