/** The charts of a printed report, drawn: columns in the order of time, and bars beside their numbers. */
import { figureNames, type Figure, type Sums } from '../../reports/report.rules.ts';
import type { Block, Colour, Drawing, Shape, TableRow, TextStyle } from '../document.ts';
import { inks, styles } from '../palette.ts';
import { printedCount, printedShare } from './printed-report.ts';

const shown = ['prospects', 'quotes', 'orders'] as const satisfies readonly Figure[];
const hues: Record<(typeof shown)[number], Colour> = {
  prospects: inks.following,
  quotes: inks.quoted,
  orders: inks.ordered,
};
const small: TextStyle = { ...styles.label, size: 7.5 };
/** Of the drawing: room for numbers at the left, for the legend above and for days below. */
const plot = { left: 30, top: 22, width: 504, height: 128, below: 16 };
const mostLabels = 12;

/** Round steps of the axis: 1, 2 or 5 times a power of ten, four at most. */
function stepOf(most: number): number {
  const rough = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [0.2, 0.5, 1, 2, 5].map((of) => Math.max(1, of * rough)).find((one) => most / one <= 4) ?? rough;
}

/** What happened in the order of time. */
export function seriesChart(points: readonly { label: string; sums: Sums }[]): Drawing {
  const most = Math.max(1, ...points.flatMap(({ sums }) => shown.map((figure) => sums[figure] ?? 0)));
  const step = stepOf(most);
  const top = Math.ceil(most / step) * step;
  const bottom = plot.top + plot.height;
  const yOf = (count: number) => bottom - (count / top) * plot.height;
  const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  return {
    kind: 'drawing',
    above: 8,
    width: plot.width,
    height: bottom + plot.below,
    alt: shown.map((figure) => `${figureNames[figure]}: ${printedCount(sumOf(points, figure))}`).join(', '),
    shapes: [
      ...legend(),
      ...lines.flatMap((value): Shape[] => [
        { kind: 'rectangle', x: plot.left, y: yOf(value) - 0.25, width: plot.width - plot.left, height: 0.5, fill: inks.line }, // prettier-ignore
        {
          kind: 'words',
          x: plot.left - 6,
          y: yOf(value) + 2.5,
          text: printedCount(value),
          style: small,
          align: 'right',
        },
      ]),
      ...columns(points, yOf, bottom),
    ],
  };
}

function sumOf(points: readonly { sums: Sums }[], figure: Figure): number {
  return points.reduce((sum, { sums }) => sum + (sums[figure] ?? 0), 0);
}

function legend(): Shape[] {
  return shown.flatMap((figure, at): Shape[] => {
    const x = plot.left + at * 112;
    return [
      { kind: 'rectangle', x, y: 1, width: 7, height: 7, radius: 1.5, fill: hues[figure] },
      { kind: 'words', x: x + 11, y: 7.5, text: figureNames[figure], style: small },
    ];
  });
}

function columns(points: readonly { label: string; sums: Sums }[], yOf: (count: number) => number, bottom: number) {
  const slot = (plot.width - plot.left) / Math.max(1, points.length);
  const bar = Math.min(11, (slot * 0.8) / shown.length);
  const every = Math.ceil(points.length / mostLabels);
  return points.flatMap(({ label, sums }, at): Shape[] => {
    const middle = plot.left + slot * (at + 0.5);
    const bars = shown.flatMap((figure, index): Shape[] => {
      const [count, x] = [sums[figure] ?? 0, middle + (index - shown.length / 2) * bar];
      if (!count) return [];
      return [
        { kind: 'rectangle', x, y: yOf(count), width: bar * 0.88, height: bottom - yOf(count), fill: hues[figure] },
      ];
    });
    const words: Shape = { kind: 'words', x: middle, y: bottom + 11, text: label, style: small, align: 'centre' };
    return at % every ? bars : [...bars, words];
  });
}

export interface PrintedBar {
  label: string;
  count: number;
  /** Beside its number. */
  note?: string;
  colour?: Colour;
}

/** Parts of a whole: a table whose bars stand beside its numbers. */
export function barsTable(title: string, bars: readonly PrintedBar[], whole?: number): Block {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return {
    kind: 'stack',
    role: 'Sect',
    above: 18,
    together: bars.length <= 12,
    blocks: [
      { kind: 'paragraph', role: 'H2', text: title, style: styles.heading, withNext: true },
      {
        kind: 'table',
        above: 4,
        columns: [
          { title: '', width: { points: 150 } },
          { title: '', width: { share: 1 } },
          { title: '', width: { points: 64 }, align: 'right' },
          { title: '', width: { points: 110 }, align: 'right' },
        ],
        rows: bars.map((bar) => barRow(bar, most, whole)),
        header: { style: { ...styles.label, size: 1, leading: 1 } },
        cell: { padding: { top: 4, right: 8, bottom: 4, left: 0 }, line: inks.line },
      },
    ],
  };
}

const track = 160;

function barRow({ label, count, note, colour = inks.following }: PrintedBar, most: number, whole?: number): TableRow {
  const share = whole ? printedShare(count / whole) : '';
  return {
    cells: [
      { kind: 'paragraph', text: label, style: styles.body, mostLines: 2 },
      {
        kind: 'drawing',
        width: track,
        height: 13,
        shapes: [
          { kind: 'rectangle', x: 0, y: 4, width: track, height: 6, radius: 2, fill: inks.sunken },
          ...(count
            ? ([{ kind: 'rectangle', x: 0, y: 4, width: Math.max(2, (count / most) * track), height: 6, radius: 2, fill: colour }] as const) // prettier-ignore
            : []),
        ],
      },
      { kind: 'paragraph', text: printedCount(count), style: { ...styles.strong, tabular: true }, align: 'right' },
      { kind: 'paragraph', text: note || share, style: { ...styles.soft, tabular: true }, align: 'right' },
    ],
  };
}
