/** What must hold of every page, whatever is printed on it. */
import type { PrintedDocument } from '@folio/shared/pdf/document.ts';
import type { Item } from '@folio/shared/pdf/layout/laid.ts';
import type { PrintedPages } from '@folio/shared/pdf/make-pdf.ts';
import { expect } from 'vitest';
import type { Area, RenderedPage } from './rendered-pdf.ts';

// Strokes of letters and lines reach a little beyond their widths; so does the grey at the edge of ink.
const overhang = 1.5;

/** Outside of the margins there is only paper. */
export function expectNothingBeyondMargins(pages: readonly RenderedPage[], { size, margins }: PrintedDocument): void {
  const { width, height } = size;
  const bands: Record<string, Area> = {
    left: { x: 0, y: 0, width: margins.left - overhang, height },
    right: { x: width - margins.right + overhang, y: 0, width: margins.right - overhang, height },
    top: { x: 0, y: 0, width, height: margins.top - overhang },
    bottom: { x: 0, y: height - margins.bottom + overhang, width, height: margins.bottom - overhang },
  };
  const inked = pages.flatMap((page, index) =>
    Object.entries(bands).flatMap(([name, area]) => (page.inkIn(area) > 0 ? [`${name} of page ${index + 1}`] : [])),
  );
  expect(inked, 'margins with ink').toEqual([]);
}

const textsOn = (page: readonly Item[]) => page.filter((item) => item.kind === 'text');

/** Each letter that the layout put somewhere is seen there. */
export function expectInkForEachLetter({ laidOut }: PrintedPages, rendered: readonly RenderedPage[]): void {
  const blank: string[] = [];
  laidOut.pages.forEach((page, index) => {
    for (const { x, baseline, size, units } of textsOn(page)) {
      let left = x;
      for (const { text, width, glyphs } of units) {
        const area = { x: left, y: baseline - size, width: width * size, height: size * 1.25 };
        left += width * size;
        const isDrawn = glyphs.length > 0 && text.trim() !== '';
        if (isDrawn && !rendered[index]?.inkIn(area)) blank.push(`«${text}» on page ${index + 1} at ${x}, ${baseline}`);
      }
    }
  });
  expect(blank, 'letters without ink').toEqual([]);
}

/** Every mark of every word, in the order of the document: what ornaments say is left out. */
export function toldText({ laidOut }: PrintedPages): string {
  return laidOut.pages
    .flatMap((page) => textsOn(page).filter(({ mark }) => mark))
    .flatMap(({ units }) => units.map(({ text }) => text))
    .join('');
}

/** Without spaces and line ends, which pages set as they like. */
export function unspaced(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b\u00ad]+/g, '');
}
