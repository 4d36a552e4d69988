/** The layout that all printed documents share: what quotes and reports rely on. */
import { letter, type Block, type PrintedDocument, type TextStyle } from '@folio/shared/pdf/document.ts';
import { margins, styles } from '@folio/shared/pdf/palette.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages } from '@folio/shared/pdf/make-pdf.ts';
import type { Page } from '@folio/shared/pdf/layout/laid.ts';
import { describe, expect, test } from 'vitest';
import { fontFromPackage, printed } from '../support/dossiers.ts';
import { toldText, unspaced } from '../support/page-checks.ts';

const words = (text: string, style: TextStyle = styles.body): Block => ({ kind: 'paragraph', text, style });

function documentOf(body: PrintedDocument['body'], more: Partial<PrintedDocument> = {}): PrintedDocument {
  return { title: 'Prueba', language: 'es-MX', author: 'Folio', size: letter, margins, body, ...more };
}

const pagesOf = async (document: PrintedDocument) => (await printed(document)).pages.laidOut.pages;

const textOn = (page: Page | undefined): string =>
  (page ?? []).flatMap((item) => (item.kind === 'text' ? item.units.map(({ text }) => text) : [])).join('');

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `renglón ${index + 1}`);

function tableOf(cells: readonly string[]): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Clave', width: { points: 80 } },
      { title: 'Importe', width: { share: 1 }, align: 'right' },
    ],
    rows: cells.map((cell) => ({ cells: [words(cell), words('$1,250.00')] })),
    header: { style: styles.label },
    cell: { padding: { top: 4, right: 8, bottom: 4, left: 0 }, line: '#d9d4c8' },
  };
}

/** Fills a page but for so much. */
const fillerBut = (left: number): Block => ({
  kind: 'drawing',
  width: 10,
  height: letter.height - margins.top - margins.bottom - left,
  shapes: [],
});

