/** Of a font, only the glyphs that a document shows, under new numbers: a TrueType file for a PDF to carry. */
import type { FontFace } from './font-face.ts';
import { componentsOf, withoutInstructions } from './outlines.ts';

export class FontSubset {
  readonly face: FontFace;
  readonly #numbers = new Map<string, number>();
  readonly #included: { glyph: number; codePoint: number | undefined }[] = [];

  constructor(face: FontFace) {
    this.face = face;
    // A PDF draws glyph 0 for what is missing; every font begins with it.
    this.numberOf(0, undefined);
  }

  /** Its number here, one for each character it stands for, so that the page can be read back; included from now on. */
  numberOf(glyph: number, codePoint: number | undefined): number {
    const key = `${glyph} ${codePoint ?? ''}`;
    const here = this.#numbers.get(key);
    if (here !== undefined) return here;
    const number = this.#included.length;
    this.#numbers.set(key, number);
    this.#included.push({ glyph, codePoint });
    for (const part of componentsOf(this.face.shapeOf(glyph)).components) this.numberOf(part.glyph, undefined);
    return number;
  }

  /** By their numbers here, those of the font, with the character each stands for. */
  glyphs(): readonly { glyph: number; codePoint: number | undefined }[] {
    return this.#included;
  }

  encode(): Uint8Array {
    const shapes = this.#included.map(({ glyph }) => this.#shapeOf(glyph));
    const offsets = [0];
    for (const { length } of shapes) offsets.push((offsets.at(-1) ?? 0) + length + (length % 4 ? 4 - (length % 4) : 0));
    return fontFileOf({
      glyf: filled(offsets.at(-1) ?? 0, (bytes) => shapes.forEach((shape, index) => bytes.set(shape, offsets[index]))),
      head: changed(this.face.table('head'), (head) => {
        head.setUint32(8, 0);
        head.setInt16(50, 1);
      }),
      hhea: changed(this.face.table('hhea'), (hhea) => hhea.setUint16(34, shapes.length)),
      hmtx: this.#metrics(),
      loca: written(offsets.length * 4, (loca) =>
        offsets.forEach((offset, index) => loca.setUint32(index * 4, offset)),
      ),
      maxp: changed(this.face.table('maxp'), (maxp) => maxp.setUint16(4, shapes.length)),
    });
  }

  #shapeOf(glyph: number): Uint8Array {
    const bytes = withoutInstructions(this.face.shapeOf(glyph)).slice();
    const view = new DataView(bytes.buffer);
    for (const part of componentsOf(view).components) view.setUint16(part.at, this.numberOf(part.glyph, undefined));
    return bytes;
  }

  #metrics(): Uint8Array {
    return written(this.#included.length * 4, (hmtx) =>
      this.#included.forEach(({ glyph }, index) => {
        hmtx.setUint16(index * 4, this.face.unitsWideOf(glyph));
        hmtx.setInt16(index * 4 + 2, this.face.bearingOf(glyph));
      }),
    );
  }
}

function filled(length: number, fill: (bytes: Uint8Array) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  fill(bytes);
  return bytes;
}

function written(length: number, write: (view: DataView) => void): Uint8Array {
  return filled(length, (bytes) => write(new DataView(bytes.buffer)));
}

function changed(table: DataView, change: (view: DataView) => void): Uint8Array {
  return filled(table.byteLength, (bytes) => {
    bytes.set(new Uint8Array(table.buffer, table.byteOffset, table.byteLength));
    change(new DataView(bytes.buffer));
  });
}

/** Tables after their directory, in the order of their names, each on a multiple of four. */
function fontFileOf(tables: Record<string, Uint8Array>): Uint8Array {
  const entries = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1));
  const power = Math.floor(Math.log2(entries.length));
  const padded = (length: number) => (length + 3) & ~3;
  const total = entries.reduce((sum, [, { length }]) => sum + padded(length), 12 + entries.length * 16);
  return filled(total, (bytes) => {
    const view = new DataView(bytes.buffer);
    view.setUint32(0, 0x00010000);
    view.setUint16(4, entries.length);
    view.setUint16(6, 16 << power);
    view.setUint16(8, power);
    view.setUint16(10, (entries.length - (1 << power)) * 16);
    let offset = 12 + entries.length * 16;
    entries.forEach(([tag, content], index) => {
      const entry = 12 + index * 16;
      bytes.set(content, offset);
      for (let at = 0; at < 4; at += 1) view.setUint8(entry + at, tag.charCodeAt(at));
      view.setUint32(entry + 4, checksum(view, offset, padded(content.length)));
      view.setUint32(entry + 8, offset);
      view.setUint32(entry + 12, content.length);
      offset += padded(content.length);
    });
  });
}

function checksum(view: DataView, from: number, length: number): number {
  let sum = 0;
  for (let at = from; at < from + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
