import { orderDocument } from '@folio/shared/pdf/order/order-document.ts';
import {
  quoteFileName,
  quotePaperParts,
  usualQuotePaper,
  type PrintedQuote,
} from '@folio/shared/pdf/quote/printed-quote.ts';
import { quoteDocument } from '@folio/shared/pdf/quote/quote-document.ts';
import { printedMoney, printedPercent, printedReduction } from '@folio/shared/money/printed-money.rules.ts';
import type { QuoteLine } from '@folio/shared/quotes/quote.schema.ts';
import { describe, expect, test } from 'vitest';
import { png, printed } from '../support/dossiers.ts';
import { contentWith, item, items, orderWith, quoteWith } from '../support/invented-quotes.ts';
import { expectInkForEachLetter, expectNothingBeyondMargins, toldText, unspaced } from '../support/page-checks.ts';
import { read, rendered } from '../support/rendered-pdf.ts';

const hard = 'José Ñandú — 日本 😀 ₱ ✓';
const longTerms =
  'El anticipo no es reembolsable una vez que la madera fue cortada a la medida que pidió el cliente. '.repeat(40);
const sectioned: QuoteLine[] = [
  { kind: 'section', title: 'Comedor' },
  ...items(18),
  { kind: 'note', text: 'Las medidas se confirman en la visita.' },
  { kind: 'section', title: 'Terraza' },
  ...items(25),
];

const cases: Record<string, PrintedQuote> = {
  'no lines': quoteWith(contentWith([])),
  'one line': quoteWith(contentWith(items(1))),
  '10 lines': quoteWith(contentWith(items(10))),
  '11 lines': quoteWith(contentWith(items(11))),
  '40 lines': quoteWith(contentWith(items(40))),
  '200 lines': quoteWith(contentWith(items(200))),
  'sections and notes': quoteWith(contentWith(sectioned)),
  'a description of three pages': quoteWith(
    contentWith([
      ...items(3),
      item({
        description: `${'Barniz mate de tres capas, lijado entre una y otra.\n'.repeat(140)}Fin de la descripción.`,
      }),
      ...items(2),
    ]),
  ),
  'accents, signs and emoji': quoteWith(
    contentWith([item({ code: 'Ñ-1', description: hard, unit: 'm²' })], { conditions: hard, signatures: [hard] }),
    { client: { name: hard } },
  ),
  'long terms': quoteWith(contentWith(items(12), { conditions: longTerms, notes: longTerms })),
  'four signatures and the largest amount': quoteWith(
    contentWith([item({ quantity: '1', unitPriceCents: 86_206_896_551 })], {
      signatures: [
        'Elabora',
        'Revisa',
        'Autoriza',
        'Acepta el cliente, con su nombre completo y el sello de la empresa',
      ],
    }),
  ),
  'withholdings and discounts in dollars': quoteWith(
    contentWith(
      [
        item({ discountCents: 15_000, isrRate: 12_500, ivaWithheldRate: 106_667 }),
        item({ tax: 'iva-8', discountPercent: 1_250 }),
        item({ tax: 'exempt' }),
      ],
      { currency: 'USD', exchangeRate: '18.25' },
    ),
  ),
  'a discount of the whole': quoteWith(contentWith(items(6), { wholeDiscountPercent: 1_250 })),
};

function saidIn({ content, client }: PrintedQuote): string[] {
  const lines = content.lines.flatMap((line) => {
    // Beside one that goes on over pages there are other cells.
    if (line.kind === 'item') return line.description.split('\n');
    return line.kind === 'section' ? line.title : line.text;
  });
  return [client.name, content.conditions ?? '', ...(content.signatures ?? []), ...lines].filter(Boolean);
}

/** On which page each piece of text is. */
const pageWith = (pages: readonly { text: string }[], text: string): number =>
  pages.findIndex((page) => unspaced(page.text).includes(unspaced(text)));

