/** Fonts that lie beside a function which prints. */
import { fontFiles } from '@folio/shared/pdf/fonts/font-catalogue.ts';

/** Every file of a font that a document may ask for, by its package. */
export function fontPackages(): Record<string, string[]> {
  const packages: Record<string, string[]> = {};
  for (const { path } of fontFiles()) {
    const [scope = '', name = '', ...file] = path.split('/');
    (packages[`${scope}/${name}`] ??= []).push(file.join('/'));
  }
  return packages;
}
