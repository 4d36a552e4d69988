/** The operators that draw one page (ISO 32000, annex A), each run of them marked with what it belongs to. */
import type { Colour, ImageFile, PathStep } from '../document.ts';
import type { FontFace } from '../fonts/font-face.ts';
import type { Item, Page } from '../layout/laid.ts';
import type { StructureElement } from '../layout/structure.ts';
import type { Glyph, Unit } from '../text/shaper.ts';
import type { DocumentFonts } from './document-fonts.ts';
import { hexOf, hexOfText, written } from './numbers.ts';

interface Resources {
  fonts: DocumentFonts;
  /** Resource name of an image. */
  keyOf: (image: ImageFile) => string;
}

export interface PageContent {
  operators: string;
  /** By number of marked content, whose it is. */
  marks: StructureElement[];
}

/** @param height of the page: a PDF counts from the bottom */
export function contentOf(page: Page, height: number, resources: Resources): PageContent {
  const marks: StructureElement[] = [];
  const operators: string[] = [];
  const writer = new ItemWriter(height, resources);
  let from = 0;
  while (from < page.length) {
    const mark = page[from]?.mark;
    let to = from + 1;
    while (to < page.length && page[to]?.mark === mark) to += 1;
    operators.push(mark ? `/${mark.role} <</MCID ${marks.length}>> BDC` : '/Artifact BMC');
    if (mark) marks.push(mark);
    for (const item of page.slice(from, to)) operators.push(writer.write(item));
    operators.push('EMC');
    from = to;
  }
  return { operators: operators.join('\n'), marks };
}

class ItemWriter {
  readonly #height: number;
  readonly #resources: Resources;

  constructor(height: number, resources: Resources) {
    this.#height = height;
    this.#resources = resources;
  }

  write(item: Item): string {
    switch (item.kind) {
      case 'text':
        return this.#text(item);
      case 'path':
        return this.#path(item);
      case 'image': {
        const { x, y, width, height, image } = item;
        const place = [width, 0, 0, height, x, this.#height - y - height].map(written).join(' ');
        return `q ${place} cm /${this.#resources.keyOf(image)} Do Q`;
      }
    }
  }

  #path({ path, fill, stroke }: Extract<Item, { kind: 'path' }>): string {
    const set: string[] = [];
    if (fill) set.push(`${inkOf(fill)} rg`);
    if (stroke) {
      set.push(`${inkOf(stroke.colour)} RG ${written(stroke.width)} w`);
      if (stroke.cap === 'round') set.push('1 J 1 j');
      if (stroke.dash) set.push(`[${stroke.dash.map(written).join(' ')}] 0 d`);
    }
    const paint = fill && stroke ? 'B' : fill ? 'f' : 'S';
    return `q ${set.join(' ')} ${path.map((step) => this.#step(step)).join(' ')} ${paint} Q`;
  }

  #step(step: PathStep): string {
    const at = (x: number, y: number) => `${written(x)} ${written(this.#height - y)}`;
    switch (step[0]) {
      case 'M':
        return `${at(step[1], step[2])} m`;
      case 'L':
        return `${at(step[1], step[2])} l`;
      case 'C':
        return `${at(step[1], step[2])} ${at(step[3], step[4])} ${at(step[5], step[6])} c`;
      case 'Z':
        return 'h';
    }
  }

  #text({ x, baseline, size, colour, units }: Extract<Item, { kind: 'text' }>): string {
    const runs = runsOf(units).map((run) => {
      const shown = this.#run(run, size);
      return run.actual === undefined ? shown : `/Span <</ActualText <${hexOfText(run.actual)}>>> BDC ${shown} EMC`;
    });
    const place = `1 0 0 1 ${written(x)} ${written(this.#height - baseline)} Tm`;
    return `BT ${inkOf(colour)} rg ${place} ${runs.join(' ')} ET`;
  }

  /** Codes in one string as long as each glyph stands where its width puts the next. */
  #run({ face, glyphs }: Run, size: number): string {
    const { key, subset } = this.#resources.fonts.fontOf(face);
    const parts: string[] = [];
    let codes = '';
    for (const { id, codePoint, advance } of glyphs) {
      codes += hexOf(subset.numberOf(id, id === 0 ? undefined : codePoint));
      const closer = Math.round((Math.round(face.widthOf(id) * 1000) - advance * 1000) * 10) / 10;
      if (closer === 0) continue;
      parts.push(`<${codes}>`, written(closer));
      codes = '';
    }
    if (codes) parts.push(`<${codes}>`);
    return `/${key} ${written(size)} Tf [${parts.join(' ')}] TJ`;
  }
}

interface Run {
  face: FontFace;
  glyphs: Glyph[];
  /** The text, where the glyphs do not say it. */
  actual?: string;
}

/** Glyphs of one face after the other; what does not say its text by itself stands alone. */
function runsOf(units: readonly Unit[]): Run[] {
  const runs: Run[] = [];
  for (const { glyphs, exact, text } of units) {
    const [first] = glyphs;
    const last = runs.at(-1);
    if (!first) continue;
    if (exact && last && last.actual === undefined && last.face === first.face) last.glyphs.push(first);
    else if (exact) runs.push({ face: first.face, glyphs: [first] });
    else runs.push(...inexactRuns(glyphs, text));
  }
  return runs;
}

/** Several faces for one cluster: the first says the text, the others nothing. */
function inexactRuns(glyphs: readonly Glyph[], text: string): Run[] {
  return glyphs.map((glyph, index) => ({ face: glyph.face, glyphs: [glyph], actual: index ? '' : text }));
}

function inkOf(colour: Colour): string {
  return [1, 3, 5].map((at) => written(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
}
