import type { Paragraph } from '../document.ts';
import { fewLinesOf, linesOf, plainText, type Line } from '../text/lines.ts';
import type { Kit, Laid, Page, Room, Space } from './laid.ts';
import type { StructureElement } from './structure.ts';

/** Fewer of a paragraph never stand alone at the end or the beginning of a page. */
const together = 2;

const slack = { left: 0, centre: 0.5, right: 1 };

export function layOutParagraph(block: Paragraph, { width, parent }: Space, { shaper }: Kit): Laid {
  const role = block.role ?? 'P';
  const title = role.startsWith('H') ? plainText(block.text) : undefined;
  const { leading, size } = block.style;
  const { ascent, descent, unitsPerEm } = shaper.base;
  // The letters in the middle of their line.
  const rise = (leading + ((ascent + descent) / unitsPerEm) * size) / 2;
  const lines =
    block.mostLines === undefined
      ? linesOf(block.text, block.style, width, shaper)
      : fewLinesOf(block.mostLines, block.text, block.style, width, shaper);
  return new LaidLines(lines, {
    width,
    leading,
    rise,
    slack: slack[block.align ?? 'left'],
    mark: parent?.add(role, { title }),
  });
}

interface Setting {
  width: number;
  leading: number;
  /** From the top of a line to its base line. */
  rise: number;
  slack: number;
  mark: StructureElement | undefined;
}

class LaidLines implements Laid {
  readonly height: number;
  readonly #lines: readonly Line[];
  readonly #setting: Setting;

  constructor(lines: readonly Line[], setting: Setting) {
    this.#lines = lines;
    this.#setting = setting;
    this.height = lines.length * setting.leading;
  }

  draw(page: Page, x: number, y: number): void {
    const { width, leading, rise, slack: share, mark } = this.#setting;
    this.#lines.forEach((line, index) => {
      const left = x + (width - line.width) * share;
      for (const { units, size, colour, x: within } of line.pieces) {
        const baseline = y + index * leading + rise;
        page.push({ kind: 'text', x: left + within, baseline, size, colour, units, mark });
      }
    });
  }

  split({ available, whole }: Room): readonly [Laid, Laid] | undefined {
    const fits = Math.floor(available / this.#setting.leading + 1e-6);
    const isEmptyPage = available >= whole;
    const taken = this.#lastBreak(fits) ?? (isEmptyPage && fits > 0 ? fits : undefined);
    if (taken === undefined || taken >= this.#lines.length) return undefined;
    const rest = this.#lines.slice(taken);
    // No page begins with the empty line that parted what is above it from what is below.
    const first = rest.findIndex(({ pieces }) => pieces.length > 0);
    return [
      new LaidLines(this.#lines.slice(0, taken), this.#setting),
      new LaidLines(rest.slice(Math.max(first, 0)), this.#setting),
    ];
  }

  /** How many lines go on a page that has room for so many, if any should. */
  #lastBreak(fits: number): number | undefined {
    for (let taken = Math.min(fits, this.#lines.length - together); taken >= together; taken -= 1) {
      if (this.#mayEndAfter(taken)) return taken;
    }
    return undefined;
  }

  /** Between two of the text's own lines, or with company on both sides. */
  #mayEndAfter(taken: number): boolean {
    const [last, beforeLast] = [this.#lines[taken - 1], this.#lines[taken - 2]];
    const [next] = this.#lines.slice(taken);
    return Boolean(last?.ends || (last && !last.begins && beforeLast && next && !next.ends));
  }
}
