/** Reads a sheet from a file: .xlsx, or .csv in the encodings that Excel of Mexico writes. */
import { readSheet } from 'read-excel-file/universal';
import { delimitedRows } from './delimited-rows.rules.ts';

export async function rowsOfFile(file: File): Promise<string[][]> {
  if (!/\.xlsx$/i.test(file.name)) return delimitedRows(decoded(await file.arrayBuffer()));
  // Numbers as the file has them: a float would blur 0.1.
  const rows = await readSheet(file, { parseNumber: (text: string) => text });
  return rows.map((cells) => cells.map(textOf));
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A sheet's day has no zone, and the reader takes it as one of UTC.
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
}

function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
