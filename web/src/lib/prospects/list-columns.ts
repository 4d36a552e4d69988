/** Columns of the list: what each holds in its two lines, and how a person's own choice of them is read. */
import type { SortColumn } from '@folio/shared/rows/list-query.rules.ts';

const columnKeys = ['folio', 'name', 'contact', 'place', 'person', 'documents', 'status', 'line', 'notes'] as const;
export type ColumnKey = (typeof columnKeys)[number];

interface Words {
  text: string;
  /** Absent where an order would say nothing. */
  sort?: SortColumn;
}

export interface Column {
  /** What stands in the header, one for each line of the row. */
  words: readonly [Words, Words?];
  /** Track of the grid until somebody changes its width. */
  track: string;
  /** Pixels in which most of what it holds can be read: where there are fewer, a column less says more. */
  legible: number;
  /** Never hidden: without them a row is nobody's. */
  fixed?: true;
}

export const columns: Record<ColumnKey, Column> = {
  folio: {
    words: [
      { text: 'No.', sort: 'folio' },
      { text: 'Emisión', sort: 'contactedOn' },
    ],
    track: '64px',
    legible: 64,
    fixed: true,
  },
  name: {
    words: [
      { text: 'Nombre', sort: 'name' },
      { text: 'Empresa', sort: 'companyName' },
    ],
    track: 'minmax(0, 1.5fr)',
    legible: 132,
    fixed: true,
  },
  contact: { words: [{ text: 'Teléfono' }, { text: 'E-mail' }], track: 'minmax(0, 1.5fr)', legible: 116 },
  place: {
    words: [
      { text: 'Estado', sort: 'state' },
      { text: 'Medio', sort: 'channel' },
    ],
    track: 'minmax(0, 0.95fr)',
    legible: 84,
  },
  person: {
    words: [
      { text: 'Usuario', sort: 'person' },
      { text: 'Centro de trabajo', sort: 'workCentre' },
    ],
    track: 'minmax(0, 1.2fr)',
    legible: 100,
  },
  documents: { words: [{ text: 'No. C' }, { text: 'No. P' }], track: 'minmax(76px, 0.8fr)', legible: 76 },
  status: {
    words: [
      { text: 'Estatus', sort: 'status' },
      { text: 'Atención', sort: 'attention' },
    ],
    track: '206px',
    legible: 206,
  },
  line: { words: [{ text: 'Giro', sort: 'line' }], track: 'minmax(0, 0.9fr)', legible: 84 },
  notes: { words: [{ text: 'Notas internas' }], track: 'minmax(0, 1.1fr)', legible: 96 },
};

export const narrowest = 48;
export const widest = 640;

/** A person's columns on this device. */
export interface Layout {
  /** All of them, from left to right. */
  order: ColumnKey[];
  hidden: ColumnKey[];
  /** Pixels of those whose width was changed. */
  widths: Partial<Record<ColumnKey, number>>;
}

export function defaultLayout(): Layout {
  return { order: [...columnKeys], hidden: ['line'], widths: {} };
}

function isColumn(key: string): key is ColumnKey {
  return columnKeys.some((known) => known === key);
}

function columnsIn(list: unknown): ColumnKey[] {
  return Array.isArray(list) ? list.map(String).filter(isColumn) : [];
}

function isWidth(width: unknown): width is number {
  return typeof width === 'number' && width >= narrowest && width <= widest;
}

/** What the device kept, mended: columns that came later take their place, those that went are forgotten. */
export function layoutOf(value: unknown): Layout {
  if (typeof value !== 'object' || value === null) return defaultLayout();
  const read = value as Partial<Record<keyof Layout, unknown>>; // each part is looked at below
  const order = [...new Set(columnsIn(read.order))];
  const later = columnKeys.filter((key) => !order.includes(key));
  const unseen = defaultLayout().hidden.filter((key) => later.includes(key));
  const widths = Object.entries(read.widths ?? {}).filter(([key, width]) => isColumn(key) && isWidth(width));
  return {
    order: [...order, ...later],
    hidden: [...columnsIn(read.hidden).filter((key) => !columns[key].fixed), ...unseen],
    widths: Object.fromEntries(widths),
  };
}

/** From left to right. */
export function shownColumns({ order, hidden }: Layout): ColumnKey[] {
  return order.filter((key) => !hidden.includes(key));
}

/** What a list without room for all of them does without, first to last: the detail beside it tells all of it. */
const firstToGo: readonly ColumnKey[] = ['place', 'notes', 'person', 'line', 'documents', 'contact'];
/** Pixels of the box and the actions, of the padding, and between two tracks, as ListHeader and ProspectLine have them. */
const [aroundPx, gapPx] = [64, 12];

/** How much room there is, and what the list is ordered by: that column goes last, for it tells why the rows stand as they do. */
interface Room {
  px: number;
  orderedBy: SortColumn;
}

/** Those of `shown` that can be read side by side: the same ones, where all can. */
export function fittingColumns(
  shown: readonly ColumnKey[],
  widths: Layout['widths'],
  { px, orderedBy }: Room,
): readonly ColumnKey[] {
  const needs = (key: ColumnKey) => gapPx + Math.min(widths[key] ?? Infinity, columns[key].legible);
  let missing = aroundPx + gapPx - px;
  for (const key of shown) missing += needs(key);
  if (missing <= 0) return shown;
  const isOrder = (key: ColumnKey) => columns[key].words.some((word) => word?.sort === orderedBy);
  const left = new Set(shown);
  for (const key of [...firstToGo.filter((one) => !isOrder(one)), ...firstToGo.filter(isOrder)])
    if (missing > 0 && left.delete(key)) missing -= needs(key);
  return shown.filter((key) => left.has(key));
}

/** `grid-template-columns` of header and rows; the box of the selection comes first, the actions last. */
export function tracksOf(shown: readonly ColumnKey[], widths: Layout['widths']): string {
  const tracks = shown.map((key) => {
    const width = widths[key];
    return width === undefined ? columns[key].track : `minmax(${narrowest}px, ${width}px)`;
  });
  return ['16px', ...tracks, '24px'].join(' ');
}

/** One place to the left (-1) or to the right (1) among all columns. */
export function moved(order: readonly ColumnKey[], key: ColumnKey, step: -1 | 1): ColumnKey[] {
  const from = order.indexOf(key);
  const to = from + step;
  if (from === -1 || to < 0 || to >= order.length) return [...order];
  const rest = order.filter((one) => one !== key);
  return [...rest.slice(0, to), key, ...rest.slice(to)];
}