describe('printed pages', () => {
  test('a table of 200 lines repeats its header, loses no line and tells the header once', async () => {
    const { pages } = await printed(documentOf([tableOf(numbered(200))]));
    expect(pages.laidOut.pages.length).toBeGreaterThan(3);
    for (const page of pages.laidOut.pages) expect(textOn(page).startsWith('ClaveImporte')).toBe(true);
    const told = toldText(pages);
    expect(told.match(/Clave/g)).toHaveLength(1);
    expect(told.match(/renglón \d+/g)).toEqual(numbered(200));
  });

  test('a row moves to the next page rather than being split', async () => {
    const [first, second] = await pagesOf(documentOf([fillerBut(70), tableOf(['uno', 'dos\ndos\ndos\ndos'])]));
    expect(textOn(first)).toContain('uno');
    expect(textOn(first)).not.toContain('dos');
    expect(textOn(second)).toContain('dosdosdosdos');
  });

  test('a row taller than a page begins where it is and goes on, its header above it', async () => {
    const description = Array.from({ length: 130 }, (_, index) => `detalle ${index}`).join('\n');
    const pages = await pagesOf(documentOf([fillerBut(200), tableOf([description])]));
    expect(pages).toHaveLength(4);
    expect(textOn(pages[0])).toContain('detalle 0');
    for (const page of pages) expect(textOn(page)).toContain('Clave');
    expect(
      unspaced(
        pages
          .map(textOn)
          .join('')
          .replace(/ClaveImporte|\$1,250\.00/g, ''),
      ),
    ).toContain(unspaced(description));
  });

  test('what belongs together is never split: totals and signatures', async () => {
    const totals: Block = { kind: 'stack', together: true, blocks: numbered(6).map((line) => words(line)) };
    const [first, second] = await pagesOf(documentOf([fillerBut(70), totals]));
    expect(textOn(first)).toBe('');
    expect(textOn(second)).toBe(numbered(6).join(''));
  });

  test('a heading goes along with what it heads', async () => {
    const heading: Block = { kind: 'paragraph', text: 'Condiciones', style: styles.heading, withNext: true };
    const [first, second] = await pagesOf(documentOf([fillerBut(40), heading, words('a\nb\nc')]));
    expect(textOn(first)).toBe('');
    expect(textOn(second)).toBe('Condicionesabc');
  });

  test('no page takes or leaves a single line of a paragraph', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `palabra${index}`).join(' ');
    for (let left = 14; left <= 98; left += 7) {
      const pages = await pagesOf(documentOf([fillerBut(left), words(long)]));
      const lines = pages.map(
        (page) => new Set(page.flatMap((item) => (item.kind === 'text' ? [item.baseline] : []))).size,
      );
      expect(lines.filter((count) => count === 1)).toEqual([]);
    }
  });

  test('space above a block is dropped at the top of a page', async () => {
    const [, second] = await pagesOf(documentOf([fillerBut(10), { ...words('arriba'), above: 200 }]));
    const [item] = second ?? [];
    expect(item?.kind === 'text' && item.baseline).toBeLessThan(margins.top + styles.body.leading);
  });

  test('figures of a column stand below one another, and kerning draws letters closer', async () => {
    const tabular = { ...styles.body, tabular: true };
    const [page] = await pagesOf(
      documentOf([words('1111', tabular), words('8888', tabular), words('AVAVAV'), words('A')]),
    );
    const width = (index: number) => {
      const item = page?.[index];
      return item?.kind === 'text' ? item.units.reduce((sum, unit) => sum + unit.width, 0) : 0;
    };
    expect(width(0)).toBeCloseTo(width(1), 6);
    expect(width(2)).toBeLessThan(width(3) * 6);
  });

  test('a document has its page numbers, also the total', async () => {
    const footer: PrintedDocument['footer'] = ({ page, pages }) => words(`${page} de ${pages}`);
    const pages = await pagesOf(
      documentOf([fillerBut(60), fillerBut(60), { kind: 'page-break' }, words('fin')], { footer }),
    );
    expect(pages.map(textOn)).toEqual(['1 de 3', '2 de 3', 'fin3 de 3']);
  });

  test('what stands closer together is taken where all of it then goes on one page, in each copy, and only there', async () => {
    const loose = [fillerBut(200), fillerBut(400), words('holgado')];
    const snugBody = [fillerBut(60), words('junto')];
    const told = async (more: Partial<PrintedDocument>, body = loose) =>
      (await pagesOf(documentOf(body, { snugBody, ...more }))).map(textOn);
    expect(await told({})).toEqual(['junto']);
    expect(await told({ copies: ['Original', 'Copia'] })).toEqual(['junto', 'junto']);
    expect(await told({}, [words('holgado')])).toEqual(['holgado']);
    expect(await told({ snugBody: [...snugBody, fillerBut(60)] })).toEqual(['', 'holgado']);
  });

  test('words of one script ask for its two fonts alone, whatever parts their lines', async () => {
    const asked: string[] = [];
    const library = new FontLibrary((file) => {
      asked.push(file);
      return fontFromPackage(file);
    });
    await layOutPages(documentOf([words('Calle 5\nColonia\r\nLeón\u00ad\u200b')]), library);
    expect(asked.sort()).toEqual(['geist-latin-400-normal', 'geist-latin-600-normal']);
  });

  test('one line is one line, whatever it has to say', async () => {
    const text = 'Comercializadora Internacional de Maquinaria '.repeat(6);
    const [page] = await pagesOf(documentOf([{ kind: 'paragraph', text, style: styles.body, mostLines: 1 }]));
    expect(textOn(page)).toMatch(/^Comercializadora .*…$/);
    expect(new Set(page?.map((item) => item.kind === 'text' && item.baseline)).size).toBe(1);
  });

  test('a chart is drawn as it is and told in words', async () => {
    const bars: Block = {
      kind: 'drawing',
      width: 900,
      height: 300,
      alt: 'Prospectos por mes: enero 4, febrero 9',
      shapes: [
        { kind: 'rectangle', x: 0, y: 100, width: 400, height: 200, fill: '#23479b' },
        { kind: 'words', x: 200, y: 90, text: 'enero', style: styles.small, align: 'centre' },
      ],
    };
    const { pages } = await printed(documentOf([bars]));
    const [rectangle] = pages.laidOut.pages[0] ?? [];
    // Smaller, since it is wider than the page.
    const xs = rectangle?.kind === 'path' ? rectangle.path.flatMap((step) => (step[0] === 'L' ? [step[1]] : [])) : [];
    expect(Math.max(...xs)).toBeCloseTo(margins.left + (400 * 504) / 900, 3);
    expect(pages.laidOut.structure.children[0]).toMatchObject({ role: 'Figure', alt: bars.alt });
  });
});
