/** Bundled and run within a page by `dossier-in-page.ts`. */
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages, writePages } from '@folio/shared/pdf/make-pdf.ts';
import { longDocument, madeAt } from './invented-dossiers.ts';

globalThis.makeDossier = async () => {
  const images = globalThis.dossierPhotos.map((bytes, index) => {
    return { file: { type: 'image/jpeg' as const, bytes }, caption: `Fachada ${index + 1}` };
  });
  const library = new FontLibrary(async (file) => globalThis.dossierFonts[file] ?? new Uint8Array());
  const pages = await layOutPages(longDocument(images), library);
  return (await writePages(pages, madeAt)).length;
};
