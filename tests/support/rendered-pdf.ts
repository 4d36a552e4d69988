/** A PDF as people see it: drawn by PDFium, the renderer of Chromium, and read back. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, decodePDFRawStream, PDFArray, type PDFObject } from 'pdf-lib';

/** In points, from the top left. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface RenderedPage {
  width: number;
  height: number;
  /** As it is read back. */
  text: string;
  /** How many of a hundred points of an area have ink. */
  inkIn(area: Area): number;
}

let renderer: Promise<PDFiumLibrary> | undefined;

// Thin strokes of small letters must not fall between points.
const scale = 2;
const paper = 250;

export async function rendered(bytes: Uint8Array): Promise<RenderedPage[]> {
  renderer ??= PDFiumLibrary.init();
  const document = await (await renderer).loadDocument(bytes);
  try {
    const pages: RenderedPage[] = [];
    for (const page of document.pages()) {
      // Before it is drawn: drawing closes the page.
      const text = page.getText();
      const { width, height, data } = await page.render({ scale, render: 'bitmap' });
      const bits = inked(data);
      pages.push({
        width: width / scale,
        height: height / scale,
        text,
        inkIn: (area) => inkShare(bits, { width, height }, area),
      });
    }
    return pages;
  } finally {
    document.destroy();
  }
}

/** Of each point, whether there is ink. */
function inked(data: Uint8Array): Uint8Array {
  const bits = new Uint8Array(data.length / 4);
  for (let at = 0; at < bits.length; at += 1) {
    const from = at * 4;
    if (Number(data[from]) < paper || Number(data[from + 1]) < paper || Number(data[from + 2]) < paper) bits[at] = 1;
  }
  return bits;
}

function inkShare(bits: Uint8Array, size: { width: number; height: number }, area: Area): number {
  const within = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value * scale)));
  const [left, right] = [within(area.x, size.width), within(area.x + area.width, size.width)];
  const [top, bottom] = [within(area.y, size.height), within(area.y + area.height, size.height)];
  let ink = 0;
  for (let y = top; y < bottom; y += 1) for (let x = left; x < right; x += 1) ink += bits[y * size.width + x] ?? 0;
  const points = (right - left) * (bottom - top);
  return points ? (ink * 100) / points : 0;
}

/** What a screen reader is given. */
interface Structure {
  role: string;
  alt?: string;
  children: Structure[];
  /** Pieces of marked content of its own. */
  contents: number;
}

export interface ReadPdf {
  title: string | undefined;
  language: string | undefined;
  structure: Structure | undefined;
  /** Names of the fonts, and whether each is embedded and can be read back. */
  fonts: { name: string; embedded: boolean; readable: boolean }[];
  /** Operators of each page. */
  operators: string[];
  /** Everything that could act: actions, scripts, links, files. */
  actions: string[];
}

export async function read(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  const first = root?.lookup(PDFName.of('K'));
  const all = context.enumerateIndirectObjects().map(([, object]) => object);
  const dictionaries = all.filter((object): object is PDFDict => object instanceof PDFDict);
  const language = catalog.lookup(PDFName.of('Lang'));
  return {
    title: document.getTitle(),
    language: language && 'decodeText' in language ? (language as { decodeText(): string }).decodeText() : undefined,
    structure: first ? structureOf(elementsIn(first)[0]) : undefined,
    fonts: dictionaries.filter((one) => nameIn(one, 'Subtype') === 'Type0').map(fontOf),
    operators: document.getPages().map(({ node }) => {
      const stream = node.lookup(PDFName.of('Contents'));
      return stream instanceof PDFRawStream
        ? new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode())
        : '';
    }),
    actions: dictionaries.flatMap((one) =>
      ['A', 'AA', 'JS', 'OpenAction', 'URI', 'EF', 'Annots'].filter((key) => {
        const value = one.lookup(PDFName.of(key));
        // Of a structure element «A» are its attributes.
        return value !== undefined && !(key === 'A' && nameIn(one, 'Type') === 'StructElem');
      }),
    ),
  };
}

function nameIn(dictionary: PDFDict, key: string): string | undefined {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : undefined;
}

function fontOf(font: PDFDict): ReadPdf['fonts'][number] {
  const descendants = font.lookup(PDFName.of('DescendantFonts')) as PDFArray; // as the font says Type0
  const descriptor = (descendants.lookup(0) as PDFDict).lookup(PDFName.of('FontDescriptor')) as PDFDict; // by the format
  return {
    name: nameIn(font, 'BaseFont') ?? '',
    embedded: descriptor.lookup(PDFName.of('FontFile2')) !== undefined,
    readable: font.lookup(PDFName.of('ToUnicode')) !== undefined,
  };
}

function elementsIn(kids: PDFObject): PDFObject[] {
  if (!(kids instanceof PDFArray)) return [kids];
  return Array.from({ length: kids.size() }, (_, index) => kids.lookup(index)).filter((one) => one !== undefined);
}

function structureOf(element: PDFObject | undefined): Structure | undefined {
  if (!(element instanceof PDFDict)) return undefined;
  const kids = element.lookup(PDFName.of('K'));
  const parts = kids ? elementsIn(kids) : [];
  const isElement = (part: PDFObject) => part instanceof PDFDict && nameIn(part, 'Type') === 'StructElem';
  const alt = element.lookup(PDFName.of('Alt'));
  return {
    role: nameIn(element, 'S') ?? '',
    ...(alt && 'decodeText' in alt ? { alt: (alt as { decodeText(): string }).decodeText() } : {}),
    children: parts.filter(isElement).flatMap((part) => structureOf(part) ?? []),
    contents: parts.filter((part) => !isElement(part)).length,
  };
}
