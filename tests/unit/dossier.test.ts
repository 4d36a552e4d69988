import { moneyWords } from '@folio/shared/money/money-words.rules.ts';
import { dossierDocument, partsOffered } from '@folio/shared/pdf/dossier/dossier-document.ts';
import { dossierParts, type Dossier } from '@folio/shared/pdf/dossier/dossier.types.ts';
import { describe, expect, test } from 'vitest';
import { png, printed } from '../support/dossiers.ts';
import { appointments, dossierWith, followUps, madeAt, orders, quotes } from '../support/invented-dossiers.ts';
import { expectInkForEachLetter, expectNothingBeyondMargins, toldText, unspaced } from '../support/page-checks.ts';
import { read, rendered } from '../support/rendered-pdf.ts';

const hardName = 'José Ñandú — 日本 😀 ₱ ✓';
const threePages =
  `${'Quieren hornos de gas natural con piedra, no eléctricos; el actual tiene doce años. '.repeat(20)}\n`
    .repeat(9)
    .trim();
const fortyImages = Array.from({ length: 40 }, (_, index) => ({
  file: png(48, index % 2 ? 36 : 64, [40 + index * 4, 90, 160]),
  caption: `Fachada ${index + 1}`,
}));

const cases: Record<string, Dossier> = {
  'a name in many scripts': dossierWith({ name: hardName, appointments: appointments(3), followUps: followUps(4) }),
  'no follow-ups': dossierWith(),
  '500 follow-ups': dossierWith({ followUps: followUps(500) }),
  '40 images': dossierWith({}, { images: fortyImages }),
  'quotes and orders': dossierWith({ quotes: quotes(), orders: orders() }),
  'thirty quotes': dossierWith({ quotes: Array.from({ length: 5 }, quotes).flat() }),
  'three pages of notes': dossierWith({ notes: threePages, internalNotes: 'Nunca los lunes.' }),
};

/** What the document says, part by part. */
function saidIn({ prospect, images }: Dossier): string[] {
  const said = [prospect.name, prospect.companyName, prospect.email, prospect.notes, prospect.internalNotes];
  const more = prospect.followUps.map(({ information }) => information);
  const sold = [...prospect.quotes, ...prospect.orders].flatMap(({ folio, totalCents, currency }) => [
    folio,
    moneyWords(totalCents, currency),
  ]);
  return [...said, ...more, ...sold, ...images.map(({ caption }) => caption)].flatMap((text) => (text ? [text] : []));
}

