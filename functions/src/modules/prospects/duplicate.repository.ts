/** Keys by which a prospect is told from another: phone, e-mail, company. One small item each, beside no prospect. */
import type { DuplicateBy } from '@folio/shared/prospects/duplicates.schema.ts';
import { companyKey } from '@folio/shared/values/company-name.ts';
import { sha256 } from '../../platform/signer.ts';
import type { Attributes, Table, Write } from '../../platform/table.ts';
import type { StoredProspect } from './prospect-record.ts';

/** What a match tells; who may see more of it is decided by whoever asks. */
export type DuplicateMark = Pick<
  StoredProspect,
  'id' | 'folio' | 'name' | 'companyName' | 'contactedOn' | 'workCentreId' | 'registeredBy' | 'attendedBy'
>;

/** What is compared, as it is compared. An empty value is no key: nothing is like nothing. */
export interface Comparable {
  phone?: string | undefined;
  email?: string | undefined;
  companyName?: string | undefined;
}

/** Matches looked at per key: beyond these a warning helps nobody. */
const mostMatches = 10;

function keysOf({ phone, email, companyName }: Comparable): [DuplicateBy, string][] {
  const company = companyName ? companyKey(companyName) : '';
  const pairs: [DuplicateBy, string | undefined][] = [
    ['phone', phone],
    ['email', email],
    ['company', company],
  ];
  return pairs.flatMap(([by, value]) => (value ? [[by, digestOf(value)]] : []));
}

// A key must not hold what people typed: it stands in logs of the table, and may hold characters a key may not.
function digestOf(value: string): string {
  return sha256(value).toString('base64url').slice(0, 22);
}

function partitionOf(by: DuplicateBy, digest: string): readonly string[] {
  return ['SAME', by, digest];
}

/** Writes that move a prospect's marks from what it was to what it is; a deleted one has none. */
export function duplicateWrites(before: StoredProspect | undefined, after: StoredProspect): Write[] {
  const [old, now] = [marksOf(before), marksOf(after)];
  const [told, tells] = [before && markOf(before), markOf(after)];
  const isTold = JSON.stringify(told) === JSON.stringify(tells);
  return [
    ...[...old].flatMap(([name, key]): Write[] => (now.has(name) ? [] : [{ delete: key }])),
    ...[...now].flatMap(([name, key]): Write[] =>
      old.has(name) && isTold ? [] : [{ put: { ...key, kind: 'same', attributes: { mark: tells } } }],
    ),
  ];
}

function marksOf(prospect: StoredProspect | undefined) {
  const keys = prospect && !prospect.deletedAt ? keysOf(prospect) : [];
  return new Map(
    keys.map(([by, digest]) => [`${by} ${digest}`, { partition: partitionOf(by, digest), sort: [prospect?.id ?? ''] }]),
  );
}

function markOf(prospect: StoredProspect): DuplicateMark {
  const { id, folio, name, companyName, contactedOn, workCentreId, registeredBy, attendedBy } = prospect;
  return {
    id,
    folio,
    name,
    ...(companyName ? { companyName } : {}),
    contactedOn,
    workCentreId,
    registeredBy,
    attendedBy,
  };
}

/** AP-13: prospects of the whole company with the same phone, e-mail or company. */
export async function listSame(table: Table, wanted: Comparable): Promise<{ by: DuplicateBy; mark: DuplicateMark }[]> {
  const found = await Promise.all(
    keysOf(wanted).map(async ([by, digest]) => {
      const items = await table.query({ partition: partitionOf(by, digest), limit: mostMatches });
      return items.map((item: Attributes) => ({ by, mark: item['mark'] as DuplicateMark })); // written by duplicateWrites alone
    }),
  );
  return found.flat();
}
