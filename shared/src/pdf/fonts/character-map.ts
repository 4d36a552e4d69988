/** Which glyph a character has: the `cmap` table of a TrueType font. */

/** 0 for none. */
export type CharacterMap = (codePoint: number) => number;

export function readCharacterMap(view: DataView): CharacterMap {
  const offsets = Array.from({ length: view.getUint16(2) }, (_, index) => view.getUint32(8 + index * 8));
  const ofFormat = (format: number) => offsets.find((offset) => view.getUint16(offset) === format);
  const all = ofFormat(12);
  if (all !== undefined) return (codePoint) => inGroups(view, all, codePoint);
  const basic = ofFormat(4);
  if (basic === undefined) throw new RangeError('a font without a usable cmap');
  return (codePoint) => (codePoint > 0xffff ? 0 : inSegments(view, basic, codePoint));
}

function inGroups(view: DataView, table: number, codePoint: number): number {
  const count = view.getUint32(table + 12);
  const endOf = (index: number) => view.getUint32(table + 20 + index * 12);
  const group = table + 16 + firstReaching(count, endOf, codePoint) * 12;
  if (group >= table + 16 + count * 12 || view.getUint32(group) > codePoint) return 0;
  return view.getUint32(group + 8) + codePoint - view.getUint32(group);
}

function inSegments(view: DataView, table: number, codePoint: number): number {
  const twice = view.getUint16(table + 6);
  const endOf = (index: number) => view.getUint16(table + 14 + index * 2);
  const index = firstReaching(twice / 2, endOf, codePoint);
  const start = table + 16 + twice + index * 2;
  if (index * 2 >= twice || view.getUint16(start) > codePoint) return 0;
  const delta = view.getUint16(start + twice);
  const rangeAt = start + 2 * twice;
  const range = view.getUint16(rangeAt);
  if (range === 0) return (codePoint + delta) & 0xffff;
  const glyph = view.getUint16(rangeAt + range + 2 * (codePoint - view.getUint16(start)));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

/** Of ascending ends, the first that is not below. */
function firstReaching(count: number, endOf: (index: number) => number, value: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(middle) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
