/** The shapes of TrueType glyphs: their bytes, what they are put together from, and their outlines. */
import type { PathStep } from '../document.ts';

export interface Component {
  glyph: number;
  /** Where its number stands in the bytes. */
  at: number;
  /** x' = a x + c y + e; y' = b x + d y + f. */
  matrix: readonly [number, number, number, number, number, number];
}

const flag = { words: 1, places: 2, scale: 8, more: 32, twoScales: 64, square: 128, instructions: 256 };

/** Of a glyph made of others; empty for one with points of its own. */
export function componentsOf(glyph: DataView): { components: Component[]; end: number; flagsAt: number[] } {
  const components: Component[] = [];
  const flagsAt: number[] = [];
  let at = 10;
  let flags = flag.more;
  if (glyph.byteLength === 0 || glyph.getInt16(0) >= 0) return { components, end: 0, flagsAt };
  while (flags & flag.more) {
    flags = glyph.getUint16(at);
    flagsAt.push(at);
    const numberAt = at + 2;
    const isWords = (flags & flag.words) !== 0;
    const place = (index: number) => (isWords ? glyph.getInt16(at + 4 + index * 2) : glyph.getInt8(at + 4 + index));
    const [e, f] = flags & flag.places ? [place(0), place(1)] : [0, 0];
    const scaleAt = at + (isWords ? 8 : 6);
    const scale = (index: number) => glyph.getInt16(scaleAt + index * 2) / 0x4000;
    let matrix: Component['matrix'] = [1, 0, 0, 1, e, f];
    let scales = 0;
    if (flags & flag.scale) [matrix, scales] = [[scale(0), 0, 0, scale(0), e, f], 1];
    else if (flags & flag.twoScales) [matrix, scales] = [[scale(0), 0, 0, scale(1), e, f], 2];
    else if (flags & flag.square) [matrix, scales] = [[scale(0), scale(1), scale(2), scale(3), e, f], 4];
    components.push({ glyph: glyph.getUint16(numberAt), at: numberAt, matrix });
    at = scaleAt + scales * 2;
  }
  return { components, end: at, flagsAt };
}

/** The bytes without the instructions for coarse screens, which no page needs. */
export function withoutInstructions(glyph: DataView): Uint8Array {
  const bytes = new Uint8Array(glyph.buffer, glyph.byteOffset, glyph.byteLength);
  if (bytes.length === 0) return bytes;
  const contours = glyph.getInt16(0);
  if (contours >= 0) {
    const lengthAt = 10 + contours * 2;
    const rest = bytes.subarray(lengthAt + 2 + glyph.getUint16(lengthAt));
    const bare = new Uint8Array(lengthAt + 2 + rest.length);
    bare.set(bytes.subarray(0, lengthAt));
    bare.set(rest, lengthAt + 2);
    return bare;
  }
  const { end, flagsAt } = componentsOf(glyph);
  const bare = bytes.slice(0, end);
  const view = new DataView(bare.buffer);
  for (const at of flagsAt) view.setUint16(at, view.getUint16(at) & ~flag.instructions);
  return bare;
}

interface Point {
  x: number;
  y: number;
  onCurve: boolean;
}

/** In font units, y upwards. */
export function outlineOf(glyph: DataView, shapeOf: (glyph: number) => DataView): PathStep[] {
  if (glyph.byteLength === 0) return [];
  const { components } = componentsOf(glyph);
  if (glyph.getInt16(0) < 0) {
    return components.flatMap(({ glyph: part, matrix }) => moved(outlineOf(shapeOf(part), shapeOf), matrix));
  }
  return readContours(glyph).flatMap(pathOfContour);
}

function moved(path: PathStep[], [a, b, c, d, e, f]: Component['matrix']): PathStep[] {
  const place = (x: number, y: number) => [a * x + c * y + e, b * x + d * y + f] as const;
  return path.map((step): PathStep => {
    if (step[0] === 'Z') return step;
    if (step[0] !== 'C') return [step[0], ...place(step[1], step[2])];
    return ['C', ...place(step[1], step[2]), ...place(step[3], step[4]), ...place(step[5], step[6])];
  });
}

function readContours(glyph: DataView): Point[][] {
  const contours = glyph.getInt16(0);
  const ends = Array.from({ length: contours }, (_, index) => glyph.getUint16(10 + index * 2));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = 10 + contours * 2;
  at += 2 + glyph.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const value = glyph.getUint8(at++);
    const times = value & 8 ? glyph.getUint8(at++) + 1 : 1;
    for (let time = 0; time < times; time += 1) flags.push(value);
  }
  const places = (short: number, same: number) => {
    let place = 0;
    return flags.map((value) => {
      if (value & short) place += value & same ? glyph.getUint8(at++) : -glyph.getUint8(at++);
      else if (!(value & same)) {
        place += glyph.getInt16(at);
        at += 2;
      }
      return place;
    });
  };
  const [xs, ys] = [places(2, 16), places(4, 32)];
  const points = flags.map((value, index) => ({ x: xs[index] ?? 0, y: ys[index] ?? 0, onCurve: (value & 1) !== 0 }));
  return ends.map((end, index) => points.slice((ends[index - 1] ?? -1) + 1, end + 1));
}

/** Quadratic curves, with the points between two controls left out, as the cubic ones of a page. */
function pathOfContour(points: Point[]): PathStep[] {
  const middle = (one: Point, other: Point): Point => ({
    x: (one.x + other.x) / 2,
    y: (one.y + other.y) / 2,
    onCurve: true,
  });
  const begin = points.findIndex(({ onCurve }) => onCurve);
  const ring = begin < 0 ? points : [...points.slice(begin), ...points.slice(0, begin)];
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last) return [];
  const start = first.onCurve ? first : middle(first, last);
  const rest = first.onCurve ? ring.slice(1) : ring;
  const path: PathStep[] = [['M', start.x, start.y]];
  let here = start;
  rest.forEach((point, index) => {
    if (point.onCurve) {
      const previous = index > 0 ? rest[index - 1] : undefined;
      if (!previous || previous.onCurve) path.push(['L', point.x, point.y]);
      here = point;
      return;
    }
    const next = rest[index + 1] ?? start;
    const end = next.onCurve ? next : middle(point, next);
    const third = (from: number, control: number) => from + ((control - from) * 2) / 3;
    path.push([
      'C',
      third(here.x, point.x),
      third(here.y, point.y),
      third(end.x, point.x),
      third(end.y, point.y),
      end.x,
      end.y,
    ]);
    here = end;
  });
  path.push(['Z']);
  return path;
}