describe('M40 the PDF of a quote', { timeout: 120_000 }, () => {
  for (const [name, quote] of Object.entries(cases)) {
    test(`of ${name} shows every letter, within the margins, and is read back`, async () => {
      const document = quoteDocument(quote, usualQuotePaper);
      const { pages, bytes } = await printed(document);
      const seen = await rendered(bytes);
      expect(seen).toHaveLength(pages.laidOut.pages.length);
      expectNothingBeyondMargins(seen, document);
      expectInkForEachLetter(pages, seen);
      const told = unspaced(toldText(pages));
      for (const text of saidIn(quote)) expect(told).toContain(unspaced(text));
      expect(unspaced(seen.at(-1)?.text ?? '')).toContain(unspaced(`Página ${seen.length} de ${seen.length}`));
    });

    test(`of ${name} has its total and its signatures on one page, the last`, async () => {
      const seen = await rendered((await printed(quoteDocument(quote, usualQuotePaper))).bytes);
      const at = pageWith(seen, 'Importe con letra');
      expect(at).toBe(seen.length - 1);
      expect(pageWith(seen, 'Subtotal')).toBe(at);
      for (const who of quote.content.signatures ?? []) {
        expect(unspaced(seen[at]?.text ?? '')).toContain(unspaced(who));
      }
    });
  }

  test.each([
    ['nine lines with codes', items(9)],
    ['thirteen lines without', items(13).map(({ code: _code, ...line }) => line)],
  ])('of %s is set closer, on one page', async (_, lines) => {
    const document = quoteDocument(quoteWith(contentWith(lines)), usualQuotePaper);
    const { snugBody: _snug, ...usual } = document;
    expect((await printed(usual)).pages.laidOut.pages).toHaveLength(2);
    const { pages, bytes } = await printed(document);
    expect(pages.laidOut.pages).toHaveLength(1);
    const seen = await rendered(bytes);
    expectNothingBeyondMargins(seen, document);
    expectInkForEachLetter(pages, seen);
  });

  test('of a description of three pages loses no line of it', async () => {
    const quote = cases['a description of three pages'];
    if (!quote) throw new Error('no case');
    const { pages } = await printed(quoteDocument(quote, usualQuotePaper));
    expect(pages.laidOut.pages.length).toBeGreaterThan(3);
    expect(toldText(pages).match(/Barniz mate/g)).toHaveLength(140);
  });

  test('says what it comes to in figures and in words, by rate, with what is withheld', async () => {
    const quote = cases['withholdings and discounts in dollars'];
    if (!quote) throw new Error('no case');
    const text = unspaced(toldText((await printed(quoteDocument(quote, usualQuotePaper))).pages));
    for (const said of [
      'Subtotal $7,200.00 USD',
      'Descuento −$450.00 USD',
      'Subtotal con descuento $6,750.00 USD',
      'IVA 16 % $360.00 USD',
      'IVA 8 % $168.00 USD',
      'Exento $0.00 USD',
      'ISR retenido −$28.13 USD',
      'IVA retenido −$240.00 USD',
      'Total $7,009.87 USD',
      'En pesos, a 18.25 $127,930.13',
      'SIETE MIL NUEVE DÓLARES 87/100 USD',
      'Ret. IVA 10.6667 %',
    ]) {
      expect(text).toContain(unspaced(said));
    }
  });

  test('tells the discount of the whole apart from those of the lines', async () => {
    const lines = [item({ unitPriceCents: 50_000, quantity: '1', discountPercent: 1_000 })];
    const quote = quoteWith(contentWith(lines, { wholeDiscountPercent: 500 }));
    const text = unspaced(toldText((await printed(quoteDocument(quote, usualQuotePaper))).pages));
    for (const said of [
      'Descuento −$50.00',
      'Descuento global 5 % −$22.50',
      'Subtotal con descuento $427.50',
      'Total $495.90',
    ]) {
      expect(text).toContain(unspaced(said));
    }
  });

  test('repeats folio and head of the table on each page', async () => {
    const seen = await rendered(
      (await printed(quoteDocument(quoteWith(contentWith(items(60))), usualQuotePaper))).bytes,
    );
    expect(seen.length).toBeGreaterThan(2);
    for (const { text } of seen) expect(text).toContain('C-0412');
    for (const { text } of seen.slice(0, -1)) expect(text).toContain('P. unitario');
  });

  test('never leaves a heading alone at the foot of a page', async () => {
    // Wherever the page ends, some of these have a heading there.
    for (let before = 20; before < 34; before += 1) {
      const lines: QuoteLine[] = [...items(before), { kind: 'section', title: 'Encabezado suelto' }, ...items(6)];
      const seen = await rendered((await printed(quoteDocument(quoteWith(contentWith(lines)), usualQuotePaper))).bytes);
      const page = seen.find(({ text }) => text.includes('Encabezado suelto'));
      const after = page?.text.slice(page.text.indexOf('Encabezado suelto')) ?? '';
      expect(unspaced(after), `${before} lines before`).toContain('modelo1');
    }
  });

  test('fills the page before a long description goes on', async () => {
    const tall = item({ description: 'Lijado a mano.\n'.repeat(30).trim() });
    const quote = quoteWith(contentWith([...items(6), tall]));
    const seen = await rendered((await printed(quoteDocument(quote, usualQuotePaper))).bytes);
    expect(seen[0]?.text).toContain('Lijado a mano.');
    expect(seen[1]?.text).toContain('Lijado a mano.');
  });

  test('is the same bytes for the same quote', async () => {
    const quote = () => printed(quoteDocument(quoteWith(contentWith(sectioned)), usualQuotePaper));
    const [one, other] = await Promise.all([quote(), quote()]);
    expect(one.bytes).toEqual(other.bytes);
  });

  test('is told to a screen reader: title, language, who it is for, and its table', async () => {
    const pdf = await read((await printed(quoteDocument(quoteWith(contentWith(items(30))), usualQuotePaper))).bytes);
    expect([pdf.title, pdf.language]).toEqual(['Cotización C-0412 v2 · Panadería El Sol', 'es-MX']);
    const [head, lines, closing] = pdf.structure?.children ?? [];
    expect(head?.children.map(({ role }) => role)).toContain('H1');
    const [table] = lines?.children ?? [];
    expect(table?.children.map(({ role }) => role)).toEqual(['THead', 'TBody']);
    expect(table?.children[1]?.children).toHaveLength(30);
    expect(closing?.children.map(({ role }) => role)).toContain('H2');
    expect(pdf.actions).toEqual([]);
    expect(pdf.fonts.filter(({ embedded, readable }) => !embedded || !readable)).toEqual([]);
  });

  test('shows what was chosen of it, and fiscal data where they were wanted', async () => {
    const quote = quoteWith(contentWith(items(5)));
    const textWith = async (paper: Parameters<typeof quoteDocument>[1]) =>
      (await rendered((await printed(quoteDocument(quote, paper))).bytes))[0]?.text ?? '';
    const bare = await textWith({ parts: [], fiscal: 'none' });
    for (const hidden of [
      '477 555 0148',
      'Andrés Fuentes',
      'MUE-001',
      'P. unitario',
      'Importe con letra',
      'Acepta',
      'RFC',
    ]) {
      expect(bare).not.toContain(hidden);
    }
    expect(bare).toContain('Total');
    const foot = await textWith({ parts: quotePaperParts, fiscal: 'foot' });
    expect(foot.match(/RFC MBA150312AB3/g)).toHaveLength(1);
    expect(foot).toMatch(/RFC MBA150312AB3 · Versión 2/);
  });

  test('says what SAT knows of the company where it was wanted, under its logo, in its colour', async () => {
    const logo = png(600, 200, [20, 90, 160]);
    const company = {
      ...quoteWith(contentWith([])).company,
      legalName: 'MUEBLES Y MADERAS DEL BAJIO',
      fiscalRegime: '601',
      fiscalAddress: 'Blvd. Campestre 1203, Jardines del Moral, C. P. 37160, León, Guanajuato',
      colour: '#7b3fa3',
    } as const;
    const said = ['MUEBLES Y MADERAS DEL BAJIO · RFC MBA150312AB3', '601 General de Ley', 'C. P. 37160'];
    for (const one of [company, { ...company, logo }]) {
      for (const fiscal of ['top', 'foot', 'none'] as const) {
        const quote = quoteWith(contentWith(items(40)), { company: one });
        const document = quoteDocument(quote, { ...usualQuotePaper, fiscal });
        const { pages, bytes } = await printed(document);
        const seen = await rendered(bytes);
        expectNothingBeyondMargins(seen, document);
        expectInkForEachLetter(pages, seen);
        const [first = '', second = ''] = seen.map(({ text }) => unspaced(text));
        for (const words of said) {
          expect(first.includes(unspaced(words)), `${words}, ${fiscal}`).toBe(fiscal !== 'none');
          expect(second.includes(unspaced(words)), `${words} on page 2, ${fiscal}`).toBe(fiscal === 'foot');
        }
      }
    }
    const head = orderDocument({ ...orderWith(contentWith(items(1))), company }, usualQuotePaper).header;
    expect(JSON.stringify(head?.({ page: 1, pages: 1 }))).toContain('"colour":"#7b3fa3","thickness"');
  });

  test('of a draft says so, and names no version', async () => {
    const draft = quoteWith(contentWith(items(1)), { version: undefined });
    const [page] = await rendered((await printed(quoteDocument(draft, usualQuotePaper))).bytes);
    expect(page?.text).toContain('borrador');
    expect(quoteFileName(draft)).toBe('Cotización C-0412 - Panadería El Sol.pdf');
  });

  test('of a version says when it was sent and its digest', async () => {
    const [page] = await rendered(
      (await printed(quoteDocument(quoteWith(contentWith(items(1))), usualQuotePaper))).bytes,
    );
    expect(page?.text).toMatch(/Versión 2, del 28\snov\s2026, 9:12\sa\.\sm\. · Huella 9f86d081884c7d65/);
  });

  test('has a name that says whose it is, on any system', () => {
    const { folio, version } = quoteWith(contentWith([]));
    const named = (name: string) => quoteFileName({ folio, version, client: { name } });
    expect(named('Laura Méndez')).toBe('Cotización C-0412 v2 - Laura Méndez.pdf');
    expect(named('a/b\\c:"d"?*<e>|\u202e..')).toBe('Cotización C-0412 v2 - a b c d e.pdf');
    expect(named('…'.repeat(300)).length).toBeLessThan(120);
  });

  test('stays small', async () => {
    const { bytes } = await printed(quoteDocument(quoteWith(contentWith(items(200))), usualQuotePaper));
    expect(bytes.length).toBeLessThan(120_000);
  });
});

describe('amounts on paper', () => {
  test.each([
    [0, '$0.00'],
    [5, '$0.05'],
    [100_000, '$1,000.00'],
    [99_999_999_999, '$999,999,999.99'],
  ])('%i cents are %s', (cents, text) => {
    expect(printedMoney(cents)).toBe(text);
  });

  test('name another currency, and what is taken off', () => {
    expect(printedMoney(123_456, 'USD')).toBe('$1,234.56\u00a0USD');
    expect(printedReduction(15_000)).toBe('−$150.00');
    expect([printedPercent(1_250, 10_000), printedPercent(106_667, 1_000_000)]).toEqual([
      '12.5\u00a0%',
      '10.6667\u00a0%',
    ]);
  });
});
