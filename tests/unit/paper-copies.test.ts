/** Named copies of a paper: the pages once for each, and nothing else of them changed. */
import { orderDocument } from '@folio/shared/pdf/order/order-document.ts';
import {
  mostCopyLetters,
  quotePaperParts,
  usualQuotePaper,
  type PrintedQuote,
} from '@folio/shared/pdf/quote/printed-quote.ts';
import { quoteDocument } from '@folio/shared/pdf/quote/quote-document.ts';
import { describe, expect, test } from 'vitest';
import { inOrder, withCopy } from '../../web/src/lib/quote-papers/paper-copies.rules.ts';
import { printed } from '../support/dossiers.ts';
import { contentWith, items, orderWith, quoteWith } from '../support/invented-quotes.ts';
import { expectInkForEachLetter, expectNothingBeyondMargins, unspaced } from '../support/page-checks.ts';
import { rendered } from '../support/rendered-pdf.ts';

const bytesOf = async (quote: PrintedQuote, copies?: string[]) =>
  Buffer.from((await printed(quoteDocument(quote, { ...usualQuotePaper, copies }))).bytes).toString('base64');

describe('M40 the PDF of a quote in copies', { timeout: 60_000 }, () => {
  const quote = quoteWith(contentWith(items(40)));

  test('has its pages once for each, under its name, numbered anew, with the same on each page', async () => {
    const alone = await rendered((await printed(quoteDocument(quote, usualQuotePaper))).bytes);
    const copies = ['Original', 'Copia cliente', 'Copia almacén Ñandú'];
    const document = quoteDocument(quote, { ...usualQuotePaper, copies });
    const { pages, bytes } = await printed(document);
    const seen = await rendered(bytes);
    expect(seen).toHaveLength(copies.length * alone.length);
    expectNothingBeyondMargins(seen, document);
    expectInkForEachLetter(pages, seen);
    seen.forEach(({ text }, at) => {
      const [copy = '', page] = [copies[Math.floor(at / alone.length)], at % alone.length];
      const number = unspaced(`Página ${page + 1} de ${alone.length}`);
      expect(unspaced(text)).toContain(unspaced(copy) + number);
      expect(unspaced(text).replace(unspaced(copy) + number, number)).toBe(unspaced(alone[page]?.text ?? ''));
    });
  });

  test('without any, or with none named, is the same to the byte', async () => {
    const usual = Buffer.from((await printed(quoteDocument(quote, usualQuotePaper))).bytes).toString('base64');
    expect(await bytesOf(quote)).toBe(usual);
    expect(await bytesOf(quote, [])).toBe(usual);
    expect(await bytesOf(quote, ['Original'])).not.toBe(usual);
  });

  test('says at its foot all that it says alone, however long the name', async () => {
    const copies = ['M'.repeat(mostCopyLetters)];
    for (const fiscal of ['top', 'foot', 'none'] as const) {
      const document = quoteDocument(quote, { parts: quotePaperParts, fiscal, copies });
      const { pages, bytes } = await printed(document);
      const seen = await rendered(bytes);
      expectNothingBeyondMargins(seen, document);
      expectInkForEachLetter(pages, seen);
      for (const { text } of seen) {
        expect(text).toMatch(/MMMM/);
        expect(text).toContain('Huella 9f86d081884c7d65');
        if (fiscal === 'foot') expect(text).toContain('RFC MBA150312AB3');
      }
    }
  });

  test('is of an order alike', async () => {
    const order = orderWith(contentWith(items(1)));
    const seen = await rendered(
      (await printed(orderDocument(order, { ...usualQuotePaper, copies: ['Original', 'Copia archivo'] }))).bytes,
    );
    expect(seen.map(({ text }) => /(Original|Copia archivo)\s+Página 1 de 1/.exec(text)?.[1])).toEqual([
      'Original',
      'Copia archivo',
    ]);
  });

  test('takes names as they are typed: once each, short, five at most, the usual ones first', () => {
    const typed = ['  Copia   almacén ', 'ORIGINAL', 'copia almacén', ' '].reduce((so, name) => withCopy(name, so), {
      copies: [] as string[],
      own: [] as string[],
    });
    expect(typed).toEqual({ copies: ['Original', 'Copia almacén'], own: ['Copia almacén'] });
    expect(inOrder({ ...typed, copies: typed.copies.toReversed() })).toEqual(['Original', 'Copia almacén']);
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].reduce((so, name) => withCopy(name, so), {
      copies: [] as string[],
      own: [] as string[],
    });
    expect(many).toEqual({ copies: ['a', 'b', 'c', 'd', 'e'], own: ['a', 'b', 'c', 'd', 'e'] });
    // Five are offered already: those not chosen make room.
    expect(withCopy('g', { copies: ['b'], own: many.own })).toEqual({ copies: ['b', 'g'], own: ['b', 'g'] });
    expect(withCopy('😀'.repeat(40), { copies: [], own: [] }).copies).toEqual(['😀'.repeat(mostCopyLetters)]);
  });
});
