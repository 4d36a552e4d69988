/** Partidas: one row each, with headings and notes between them; the head of the table is repeated on each page. */
import { amountsOf, rateUnits, taxes } from '../../money/money.rules.ts';
import { printedMoney, printedPercent, printedReduction } from '../../money/printed-money.rules.ts';
import type { QuoteItem, QuoteLine } from '../../quotes/quote.schema.ts';
import type { Block, Span, Table, TableColumn, TableRow, Text, TextStyle } from '../document.ts';
import { inks, styles } from '../palette.ts';
import type { PaperContent, QuotePaper, QuotePaperPart, Setting } from './printed-quote.ts';

const cellStyle: TextStyle = { ...styles.body, size: 8.5, leading: 12, tabular: true };
const padding = { top: 5, right: 6, bottom: 5.5, left: 6 };
const snugPadding = { ...padding, top: 3, bottom: 3.5 };

/** As tall as eight lines, a row goes on on the next page instead of leaving this one empty. */
const flowsFrom = 8 * cellStyle.leading;

interface LineColumn extends TableColumn {
  of: (line: QuoteItem, number: number) => Text;
}

export function linesTable({ lines }: PaperContent, { parts, snug = false }: QuotePaper & Setting): Table {
  const items = lines.filter((line) => line.kind === 'item');
  const columns = columnsOf(items, parts, snug);
  let number = 0;
  const rows = lines.map((line): TableRow => {
    if (line.kind !== 'item') return spanning(line);
    number += 1;
    return { cells: columns.map(({ of, align }) => cell(of(line, number), align)) };
  });
  return {
    kind: 'table',
    columns,
    rows,
    header: { style: styles.label, fill: inks.sunken, line: inks.line },
    cell: { padding: snug ? snugPadding : padding, line: inks.line },
    flowsFrom,
  };
}

function columnsOf(items: readonly QuoteItem[], parts: readonly QuotePaperPart[], snug: boolean): LineColumn[] {
  const amounts = items.map((line) => amountsOf(line));
  const number: LineColumn = { title: 'No.', width: { points: 32 }, of: (_, at) => String(at) };
  const description: LineColumn = {
    title: 'Descripción',
    width: { share: 1 },
    of: (line) => descriptionOf(line, parts.includes('codes'), snug ? ' · ' : '\n'),
  };
  const quantity: LineColumn = {
    title: 'Cantidad',
    width: { points: 60 },
    align: 'right',
    of: ({ quantity: count, unit }) => (unit ? `${count}\u00a0${unit}` : count),
  };
  if (!parts.includes('prices')) return [number, description, quantity];
  const price: LineColumn = {
    title: 'P. unitario',
    width: amountWidth(items.map(({ unitPriceCents }) => unitPriceCents)),
    align: 'right',
    of: ({ unitPriceCents }) => printedMoney(unitPriceCents),
  };
  const discounts = amounts.some(({ discountCents }) => discountCents) ? [discountColumn(items)] : [];
  const amount: LineColumn = {
    title: 'Importe',
    width: amountWidth(amounts.map(({ netCents }) => netCents)),
    align: 'right',
    of: (line) => printedMoney(amountsOf(line).netCents),
  };
  return [
    number,
    description,
    quantity,
    price,
    ...discounts,
    ...(parts.includes('taxes') ? [taxColumn(items)] : []),
    amount,
  ];
}

function discountColumn(items: readonly QuoteItem[]): LineColumn {
  const inMoney = items.map(({ discountCents }) => discountCents ?? 0);
  return {
    title: 'Desc.',
    width: Math.max(...inMoney) ? amountWidth(inMoney) : { points: 46 },
    align: 'right',
    of: ({ discountPercent, discountCents }) => {
      if (discountCents) return printedReduction(discountCents);
      return discountPercent ? printedPercent(discountPercent, 10_000) : '';
    },
  };
}

function taxColumn(items: readonly QuoteItem[]): LineColumn {
  const withholds = items.some(({ isrRate = 0, ivaWithheldRate = 0 }) => isrRate + ivaWithheldRate > 0);
  return {
    title: withholds ? 'Impuestos' : 'IVA',
    width: { points: withholds ? 92 : 50 },
    align: 'right',
    of: ({ tax, isrRate, ivaWithheldRate }) => {
      const iva = tax === 'exempt' ? 'Exento' : printedPercent(taxes[tax].rate, rateUnits);
      const withheld: [string, number | undefined][] = [
        ['Ret. ISR', isrRate],
        ['Ret. IVA', ivaWithheldRate],
      ];
      return [
        { text: iva },
        ...withheld.flatMap(([name, rate]): Span[] =>
          rate ? [{ text: `\n${name}\u00a0${printedPercent(rate, rateUnits)}`, colour: inks.soft, size: 8 }] : [],
        ),
      ];
    },
  };
}

/** The code above what it stands for, or before it. */
function descriptionOf({ code, description }: QuoteItem, withCode: boolean, then: string): Text {
  if (!code || !withCode) return description;
  return [{ text: `${code}${then}`, colour: inks.soft, size: 8 }, { text: description }];
}

/** Room for the longest amount: figures are all as wide as one another. */
function amountWidth(cents: readonly number[]): { points: number } {
  const longest = Math.max(...cents.map((one) => printedReduction(one).length));
  return { points: Math.max(62, longest * cellStyle.size * 0.6 + padding.left + padding.right) };
}

function cell(text: Text, align: TableColumn['align']): Block {
  return { kind: 'paragraph', text, style: cellStyle, ...(align ? { align } : {}) };
}

/** A heading stays with what it is over. */
function spanning(line: Exclude<QuoteLine, QuoteItem>): TableRow {
  if (line.kind === 'section') {
    const heading: Block = { kind: 'paragraph', text: line.title, style: styles.strong };
    return {
      cells: [{ kind: 'box', padding: { top: 4, right: 0, bottom: 0, left: 0 }, block: heading }],
      spans: true,
      withNext: true,
    };
  }
  return { cells: [{ kind: 'paragraph', text: line.text, style: { ...cellStyle, colour: inks.soft } }], spans: true };
}
