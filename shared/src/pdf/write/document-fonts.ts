/** The fonts that a document carries: of each only the glyphs it shows, and what text they stand for. */
import { PDFContext, PDFName, PDFRef, PDFString } from 'pdf-lib';
import type { FontFace } from '../fonts/font-face.ts';
import { FontSubset } from '../fonts/font-subset.ts';
import { hexOf, hexOfText } from './numbers.ts';

interface DocumentFont {
  /** In the resources of each page. */
  key: string;
  subset: FontSubset;
}

export class DocumentFonts {
  readonly #fonts = new Map<FontFace, DocumentFont>();

  fontOf(face: FontFace): DocumentFont {
    const here = this.#fonts.get(face);
    if (here) return here;
    const font = { key: `F${this.#fonts.size}`, subset: new FontSubset(face) };
    this.#fonts.set(face, font);
    return font;
  }

  /** Resource name → font. */
  embed(context: PDFContext): Record<string, PDFRef> {
    const entries = [...this.#fonts.values()].map(({ key, subset }, index) => [key, embedded(context, subset, index)]);
    return Object.fromEntries(entries) as Record<string, PDFRef>; // pairs of key and reference, by the line above
  }
}

/** A composite font whose codes are the numbers of the subset (ISO 32000, 9.7). */
function embedded(context: PDFContext, subset: FontSubset, index: number): PDFRef {
  const { face } = subset;
  const name = `${tagOf(index)}+${face.name}`;
  const thousandths = (units: number) => Math.round((units * 1000) / face.unitsPerEm);
  const file = subset.encode();
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: face.box.map(thousandths),
      ItalicAngle: 0,
      Ascent: thousandths(face.ascent),
      Descent: thousandths(face.descent),
      CapHeight: 700,
      StemV: 80,
      FontFile2: context.register(context.flateStream(file, { Length1: file.length })),
    }),
  );
  const widths = subset.glyphs().map(({ glyph }) => thousandths(face.unitsWideOf(glyph)));
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      W: [0, widths],
      CIDToGIDMap: 'Identity',
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: PDFName.of('Identity-H'),
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(toUnicode(subset))),
    }),
  );
}

/** Six letters before the name tell a subset from the whole font; the same document has the same. */
function tagOf(index: number): string {
  return `FOLIO${String.fromCharCode(65 + (index % 26))}`;
}

const mostPerSection = 100;

function toUnicode(subset: FontSubset): string {
  const pairs = subset.glyphs().flatMap(({ codePoint }, number) => {
    if (codePoint === undefined) return [];
    return [`<${hexOf(number)}> <${hexOfText(String.fromCodePoint(codePoint)).slice(4)}>`];
  });
  const sections: string[] = [];
  for (let from = 0; from < pairs.length; from += mostPerSection) {
    const some = pairs.slice(from, from + mostPerSection);
    sections.push(`${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange',
    ...sections,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}
