/** Tables as CSV that Excel in Mexico opens as they are: UTF-8 with its mark, lines ended by CR LF (RFC 4180). Pure. */

/** Numbers stay numbers; what is absent is an empty cell. */
export type Cell = string | number | undefined;

/** Where a spreadsheet would begin to reckon, also after blanks and control characters, and in full-width forms. */
// oxlint-disable-next-line no-control-regex -- they are what hides a formula from simpler guards
const formula =
  /^[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2060\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\uff5c\uff05]/;
/** What is read as a number does nothing else. */
const plainNumber = /^-?\d+(\.\d+)?$/;

/** The text with an apostrophe before it where a spreadsheet would run it. */
export function inert(text: string): string {
  const readable = text.replaceAll('\u0000', '');
  return !plainNumber.test(readable) && (formula.test(readable) || /^[\t\r]/.test(readable))
    ? `'${readable}`
    : readable;
}

function field(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = inert(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** At the beginning of the file. */
export const csvMark = '\ufeff';

export function csvLine(row: readonly Cell[]): string {
  return `${row.map(field).join(',')}\r\n`;
}

export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `${csvMark}${rows.map(csvLine).join('')}`;
}
