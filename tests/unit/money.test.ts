import { describe, expect, test } from 'vitest';
import { amountInWords } from '@folio/shared/money/amount-in-words.rules.ts';
import { amountsOf, totalsOf } from '@folio/shared/money/money.rules.ts';
import { centsTyped, decimalTyped, percentTyped } from '@folio/shared/money/typed-amount.rules.ts';
import { faultsOf } from '@folio/shared/contract/faults.ts';
import { quoteContent } from '@folio/shared/quotes/quote.schema.ts';

describe('the amount in words', () => {
  test.each([
    [0, 'CERO PESOS 00/100 M.N.'],
    [1, 'CERO PESOS 01/100 M.N.'],
    [100, 'UN PESO 00/100 M.N.'],
    [120_000, 'MIL DOSCIENTOS PESOS 00/100 M.N.'],
    [1_650, 'DIECISÉIS PESOS 50/100 M.N.'],
    [2_100, 'VEINTIÚN PESOS 00/100 M.N.'],
    [3_100, 'TREINTA Y UN PESOS 00/100 M.N.'],
    [10_000, 'CIEN PESOS 00/100 M.N.'],
    [10_100, 'CIENTO UN PESOS 00/100 M.N.'],
    [2_100_000, 'VEINTIÚN MIL PESOS 00/100 M.N.'],
    [10_000_000, 'CIEN MIL PESOS 00/100 M.N.'],
    [100_000_000, 'UN MILLÓN DE PESOS 00/100 M.N.'],
    [100_000_100, 'UN MILLÓN UN PESOS 00/100 M.N.'],
    [250_000_000, 'DOS MILLONES QUINIENTOS MIL PESOS 00/100 M.N.'],
    [300_000_000, 'TRES MILLONES DE PESOS 00/100 M.N.'],
    [
      99_999_999_999,
      'NOVECIENTOS NOVENTA Y NUEVE MILLONES NOVECIENTOS NOVENTA Y NUEVE MIL NOVECIENTOS NOVENTA Y NUEVE PESOS 99/100 M.N.',
    ],
  ])('%i cents are %s', (cents, words) => {
    expect(amountInWords(cents, 'MXN')).toBe(words);
  });

  test('dollars are dollars', () => {
    expect(amountInWords(120_000, 'USD')).toBe('MIL DOSCIENTOS DÓLARES 00/100 USD');
    expect(amountInWords(100, 'USD')).toBe('UN DÓLAR 00/100 USD');
  });

  test.each([-1, 0.5, NaN, Infinity, 100_000_000_000])('%s is no amount', (cents) => {
    expect(() => amountInWords(cents, 'MXN')).toThrow(RangeError);
  });
});

describe('a line', () => {
  const priced = { quantity: '1', unitPriceCents: 100, tax: 'iva-16' } as const;

  test.each([
    ['0.5', 1, 1],
    ['0.4999', 1, 0],
    ['1.005', 100, 101],
    ['2.675', 100, 268],
    ['0.3333', 30_000, 9_999],
    ['999999.9999', 100_000, 99_999_999_990],
  ])('%s at %i cents are %i cents: half a cent goes up', (quantity, unitPriceCents, grossCents) => {
    expect(amountsOf({ ...priced, quantity, unitPriceCents }).grossCents).toBe(grossCents);
  });

  test('tax and withholdings are of what is left after the discount', () => {
    const rates = { discountPercent: 1_000, isrRate: 100_000, ivaWithheldRate: 106_667 };
    expect(amountsOf({ ...priced, quantity: '3', unitPriceCents: 33_333, ...rates })).toEqual({
      grossCents: 99_999,
      discountCents: 10_000,
      netCents: 89_999,
      taxCents: 14_400,
      isrCents: 9_000,
      ivaWithheldCents: 9_600,
    });
  });

  test('the discount of the whole is taken from each line after its own, before tax', () => {
    const lines = [
      { ...priced, unitPriceCents: 33_333, discountPercent: 1_000 },
      { ...priced, unitPriceCents: 10_001, tax: 'iva-0' as const },
    ];
    expect(totalsOf(lines, 500)).toEqual({
      subtotalCents: 43_334,
      discountCents: 3_333,
      // Of 300.00 and of 100.01: 15.00 and 5.00.
      wholeDiscountCents: 2_000,
      taxes: [
        { tax: 'iva-16', netCents: 28_500, taxCents: 4_560 },
        { tax: 'iva-0', netCents: 9_501, taxCents: 0 },
      ],
      isrCents: 0,
      ivaWithheldCents: 0,
      totalCents: 42_561,
    });
    expect(totalsOf(lines)).not.toHaveProperty('wholeDiscountCents');
    expect(totalsOf(lines, 10_000).totalCents).toBe(0);
  });

  test('0 % and exento are told apart, and neither costs anything', () => {
    const { taxes, totalCents } = totalsOf([
      { ...priced, tax: 'iva-0' },
      { ...priced, tax: 'exempt' },
    ]);
    expect(taxes).toEqual([
      { tax: 'iva-0', netCents: 100, taxCents: 0 },
      { tax: 'exempt', netCents: 100, taxCents: 0 },
    ]);
    expect(totalCents).toBe(200);
  });
});

