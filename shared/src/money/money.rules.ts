/**
 * Money is integer cents. One rounding rule: half away from zero, to the cent, once for each amount of a line (what it
 * comes to, its discount, its part of the discount of the whole, its tax, each withholding). Totals are sums of lines, so that whoever adds up the columns gets
 * them. Quantities and rates are exact until then.
 */
import type { Company } from '../company/company.schema.ts';

export type Currency = Company['currency'];

/** Parts of a whole in which rates are told: 16 % is 160,000, and the two thirds of it that firms withhold 106,667. */
export const rateUnits = 1_000_000;
const quantityUnits = 10_000;
const percentUnits = 10_000;

/** IVA of a line. Exento and 0 % cost the same and are told apart by law. */
export const taxes = {
  'iva-16': { name: 'IVA 16 %', rate: 160_000 },
  'iva-8': { name: 'IVA 8 %', rate: 80_000 },
  'iva-0': { name: 'IVA 0 %', rate: 0 },
  exempt: { name: 'Exento', rate: 0 },
} as const;
export type Tax = keyof typeof taxes;
export const taxNames = Object.keys(taxes) as [Tax, ...Tax[]]; // its keys are typed as Tax where they are written

/** Of a line and of a document: what can be written out in words. */
export const largestCents = 99_999_999_999;

/** What a line costs, as typed. */
export interface PricedLine {
  /** Decimal with up to four places: `12.5`. */
  quantity: string;
  unitPriceCents: number;
  /** Hundredths of a percent, up to 10,000; or an amount of the whole line. */
  discountPercent?: number | undefined;
  discountCents?: number | undefined;
  tax: Tax;
  /** Retenciones, in millionths of what is taxed. */
  isrRate?: number | undefined;
  ivaWithheldRate?: number | undefined;
}

export interface LineAmounts {
  /** Quantity by price. */
  grossCents: number;
  discountCents: number;
  /** What is taxed: gross less discount, and less the part of the discount of the whole where there is one. */
  netCents: number;
  taxCents: number;
  isrCents: number;
  ivaWithheldCents: number;
}

export interface Totals {
  subtotalCents: number;
  discountCents: number;
  /** Descuento global; only where there is one. */
  wholeDiscountCents?: number | undefined;
  /** IVA by rate, in the order of `taxes`; only those that some line has. */
  taxes: { tax: Tax; netCents: number; taxCents: number }[];
  isrCents: number;
  ivaWithheldCents: number;
  totalCents: number;
}

/** Half away from zero; amounts are never negative here. BigInt: quantity by price passes what a number holds exactly. */
function share(amount: bigint, parts: bigint, units: number): number {
  const whole = BigInt(units);
  return Number((2n * amount * parts + whole) / (2n * whole));
}

/** `12.5` → 125000n. */
function quantityOf(quantity: string): bigint {
  const [whole = '0', places = ''] = quantity.split('.');
  return BigInt(whole + places.padEnd(4, '0'));
}

/**
 * @param wholePercent discount of the whole, in hundredths of a percent, of what is left after the line's own. Left out, the
 *   line is told by itself, as its row shows it
 */
export function amountsOf(priced: PricedLine, wholePercent = 0): LineAmounts {
  const { unitPriceCents, discountPercent = 0, discountCents: amount, isrRate = 0, ivaWithheldRate = 0 } = priced;
  const grossCents = share(quantityOf(priced.quantity), BigInt(unitPriceCents), quantityUnits);
  const part = (of: number, parts: number, units: number) => share(BigInt(of), BigInt(parts), units);
  const discountCents = amount ?? part(grossCents, discountPercent, percentUnits);
  const ownCents = grossCents - discountCents;
  const netCents = ownCents - part(ownCents, wholePercent, percentUnits);
  return {
    grossCents,
    discountCents,
    netCents,
    taxCents: part(netCents, taxes[priced.tax].rate, rateUnits),
    isrCents: part(netCents, isrRate, rateUnits),
    ivaWithheldCents: part(netCents, ivaWithheldRate, rateUnits),
  };
}

/** @param wholePercent as in `amountsOf` */
export function totalsOf(priced: readonly PricedLine[], wholePercent = 0): Totals {
  return totalsOfAmounts(priced.map((one) => ({ ...amountsOf(one, wholePercent), tax: one.tax })));
}

/** @param amounts of each line, all with the same discount of the whole */
export function totalsOfAmounts(amounts: readonly (LineAmounts & { tax: Tax })[]): Totals {
  const sum = (of: (one: LineAmounts) => number, among = amounts) => among.reduce((total, one) => total + of(one), 0);
  const wholeDiscountCents = sum((one) => one.grossCents - one.discountCents - one.netCents);
  const isrCents = sum((one) => one.isrCents);
  const ivaWithheldCents = sum((one) => one.ivaWithheldCents);
  return {
    subtotalCents: sum((one) => one.grossCents),
    discountCents: sum((one) => one.discountCents),
    ...(wholeDiscountCents ? { wholeDiscountCents } : {}),
    taxes: taxNames.flatMap((tax) => {
      const taxed = amounts.filter((one) => one.tax === tax);
      if (!taxed.length) return [];
      return [{ tax, netCents: sum((one) => one.netCents, taxed), taxCents: sum((one) => one.taxCents, taxed) }];
    }),
    isrCents,
    ivaWithheldCents,
    totalCents: sum((one) => one.netCents) + sum((one) => one.taxCents) - isrCents - ivaWithheldCents,
  };
}

/** What it is in pesos; the rate is a decimal with up to four places. */
export function inPesos(cents: number, pesosPerDollar: string): number {
  return share(BigInt(cents), quantityOf(pesosPerDollar), quantityUnits);
}

/** What pesos are in dollars. */
export function inDollars(cents: number, pesosPerDollar: string): number {
  return share(BigInt(cents), BigInt(quantityUnits), Number(quantityOf(pesosPerDollar)));
}
