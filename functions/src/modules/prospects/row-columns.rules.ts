/** Many rows as columns: what a snapshot keeps. A value that many rows share is written once, and is one string in memory. */
import { rowFields } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';

type Field = (typeof rowFields)[number];
type Plain = (string | number | null)[];
/** `at` says for each row where its value stands among the different ones. */
interface Shared {
  values: Plain;
  at: number[];
}

export type RowColumns = Record<Field, Plain | Shared>;

/** Fields with few different values: people, words of catalogues, days. */
const shared: readonly Field[] = [
  'contactedOn',
  'state',
  'municipality',
  'lineOfBusinessId',
  'contactChannelId',
  'colour',
  'status',
  'registeredBy',
  'attendedBy',
  'workCentreId',
];

export function columnsOf(rows: readonly ProspectRow[]): RowColumns {
  const columns = rowFields.map((field) => {
    const values: Plain = rows.map((row) => row[field] ?? null);
    return [field, shared.includes(field) ? sharedOf(values) : values];
  });
  return Object.fromEntries(columns) as RowColumns; // one per field
}

export function rowsIn(columns: RowColumns): ProspectRow[] {
  const fields = rowFields.map((field) => [field, valuesOf(columns[field])] as const);
  return valuesOf(columns.id).map((_, place) => {
    const row: Record<string, unknown> = {};
    for (const [field, values] of fields) {
      const value = values[place] ?? null;
      if (value !== null) row[field] = value;
    }
    return row as ProspectRow; // columnsOf was given rows
  });
}

function sharedOf(all: Plain): Shared {
  const places = new Map<string | number | null, number>();
  const at = all.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { values: [...places.keys()], at };
}

function valuesOf(column: Plain | Shared): Plain {
  return Array.isArray(column) ? column : column.at.map((place) => column.values[place] ?? null);
}
