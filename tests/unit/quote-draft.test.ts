import { describe, expect, test } from 'vitest';
import { quoteContent } from '@folio/shared/quotes/quote.schema.ts';
import {
  draftFaults,
  draftOf,
  draftTotals,
  emptyLine,
  pastedRows,
  sheetRows,
  toContent,
  type QuoteDraft,
} from '../../web/src/lib/quotes/quote-draft.rules.ts';
import { columnsOf, sheetProducts, usualColumns } from '../../web/src/lib/products/product-sheet.rules.ts';
import { delimitedRows } from '../../web/src/lib/sheets/delimited-rows.rules.ts';
import { foundIn, haystackOf } from '../../web/src/lib/products/product-search.rules.ts';

const draft = (changes: Partial<QuoteDraft> = {}): QuoteDraft => ({
  issuedOn: '2026-11-23',
  validUntil: '2026-12-08',
  currency: 'MXN',
  exchangeRate: '',
  discount: '',
  lines: [emptyLine({ text: 'Mesa', price: '1,200' }), emptyLine()],
  notes: '',
  conditions: '',
  deliveryTime: '',
  signatures: '',
  attachments: [],
  withholds: false,
  ...changes,
});

describe('a quote being typed', () => {
  test('is sent without its blank lines, and opens as it was', () => {
    const content = toContent(
      draft({
        signatures: 'Elaboró\n\nAceptó',
        discount: '2.5',
        lines: [
          emptyLine({ kind: 'section', text: 'Sala' }),
          emptyLine({ text: 'Mesa', price: '$1,200.50', quantity: '2.5', discount: '10', isrRate: '12500' }),
          emptyLine({ text: 'Silla', price: '100', discount: '$ 15' }),
          emptyLine(),
        ],
      }),
    );
    const read = quoteContent.parse(content);
    expect(read.lines).toMatchObject([
      { kind: 'section', title: 'Sala' },
      { quantity: '2.5', unitPriceCents: 120_050, discountPercent: 1_000, isrRate: 12_500 },
      { unitPriceCents: 10_000, discountCents: 1_500 },
    ]);
    expect(read.wholeDiscountPercent).toBe(250);
    expect(read.signatures).toEqual(['Elaboró', 'Aceptó']);
    expect(quoteContent.parse(toContent(draftOf(read)))).toEqual(read);
  });

  test('says of each cell what is wrong with it', () => {
    const wrong = emptyLine({ text: '', code: 'X', price: 'doce', quantity: '0', discount: '101' });
    const faults = draftFaults(draft({ lines: [wrong], validUntil: '2026-11-01', exchangeRate: 'x', discount: '-1' }));
    const cells = ['text', 'price', 'quantity', 'discount'].map((field) => `${wrong.key}.${field}`);
    expect(Object.keys(faults).sort()).toEqual([...cells, 'exchangeRate', 'validUntil', 'wholeDiscountPercent'].sort());
  });

  test('comes to what can be read of it', () => {
    const lines = [
      emptyLine({ text: 'Mesa', price: '100' }),
      emptyLine({ text: 'Silla', price: '1' + '0'.repeat(40) }),
    ];
    expect(draftTotals(draft({ lines })).totalCents).toBe(11_600);
    expect(draftTotals(draft({ lines, discount: '12.5 %' })).totalCents).toBe(10_150);
    expect(draftTotals(draft({ lines, discount: '101' })).totalCents).toBe(11_600);
  });
});

describe('rows of a sheet', () => {
  test('are cells between tabs, in quotes where they hold tabs, quotes or line breaks', () => {
    expect(sheetRows('a\tb\r\n"c\n""d"""\te\n')).toEqual([
      ['a', 'b'],
      ['c\n"d"', 'e'],
    ]);
  });

  test('fill the columns from the one in which the cursor stands', () => {
    expect(pastedRows('Mesa\t2\tpza\t10\t5%\tmás', 'text')).toEqual([
      { text: 'Mesa', quantity: '2', unit: 'pza', price: '10', discount: '5%' },
    ]);
    expect(pastedRows('una línea\ny otra', 'text')).toBeUndefined();
  });

  test.each([
    [
      'a,b\r\n"c,d",e',
      [
        ['a', 'b'],
        ['c,d', 'e'],
      ],
    ],
    [
      '\ufeffa;b\nc;1,5',
      [
        ['a', 'b'],
        ['c', '1,5'],
      ],
    ],
    ['a\tb\n\n\nc\td\n', [['a', 'b'], [''], [''], ['c', 'd']]],
    ['', []],
  ])('of a file %j are %j', (text, rows) => {
    expect(delimitedRows(text)).toEqual(rows);
  });
});

describe('products of a sheet', () => {
  const heading = ['Precio', 'Clave', 'Descripción', 'Clave SAT', 'IVA'];
  const known = {
    id: 'prd_0123456789abcdef',
    code: 'M-1',
    description: 'Mesa',
    priceCents: 10_000,
    currency: 'MXN' as const,
    tax: 'iva-16' as const,
    retired: false,
    version: 1,
  };
  const read = (...cells: string[]) =>
    sheetProducts([heading, cells], columnsOf(heading), [known]).map(({ effect, fault }) => fault ?? effect);

  test('their columns are found by what they are called', () => {
    expect(columnsOf(heading)).toEqual({ price: 0, code: 1, description: 2, satUnit: 3, tax: 4 });
    expect(columnsOf(['M-1', 'Mesa', 'pza', '100'])).toEqual({});
    expect(sheetProducts([['M-1', 'Mesa', 'pza', '100']], usualColumns, [])).toMatchObject([
      { number: 1, effect: 'add' },
    ]);
  });

  test.each([
    [['100', 'M-1', 'Mesa', '', '16%'], 'same'],
    [['100.00', 'm-1', 'Mesa', '', '0.16'], 'change'],
    [['100', 'M-2', 'Mesa', 'h87', 'Exento'], 'add'],
    [['', 'M-2', 'Mesa', '', ''], 'Falta el precio.'],
    [['uno', 'M-2', 'Mesa', '', ''], '«uno» no es un precio.'],
    [['1', 'M-2', '', '', ''], 'Falta la descripción.'],
    [['1', 'M-2', 'Mesa', 'LARGA', ''], '«LARGA» no es una clave de unidad del SAT.'],
    [['1', 'M-2', 'Mesa', '', '15'], '«15» no es un IVA: 16, 8, 0 o exento.'],
  ])('%j: %s', (cells, told) => {
    expect(read(...cells)).toEqual([told]);
  });

  test('the second of two with one code is not imported', () => {
    const rows = [heading, ['1', 'A', 'Mesa'], ['2', 'a', 'Silla']];
    expect(sheetProducts(rows, columnsOf(heading), []).map(({ effect }) => effect)).toEqual(['add', 'none']);
  });

  test('are found by the beginnings of their words, accents ignored, by code first', () => {
    const silla = { ...known, code: 'MES-9', description: 'Silla Jalapeña' };
    const among = [known, silla].map((product) => ({ product, text: haystackOf(product) }));
    const codes = (words: string) => foundIn(among, words, 5).map(({ code }) => code);
    expect(codes('jalapena sil')).toEqual(['MES-9']);
    expect(codes('mes')).toEqual(['MES-9', 'M-1']);
    expect(codes('lla')).toEqual([]);
  });
});
