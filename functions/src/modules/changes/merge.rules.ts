/**
 * Two people edit one record. Every field remembers the version that last changed it: an edit based on an older version
 * is kept when nobody touched its fields since, and refused field by field when somebody did.
 */
import type { Fault } from '@folio/shared/contract/errors.ts';

/** What every editable record carries beside its own fields. */
export interface Versioned {
  version: number;
  /** Version at which a field last changed; absent means: since creation. */
  fieldVersions: Record<string, number>;
}

export type Merge<Fields> =
  | { kind: 'unchanged' }
  | { kind: 'conflict'; faults: Fault[] }
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
    return { kind: 'conflict', faults: clashing.map((field) => faultOf(String(field))) };
  const version = stored.version + 1;
  return {
    kind: 'merged',
    before: pick(stored, changed),
    after: pick(patch, changed),
    version,
    fieldVersions: { ...stored.fieldVersions, ...Object.fromEntries(changed.map((field) => [field, version])) },
  };
}

function faultOf(field: string): Fault {
  return {
    path: `body.${field}`,
    code: 'changed_meanwhile',
    message: 'Alguien más cambió este dato mientras lo editabas.',
  };
}

function fieldsOf<T extends object>(value: T): (keyof T)[] {
  return Object.keys(value) as (keyof T)[]; // own keys of a plain object checked by a strict schema
}

function pick<T extends object>(from: Patch<T>, fields: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<T>; // keys come from T itself
}

/** Deep equality of JSON values. */
function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
