/** From a sheet to products: which column is which, what each row says, and what cannot be read. Pure. */
import type { Tax } from '@folio/shared/money/money.rules.ts';
import { centsTyped } from '@folio/shared/money/typed-amount.rules.ts';
import type { NewProductInput, Product } from '@folio/shared/products/product.schema.ts';
import { fold } from '@folio/shared/values/fold.ts';
import { columnsNamed, type SheetColumns } from '#lib/sheets/sheet-columns.rules.ts';

export const sheetFields = ['code', 'description', 'unit', 'satUnit', 'price', 'tax', 'currency'] as const;
export type SheetField = (typeof sheetFields)[number];

export const sheetFieldNames: Record<SheetField, string> = {
  code: 'Código',
  description: 'Descripción',
  unit: 'Unidad',
  satUnit: 'Clave SAT',
  price: 'Precio',
  tax: 'IVA',
  currency: 'Moneda',
};

/** What people call the columns; SAT's key first, since its heading may begin as others do. */
const headings: readonly (readonly [SheetField, readonly string[]])[] = [
  ['satUnit', ['clave sat', 'clave unidad', 'unidad sat', 'clave de unidad', 'c_claveunidad']],
  ['code', ['codigo', 'clave', 'sku', 'no. parte', 'modelo', 'id']],
  ['description', ['descripcion', 'producto', 'servicio', 'concepto', 'articulo', 'nombre']],
  ['unit', ['unidad', 'u. m', 'um', 'medida']],
  ['price', ['precio', 'p. unitario', 'importe', 'costo', 'valor']],
  ['tax', ['iva', 'impuesto', 'tasa']],
  ['currency', ['moneda', 'divisa']],
];

type Columns = SheetColumns<SheetField>;

/** None where the first row is no heading: then the columns are asked for. */
export function columnsOf(first: readonly string[]): Columns {
  return columnsNamed(first, headings);
}

export function isHeading(columns: Columns): boolean {
  return columns.description !== undefined && columns.price !== undefined;
}

/** Without a heading: code, description, unit, price. */
export const usualColumns: Columns = { code: 0, description: 1, unit: 2, price: 3 };

export interface SheetRow {
  /** Number of the row in the sheet, from 1. */
  number: number;
  product?: NewProductInput;
  fault?: string;
  /** What importing it does. */
  effect: 'add' | 'change' | 'same' | 'none';
}

export function sheetProducts(
  rows: readonly (readonly string[])[],
  columns: Columns,
  known: readonly Product[],
): SheetRow[] {
  const byName = new Map(known.map((product) => [fold(product.code ?? product.description), product]));
  const seen = new Set<string>();
  const from = isHeading(columnsOf(rows[0] ?? [])) ? 1 : 0;
  return rows.slice(from).flatMap((cells, at): SheetRow[] => {
    if (!cells.some((cell) => cell.trim())) return [];
    const number = at + from + 1;
    const read = productIn(cells, columns);
    if ('fault' in read) return [{ number, fault: read.fault, effect: 'none' }];
    const name = fold(read.product.code ?? read.product.description);
    if (seen.has(name)) return [{ number, product: read.product, fault: 'Está dos veces en la hoja.', effect: 'none' }];
    seen.add(name);
    const before = byName.get(name);
    return [{ number, product: read.product, effect: before ? effectOn(before, read.product) : 'add' }];
  });
}

function effectOn(before: Product, after: NewProductInput): 'change' | 'same' {
  const told = Object.entries(after).filter(([, value]) => value !== undefined);
  const same = told.every(([name, value]) =>
    Object.entries(before).some(([known, held]) => known === name && held === value),
  );
  return same && !before.retired ? 'same' : 'change';
}

function productIn(cells: readonly string[], columns: Columns): { product: NewProductInput } | { fault: string } {
  const cell = (field: SheetField) => {
    const at = columns[field];
    return at === undefined ? '' : (cells[at] ?? '').trim();
  };
  const [code, description, unit, satUnit] = [cell('code'), cell('description'), cell('unit'), cell('satUnit')];
  if (!description) return { fault: 'Falta la descripción.' };
  if (description.length > 1000) return { fault: 'La descripción pasa de 1,000 caracteres.' };
  if (code.length > 40) return { fault: 'El código pasa de 40 caracteres.' };
  if (unit.length > 20) return { fault: 'La unidad pasa de 20 caracteres.' };
  if (satUnit && !/^[a-z0-9]{2,3}$/i.test(satUnit)) return { fault: `«${satUnit}» no es una clave de unidad del SAT.` };
  const priceCents = centsTyped(cell('price'));
  if (priceCents === undefined)
    return { fault: cell('price') ? `«${cell('price')}» no es un precio.` : 'Falta el precio.' };
  const tax = taxIn(cell('tax'));
  if (!tax) return { fault: `«${cell('tax')}» no es un IVA: 16, 8, 0 o exento.` };
  const currency = currencyIn(cell('currency'));
  if (!currency) return { fault: `«${cell('currency')}» no es una moneda: MXN o USD.` };
  const optional = {
    ...(code ? { code } : {}),
    ...(unit ? { unit } : {}),
    ...(satUnit ? { satUnit: satUnit.toUpperCase() } : {}),
  };
  return { product: { ...optional, description, priceCents, currency, tax } };
}

/** `16`, `16 %`, `0.16`, `IVA 8%`, `exento`; nothing is 16 %. */
function taxIn(text: string): Tax | undefined {
  const word = fold(text).replace(/iva|%|\s/g, '');
  if (word === '') return 'iva-16';
  if (word.startsWith('exen')) return 'exempt';
  const rates: Record<string, Tax> = {
    '16': 'iva-16',
    '0.16': 'iva-16',
    '.16': 'iva-16',
    '8': 'iva-8',
    '0.08': 'iva-8',
    '.08': 'iva-8',
    '0': 'iva-0',
  };
  return rates[word.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')];
}

function currencyIn(text: string): 'MXN' | 'USD' | undefined {
  const word = fold(text).replace(/[.\s]/g, '');
  if (['', 'mxn', 'mn', 'peso', 'pesos', '$'].includes(word)) return 'MXN';
  return ['usd', 'dolar', 'dolares', 'us$', 'dls'].includes(word) ? 'USD' : undefined;
}
