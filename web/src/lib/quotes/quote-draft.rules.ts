/** A quote as it is typed: every amount is text until it is sent, and whatever cannot be read says so beside its cell. Pure. */
import {
  amountsOf,
  rateUnits,
  totalsOf,
  totalsOfAmounts,
  type Currency,
  type LineAmounts,
  type PricedLine,
  type Tax,
  type Totals,
} from '@folio/shared/money/money.rules.ts';
import { centsTyped, decimalTyped, percentTyped, typedCents } from '@folio/shared/money/typed-amount.rules.ts';
import type { QuoteContentInput, QuoteLine, ToldContent } from '@folio/shared/quotes/quote.schema.ts';

export interface DraftLine {
  /** Of this line on this screen. */
  key: number;
  kind: QuoteLine['kind'];
  code: string;
  /** Of an item its description, of a section its title, of a note its text. */
  text: string;
  quantity: string;
  unit: string;
  satUnit: string;
  price: string;
  /** `10` and `10 %` are a percentage, `$150` an amount. */
  discount: string;
  tax: Tax;
  /** Rates in millionths, as choices hold them. */
  isrRate: string;
  ivaWithheldRate: string;
}

export interface QuoteDraft {
  issuedOn: string;
  validUntil: string;
  currency: Currency;
  exchangeRate: string;
  lines: DraftLine[];
  /** Of the whole, in percent: `5` and `5 %`. */
  discount: string;
  notes: string;
  conditions: string;
  deliveryTime: string;
  /** One a line. */
  signatures: string;
  /** Ids of images of the prospect, in the order in which they are printed. */
  attachments: readonly string[];
  /** Withholdings have columns. */
  withholds: boolean;
}

let lastKey = 0;

export function emptyLine(more: Partial<DraftLine> = {}): DraftLine {
  lastKey += 1;
  return {
    kind: 'item',
    code: '',
    text: '',
    quantity: '1',
    unit: '',
    satUnit: '',
    price: '',
    discount: '',
    tax: 'iva-16',
    isrRate: '0',
    ivaWithheldRate: '0',
    ...more,
    key: lastKey,
  };
}

/** Nothing was typed there: the line that waits at the end, or one passed over. */
export function isBlank({ text, code, price }: DraftLine): boolean {
  return !(text.trim() || code.trim() || price.trim());
}

/** Sentences by cell: `3.price` of the line with that key, or the name of a field. */
export type DraftFaults = Record<string, string>;

type ItemInput = Extract<QuoteContentInput['lines'][number], { kind: 'item' }>;

function discountOf(typed: string): Pick<PricedLine, 'discountPercent' | 'discountCents'> | undefined {
  if (!typed.trim()) return {};
  if (typed.includes('$')) {
    const discountCents = centsTyped(typed);
    return discountCents === undefined ? undefined : { discountCents };
  }
  const discountPercent = percentTyped(typed);
  return discountPercent === undefined ? undefined : { discountPercent };
}

const mostQuantity = 999_999.9999;

function quantityOf(typed: string): string | undefined {
  const quantity = decimalTyped(typed, 4);
  return quantity !== undefined && Number(quantity) > 0 && Number(quantity) <= mostQuantity ? quantity : undefined;
}

/** What the line costs, as far as it can be read. */
function pricedLine(line: DraftLine): PricedLine | undefined {
  const [quantity, unitPriceCents, discount] = [
    quantityOf(line.quantity),
    centsTyped(line.price),
    discountOf(line.discount),
  ];
  if (line.kind !== 'item' || quantity === undefined || unitPriceCents === undefined || !discount) return undefined;
  const [isrRate, ivaWithheldRate] = [Number(line.isrRate), Number(line.ivaWithheldRate)];
  return {
    quantity,
    unitPriceCents,
    ...discount,
    tax: line.tax,
    ...(isrRate ? { isrRate } : {}),
    ...(ivaWithheldRate ? { ivaWithheldRate } : {}),
  };
}

export function lineAmounts(line: DraftLine): LineAmounts | undefined {
  const priced = pricedLine(line);
  return priced && amountsOf(priced);
}

export function draftTotals({ lines, discount }: Pick<QuoteDraft, 'lines' | 'discount'>): Totals {
  const wholePercent = percentTyped(discount);
  return totalsOfAmounts(lines.flatMap((line) => keptAmounts(line, wholePercent) ?? []));
}

