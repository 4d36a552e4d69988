/** Bundled and run within a page by `dossier-in-page.ts`. */
import { dossierDocument } from '@folio/shared/pdf/dossier/dossier-document.ts';
import { dossierParts } from '@folio/shared/pdf/dossier/dossier.types.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages, writePages } from '@folio/shared/pdf/make-pdf.ts';
import { appointments, dossierWith, followUps, madeAt } from './invented-dossiers.ts';

declare global {
  /** By file, in base64. */
  var dossierFonts: Record<string, string>;
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

globalThis.makeDossier = async () => {
  const images = globalThis.dossierPhotos.map((photo, index) => {
    return { file: { type: 'image/jpeg' as const, bytes: bytesOf(photo) }, caption: `Fachada ${index + 1}` };
  });
  const dossier = dossierWith({ appointments: appointments(6), followUps: followUps(50) }, { images });
  const library = new FontLibrary(async (file) => bytesOf(globalThis.dossierFonts[file] ?? ''));
  const pages = await layOutPages(dossierDocument(dossier, dossierParts), library);
  return (await writePages(pages, madeAt)).length;
};
