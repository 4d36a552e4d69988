/** How a quote ends: what it comes to, also in words, under which conditions, and who signs. */
import { amountInWords } from '../../money/amount-in-words.rules.ts';
import { inPesos, largestCents, taxes, type Currency } from '../../money/money.rules.ts';
import { printedMoney, printedPercent, printedReduction } from '../../money/printed-money.rules.ts';
import type { Block, TextStyle } from '../document.ts';
import { inks, styles } from '../palette.ts';
import type { PaperContent, QuotePaper, Setting } from './printed-quote.ts';

interface SumLine {
  label: string;
  value: string;
}

/** What other papers than a quote say there. */
interface Besides extends Setting {
  /** After the total, as what was paid. */
  more?: readonly SumLine[];
  /** At its left: never taller than the longest sums. */
  beside?: readonly Block[];
}

const sumStyle: TextStyle = { ...styles.body, tabular: true };
const totalStyle: TextStyle = { ...styles.heading, size: 12.5, leading: 17, tabular: true };
const sumsWidth = 250;

/**
 * Who signs, signs beside the total: both stand on one page whatever there is above. Terms stand between them, as long as
 * all of it is sure to fit; longer ones go before, and flow.
 */
export function closing(content: PaperContent, paper: QuotePaper, besides: Besides = {}): Block[] {
  const { snug = false } = besides;
  const [terms, signatures] = [termBlocks(content, snug ? 9 : 14), signatureBlocks(content, paper, snug ? 40 : 54)];
  const sums = sumsBlock(content, paper, besides);
  const together = (blocks: Block[]): Block => ({ kind: 'stack', role: 'Sect', together: true, above: 14, blocks });
  if (termLines(content) <= mostTermLines) return [together([sums, ...terms, ...signatures])];
  return [{ kind: 'stack', role: 'Sect', above: 16, blocks: terms }, together([sums, ...signatures])];
}

/** With everything else there can be, they fill a page. */
const mostTermLines = 18;
/** Of letters as wide as they are high a line of the page holds no more; of others it holds twice as many. */
const charactersOfLine = 56;

function termLines({ notes, conditions }: PaperContent): number {
  return [notes, conditions]
    .flatMap((text) => text?.split('\n') ?? [])
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / charactersOfLine)), 0);
}

function termBlocks({ notes, conditions }: PaperContent, above: number): Block[] {
  const terms: [string, string | undefined][] = [
    ['Notas', notes],
    ['Condiciones', conditions],
  ];
  return terms.flatMap(([title, text]): Block[] => {
    if (!text) return [];
    return [
      { kind: 'paragraph', role: 'H2', text: title, style: styles.strong, above, withNext: true },
      { kind: 'paragraph', text, style: { ...styles.body, size: 9, leading: 13 }, above: 2 },
    ];
  });
}

function sumsBlock(content: PaperContent, { parts }: QuotePaper, { more = [], beside = [] }: Besides): Block {
  const { totals, currency } = content;
  const words =
    parts.includes('words') && totals.totalCents <= largestCents
      ? wordsBlocks(amountInWords(totals.totalCents, currency))
      : [];
  const total: Block = {
    kind: 'box',
    above: 5,
    fill: inks.sunken,
    radius: 5,
    padding: { top: 6, right: 6, bottom: 6, left: 10 },
    block: sumRow({ label: 'Total', value: printedMoney(totals.totalCents, currency) }, totalStyle),
  };
  const blocks = [
    ...sumLines(content).map((line) => sumRow(line)),
    total,
    ...afterTotal(content, more).map((line) => sumRow(line)),
  ];
  return whole({
    kind: 'columns',
    gap: 24,
    columns: [
      { width: { share: 1 }, block: { kind: 'stack', blocks: [...words, ...beside] } },
      { width: { points: sumsWidth }, block: { kind: 'stack', blocks } },
    ],
  });
}

/** On one page. */
const whole = (block: Block): Block => ({ kind: 'stack', together: true, blocks: [block] });

function sumLines({ totals, currency, wholeDiscountPercent = 0 }: PaperContent): SumLine[] {
  const { subtotalCents, discountCents, wholeDiscountCents = 0, isrCents, ivaWithheldCents } = totals;
  const lessCents = discountCents + wholeDiscountCents;
  const less = (label: string, cents: number): SumLine[] =>
    cents ? [{ label, value: printedReduction(cents, currency) }] : [];
  const taxed = lessCents
    ? [{ label: 'Subtotal con descuento', value: printedMoney(subtotalCents - lessCents, currency) }]
    : [];
  return [
    { label: 'Subtotal', value: printedMoney(subtotalCents, currency) },
    ...less('Descuento', discountCents),
    ...less(`Descuento global ${printedPercent(wholeDiscountPercent, 10_000)}`, wholeDiscountCents),
    ...taxed,
    ...totals.taxes.map(({ tax, taxCents }) => ({ label: taxes[tax].name, value: printedMoney(taxCents, currency) })),
    ...less('ISR retenido', isrCents),
    ...less('IVA retenido', ivaWithheldCents),
  ];
}

function afterTotal({ totals, currency, exchangeRate }: PaperContent, more: readonly SumLine[]): SumLine[] {
  if (currency !== 'USD' || !exchangeRate) return [...more];
  const pesos = printedMoney(inPesos(totals.totalCents, exchangeRate));
  return [{ label: `En pesos, a ${exchangeRate}`, value: pesos }, ...more];
}

function sumRow({ label, value }: SumLine, style = sumStyle): Block {
  const isTotal = style === totalStyle;
  const side = { top: 0, right: isTotal ? 0 : 6, bottom: 0, left: isTotal ? 0 : 10 };
  const row: Block = {
    kind: 'columns',
    gap: 8,
    columns: [
      {
        width: { share: 1 },
        block: { kind: 'paragraph', text: label, style: isTotal ? style : { ...style, colour: inks.soft } },
      },
      { width: { share: isTotal ? 2.4 : 1 }, block: { kind: 'paragraph', text: value, style, align: 'right' } },
    ],
  };
  return isTotal ? row : { kind: 'box', padding: side, above: 2.5, block: row };
}

function wordsBlocks(words: string): Block[] {
  return [
    { kind: 'paragraph', text: 'Importe con letra', style: styles.label },
    { kind: 'paragraph', text: words, style: { ...styles.body, size: 9, leading: 13 } },
  ];
}

/** Beside one another, each with room for a hand above its line. */
function signatureBlocks({ signatures = [] }: PaperContent, { parts }: QuotePaper, above: number): Block[] {
  if (!parts.includes('signatures') || !signatures.length) return [];
  // One alone does not take all of the page.
  const places = Math.max(2, signatures.length);
  const columns = Array.from({ length: places }, (_, index) => {
    const who = signatures[index];
    return { width: { share: 1 }, ...(who ? { block: signature(who) } : {}) };
  });
  return [{ ...whole({ kind: 'columns', gap: 26, columns }), above }];
}

function signature(who: string): Block {
  return {
    kind: 'stack',
    blocks: [
      { kind: 'rule', colour: inks.ink, thickness: 0.75 },
      { kind: 'paragraph', text: who, style: styles.small, align: 'centre', above: 4 },
    ],
  };
}

/** `Pesos (MXN)`. */
export const currencyNames: Record<Currency, string> = { MXN: 'Pesos (MXN)', USD: 'Dólares (USD)' };
