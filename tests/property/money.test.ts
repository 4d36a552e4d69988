import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountInWords } from '@folio/shared/money/amount-in-words.rules.ts';
import {
  amountsOf,
  inDollars,
  inPesos,
  largestCents,
  taxes,
  taxNames,
  totalsOf,
  type PricedLine,
} from '@folio/shared/money/money.rules.ts';
import { centsTyped, decimalTyped, typedCents } from '@folio/shared/money/typed-amount.rules.ts';
import { quoteContent } from '@folio/shared/quotes/quote.schema.ts';

/** Exact: numerator and denominator, rounded only when asked. Shares nothing with what it judges. */
class Fraction {
  readonly top: bigint;
  readonly bottom: bigint;

  constructor(top: bigint, bottom = 1n) {
    this.top = top;
    this.bottom = bottom;
  }

  static of(decimal: string): Fraction {
    const [whole = '', places = ''] = decimal.split('.');
    return new Fraction(BigInt(whole + places), 10n ** BigInt(places.length));
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.top * other.top, this.bottom * other.bottom);
  }

  /** To whole cents, half away from zero. */
  rounded(): bigint {
    const [whole, rest] = [this.top / this.bottom, this.top % this.bottom];
    return rest * 2n >= this.bottom ? whole + 1n : whole;
  }
}

const rateOf = { 'iva-16': '0.16', 'iva-8': '0.08', 'iva-0': '0', exempt: '0' } as const;

function judged(priced: PricedLine, wholePercent = 0) {
  const gross = Fraction.of(priced.quantity)
    .times(new Fraction(BigInt(priced.unitPriceCents)))
    .rounded();
  const percent = new Fraction(BigInt(priced.discountPercent ?? 0), 10_000n);
  const discount =
    priced.discountCents === undefined ? percent.times(new Fraction(gross)).rounded() : BigInt(priced.discountCents);
  const whole = new Fraction(BigInt(wholePercent), 10_000n).times(new Fraction(gross - discount)).rounded();
  const net = new Fraction(gross - discount - whole);
  return {
    gross,
    discount,
    net: net.top,
    tax: net.times(Fraction.of(rateOf[priced.tax])).rounded(),
    isr: net.times(new Fraction(BigInt(priced.isrRate ?? 0), 1_000_000n)).rounded(),
    iva: net.times(new Fraction(BigInt(priced.ivaWithheldRate ?? 0), 1_000_000n)).rounded(),
  };
}

const quantity = fc
  .record({ whole: fc.nat({ max: 999_999 }), places: fc.nat({ max: 9_999 }), digits: fc.nat({ max: 4 }) })
  .map(({ whole, places, digits }) => {
    const fraction = String(places).padStart(4, '0').slice(0, digits);
    return digits ? `${whole}.${fraction}` : String(whole);
  })
  .filter((text) => /[1-9]/.test(text));
const rates = (most: number) => fc.option(fc.nat({ max: most }), { nil: undefined });

const line: fc.Arbitrary<PricedLine> = fc
  .record({
    quantity,
    unitPriceCents: fc.oneof(
      fc.nat({ max: 500_000 }),
      fc.nat({ max: 100_000 }).map((cents) => cents * 100),
    ),
    discount: fc.oneof(
      fc.constant({}),
      fc.nat({ max: 10_000 }).map((discountPercent) => ({ discountPercent })),
      fc.nat({ max: 1_000 }).map((permille) => ({ permille })),
    ),
    tax: fc.constantFrom(...taxNames),
    isrRate: rates(350_000),
    ivaWithheldRate: rates(160_000),
  })
  .map(({ discount, ...rest }) => {
    if (!('permille' in discount)) return { ...rest, ...discount };
    const { grossCents } = amountsOf({ ...rest });
    return { ...rest, discountCents: Math.floor((grossCents / 1000) * discount.permille) };
  });

/** Discount of the whole: mostly none. */
const ofTheWhole = fc.oneof(fc.constant(0), fc.nat({ max: 10_000 }));

