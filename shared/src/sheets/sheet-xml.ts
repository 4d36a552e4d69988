/** Text within the XML of a workbook: what XML cannot hold is left out, what a cell cannot hold is cut. Pure. */

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Of one cell; Excel calls a workbook with more of them damaged. */
const mostCharacters = 32_767;

// oxlint-disable-next-line no-control-regex -- XML 1.0 has no place for these, not even escaped
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** Excel reads `_x0041_` as the letter A: one that was typed so is told as such. */
const codeLike = /_(?=x[0-9A-Fa-f]{4}_)/g;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Most text has none of what is looked for below. */
const plain = /^[\n\t -!#-%'-;=?-^`-\ud7ff\ue000-\ufffd]*$/;

export function markup(text: string): string {
  if (text.length <= mostCharacters && plain.test(text)) return text;
  const whole = text.replace(/\r\n?/g, '\n').replace(unwritable, '').toWellFormed();
  const short =
    whole.length > mostCharacters ? `${whole.slice(0, mostCharacters - 1).replace(/[\ud800-\udbff]$/, '')}…` : whole;
  return short.replace(codeLike, '_x005F_').replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
