/** The engine within a page, to be timed there: the script that holds it, its fonts and a dossier. */
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { fontFromPackage } from './dossiers.ts';

declare global {
  /** JPEGs in base64. */
  var dossierPhotos: string[];
  /** With the photos, to how many bytes its PDF has; there once `dossierMaker`'s script has run. */
  function makeDossier(): Promise<number>;
}

/** A script for `page.evaluate`, which the policy of the site does not bind. */
export async function dossierMaker(): Promise<string> {
  const files = ['geist-latin-400-normal', 'geist-latin-600-normal'];
  const fonts = await Promise.all(
    files.map(async (file) => [file, Buffer.from(await fontFromPackage(file)).toString('base64')] as const),
  );
  const entry = fileURLToPath(new URL('dossier-for-page.ts', import.meta.url));
  const bundle = await build({ entryPoints: [entry], bundle: true, minify: true, format: 'iife', write: false });
  return `globalThis.dossierFonts = ${JSON.stringify(Object.fromEntries(fonts))};\n${bundle.outputFiles[0]?.text ?? ''}`;
}

/** JPEGs as a phone's are once the upload made them smaller: 1600 × 1200, with detail everywhere. */
export async function takePhotos(page: Page, count: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 1200];
    const context = canvas.getContext('2d');
    const made: string[] = [];
    for (let index = 0; index < wanted; index += 1) {
      for (let patch = 0; patch < 4_000; patch += 1) {
        if (!context) break;
        context.fillStyle = `hsl(${(patch * 37 + index * 60) % 360} 60% ${30 + (patch % 50)}%)`;
        context.fillRect((patch * 97) % 1600, (patch * 61) % 1200, 40, 30);
      }
      made.push(canvas.toDataURL('image/jpeg', 0.8).split(',')[1] ?? '');
    }
    globalThis.dossierPhotos = made;
  }, count);
}
