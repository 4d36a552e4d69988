/** What is drawn as one and never parted: a letter with its marks, an emoji with its tone, a flag. */

const joiner = 0x200d;
const lineFeed = 0x0a;

/** Marks, variation selectors, tones and tags belong to what stands before them. */
function isContinuing(codePoint: number): boolean {
  if (codePoint < 0x300) return false;
  if (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) return true;
  if (codePoint >= 0xe0020 && codePoint <= 0xe01ef) return true;
  return codePoint === joiner || /\p{M}/u.test(String.fromCodePoint(codePoint));
}

const isFlagLetter = (codePoint: number) => codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;

/** Without ink and without width: what joins, selects or hides. */
export function isInvisible(codePoint: number): boolean {
  if (codePoint < 0x20) return true;
  if (codePoint < 0xad) return codePoint >= 0x7f && codePoint < 0xa0;
  return (
    codePoint === 0xad ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x2028 && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff ||
    (codePoint >= 0xe0000 && codePoint <= 0xe0fff)
  );
}

/** The text as it is set: composed letters, plain line breaks and spaces, no half characters. */
export function settable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ');
}

export function clustersOf(text: string): string[] {
  const clusters: string[] = [];
  let previous = 0;
  let flagLetters = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    flagLetters = isFlagLetter(codePoint) ? flagLetters + 1 : 0;
    const joins =
      clusters.length > 0 &&
      previous !== lineFeed &&
      (isContinuing(codePoint) ||
        (previous === joiner && codePoint > 0x2000) ||
        (flagLetters > 0 && flagLetters % 2 === 0));
    if (joins) clusters[clusters.length - 1] += character;
    else clusters.push(character);
    previous = codePoint;
  }
  return clusters;
}
