/** Where a line may end: after a space, around a Chinese or Japanese character, within a compound or an address. */

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}\u3000-\u303f\uff00-\uffef]/u;
/** Never first on a line. */
const closing = /^[\p{Pe}\p{Pf}、。，．・：；？！ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ!?.,:;%]/u;
/** Never last on a line. */
const opening = /[\p{Ps}\p{Pi}¿¡]$/u;
const letter = /^\p{L}/u;

export const isSpace = (cluster: string): boolean =>
  cluster === ' ' || /^[\u2000-\u2006\u2008-\u200a\u205f]$/.test(cluster);

/** Latin, Cyrillic and Greek letters, figures and their signs: the usual, answered without asking patterns. */
const isNarrow = (cluster: string): boolean => cluster.length === 1 && cluster < '\u2000';

/** May the line end between these two? Spaces themselves hang at the end of a line. */
export function mayBreakBetween(before: string, after: string): boolean {
  if (isSpace(after)) return false;
  if (isSpace(before) || before === '\u200b') return true;
  if (isNarrow(before) && isNarrow(after)) {
    return (before === '-' || before === '/') && letter.test(after);
  }
  if (before === '–' || before === '—' || before === '‐') return letter.test(after);
  if (before === '\u00a0' || after === '\u00a0') return false;
  if (closing.test(after) || opening.test(before)) return false;
  return wide.test(before) || wide.test(after);
}

/** Within a word that no line holds, the places that hurt least. */
export function isSoftEnd(cluster: string): boolean {
  return /^[@./_\-?&=:,;]$/.test(cluster);
}