type TaxedAmounts = LineAmounts & { tax: Tax };
const kept = new WeakMap<DraftLine, { of: string; amounts: TaxedAmounts | undefined }>();

/** Reckoned again where something else is written alone: of 200 lines a key changes one. */
function keptAmounts(line: DraftLine, wholePercent: number | undefined): TaxedAmounts | undefined {
  const { kind, quantity, price, discount, tax, isrRate, ivaWithheldRate } = line;
  const of = [kind, quantity, price, discount, tax, isrRate, ivaWithheldRate, wholePercent].join('\n');
  const before = kept.get(line);
  if (before?.of === of) return before.amounts;
  const priced = pricedLine(line);
  const amounts = priced && { ...amountsOf(priced, wholePercent), tax };
  kept.set(line, { of, amounts });
  return amounts;
}

function lineFaults(line: DraftLine): DraftFaults {
  const faults: DraftFaults = {};
  const say = (field: keyof DraftLine, sentence: string) => (faults[`${line.key}.${field}`] = sentence);
  if (!line.text.trim()) say('text', 'Falta la descripción.');
  if (line.kind !== 'item') return faults;
  if (quantityOf(line.quantity) === undefined) say('quantity', 'La cantidad es un número mayor que cero.');
  if (centsTyped(line.price) === undefined)
    say('price', line.price.trim() ? 'El precio no se entiende.' : 'Falta el precio.');
  if (!discountOf(line.discount)) say('discount', 'El descuento va de 0 a 100 %, o en pesos con $.');
  const amounts = lineAmounts(line);
  if (amounts && amounts.discountCents > amounts.grossCents) say('discount', 'El descuento es mayor que el importe.');
  return faults;
}

/** What is wrong with it, before it is sent. */
export function draftFaults(draft: QuoteDraft): DraftFaults {
  const written = draft.lines.filter((line) => !isBlank(line));
  const faults = Object.assign({}, ...written.map(lineFaults)) as DraftFaults; // each of them is one
  if (!written.some(({ kind }) => kind === 'item')) faults['lines'] = 'Agrega al menos una partida.';
  if (draft.validUntil < draft.issuedOn) faults['validUntil'] = 'La vigencia termina antes de la fecha.';
  if (draft.discount.trim() && percentTyped(draft.discount) === undefined) {
    faults['wholeDiscountPercent'] = 'El descuento va de 0 a 100 %.';
  }
  if (draft.exchangeRate.trim() && !(Number(decimalTyped(draft.exchangeRate, 4) ?? 0) > 0)) {
    faults['exchangeRate'] = 'Escribe los pesos por dólar, como 18.25.';
  }
  return faults;
}

/** Of a draft without faults. */
export function toContent(draft: QuoteDraft): QuoteContentInput {
  const { issuedOn, validUntil, currency, notes, conditions, deliveryTime, attachments } = draft;
  const signatures = draft.signatures.split('\n').flatMap((one) => one.trim() || []);
  const wholeDiscountPercent = percentTyped(draft.discount);
  const exchangeRate = currency === 'USD' ? decimalTyped(draft.exchangeRate, 4) : undefined;
  return {
    issuedOn,
    validUntil,
    currency,
    ...(exchangeRate ? { exchangeRate } : {}),
    lines: writtenLines(draft).map(toLine),
    ...(wholeDiscountPercent ? { wholeDiscountPercent } : {}),
    ...textOf({ notes, conditions, deliveryTime }),
    ...(signatures.length ? { signatures } : {}),
    ...(attachments.length ? { attachments: [...attachments] } : {}),
  };
}

/**
 * As far as it can be read, to be seen while it is typed: a line whose amounts cannot stands there by its words alone. Images
 * apart, which are the prospect's.
 */
export function readableContent(
  draft: QuoteDraft,
  today: string,
): Omit<ToldContent, 'attachments'> & { totals: Totals } {
  const lines = writtenLines(draft).map((line): QuoteLine => {
    const amounts = lineAmounts(line);
    const isReadable = line.kind !== 'item' || (amounts && amounts.netCents >= 0);
    return toLine(isReadable ? line : { ...line, kind: 'note' });
  });
  const items = lines.filter((line) => line.kind === 'item');
  const { attachments: _, ...words } = toContent({ ...draft, lines: [] });
  return {
    ...words,
    issuedOn: draft.issuedOn || today,
    validUntil: draft.validUntil || today,
    lines,
    totals: totalsOf(items, percentTyped(draft.discount)),
  };
}

