/** What is written when a prospect, or what hangs on it, goes from one state to the next. */
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import { transactionLimit, type Attributes, type Key, type NewItem, type Write } from '../../platform/table.ts';
import type { FeedEntry } from '../changes/command.service.ts';
import { deadlineItems } from './document-items.ts';
import { duplicateWrites } from './duplicate.repository.ts';
import {
  appointmentItem,
  continuationItems,
  hangingItems,
  lettersOf,
  participationItems,
  prospectItem,
  putAside,
} from './prospect-items.ts';
import { partitionOf, partitionsOf, prospectKey } from './prospect.keys.ts';
import { peopleOf, type ProspectRecord, type StoredProspect } from './prospect-record.ts';

/**
 * Chips that only follow: of appointments that stayed as they were, rewritten with the prospect they tell of, those in the
 * months of who comes along, and last days of documents. More of them than this, or than what a series leaves room for, follow
 * in further transactions.
 */
const chipsAtOnce = 50;
const itemsAtOnce = 60;

/**
 * All writes that lead from one state of a record to the next; from nothing when it is new. A transaction holds a hundred
 * items: where many chips only follow, the prospect says that they are behind, and `settleChips` writes them.
 */
export function recordWrites(
  before: ProspectRecord | undefined,
  after: ProspectRecord,
): { writes: Write[]; isBehind: boolean } {
  const isSame = (one: NewItem, other: NewItem | undefined) => JSON.stringify(one) === JSON.stringify(other);
  const earlier = new Map(before ? hangingItems(before).map((item) => [item.sort.join('#'), item]) : []);
  const now = new Map(hangingItems(after).map((item) => [item.sort.join('#'), item]));
  const differing = [...now].filter(([sort, item]) => !isSame(item, earlier.get(sort)));
  const leaving = [...earlier].filter(([sort]) => !now.has(sort));
  const untouched = untouchedAppointments(before, after);
  const follows = ([, { sort }]: [string, NewItem]) =>
    sort[0] === 'DEADLINE' || (sort[0] === 'APPOINTMENT' && (sort.length > 2 || untouched.has(sort[1] ?? '')));
  const differ = [...differing, ...leaving];
  const following = differ.filter(follows).length;
  const documents = after.quotes.length + after.orders.length;
  const isBehind =
    Boolean(before?.prospect.chipsBehind) ||
    following > Math.max(0, chipsAtOnce - documents) ||
    overflows(differ.length + documents, following);
  const stays = (one: [string, NewItem]) => !isBehind || !follows(one);
  const changed = differing.filter(stays);
  const gone = leaving.filter(stays);
  const prospect: StoredProspect = { ...after.prospect, ...(isBehind ? { chipsBehind: true } : {}) };
  const writes: Write[] = [
    {
      label: 'retry',
      when: before ? { equals: { version: before.prospect.version } } : 'absent',
      put: prospectItem(prospect),
    },
    ...changed.map(([, put]): Write => ({ put })),
    ...gone.map(([, { partition, sort }]): Write => ({ delete: { partition, sort } })),
    ...duplicateWrites(before?.prospect, prospect),
  ];
  return { writes, isBehind };
}

function overflows(items: number, following: number): boolean {
  return following > 0 && items > itemsAtOnce;
}

/** Ids of those that are in themselves as they were. */
function untouchedAppointments(before: ProspectRecord | undefined, after: ProspectRecord): Set<string> {
  const earlier = new Map(before?.appointments.map((one) => [one.id, JSON.stringify(one)]));
  return new Set(after.appointments.filter((one) => earlier.get(one.id) === JSON.stringify(one)).map(({ id }) => id));
}

/**
 * The chips of a record as they should be, in transactions that hold only while it is the version they tell of.
 * @param standing what stands now, whether it should or not: see `followingKeys`
 */
export function chipTransactions(record: ProspectRecord, standing: readonly Key[]): Write[][] {
  const { prospect, appointments } = record;
  const key = prospectKey(prospect.id);
  const stands = { label: 'retry', when: { equals: { version: prospect.version } } } as const;
  const items = [
    ...appointments.flatMap((one) => [
      appointmentItem(prospect, one),
      ...continuationItems(prospect, one),
      ...participationItems(prospect, one),
    ]),
    ...deadlineItems(prospect, record),
  ];
  const wanted = new Set(items.map(({ sort }) => sort.join('#')));
  const writes: Write[] = [
    ...items.map((put) => ({ put })),
    ...standing.filter(({ sort }) => !wanted.has(sort.join('#'))).map((one) => ({ delete: one })),
  ];
  const transactions: Write[][] = [];
  while (writes.length >= transactionLimit) {
    transactions.push([{ ...stands, check: key }, ...writes.splice(0, transactionLimit - 1)]);
  }
  return [...transactions, [{ ...stands, update: key, remove: ['chipsBehind'] }, ...writes]];
}

/** Keys of the participations, further months and last days that a prospect's partition holds. */
export function followingKeys(prospectId: string, items: readonly Attributes[]): Key[] {
  const those = items.filter((one) => ['participation', 'continuation', 'deadline'].includes(String(one['kind'])));
  return those.map(({ sk }) => ({ partition: partitionOf(prospectId), sort: String(sk).split('#') }));
}

/** How lists learn of a change: everybody who sees the prospect now, and who no longer does. */
export function feedEntry(
  before: StoredProspect | undefined,
  after: StoredProspect,
): Omit<FeedEntry, 'answer'> & { answer: ProspectRow } {
  const answer = rowOf(after);
  const { gsi1: _, ...partitions } = partitionsOf(after, ['FEED']);
  const lostSight = before ? peopleOf(before).filter((id) => !peopleOf(after).includes(id)) : [];
  const hasMoved = before !== undefined && before.workCentreId !== after.workCentreId;
  return {
    row: { ...lettersOf(answer), ...(after.deletedAt ? { [putAside]: 1 } : {}) },
    partitions,
    left: [
      ...lostSight.map((id) => ({ gsi3: ['M', id, 'FEED'] })),
      ...(hasMoved ? [{ gsi2: ['W', before.workCentreId, 'FEED'] }] : []),
    ],
    answer,
  };
}
