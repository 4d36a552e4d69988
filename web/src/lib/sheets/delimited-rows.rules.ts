/** A sheet as text: what is copied from one, or a .csv. Pure. */

/** Lines by which the sign between the cells is told; the first may be a title. */
const mostLookedAt = 10;

/** Rows of a text with tabs, semicolons or commas between the cells, whichever its first lines have most of. */
export function delimitedRows(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '');
  const first = plain.split(/\r\n|[\r\n]/, mostLookedAt).join('');
  const counts = ['\t', ';', ','].map((sign) => [sign, first.split(sign).length] as const);
  const [[delimiter = ','] = []] = counts.toSorted(([, a], [, b]) => b - a);
  const rows: string[][] = [[]];
  const end = delimiter === '\t' ? '\\t' : delimiter;
  const cells = new RegExp(`(?:"((?:[^"]|"")*)"|([^${end}\\n\\r]*))(${end}|\\r\\n|\\n|\\r|$)`, 'gy');
  for (const [, quoted, bare = '', after] of plain.matchAll(cells)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (after === '') break;
    if (after !== delimiter) rows.push([]);
  }
  // Empty rows in between stay: people look for a row by its number.
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell.trim())) + 1);
}
