/** The engine with the fonts of npm, and images for it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { crc32, deflateSync } from 'node:zlib';
import type { ImageFile, PrintedDocument } from '@folio/shared/pdf/document.ts';
import { fontFiles } from '@folio/shared/pdf/fonts/font-catalogue.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages, writePages, type PrintedPages } from '@folio/shared/pdf/make-pdf.ts';
import { madeAt } from './invented-dossiers.ts';

const require = createRequire(import.meta.resolve('@folio/shared/pdf/make-pdf.ts'));
const paths = new Map(fontFiles().map(({ file, path }) => [file, path]));

/** The bytes of a font file, from its package. */
export const fontFromPackage = (file: string): Promise<Uint8Array> =>
  readFile(require.resolve(paths.get(file) ?? file));

export const library = new FontLibrary(fontFromPackage);

export async function printed(document: PrintedDocument): Promise<{ pages: PrintedPages; bytes: Uint8Array }> {
  const pages = await layOutPages(document, library);
  return { pages, bytes: await writePages(pages, madeAt) };
}

/** A PNG of one colour with a lighter band, so that it can be found on a page. */
export function png(width: number, height: number, [red, green, blue]: readonly [number, number, number]): ImageFile {
  const row = (y: number) => {
    const isBand = y > height * 0.4 && y < height * 0.6;
    const pixel = [red, green, blue].map((channel) => (isBand ? Math.round((channel + 255) / 2) : channel));
    return [0, ...Array.from({ length: width }, () => pixel).flat()];
  };
  const raw = Uint8Array.from(Array.from({ length: height }, (_, y) => row(y)).flat());
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(raw)), chunk('IEND', new Uint8Array())];
  return {
    type: 'image/png',
    bytes: Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, ...chunks.flatMap((one) => [...one])]),
  };
}

function chunk(tag: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(content.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let at = 0; at < 4; at += 1) bytes[4 + at] = tag.charCodeAt(at);
  bytes.set(content, 8);
  view.setUint32(content.length + 8, crc32(bytes.subarray(4, content.length + 8)));
  return bytes;
}
