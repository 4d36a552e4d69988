/** D1: whatever is printed, nothing leaves the margins and no text is lost. */
import * as fc from 'fast-check';
import { letter, type Block, type PrintedDocument } from '@folio/shared/pdf/document.ts';
import { inks, margins, styles } from '@folio/shared/pdf/palette.ts';
import type { Item } from '@folio/shared/pdf/layout/laid.ts';
import { expect, test } from 'vitest';
import { library, png, printed } from '../support/dossiers.ts';
import { layOutPages } from '@folio/shared/pdf/make-pdf.ts';
import { toldText } from '../support/page-checks.ts';
import { rendered } from '../support/rendered-pdf.ts';

const image = png(12, 30, [120, 60, 60]);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.lorem({ maxCount: 60 }) },
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('ñ', 'W', '@', '-', '日', '😀', ' ', '\n', '₱', '✓', '\u00a0', 'e\u0301'),
    maxLength: 200,
  }),
);
const style = fc.constantFrom(styles.title, styles.body, styles.small, styles.heading);

const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.record({
      kind: fc.constant('paragraph' as const),
      text,
      style,
      above: fc.integer({ min: 0, max: 60 }),
      withNext: fc.boolean(),
      align: fc.constantFrom('left' as const, 'centre' as const, 'right' as const),
    }),
    fc.record({
      kind: fc.constant('picture' as const),
      image: fc.constant(image),
      height: fc.integer({ min: 10, max: 2_000 }),
      alt: fc.constant('una foto'),
    }),
    fc.record({ kind: fc.constant('rule' as const), colour: fc.constant(inks.line), thickness: fc.constant(1) }),
    fc.record({
      kind: fc.constant('stack' as const),
      blocks: fc.array(tie('block'), { maxLength: 8 }),
      together: fc.boolean(),
      above: fc.integer({ min: 0, max: 60 }),
    }),
    fc.record({
      kind: fc.constant('box' as const),
      block: tie('block'),
      padding: fc.constant({ top: 8, right: 12, bottom: 8, left: 12 }),
      fill: fc.constant(inks.sunken),
      border: fc.constant(inks.line),
    }),
    fc.record({
      kind: fc.constant('columns' as const),
      gap: fc.constant(10),
      columns: fc.array(fc.record({ width: fc.constant({ share: 1 }), block: tie('block') }), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    fc.array(fc.tuple(tie('block'), tie('block')), { maxLength: 12 }).map((rows): Block => ({
      kind: 'table',
      columns: [
        { title: 'Uno', width: { share: 1 } },
        { title: 'Dos', width: { share: 1 } },
      ],
      rows: rows.map((cells) => ({ cells })),
      header: { style: styles.label },
      cell: { padding: { top: 3, right: 6, bottom: 3, left: 0 }, line: inks.line },
    })),
  ),
}));

const documentOf = (body: Block[]): PrintedDocument => ({
  title: 'Prueba',
  language: 'es-MX',
  author: 'Folio',
  size: letter,
  margins,
  body,
});

/** The texts of all its paragraphs and heads of tables, in their order. */
function textsIn(blocks: readonly Block[]): string[] {
  return blocks.flatMap((one): string[] => {
    switch (one.kind) {
      case 'paragraph':
        return [String(one.text)];
      case 'stack':
        return textsIn(one.blocks);
      case 'box':
        return textsIn([one.block]);
      case 'columns':
        return textsIn(one.columns.flatMap(({ block: inner }) => (inner ? [inner] : [])));
      case 'table':
        return [...one.columns.map(({ title }) => title), ...one.rows.flatMap(({ cells }) => textsIn(cells))];
      default:
        return [];
    }
  });
}

/** Left, top, right and bottom of what is drawn. */
function edgesOf(item: Item): [number, number, number, number] {
  if (item.kind === 'image') return [item.x, item.y, item.x + item.width, item.y + item.height];
  if (item.kind === 'path') {
    const places = item.path.flatMap((step) => step.slice(1) as number[]); // after its letter, numbers
    const [xs, ys] = [places.filter((_, at) => at % 2 === 0), places.filter((_, at) => at % 2 === 1)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }
  const inked = item.units.slice(0, item.units.findLastIndex(({ text: said }) => said.trim() !== '') + 1);
  const right = item.x + inked.reduce((sum, { width }) => sum + width, 0) * item.size;
  return [item.x, item.baseline - item.size * 0.72, right, item.baseline];
}

const marks = (said: string) => [...said.normalize('NFC').replace(/\s/g, '')].sort().join('');

test(
  'D1 any mix of blocks stays within the margins, and every mark of it is on some page',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 10 }), async (body) => {
        const { laidOut, ...pages } = await layOutPages(documentOf(body), library);
        const beyond = laidOut.pages.flatMap((page) =>
          page.map(edgesOf).filter(([left, top, right, bottom]) => {
            const [outX, outY] = [left < margins.left - 0.6, top < margins.top - 0.6];
            return outX || outY || right > 612 - margins.right + 0.6 || bottom > 792 - margins.bottom + 0.6;
          }),
        );
        expect(beyond).toEqual([]);
        expect(marks(toldText({ laidOut, ...pages }))).toBe(marks(textsIn(body).join('')));
      }),
      // Smaller counterexamples are worth a minute, not an hour.
      { numRuns: 60, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: true },
    );
  },
);

test('D1 any text at all becomes a page that can be drawn', { timeout: 120_000 }, async () => {
  const anything = fc.string({ unit: 'binary', maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(anything, async (said) => {
      const { bytes } = await printed({
        ...documentOf([{ kind: 'paragraph', text: said, style: styles.body }]),
        title: said,
      });
      expect((await rendered(bytes)).length).toBeGreaterThan(0);
    }),
    { numRuns: 15 },
  );
});
