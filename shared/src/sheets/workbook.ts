/**
 * Tables as a workbook of Excel (ECMA-376), written while rows come: what is held is a piece of some kilobytes, whatever the
 * number of rows. Text is text and never reckoned, numbers are numbers, days are dates. Pure, the same in browser and Lambda.
 */
import { Zip, ZipDeflate } from 'fflate';
import {
  contentTypes,
  packageRelations,
  stylesOf,
  styleSheet,
  workbookPart,
  workbookRelations,
} from './workbook-parts.ts';
import { RunningTotals, type ColumnKind, type Sheet, type SheetColumn, type SheetRow } from './sheet.ts';
import { markup, xmlHead } from './sheet-xml.ts';

/** Of XML, before it is packed. */
const pieceCharacters = 64 * 1024;
const encoder = new TextEncoder();

interface OpenSheet {
  columns: readonly SheetColumn[];
  totals: RunningTotals;
  rows: number;
  text: string;
  file: ZipDeflate;
}

/**
 * @example
 * const workbook = new Workbook((bytes) => chunks.push(bytes), now);
 * workbook.begin({ name: 'Prospectos', columns }); for (const row of rows) workbook.add(row);
 * workbook.finish();
 */
export class Workbook {
  readonly #zip: Zip;
  readonly #now: Date;
  readonly #names: string[] = [];
  #open: OpenSheet | undefined;

  /** @param emit takes the bytes in their order */
  constructor(emit: (bytes: Uint8Array) => void, now: Date) {
    this.#now = now;
    this.#zip = new Zip((problem, bytes) => {
      if (problem) throw problem;
      emit(bytes);
    });
  }

  begin({ name, columns }: Pick<Sheet, 'name' | 'columns'>): void {
    this.#close();
    this.#names.push(name);
    const file = this.#file(`xl/worksheets/sheet${this.#names.length}.xml`);
    this.#open = { columns, totals: new RunningTotals(columns), rows: 0, text: sheetHead(columns), file };
    this.#line(
      columns.map(({ title }) => title),
      'header',
    );
  }

  add(row: SheetRow): void {
    this.#open?.totals.add(row);
    this.#line(row, 'plain');
  }

  /** Ends the sheet with its totals; given ones stand in place of the sums. */
  total(given?: SheetRow): void {
    const row = given ?? this.#open?.totals.row();
    if (row) this.#line(row, 'total');
  }

  finish(): void {
    this.#close();
    this.#write('xl/workbook.xml', workbookPart(this.#names));
    this.#write('xl/_rels/workbook.xml.rels', workbookRelations(this.#names.length));
    this.#write('xl/styles.xml', styleSheet);
    this.#write('_rels/.rels', packageRelations);
    this.#write('[Content_Types].xml', contentTypes(this.#names.length));
    this.#zip.end();
  }

  #line(row: SheetRow, look: 'header' | 'plain' | 'total'): void {
    const open = this.#open;
    if (!open) throw new TypeError('no sheet is begun');
    open.rows += 1;
    const styles = stylesOf(look);
    const cells = open.columns.map(({ kind }, at) => {
      const cell = row[at];
      if (cell === undefined || cell === '') return '';
      return cellXml(`${letters(at)}${open.rows}`, cell, look === 'header' ? 'text' : kind, styles);
    });
    open.text += `<row r="${open.rows}">${cells.join('')}</row>`;
    if (open.text.length >= pieceCharacters) this.#flush(open);
  }

  #flush(open: OpenSheet, isLast = false): void {
    open.file.push(encoder.encode(open.text), isLast);
    open.text = '';
  }

  #close(): void {
    const open = this.#open;
    if (!open) return;
    const last = `${letters(open.columns.length - 1)}${open.rows}`;
    open.text += `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
    this.#flush(open, true);
    this.#open = undefined;
  }

  #file(path: string): ZipDeflate {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = this.#now;
    this.#zip.add(file);
    return file;
  }

  #write(path: string, text: string): void {
    this.#file(path).push(encoder.encode(text), true);
  }
}

/** A whole workbook at once, for who holds all of its rows. */
export function workbookOf(sheets: readonly Sheet[], now: Date): Uint8Array<ArrayBuffer>[] {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const workbook = new Workbook((bytes) => chunks.push(new Uint8Array(bytes)), now);
  for (const { name, columns, rows, totals } of sheets) {
    workbook.begin({ name, columns });
    for (const row of rows) workbook.add(row);
    workbook.total(totals);
  }
  workbook.finish();
  return chunks;
}

function sheetHead(columns: readonly SheetColumn[]): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `${xmlHead}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
  );
}

function cellXml(place: string, cell: string | number, kind: ColumnKind, styles: Record<ColumnKind, number>): string {
  const number = typeof cell === 'number' ? cell : kind === 'day' ? dateSerial(cell) : undefined;
  if (number === undefined) {
    const style = kind === 'day' ? styles.text : styles[kind];
    return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${markup(String(cell))}</t></is></c>`;
  }
  // A sum of nothing or a share of nothing is no number.
  return Number.isFinite(number) ? `<c r="${place}" s="${styles[kind]}"><v>${number}</v></c>` : '';
}

/** Days since the 30th of December 1899, by which spreadsheets count; undefined for what is no day of theirs. */
function dateSerial(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1900-03-01') return undefined;
  const serial = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
  return Number.isNaN(serial) ? undefined : serial;
}

/** 0 → `A`, 26 → `AA`. */
function letters(at: number): string {
  const rest = Math.floor(at / 26) - 1;
  return `${rest >= 0 ? letters(rest) : ''}${String.fromCharCode(65 + (at % 26))}`;
}