describe('money', () => {
  test('every amount of a line is what exact fractions say, rounded half away from zero', () => {
    fc.assert(
      fc.property(line, ofTheWhole, (priced, whole) => {
        const [told, exact] = [amountsOf(priced, whole), judged(priced, whole)];
        expect(Object.values(told).map(BigInt)).toEqual([
          exact.gross,
          exact.discount,
          exact.net,
          exact.tax,
          exact.isr,
          exact.iva,
        ]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('totals of up to 999 lines are the sums that whole numbers without limit give', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 999, size: 'max' }), ofTheWhole, (lines, whole) => {
        const exact = lines.map((one) => ({ ...judged(one, whole), of: one.tax }));
        const sum = (of: (one: (typeof exact)[number]) => bigint) => exact.reduce((total, one) => total + of(one), 0n);
        const totals = totalsOf(lines, whole);
        expect(BigInt(totals.subtotalCents)).toBe(sum((one) => one.gross));
        expect(BigInt(totals.discountCents)).toBe(sum((one) => one.discount));
        expect(BigInt(totals.wholeDiscountCents ?? 0)).toBe(sum((one) => one.gross - one.discount - one.net));
        expect(BigInt(totals.isrCents)).toBe(sum((one) => one.isr));
        expect(BigInt(totals.ivaWithheldCents)).toBe(sum((one) => one.iva));
        expect(BigInt(totals.totalCents)).toBe(sum((one) => one.net + one.tax - one.isr - one.iva));
        for (const name of taxNames) {
          const those = exact.filter(({ of }) => of === name);
          const told = totals.taxes.find(({ tax }) => tax === name);
          expect(told === undefined).toBe(those.length === 0);
          expect(BigInt(told?.taxCents ?? 0)).toBe(those.reduce((total, one) => total + one.tax, 0n));
          expect(BigInt(told?.netCents ?? 0)).toBe(those.reduce((total, one) => total + one.net, 0n));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the rates of the table are those of the law', () => {
    for (const name of taxNames) expect(taxes[name].rate).toBe(Number(rateOf[name]) * 1_000_000);
  });

  test('what is typed is read exactly, and written as it is read', () => {
    fc.assert(
      fc.property(fc.nat({ max: largestCents }), (cents) => {
        const plain = typedCents(cents);
        const grouped = plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
        expect([centsTyped(plain), centsTyped(`$ ${grouped}`), centsTyped(`${grouped} MXN`)]).toEqual([
          cents,
          cents,
          cents,
        ]);
      }),
    );
  });

  test('no text makes an amount that is no whole number of cents within the limit', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[-+$ 0-9.,eE%]{0,45}$/), fc.double().map(String));
    fc.assert(
      fc.property(texts, (text) => {
        const cents = centsTyped(text);
        if (cents === undefined) return;
        expect(Number.isInteger(cents) && cents >= 0 && cents <= largestCents).toBe(true);
        expect(text).not.toMatch(/-|e/i);
      }),
      { numRuns: 5_000 },
    );
  });

  test('pesos and dollars are turned into each other by the exact rate', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000 }), fc.integer({ min: 1, max: 400_000 }), (cents, rate) => {
        const text = decimalTyped(`${Math.floor(rate / 10_000)}.${String(rate % 10_000).padStart(4, '0')}`, 4) ?? '';
        const exact = new Fraction(BigInt(rate), 10_000n);
        expect(BigInt(inPesos(cents, text))).toBe(exact.times(new Fraction(BigInt(cents))).rounded());
        expect(BigInt(inDollars(cents, text))).toBe(new Fraction(BigInt(cents) * 10_000n, BigInt(rate)).rounded());
      }),
    );
  });
});

/** Reads an amount in words back; knows the words alone, not how they were made. */
function centsInWords(words: string): number {
  const [, spoken = '', fraction = ''] =
    /^(.+?) (?:DE )?(?:PESOS?|DÓLAR(?:ES)?) (\d\d)\/100 (?:M\.N\.|USD)$/.exec(words) ?? [];
  let [total, group] = [0, 0];
  for (const word of spoken.split(' ')) {
    if (word === 'Y') continue;
    if (word === 'MIL') [total, group] = [total + Math.max(1, group) * 1000, 0];
    else if (word === 'MILLÓN' || word === 'MILLONES') [total, group] = [(total + group) * 1_000_000, 0];
    else group += valueOf(word);
  }
  return (total + group) * 100 + Number(fraction);
}

