/** Keys by which prospects and clients are told from another: phone, e-mail, company, RFC. One small item each, beside neither. */
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
  /** Only clients have one. */
  rfc?: string | undefined;
}

/** Matches looked at per key: beyond these a warning helps nobody. */
const mostMatches = 10;

function keysOf({ phone, email, companyName, rfc }: Comparable): [DuplicateBy, string][] {
  const company = companyName ? companyKey(companyName) : '';
  const pairs: [DuplicateBy, string | undefined][] = [
    ['phone', phone],
    ['email', email],
    ['company', company],
    ['rfc', rfc],
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
  const alive = (one: StoredProspect | undefined) => (one?.deletedAt ? undefined : one);
  return markWrites(after.id, [alive(before), before && markOf(before)], [alive(after), markOf(after)]);
}

/** The same of a client; whoever finds its mark reads the client. */
export function clientMarkWrites(id: string, before: Comparable | undefined, after: Comparable): Write[] {
  return markWrites(id, [before], [after]);
}

type Marked = [comparable: Comparable | undefined, tells?: DuplicateMark | undefined];

function markWrites(id: string, [before, told]: Marked, [after, tells]: Marked): Write[] {
  const [old, now] = [marksOf(id, before), marksOf(id, after)];
  const isTold = JSON.stringify(told) === JSON.stringify(tells);
  return [
    ...[...old].flatMap(([name, key]): Write[] => (now.has(name) ? [] : [{ delete: key }])),
    ...[...now].flatMap(([name, key]): Write[] =>
      old.has(name) && isTold
        ? []
        : [{ put: { ...key, kind: 'same', attributes: tells ? { mark: tells } : { same: id } } }],
    ),
  ];
}

function marksOf(id: string, comparable: Comparable | undefined) {
  const keys = comparable ? keysOf(comparable) : [];
  return new Map(
    keys.map(([by, digest]) => [`${by} ${digest}`, { partition: partitionOf(by, digest), sort: [id] as const }]),
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

/** What was found under one key: what a prospect tells, or which client it is. */
export type Same = { by: DuplicateBy } & ({ mark: DuplicateMark } | { clientId: string });

/** AP-13: prospects and clients of the whole company with the same phone, e-mail, company or RFC. */
export async function listSame(table: Table, wanted: Comparable): Promise<Same[]> {
  return listAsked(table, wanted, { limit: mostMatches });
}

/** AP-50: all of them, also those of a moment ago: whoever is not told apart is registered twice. */
export async function listAllSame(table: Table, wanted: Comparable): Promise<Same[]> {
  return listAsked(table, wanted, { consistent: true });
}

async function listAsked(
  table: Table,
  wanted: Comparable,
  how: { limit: number } | { consistent: true },
): Promise<Same[]> {
  const found = await Promise.all(
    keysOf(wanted).map(async ([by, digest]) => {
      const items = await table.query({ partition: partitionOf(by, digest), ...how });
      return items.map((item) => sameOf(by, item));
    }),
  );
  return found.flat();
}

function sameOf(by: DuplicateBy, item: Attributes): Same {
  const mark = item['mark'] as DuplicateMark | undefined; // written by duplicateWrites alone
  return mark ? { by, mark } : { by, clientId: String(item['same']) };
}
