/** Fonts by the characters that a document has: loads what is missing, and says which face draws what. */
import type { Weight } from '../document.ts';
import { isInvisible } from '../text/clusters.ts';
import { firstSlice, slicesFor, type FontSlice } from './font-catalogue.ts';
import { FontFace } from './font-face.ts';

/** The bytes of a font file of the catalogue, from wherever it is kept. */
export type FontSource = (file: string) => Promise<Uint8Array>;

/** Which face draws a character; undefined when none does. */
export type FaceOf = (codePoint: number, weight: Weight) => FontFace | undefined;

export class FontLibrary {
  readonly #source: FontSource;
  readonly #faces = new Map<string, FontFace>();
  readonly #loading = new Map<string, Promise<void>>();
  /** Character → its slice; undefined for what no font has. */
  readonly #slices = new Map<number, FontSlice | undefined>();

  constructor(source: FontSource) {
    this.#source = source;
  }

  /** Everything to set this text with. Asked again, only what is new is loaded. */
  async facesFor(text: string): Promise<{ faceOf: FaceOf; base: Record<Weight, FontFace> }> {
    const first = firstSlice();
    await this.#load(first);
    const characters = new Set(Array.from(text, (character) => character.codePointAt(0) ?? 0));
    // No font draws a line break: asked for one, all would be looked through, and one of 290 kB fetched.
    const drawn = [...characters].filter((codePoint) => !isInvisible(codePoint));
    await this.#find(drawn.filter((codePoint) => !this.#slices.has(codePoint)));
    return {
      faceOf: (codePoint, weight) => this.#faceIn(this.#slices.get(codePoint), weight),
      base: { regular: this.#face(first.files.regular), bold: this.#face(first.files.bold) },
    };
  }

  /** What a slice says it holds, its font may lack: then the next is asked. */
  async #find(codePoints: number[]): Promise<void> {
    let missing = codePoints.map((codePoint) => {
      const candidates = slicesFor(codePoint);
      return { codePoint, candidates, slice: candidates.next().value };
    });
    while (missing.length) {
      const wanted = new Set(missing.flatMap(({ slice }) => (slice ? [slice] : [])));
      await Promise.all([...wanted].map((slice) => this.#load(slice)));
      missing = missing.flatMap(({ codePoint, candidates, slice }) => {
        const isHere = !slice || this.#faceIn(slice, 'regular')?.glyphOf(codePoint);
        if (isHere) this.#slices.set(codePoint, slice);
        return isHere ? [] : [{ codePoint, candidates, slice: candidates.next().value }];
      });
    }
  }

  async #load({ files }: FontSlice): Promise<void> {
    await Promise.all([...new Set(Object.values(files))].map((file) => this.#loadFile(file)));
  }

  #loadFile(file: string): Promise<void> {
    const here = this.#loading.get(file);
    if (here) return here;
    const loading = this.#fetch(file);
    this.#loading.set(file, loading);
    // What failed once may be there the next time.
    loading.catch(() => this.#loading.delete(file));
    return loading;
  }

  async #fetch(file: string): Promise<void> {
    this.#faces.set(file, new FontFace(file, await this.#source(file)));
  }

  #faceIn(slice: FontSlice | undefined, weight: Weight): FontFace | undefined {
    return slice && this.#face(slice.files[weight]);
  }

  #face(file: string): FontFace {
    const face = this.#faces.get(file);
    if (!face) throw new RangeError(`${file} is not loaded`);
    return face;
  }
}