const values: Record<string, number> = {
  CERO: 0,
  UN: 1,
  DOS: 2,
  TRES: 3,
  CUATRO: 4,
  CINCO: 5,
  SEIS: 6,
  SIETE: 7,
  OCHO: 8,
  NUEVE: 9,
  DIEZ: 10,
  ONCE: 11,
  DOCE: 12,
  TRECE: 13,
  CATORCE: 14,
  QUINCE: 15,
  DIECISÉIS: 16,
  DIECISIETE: 17,
  DIECIOCHO: 18,
  DIECINUEVE: 19,
  VEINTE: 20,
  VEINTIÚN: 21,
  VEINTIDÓS: 22,
  VEINTITRÉS: 23,
  VEINTICUATRO: 24,
  VEINTICINCO: 25,
  VEINTISÉIS: 26,
  VEINTISIETE: 27,
  VEINTIOCHO: 28,
  VEINTINUEVE: 29,
  TREINTA: 30,
  CUARENTA: 40,
  CINCUENTA: 50,
  SESENTA: 60,
  SETENTA: 70,
  OCHENTA: 80,
  NOVENTA: 90,
  CIEN: 100,
  CIENTO: 100,
  DOSCIENTOS: 200,
  TRESCIENTOS: 300,
  CUATROCIENTOS: 400,
  QUINIENTOS: 500,
  SEISCIENTOS: 600,
  SETECIENTOS: 700,
  OCHOCIENTOS: 800,
  NOVECIENTOS: 900,
};

function valueOf(word: string): number {
  const value = values[word];
  if (value === undefined) throw new Error(`no number is called ${word}`);
  return value;
}

describe('the amount in words', () => {
  test('is read back as it was, from 0 to 999,999,999.99', () => {
    const amounts = fc.oneof(
      fc.nat({ max: largestCents }),
      // Round ones, where the words differ most.
      fc
        .record({ digits: fc.nat({ max: 999 }), power: fc.nat({ max: 8 }) })
        .map(({ digits, power }) => Math.min(largestCents, digits * 10 ** power)),
    );
    fc.assert(
      fc.property(amounts, fc.constantFrom('MXN' as const, 'USD' as const), (cents, currency) => {
        expect(centsInWords(amountInWords(cents, currency))).toBe(cents);
      }),
      { numRuns: 20_000 },
    );
    for (let whole = 0; whole < 20_000; whole += 1)
      expect(centsInWords(amountInWords(whole * 100, 'MXN'))).toBe(whole * 100);
  });
});

describe('a quote that is typed', () => {
  const content = (item: object) => ({
    issuedOn: '2026-11-23',
    validUntil: '2026-12-08',
    currency: 'MXN',
    lines: [{ kind: 'item', description: 'Mesa', quantity: '1', unitPriceCents: 100, tax: 'iva-16', ...item }],
  });

  test('is refused or exact, whatever stands where an amount should', () => {
    const odd = fc.oneof(
      fc.double(),
      fc.constantFrom(-1, 0.1 + 0.2, NaN, Infinity, '1e39', '9'.repeat(39), '0.1', '-1', '', '01', '1.00000', null, {}),
      fc.maxSafeInteger(),
      fc.string(),
    );
    const field = fc.constantFrom('quantity', 'unitPriceCents', 'discountPercent', 'discountCents', 'isrRate');
    fc.assert(
      fc.property(field, odd, (name, value) => {
        const parsed = quoteContent.safeParse(content({ [name]: value }));
        if (!parsed.success) return;
        const [only] = parsed.data.lines;
        if (only?.kind !== 'item') throw new Error('the line is lost');
        const { totalCents } = totalsOf([only]);
        expect(Number.isInteger(totalCents) && totalCents >= 0 && totalCents <= 2 * largestCents).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});
