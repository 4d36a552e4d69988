/** The engine within a page, to be timed there: the script that holds it, and what a page of the product has at hand by then. */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { PrintedDocument } from '@folio/shared/pdf/document.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { layOutPages } from '@folio/shared/pdf/make-pdf.ts';
import { build, type Rolldown } from 'vite';
import { treeshakeOfWorkers } from '../../web/treeshake.ts';
import { fontFromPackage } from './dossiers.ts';
import { longDocument } from './invented-dossiers.ts';

declare global {
  /** JPEGs. */
  var dossierPhotos: Uint8Array<ArrayBuffer>[];
  /** By file. */
  var dossierFonts: Record<string, Uint8Array<ArrayBuffer>>;
  /** With photos and fonts, to how many bytes its PDF has; there once `dossierMaker`'s script has run. */
  function makeDossier(): Promise<number>;
}

/** A script for a page without a policy, by the bundler that makes the product's worker, told the same. */
export async function dossierMaker(): Promise<string> {
  const entry = fileURLToPath(new URL('dossier-for-page.ts', import.meta.url));
  const [bundle] = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name: 'dossier' },
      rolldownOptions: { treeshake: treeshakeOfWorkers },
    },
  })) as Rolldown.RolldownOutput[]; // one for each format, as a library that is not watched has
  return bundle?.output[0].code ?? '';
}

/** By file, in base64: those that setting the document asks for. */
async function fontsOf(document: PrintedDocument): Promise<Record<string, string>> {
  const asked: Record<string, string> = {};
  const library = new FontLibrary(async (file) => {
    const bytes = await fontFromPackage(file);
    asked[file] = Buffer.from(bytes).toString('base64');
    return bytes;
  });
  await layOutPages(document, library);
  return asked;
}

export async function takeFonts(page: Page): Promise<void> {
  await page.evaluate(
    async (fonts) => {
      const bytesOf = async (base64: string) => (await fetch(`data:font/woff;base64,${base64}`)).bytes();
      const read = Object.entries(fonts).map(async ([file, base64]) => [file, await bytesOf(base64)] as const);
      globalThis.dossierFonts = Object.fromEntries(await Promise.all(read));
    },
    await fontsOf(longDocument([])),
  );
}

/** As a phone's are once the upload made them smaller: 1600 × 1200, with detail everywhere. */
export async function takePhotos(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    const canvas = new OffscreenCanvas(1600, 1200);
    const context = canvas.getContext('2d');
    globalThis.dossierPhotos = [];
    for (let index = 0; index < wanted; index += 1) {
      for (let patch = 0; patch < 4_000; patch += 1) {
        if (!context) break;
        context.fillStyle = `hsl(${(patch * 37 + index * 60) % 360} 60% ${30 + (patch % 50)}%)`;
        context.fillRect((patch * 97) % 1600, (patch * 61) % 1200, 40, 30);
      }
      const photo = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
      globalThis.dossierPhotos.push(await photo.bytes());
    }
  }, count);
}