/** Those that are sent, in their order: what is told of the third is told of the third of these. */
export function writtenLines({ lines }: QuoteDraft): DraftLine[] {
  return lines.filter((line) => !isBlank(line));
}

function toLine(line: DraftLine): QuoteContentInput['lines'][number] {
  const text = line.text.trim();
  if (line.kind === 'section') return { kind: 'section', title: text };
  if (line.kind === 'note') return { kind: 'note', text };
  const priced = pricedLine(line);
  if (!priced) throw new TypeError('the line has faults');
  const { code, unit, satUnit } = line;
  return { kind: 'item', description: text, ...textOf({ code, unit, satUnit }), ...priced } satisfies ItemInput;
}

function textOf<Names extends string>(fields: Record<Names, string>): Partial<Record<Names, string>> {
  const typed = Object.entries<string>(fields).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : []));
  return Object.fromEntries(typed) as Partial<Record<Names, string>>; // names of the fields
}

/** To be edited, or to begin another from. */
export function draftOf(content: Omit<ToldContent, 'attachments'>, attachments: readonly string[] = []): QuoteDraft {
  const { issuedOn, validUntil, currency, exchangeRate = '', lines, wholeDiscountPercent, signatures = [] } = content;
  const { notes = '', conditions = '', deliveryTime = '' } = content;
  return {
    issuedOn,
    validUntil,
    currency,
    exchangeRate,
    notes,
    conditions,
    deliveryTime,
    lines: lines.map(lineOf),
    discount: wholeDiscountPercent ? `${wholeDiscountPercent / 100} %` : '',
    signatures: signatures.join('\n'),
    attachments,
    withholds: lines.some((one) => one.kind === 'item' && (one.isrRate || one.ivaWithheldRate)),
  };
}

function lineOf(line: QuoteLine): DraftLine {
  if (line.kind === 'section') return emptyLine({ kind: 'section', text: line.title });
  if (line.kind === 'note') return emptyLine({ kind: 'note', text: line.text });
  const { code = '', unit = '', satUnit = '', quantity, tax, discountPercent, discountCents } = line;
  const percent = discountPercent ? `${discountPercent / 100} %` : '';
  return emptyLine({
    code,
    unit,
    satUnit,
    quantity,
    tax,
    text: line.description,
    price: typedCents(line.unitPriceCents),
    discount: discountCents === undefined ? percent : `$${typedCents(discountCents)}`,
    isrRate: String(line.isrRate ?? 0),
    ivaWithheldRate: String(line.ivaWithheldRate ?? 0),
  });
}

/** Columns in the order in which they stand, which is the order of what is pasted. */
export const pasteColumns = ['code', 'text', 'quantity', 'unit', 'price', 'discount'] as const;
export type PasteColumn = (typeof pasteColumns)[number];

/** Rows of a sheet, from the column in which the cursor stands; undefined for text that is no table. */
export function pastedRows(text: string, from: PasteColumn): Partial<Record<PasteColumn, string>>[] | undefined {
  if (!text.includes('\t')) return undefined;
  const columns = pasteColumns.slice(pasteColumns.indexOf(from));
  return sheetRows(text)
    .filter((cells) => cells.some((cell) => cell.trim()))
    .map((cells) =>
      Object.fromEntries(
        columns.flatMap((column, at) => (cells[at] === undefined ? [] : [[column, cells[at].trim()]])),
      ),
    );
}

/** Cells between tabs, rows between line breaks; a cell in quotes may hold both, as a sheet copies it. */
export function sheetRows(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^\t\n\r]*))(\t|\r\n|\n|\r|$)/gy;
  for (const [, quoted, plain = '', end] of text.matchAll(cells)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}

/** Rates that Mexico's firms withhold. */
export const isrRates = [
  { value: '0', label: 'Sin ISR' },
  { value: '12500', label: 'ISR 1.25 %' },
  { value: '100000', label: 'ISR 10 %' },
] as const;
export const ivaWithheldRates = [
  { value: '0', label: 'Sin IVA ret.' },
  { value: '40000', label: 'IVA 4 %' },
  { value: '60000', label: 'IVA 6 %' },
  { value: String(Math.round((rateUnits * 0.32) / 3)), label: 'IVA ⅔' },
] as const;
