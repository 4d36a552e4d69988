/**
 * The way from a document to its PDF, in the browser and at the server alike.
 * @example const bytes = await makePdf(quoteDocument(printed, usualQuotePaper), library, printed.madeAt)
 */
import type { PrintedDocument } from './document.ts';
import type { FontLibrary } from './fonts/font-library.ts';
import { imagesOf, layOut, type LaidOut } from './layout/lay-out.ts';
import { settable } from './text/clusters.ts';
import { readImages, type ReadImage } from './write/images.ts';
import { writePdf } from './write/write-pdf.ts';
import type { ImageFile } from './document.ts';

/** Pages, to be looked at or written. */
export interface PrintedPages {
  document: PrintedDocument;
  laidOut: LaidOut;
  images: ReadonlyMap<ImageFile, ReadImage>;
}

/** @param library loads the fonts that the document needs; kept, the next document loads only what is new */
export async function layOutPages(document: PrintedDocument, library: FontLibrary): Promise<PrintedPages> {
  const [faces, images] = await Promise.all([
    library.facesFor(settable(textOf(document))),
    readImages(imagesOf(document)),
  ]);
  return { document, laidOut: layOut(document, faces, (image) => images.get(image)), images };
}

/** @param now what the document tells of when it was made: with the same one, the same bytes */
export function writePages({ document, laidOut, images }: PrintedPages, now: Date): Promise<Uint8Array> {
  return writePdf({ document, laidOut, images, now });
}

/** Both at once, for who does not look at the pages. */
export async function makePdf(document: PrintedDocument, library: FontLibrary, now: Date): Promise<Uint8Array> {
  return writePages(await layOutPages(document, library), now);
}

// Figures of pages are always there.
const always = '0123456789';

/** Every word of a document, in any order: to know which fonts it needs. */
function textOf({ body, header, footer, copies }: PrintedDocument): string {
  const words: string[] = [always];
  const see = (value: unknown): void => {
    if (typeof value === 'string') words.push(value);
    else if (Array.isArray(value)) value.forEach(see);
    else if (value && typeof value === 'object' && !ArrayBuffer.isView(value)) Object.values(value).forEach(see);
  };
  see(body);
  see(copies);
  for (const part of [header, footer]) for (const page of [1, 2]) see(part?.({ page, pages: 2 }));
  return words.join('\n');
}
