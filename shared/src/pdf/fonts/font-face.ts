/** One font file: widths, kerning and shapes of its glyphs. TrueType in WOFF, as npm's font packages bring it. */
import type { PathStep } from '../document.ts';
import { readCharacterMap, type CharacterMap } from './character-map.ts';
import { readKerning, readSubstitutes } from './open-type-layout.ts';
import { outlineOf } from './outlines.ts';
import { unpackWoff, type FontTables } from './woff.ts';

const noShape = new DataView(new ArrayBuffer(0));

export class FontFace {
  /** Of its file, without ending: `geist-latin-400-normal`. */
  readonly name: string;
  readonly unitsPerEm: number;
  /** In font units. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  readonly #tables: FontTables;
  readonly #characters: CharacterMap;
  readonly #glyphs = new Map<number, number>();
  readonly #kerning: (left: number, right: number) => number;
  readonly #tabular: Map<number, number>;
  readonly #metrics: DataView;
  readonly #longMetrics: number;
  readonly #longOffsets: boolean;

  /** @throws RangeError when it is no such font */
  constructor(name: string, bytes: Uint8Array) {
    this.name = name;
    this.#tables = unpackWoff(bytes);
    const [head, hhea] = [this.table('head'), this.table('hhea')];
    this.unitsPerEm = head.getUint16(18);
    this.box = [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)];
    this.ascent = hhea.getInt16(4);
    this.descent = hhea.getInt16(6);
    this.#metrics = this.table('hmtx');
    this.#longMetrics = hhea.getUint16(34);
    this.#longOffsets = head.getInt16(50) === 1;
    this.#characters = readCharacterMap(this.table('cmap'));
    this.#kerning = readKerning(this.#tables.get('GPOS'));
    this.#tabular = readSubstitutes(this.#tables.get('GSUB'), 'tnum');
  }

  table(tag: string): DataView {
    const table = this.#tables.get(tag);
    if (!table) throw new RangeError(`${this.name} has no ${tag}`);
    return table;
  }

  /** 0 when it has none. */
  glyphOf(codePoint: number): number {
    const here = this.#glyphs.get(codePoint);
    if (here !== undefined) return here;
    const glyph = this.#characters(codePoint);
    this.#glyphs.set(codePoint, glyph);
    return glyph;
  }

  /** The figure as wide as all others; any other glyph is its own. */
  tabularOf(glyph: number): number {
    return this.#tabular.get(glyph) ?? glyph;
  }

  /** In ems. */
  widthOf(glyph: number): number {
    return this.unitsWideOf(glyph) / this.unitsPerEm;
  }

  unitsWideOf(glyph: number): number {
    return this.#metrics.getUint16(Math.min(glyph, this.#longMetrics - 1) * 4);
  }

  /** What stands before the left edge of its ink. */
  bearingOf(glyph: number): number {
    const last = this.#longMetrics - 1;
    const at = glyph <= last ? glyph * 4 + 2 : this.#longMetrics * 4 + (glyph - this.#longMetrics) * 2;
    return this.#metrics.getInt16(at);
  }

  /** In ems, usually below zero. */
  kerningOf(left: number, right: number): number {
    return this.#kerning(left, right) / this.unitsPerEm;
  }

  /** Its bytes in the `glyf` table; none for a space. */
  shapeOf(glyph: number): DataView {
    const [loca, glyf] = [this.table('loca'), this.table('glyf')];
    const offset = (index: number) => (this.#longOffsets ? loca.getUint32(index * 4) : loca.getUint16(index * 2) * 2);
    const [from, to] = [offset(glyph), offset(glyph + 1)];
    return to > from ? new DataView(glyf.buffer, glyf.byteOffset + from, to - from) : noShape;
  }

  /** In font units, y upwards. */
  outlineOf(glyph: number): PathStep[] {
    return outlineOf(this.shapeOf(glyph), (part) => this.shapeOf(part));
  }
}