describe('what is typed', () => {
  test.each([
    ['1200', 120_000],
    ['$1,200.50', 120_050],
    [' 1 200.5 ', 120_050],
    ['.5', 50],
    ['0.1', 10],
    ['12.345', 1_235],
    ['12.344999', 1_234],
    ['1,200 MXN', 120_000],
    ['-5', undefined],
    ['1,20', undefined],
    ['1e3', undefined],
    ['NaN', undefined],
    ['9'.repeat(39), undefined],
    ['', undefined],
    ['abc', undefined],
    ['1000000000', undefined],
  ])('%s is %s cents', (text, cents) => {
    expect(centsTyped(text)).toBe(cents);
  });

  test('quantities keep their places, percents end at a hundred', () => {
    expect([decimalTyped('012.50', 4), decimalTyped('0.12345', 4), decimalTyped('1,000', 4)]).toEqual([
      '12.5',
      undefined,
      '1000',
    ]);
    expect([percentTyped('12.5 %'), percentTyped('100'), percentTyped('100.01')]).toEqual([1250, 10_000, undefined]);
  });
});

describe('a quote', () => {
  const item = { kind: 'item', description: 'Mesa', quantity: '1', unitPriceCents: 100, tax: 'iva-16' };
  const content = { issuedOn: '2026-11-23', validUntil: '2026-12-08', currency: 'MXN', lines: [item] };
  const faults = (changes: object) => {
    const parsed = quoteContent.safeParse({ ...content, ...changes });
    return parsed.success ? [] : faultsOf(parsed.error, 'body').map(({ path, code }) => `${path} ${code}`);
  };

  test('is taken as it should be', () => {
    expect(faults({})).toEqual([]);
  });

  test.each([
    ['no line', { lines: [] }, 'body.lines too_few'],
    ['sections alone', { lines: [{ kind: 'section', title: 'Sala' }] }, 'body.lines too_few'],
    ['more than 100 % off', { lines: [{ ...item, discountPercent: 10_001 }] }, 'body.lines.0.discountPercent too_big'],
    [
      'more off than it costs',
      { lines: [{ ...item, discountCents: 101 }] },
      'body.lines.0.discountCents discount_too_big',
    ],
    [
      'two discounts',
      { lines: [{ ...item, discountCents: 1, discountPercent: 1 }] },
      'body.lines.0.discountCents two_discounts',
    ],
    ['a price below zero', { lines: [{ ...item, unitPriceCents: -1 }] }, 'body.lines.0.unitPriceCents too_small'],
    ['half a cent', { lines: [{ ...item, unitPriceCents: 0.5 }] }, 'body.lines.0.unitPriceCents wrong_type'],
    ['none of it', { lines: [{ ...item, quantity: '0.0000' }] }, 'body.lines.0.quantity zero'],
    ['five places', { lines: [{ ...item, quantity: '1.00001' }] }, 'body.lines.0.quantity wrong_format'],
    [
      'more than can be said',
      { lines: [{ ...item, quantity: '999999', unitPriceCents: 99_999_999 }] },
      'body.lines.0.unitPriceCents too_big',
    ],
    [
      'a sum of more than can be said',
      { lines: Array.from({ length: 3 }, () => ({ ...item, unitPriceCents: 40_000_000_000 })) },
      'body.lines too_big',
    ],
    ['totals of its own', { totalCents: 1 }, 'body.totalCents unknown_field'],
    ['a validity that ends before it begins', { validUntil: '2026-11-22' }, 'body.validUntil before_issue'],
  ])('with %s is refused', (_, changes, fault) => {
    expect(faults(changes)).toEqual([fault]);
  });
});
