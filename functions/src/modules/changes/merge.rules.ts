/**
 * Two people edit one record. Every field remembers the version that last changed it: an edit based on an older version
 * is kept when nobody touched its fields since, and refused field by field when somebody did.
 */
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import type { FieldConflict } from '@folio/shared/contract/errors.ts';

/** What every editable record carries beside its own fields. */
export interface Versioned {
  version: number;
  /** Version at which a field last changed; absent means: since creation. */
  fieldVersions: Record<string, number>;
}

/** A field that both changed; what it was before is looked up by whoever answers. */
export type Clash = Omit<FieldConflict, 'original'>;

/** Fields of a record as a change keeps them. */
export type Told = NonNullable<Change['before']>;

/** `clashes` is empty when the version named never existed. */
export interface Conflict {
  kind: 'conflict';
  clashes: Clash[];
  baseVersion: number;
  /** Where a change of the record tells of the part that was edited; by itself when the record is edited as a whole. */
  fieldsIn?: (before: Told) => Told | undefined;
}

export type Merge<Fields> =
  | { kind: 'unchanged' }
  | Conflict
  | {
      kind: 'merged';
      before: Partial<Fields>;
      after: Partial<Fields>;
      version: number;
      fieldVersions: Record<string, number>;
    };

/** Fields sent; those left out or undefined stay as they are. */
export type Patch<Fields> = { [Field in keyof Fields]?: Fields[Field] | undefined };

/** Decides an edit. Equal values change nothing and conflict with nobody. */
export function merge<Fields extends object>(
  stored: Fields & Versioned,
  patch: Patch<Fields>,
  baseVersion: number,
): Merge<Fields> {
  const changed = fieldsOf(patch).filter(
    (field) => patch[field] !== undefined && !isEqual(stored[field], patch[field]),
  );
  if (!changed.length) return { kind: 'unchanged' };
  const clashing = changed.filter((field) => (stored.fieldVersions[String(field)] ?? 0) > baseVersion);
  if (clashing.length || baseVersion > stored.version)
    return { kind: 'conflict', clashes: clashing.map((field) => clashOf(stored, patch, field)), baseVersion };
  const version = stored.version + 1;
  return {
    kind: 'merged',
    before: pick(stored, changed),
    after: pick(patch, changed),
    version,
    fieldVersions: { ...stored.fieldVersions, ...Object.fromEntries(changed.map((field) => [field, version])) },
  };
}

function clashOf<Fields extends object>(stored: Fields, patch: Patch<Fields>, field: keyof Fields): Clash {
  return { field: String(field), mine: patch[field], theirs: stored[field] } as Clash; // fields of records hold JSON
}

function fieldsOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[]; // own keys of a plain object checked by a strict schema
}

function pick<T extends object>(from: Patch<T>, fields: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<T>; // keys come from T itself
}

/** Deep equality of JSON values: the table gives the names of an object back in an order of its own. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
}
