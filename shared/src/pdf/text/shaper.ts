/** From characters to glyphs: which face draws each, how wide it is, how near the next one stands. */
import type { Span, TextStyle, Weight } from '../document.ts';
import type { FontFace } from '../fonts/font-face.ts';
import type { FaceOf } from '../fonts/font-library.ts';
import { clustersOf, isInvisible, settable } from './clusters.ts';
import { mayBreakBetween } from './break-points.ts';

export interface Glyph {
  face: FontFace;
  id: number;
  /** What it was chosen for. */
  codePoint: number;
  /** To the next glyph, in ems: its width and the kerning. */
  advance: number;
}

/** One cluster as it is drawn. */
export interface Unit {
  text: string;
  glyphs: Glyph[];
  /** In ems. */
  width: number;
  /** What is drawn says the text by itself; otherwise the page says it beside the glyphs. */
  exact: boolean;
}

/** What stays on one line, with the spaces after it. */
export interface Word {
  units: Unit[];
  /** In ems, without the spaces at its end. */
  width: number;
  /** In ems, with them. */
  fullWidth: number;
}

type Look = Required<Pick<TextStyle, 'weight'>> & Pick<TextStyle, 'tabular' | 'tracking'>;

export class Shaper {
  /** Whose proportions decide where a line's letters stand, whatever draws them. */
  readonly base: FontFace;
  readonly #faceOf: FaceOf;
  readonly #bases: Record<Weight, FontFace>;
  readonly #words = new Map<string, Word>();

  constructor({ faceOf, base }: { faceOf: FaceOf; base: Record<Weight, FontFace> }) {
    this.#faceOf = faceOf;
    this.#bases = base;
    this.base = base.regular;
  }

  /** The lines that the text itself has, each as its words. */
  wordsOf(span: Span, style: TextStyle): Word[][] {
    const look: Look = { weight: span.weight ?? style.weight };
    const [tabular, tracking] = [span.tabular ?? style.tabular, span.tracking ?? style.tracking];
    if (tabular !== undefined) look.tabular = tabular;
    if (tracking !== undefined) look.tracking = tracking;
    return settable(span.text)
      .split('\n')
      .map((line) => partsOf(line).map((part) => this.#word(part, look)));
  }

  #word(part: readonly string[], look: Look): Word {
    const key = `${look.weight}${look.tabular ? 't' : ''}${look.tracking ?? ''} ${part.join('')}`;
    const here = this.#words.get(key);
    if (here) return here;
    const units = part.map((cluster) => this.#unit(cluster, look));
    this.#kern(units);
    const word = wordOf(units);
    this.#words.set(key, word);
    return word;
  }

  #unit(cluster: string, look: Look): Unit {
    const codePoints = Array.from(cluster, (character) => character.codePointAt(0) ?? 0);
    const visible = codePoints.filter(
      (codePoint, index) => !isInvisible(codePoint) && !(index > 0 && isTone(codePoint)),
    );
    const glyphs = visible.map((codePoint) => this.#glyph(spaceFor(codePoint), look));
    return {
      text: cluster,
      glyphs,
      width: glyphs.reduce((sum, { advance }) => sum + advance, 0),
      exact: codePoints.length === 1 && glyphs.length === 1 && glyphs[0]?.id !== 0,
    };
  }

  #glyph(codePoint: number, look: Look): Glyph {
    // Glyph 0 of the base face is a box: a mark for what nothing draws.
    const face = this.#faceOf(codePoint, look.weight) ?? this.#bases[look.weight];
    const found = face.glyphOf(codePoint);
    const id = look.tabular ? face.tabularOf(found) : found;
    return { face, id, codePoint, advance: face.widthOf(id) + (look.tracking ?? 0) };
  }

  #kern(units: Unit[]): void {
    for (let index = 0; index + 1 < units.length; index += 1) {
      const unit = units[index];
      const [left, right] = [unit?.glyphs.at(-1), units[index + 1]?.glyphs[0]];
      if (!unit || !left || !right || left.face !== right.face) continue;
      const kerning = left.face.kerningOf(left.id, right.id);
      left.advance += kerning;
      unit.width += kerning;
    }
  }
}

const isTone = (codePoint: number) => codePoint >= 0x1f3fb && codePoint <= 0x1f3ff;

/** The spaces that no line parts at look like any other. */
const spaceFor = (codePoint: number) => (codePoint === 0xa0 || codePoint === 0x202f ? 0x20 : codePoint);

/** Spaces at its end count only when something follows. */
export function wordOf(units: Unit[]): Word {
  const fullWidth = widthOf(units);
  const spaces = units.slice(units.findLastIndex(({ text }) => text !== ' ') + 1);
  return { units, fullWidth, width: fullWidth - widthOf(spaces) };
}

/** In ems. */
export function widthOf(units: readonly Unit[]): number {
  return units.reduce((sum, { width }) => sum + width, 0);
}

/** Clusters that stay together, each with the spaces that follow. */
function partsOf(line: string): string[][] {
  const parts: string[][] = [];
  let before: string | undefined;
  for (const cluster of clustersOf(line)) {
    if (before === undefined || mayBreakBetween(before, cluster)) parts.push([cluster]);
    else parts.at(-1)?.push(cluster);
    before = cluster;
  }
  return parts;
}
