/** Fonts of printed documents, which lie beside the function's bundle. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fontFiles } from '@folio/shared/pdf/fonts/font-catalogue.ts';
import { taskRoot } from './environment.ts';

const paths = new Map(fontFiles().map(({ file, path }) => [file, path]));

/** @throws Error when there is no such file */
export function readFont(file: string): Promise<Uint8Array> {
  return readFile(join(taskRoot(), 'node_modules', paths.get(file) ?? file));
}
