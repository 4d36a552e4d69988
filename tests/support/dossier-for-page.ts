/** Bundled and run within a page by `dossier-in-page.ts`. */
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages, writePages } from '@folio/shared/pdf/make-pdf.ts';
import { longDocument, madeAt } from './invented-dossiers.ts';

declare global {
  /** By file, in base64. */
  var dossierFonts: Record<string, string>;
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

globalThis.makeDossier = async () => {
  const images = globalThis.dossierPhotos.map((photo, index) => {
    return { file: { type: 'image/jpeg' as const, bytes: bytesOf(photo) }, caption: `Fachada ${index + 1}` };
  });
  const library = new FontLibrary(async (file) => bytesOf(globalThis.dossierFonts[file] ?? ''));
  const pages = await layOutPages(longDocument(images), library);
  return (await writePages(pages, madeAt)).length;
};
