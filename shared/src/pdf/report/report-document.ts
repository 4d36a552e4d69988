/** Reporte de seguimiento (M04) on letter-size pages: the figures, the time, who generated them, and the parts of the whole. */
import { conversionOf, daysToCloseOf, figureNames, type Figure, type Sums } from '../../reports/report.rules.ts';
import type { Block, PrintedDocument, TableRow, TextStyle } from '../document.ts';
import { letterDocument } from '../letterhead.ts';
import { inks, styles } from '../palette.ts';
import {
  printedAmounts,
  printedCount,
  printedPeriod,
  printedShare,
  reportLetterhead,
  type PrintedCut,
  type PrintedPart,
  type PrintedReport,
} from './printed-report.ts';
import { barsTable, seriesChart, type PrintedBar } from './report-charts.ts';

export function reportDocument(printed: PrintedReport): PrintedDocument {
  const { days, formerDays, totals, filters, points, parts, reasons, cut } = printed;
  const period = printedPeriod(days);
  const bars = (lines: readonly PrintedPart[], figure: Figure): PrintedBar[] =>
    lines
      .map(({ name, sums }) => ({ label: name, count: sums[figure] ?? 0 }))
      .sort((one, other) => other.count - one.count);
  return letterDocument(
    {
      title: `${cut?.name ?? 'Reporte de seguimiento'} · ${period.replaceAll('\u00a0', ' ')}`,
      body: [
        { kind: 'paragraph', role: 'H1', text: cut?.name ?? 'Reporte de seguimiento', style: styles.title },
        {
          kind: 'paragraph',
          text: `${period}, frente a ${printedPeriod(formerDays)}`,
          style: styles.subtitle,
          above: 2,
        },
        ...(filters.length ? [filtersLine(filters)] : []),
        ...(cut ? [sealLine(cut)] : []),
        figuresGrid(printed),
        {
          kind: 'stack',
          role: 'Sect',
          above: 20,
          together: true,
          blocks: [{ kind: 'paragraph', role: 'H2', text: 'En el tiempo', style: styles.heading }, seriesChart(points)],
        },
        barsTable('Del prospecto al pedido', stepsOf(totals)),
        whoTable(printed),
        ...parts.map(({ title, lines }) =>
          barsTable(`Prospectos por ${title.toLowerCase()}`, bars(lines, 'prospects'), totals.prospects),
        ),
        ...(reasons.length
          ? [barsTable('Cancelados por motivo', bars(reasons, 'cancelled').map((bar) => ({ ...bar, colour: inks.cancelled })), totals.cancelled)] // prettier-ignore
          : []),
      ],
    },
    reportLetterhead(printed, 'Seguimiento', period),
  );
}

function filtersLine(filters: readonly string[]): Block {
  return { kind: 'paragraph', text: filters.join(' · '), style: styles.soft, above: 3 };
}

/** With it whoever has the paper finds out whether its corte still says the same. */
function sealLine({ digest }: PrintedCut): Block {
  return { kind: 'paragraph', text: `Huella SHA-256\u00a0${digest}`, style: styles.small, above: 3 };
}

function stepsOf(totals: Sums): PrintedBar[] {
  const line = (figure: Figure, more: Partial<PrintedBar> = {}): PrintedBar => {
    return { label: figureNames[figure], count: totals[figure] ?? 0, ...more };
  };
  return [
    line('prospects'),
    line('appointments'),
    line('quotes', { note: printedAmounts(totals, 'quotes'), colour: inks.quoted }),
    line('orders', { note: printedAmounts(totals, 'orders'), colour: inks.ordered }),
  ];
}

const big: TextStyle = { size: 19, leading: 25, weight: 'bold', colour: inks.ink, tracking: -0.02, tabular: true };

interface FigureBox {
  name: string;
  value: string;
  notes: readonly string[];
}

function figuresGrid({ totals, former }: PrintedReport): Block {
  const count = (figure: Figure, amounts = ''): FigureBox => ({
    name: figureNames[figure],
    value: printedCount(totals[figure] ?? 0),
    notes: [...amounts.split('\n').filter(Boolean), `antes ${printedCount(former[figure] ?? 0)}`],
  });
  const days = (sums: Sums) => {
    const average = daysToCloseOf(sums);
    return average === undefined ? '—' : String(Math.round(average * 10) / 10);
  };
  const conversion = { name: 'Conversión', value: printedShare(conversionOf(totals)) };
  const closing = { name: 'Días para cerrar', value: days(totals) };
  return {
    kind: 'stack',
    above: 14,
    role: 'Sect',
    blocks: [
      boxes([count('prospects'), count('followUps'), count('appointments'), count('cancelled')]),
      boxes([
        count('quotes', printedAmounts(totals, 'quotes')),
        count('orders', printedAmounts(totals, 'orders')),
        { ...conversion, notes: [`antes ${printedShare(conversionOf(former))}`] },
        { ...closing, notes: ['en promedio', `antes ${days(former)}`] },
      ]),
    ],
  };
}

/** All as tall as the one with most to say. */
function boxes(four: readonly FigureBox[]): Block {
  const lines = Math.max(...four.map(({ notes }) => notes.length));
  const columns = four.map((one) => ({ width: { share: 1 }, block: figureBox(one, lines) }));
  return { kind: 'columns', gap: 8, above: 8, columns };
}

function figureBox({ name, value, notes }: FigureBox, lines: number): Block {
  return {
    kind: 'box',
    fill: inks.sunken,
    radius: 6,
    padding: { top: 8, right: 10, bottom: 8, left: 10 },
    block: {
      kind: 'stack',
      blocks: [
        { kind: 'paragraph', text: name, style: styles.label },
        { kind: 'paragraph', text: value, style: big },
        { kind: 'paragraph', text: `${notes.join('\n')}${'\n'.repeat(lines - notes.length)}`, style: styles.small },
      ],
    },
  };
}

const whoFigures = ['prospects', 'followUps', 'appointments', 'quotes', 'orders'] as const;

function whoTable({ who, totals }: PrintedReport): Block {
  const row = (name: string, sums: Sums, style: TextStyle): TableRow => {
    const cells = [
      ...whoFigures.map((figure) => printedCount(sums[figure] ?? 0)),
      printedAmounts(sums, 'orders') || '—',
      printedCount(sums.cancelled ?? 0),
    ];
    return {
      cells: [
        { kind: 'paragraph', text: name, style },
        ...cells.map((text): Block => ({
          kind: 'paragraph',
          text,
          style: { ...style, tabular: true },
          align: 'right',
        })),
      ],
    };
  };
  const number = (title: string, points: number) => ({ title, width: { points }, align: 'right' as const });
  return {
    kind: 'stack',
    role: 'Sect',
    above: 20,
    blocks: [
      { kind: 'paragraph', role: 'H2', text: who.title, style: styles.heading, withNext: true },
      {
        kind: 'table',
        above: 6,
        columns: [
          { title: 'Usuario', width: { share: 1 } },
          number('Prospectos', 54),
          number('Seguim.', 50),
          number('Citas', 40),
          number('Cotiz.', 44),
          number('Pedidos', 48),
          number('Vendido', 92),
          number('Cancel.', 48),
        ],
        rows: [
          ...who.lines.map(({ name, sums }) => row(name, sums, styles.body)),
          { ...row('Total', totals, styles.strong), fill: inks.sunken },
        ],
        header: { style: styles.label, line: inks.soft },
        cell: { padding: { top: 5, right: 6, bottom: 5, left: 0 }, line: inks.line },
      },
    ],
  };
}