// Pages are drawn as pictures: a second for ten of them, on a machine with nothing else to do.
describe('D1 the dossier', { timeout: 60_000 }, () => {
  for (const [name, dossier] of Object.entries(cases)) {
    test(`of ${name} shows every letter, within the margins, and is read back`, async () => {
      const document = dossierDocument(dossier, dossierParts);
      const { pages, bytes } = await printed(document);
      const seen = await rendered(bytes);
      expect(seen).toHaveLength(pages.laidOut.pages.length);
      expectNothingBeyondMargins(seen, document);
      expectInkForEachLetter(pages, seen);
      const told = unspaced(toldText(pages));
      const readBack = unspaced(seen.map(({ text }) => text).join('\n'));
      for (const text of saidIn(dossier)) expect(told).toContain(unspaced(text));
      for (const text of saidIn(dossier).filter((one) => one.length < 60)) expect(readBack).toContain(unspaced(text));
      expect(readBack).toContain(unspaced(`Página ${seen.length} de ${seen.length}`));
    });
  }

  test('is the same bytes for the same prospect and moment', async () => {
    const [one, other] = await Promise.all(
      [0, 1].map(() => printed(dossierDocument(dossierWith({ name: hardName }), []))),
    );
    expect(one?.bytes).toEqual(other?.bytes);
  });

  test('is told to a screen reader: title, language, headings, tables with their heads, figures in words', async () => {
    const dossier = dossierWith(
      { appointments: appointments(2), followUps: followUps(30), notes: 'Dos sucursales.' },
      { images: fortyImages.slice(0, 2) },
    );
    const pdf = await read((await printed(dossierDocument(dossier, dossierParts))).bytes);
    expect(pdf.title).toBe('Expediente No. 128 · Laura Méndez Arriaga');
    expect(pdf.language).toBe('es-MX');
    expect(pdf.structure?.role).toBe('Document');
    const [person, ...parts] = pdf.structure?.children ?? [];
    expect(person?.children[0]?.role).toBe('H1');
    expect(parts.map(({ children }) => children.map(({ role }) => role))).toEqual([
      ['H2', 'P'],
      ['H2', 'Table'],
      ['H2', 'Table'],
      ['H2', 'Figure', 'Caption', 'Figure', 'Caption'],
    ]);
    const [head, body] = parts[2]?.children[1]?.children ?? [];
    expect(head?.children[0]?.children.map(({ role }) => role)).toEqual(['TH', 'TH', 'TH']);
    // Once, though its pages repeat it.
    expect(head?.children[0]?.children[0]?.children[0]?.contents).toBe(1);
    expect(body?.children).toHaveLength(30);
    expect(parts[3]?.children[1]?.alt).toBe('Fachada 1');
  });

  test('carries its fonts, each able to be read back, and nothing that acts', async () => {
    const dossier = dossierWith({ name: hardName, email: 'javascript:alert(1)', notes: 'https://malo.example (/JS)' });
    const pdf = await read((await printed(dossierDocument(dossier, dossierParts))).bytes);
    expect(pdf.fonts.length).toBeGreaterThan(4);
    expect(pdf.fonts.filter(({ embedded, readable }) => !embedded || !readable)).toEqual([]);
    expect(pdf.actions).toEqual([]);
  });

  test('draws nothing outside of marked content', async () => {
    const pdf = await read(
      (await printed(dossierDocument(dossierWith({ followUps: followUps(40) }), dossierParts))).bytes,
    );
    for (const operators of pdf.operators) {
      let depth = 0;
      for (const [, begin, end] of operators.matchAll(/\b(BMC|BDC)\b|\b(EMC)\b|\bTJ\b|\bf\b|\bS\b|\bDo\b/g)) {
        if (begin) depth += 1;
        else if (end) depth -= 1;
        else expect(depth).toBeGreaterThan(0);
      }
      expect(depth).toBe(0);
    }
  });

  test('repeats the head of a table on each of its pages', async () => {
    const { bytes } = await printed(dossierDocument(dossierWith({ followUps: followUps(60) }), ['follow-ups']));
    const pages = (await rendered(bytes)).slice(1);
    expect(pages.length).toBeGreaterThan(3);
    for (const { text } of pages) expect(text).toContain('Resultado e información');
  });

  test('stays small', async () => {
    const { bytes } = await printed(dossierDocument(dossierWith({ followUps: followUps(50) }), dossierParts));
    expect(bytes.length).toBeLessThan(60_000);
  });

  test('leaves out what was not chosen, internal notes unless asked for', async () => {
    const dossier = dossierWith({ internalNotes: 'Pide precio de distribuidor.', notes: 'Dos sucursales.' });
    expect(partsOffered(dossier).filter(({ isUsual }) => !isUsual)).toEqual([
      { part: 'internal-notes', label: 'Notas internas', isUsual: false },
    ]);
    const { pages } = await printed(dossierDocument(dossier, ['notes']));
    const text = toldText(pages);
    expect(text).toContain('Dos sucursales.');
    for (const other of ['Pide precio', 'Notas internas', 'Citas', 'Seguimientos']) {
      expect(text.replace('Citas realizadas', '')).not.toContain(other);
    }
  });

  test('M48 tells of each quote its folio, day, validity, status and total, and of each order what was paid', async () => {
    const dossier = dossierWith({ quotes: quotes(), orders: orders() });
    const { bytes } = await printed(dossierDocument(dossier, dossierParts));
    const text = unspaced((await rendered(bytes)).map((page) => page.text).join('\n'));
    const told = [
      // Sent, its last day was the 17th: over by the day of the dossier.
      ['C-0416', 'Versión 1', '2 nov 2026', '17 nov 2026', 'Vencida', '$999,987,499.49'],
      ['C-0415', 'Versión 2', '2 nov 2026', '17 dic 2026', 'Recibida', '$999,974,998.99 USD'],
      ['C-0412', 'Versión 5', '2 nov 2026', '17 dic 2026', 'Rechazada', 'El flete les sale más caro'],
      ['P-0177', 'de C-0413', '10 nov 2026', 'Entrega 15 dic 2026', 'En proceso'],
      ['Pagado $75,000.50, resta $49,999.50', '$50,000.00, Efectivo, 12 nov 2026', '$25,000.50, Transferencia'],
      ['Concluido', 'Pagado', '$125,000.00, Transferencia, 12 nov 2026'],
      ['Cancelado', 'Cerraron la sucursal'],
    ];
    for (const said of told.flat()) expect(text).toContain(unspaced(said));
  });

  test.each([
    ['quotes', 'Cotizaciones', 'C-0416'],
    ['orders', 'Pedidos', 'P-0177'],
  ] as const)('M48 leaves out the %s when they are not chosen, or when there are none', async (part, label, folio) => {
    const dossier = dossierWith({ quotes: quotes(), orders: orders() });
    expect(partsOffered(dossier)).toContainEqual({ part, label, isUsual: true });
    const { pages } = await printed(
      dossierDocument(
        dossier,
        dossierParts.filter((one) => one !== part),
      ),
    );
    expect(toldText(pages)).not.toContain(folio);
    expect(partsOffered(dossierWith()).map((one) => one.part)).not.toContain(part);
  });

  test('stands under the logo of the company, which tells its name and RFC all the same', async () => {
    const logo = png(160, 40, [20, 90, 60]);
    const company = { ...dossierWith().company, logo };
    const document = dossierDocument(dossierWith({ followUps: followUps(12) }, { company }), dossierParts);
    const { bytes } = await printed(document);
    const seen = await rendered(bytes);
    expectNothingBeyondMargins(seen, document);
    // Over the line of the first page, at the left edge; later pages have words.
    expect(seen[0]?.inkIn({ x: 54, y: 40, width: 170, height: 40 })).toBeGreaterThan(80);
    expect(unspaced(seen[0]?.text ?? '')).toContain(unspaced('Muebles del Bajío, S.A. de C.V. · RFC MBA150312AB3'));
    expect(seen[1]?.text).toContain('Muebles del Bajío');
  });

  test('stands in the colour of the company, its head, its number and the heads of its tables, else in its prospect’s', async () => {
    const prospect = { appointments: appointments(2), followUps: followUps(40), colour: '#0f7b83' };
    const own = { ...dossierWith().company, colour: '#7b3fa3' as const };
    const inColour = async (company: Dossier['company'], colour: string) => {
      const { pages } = await printed(dossierDocument(dossierWith(prospect, { company }), dossierParts));
      return pages.laidOut.pages.map((items) => ({
        lines: items.filter((item) => item.kind === 'path' && item.stroke?.colour === colour).length,
        words: items.filter((item) => item.kind === 'text' && item.colour === colour).length > 0,
      }));
    };
    const [first, ...later] = await inColour(own, '#7b3fa3');
    expect(first).toEqual({ lines: 3, words: true });
    // The head of a table that goes on.
    expect(new Set(later.map(({ lines }) => lines))).toEqual(new Set([1]));
    expect(await inColour(dossierWith().company, '#7b3fa3')).not.toContainEqual(
      expect.objectContaining({ words: true }),
    );
    // Below the head, and below the name, which keeps its colour in both.
    expect((await inColour(dossierWith().company, '#0f7b83'))[0]).toEqual({ lines: 2, words: false });
    expect((await inColour(own, '#0f7b83'))[0]).toEqual({ lines: 1, words: false });
  });

  test('of an image that could not be had says so in its place, beside the others', async () => {
    const images = [{ caption: 'Fachada' }, { file: png(48, 36, [90, 90, 160]), caption: 'Patio' }];
    const document = dossierDocument(dossierWith({}, { images }), dossierParts);
    const { pages, bytes } = await printed(document);
    const seen = await rendered(bytes);
    expectNothingBeyondMargins(seen, document);
    expectInkForEachLetter(pages, seen);
    for (const said of ['2 imágenes', 'Esta imagen no se pudo incluir.', 'Fachada', 'Patio']) {
      expect(unspaced(toldText(pages))).toContain(unspaced(said));
    }
  });

  test('of a broken image keeps its place and its words', async () => {
    const file = { type: 'image/jpeg' as const, bytes: new Uint8Array([1, 2, 3]) };
    const { pages, bytes } = await printed(
      dossierDocument(dossierWith({}, { images: [{ file, caption: 'Fachada' }] }), dossierParts),
    );
    expect(toldText(pages)).toContain('Fachada');
    expect(await rendered(bytes)).toHaveLength(1);
  });

  test('says when it was made on the clock of the company', async () => {
    const { bytes } = await printed(dossierDocument(dossierWith({}, { madeAt }), []));
    const [page] = await rendered(bytes);
    expect(page?.text).toMatch(/Generado el 28\snov\s2026, 9:12\sa\.\sm\. por Lucía Herrera/);
  });
});
