/** Keys and items of prospects and what hangs on them. Beside the questions asked of them, the only file that knows how they are stored. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { chipOf } from '@folio/shared/calendar/chip.rules.ts';
import type { FollowUp, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { rowFields, rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { Owned } from '@folio/shared/prospects/prospect.rules.ts';
import type { IndexName } from '../../platform/keys.ts';
import { transactionLimit, type Attributes, type Key, type NewItem, type Write } from '../../platform/table.ts';
import type { FeedEntry } from '../changes/command.service.ts';
import { isKept, orderRowOf, quoteRowOf, type StoredOrder, type StoredQuote } from '../quotes/stored-documents.ts';
import { duplicateWrites } from './duplicate.repository.ts';
import {
  peopleOf,
  type ProspectRecord,
  type StoredAppointment,
  type StoredImage,
  type StoredProspect,
} from './prospect-record.ts';

/** A row is stored under one-letter names: fifty of them are one page, and a name is paid for in each. */
const rowLetters = {
  id: 'i',
  folio: 'f',
  contactedOn: 'd',
  name: 'n',
  companyName: 'c',
  phone: 'p',
  email: 'e',
  state: 's',
  municipality: 'y',
  lineOfBusinessId: 'g',
  contactChannelId: 'h',
  colour: 'k',
  status: 't',
  registeredBy: 'm',
  attendedBy: 'u',
  workCentreId: 'w',
  internalNotes: 'o',
  appointmentAt: 'a',
  quoteId: 'q',
  quoteFolio: 'l',
  quoteCount: 'z',
  orderId: 'r',
  orderFolio: 'b',
  orderCount: 'j',
  version: 'v',
} as const satisfies Record<keyof ProspectRow, string>;

/** Beside the letters of a row in the feed: it was put aside. */
const putAside = 'x';

export function isPutAside(letters: Attributes): boolean {
  return putAside in letters;
}

/** All that hangs on a prospect shares its partition: opening it is one Query (AP-05). Its log stands beside it. */
export function partitionOf(prospectId: string): readonly string[] {
  return ['P', prospectId];
}

/** AP-32: of an image that is ready. */
export function imageKey(prospectId: string, imageId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['IMAGE', imageId] };
}

export function prospectKey(prospectId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['PROSPECT'] };
}

/**
 * Company, work centre, who attends, and who registered it when that is somebody else: each reads its own index. A level
 * chooses an index, never a filter.
 */
function partitionsOf(of: Owned, partition: readonly string[]): Partial<Record<IndexName, readonly string[]>> {
  return {
    gsi1: partition,
    gsi2: ['W', of.workCentreId, ...partition],
    gsi3: ['M', of.attendedBy, ...partition],
    ...(of.registeredBy === of.attendedBy ? {} : { gsi4: ['M', of.registeredBy, ...partition] }),
  };
}

function indexesOf(of: Owned, partition: readonly string[], sort: readonly string[]): Partial<Record<IndexName, Key>> {
  return Object.fromEntries(
    Object.entries(partitionsOf(of, partition)).map(([index, one]) => [index, { partition: one, sort }]),
  );
}

/** Ten digits sort as numbers do. */
export function folioKey(folio: number): string[] {
  return [String(folio).padStart(10, '0')];
}

/**
 * Chips that only follow: of appointments that stayed as they were, rewritten with the prospect they tell of, and those in the
 * months of who comes along. More of them than this, or than what a series leaves room for, follow in further transactions.
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
    sort[0] === 'APPOINTMENT' && (sort.length > 2 || untouched.has(sort[1] ?? ''));
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
 * @param guests which participations stand now, whether they should or not
 */
export function chipTransactions({ prospect, appointments }: ProspectRecord, guests: readonly Key[]): Write[][] {
  const key = prospectKey(prospect.id);
  const stands = { label: 'retry', when: { equals: { version: prospect.version } } } as const;
  const items = appointments.flatMap((appointment) => [
    appointmentItem(prospect, appointment),
    ...participationItems(prospect, appointment),
  ]);
  const wanted = new Set(items.map(({ sort }) => sort.join('#')));
  const writes: Write[] = [
    ...items.map((put) => ({ put })),
    ...guests.filter(({ sort }) => !wanted.has(sort.join('#'))).map((one) => ({ delete: one })),
  ];
  const transactions: Write[][] = [];
  while (writes.length >= transactionLimit) {
    transactions.push([{ ...stands, check: key }, ...writes.splice(0, transactionLimit - 1)]);
  }
  return [...transactions, [{ ...stands, update: key, remove: ['chipsBehind'] }, ...writes]];
}

/** Keys of the participations that a prospect's partition holds. */
export function participationKeys(prospectId: string, items: readonly Attributes[]): Key[] {
  const those = items.filter((one) => one['kind'] === 'participation');
  return those.map(({ sk }) => ({ partition: partitionOf(prospectId), sort: String(sk).split('#') }));
}

function prospectItem(prospect: StoredProspect): NewItem {
  const {
    letterColour,
    subject,
    notes,
    clientId,
    cancelReasonId,
    createdAt,
    version,
    fieldVersions,
    deletedAt,
    chipsBehind,
  } = prospect;
  return {
    ...prospectKey(prospect.id),
    kind: 'prospect',
    indexes: indexesOf(prospect, [deletedAt ? 'TRASH' : 'PROSPECTS'], folioKey(prospect.folio)),
    attributes: {
      row: lettersOf(rowOf(prospect)),
      letterColour,
      subject,
      notes,
      clientId,
      cancelReasonId,
      createdAt,
      version,
      fieldVersions,
      deletedAt,
      chipsBehind,
    },
  };
}

function hangingItems({ prospect, appointments, followUps, quotes, orders, images }: ProspectRecord): NewItem[] {
  return [
    ...(prospect.clientId ? [linkItem(prospect, prospect.clientId)] : []),
    ...appointments.map((appointment) => appointmentItem(prospect, appointment)),
    ...appointments.flatMap((appointment) => participationItems(prospect, appointment)),
    ...followUps.map((followUp) => ({
      partition: partitionOf(prospect.id),
      sort: ['FOLLOW-UP', followUp.id],
      kind: 'follow-up',
      attributes: { followUp },
    })),
    ...quotes.map((quote) => quoteItem(prospect, quote)),
    ...orders.map((order) => orderItem(prospect, order)),
    ...images.map((image) => ({ ...imageKey(prospect.id, image.id), kind: 'image', attributes: { image } })),
  ];
}

function quoteItem(prospect: StoredProspect, quote: StoredQuote): NewItem {
  const { issuedOn, number, id } = quote;
  const isListed = isKept(quote) && !prospect.deletedAt;
  return {
    partition: partitionOf(prospect.id),
    sort: ['QUOTE', id],
    kind: 'quote',
    ...(isListed ? { indexes: indexesOf(prospect, quotesOf(issuedOn), documentSort(number, id)) } : {}),
    attributes: { row: quoteRowOf(prospect, quote), quote },
  };
}

function orderItem(prospect: StoredProspect, order: StoredOrder): NewItem {
  const { orderedOn, number, id } = order;
  const isListed = isKept(order) && !prospect.deletedAt;
  return {
    partition: partitionOf(prospect.id),
    sort: ['ORDER', id],
    kind: 'order',
    ...(isListed ? { indexes: indexesOf(prospect, ordersOf(orderedOn), documentSort(number, id)) } : {}),
    attributes: { row: orderRowOf(prospect, order), order },
  };
}

/** Cotizaciones and Pedidos are listed by the month of their date, newest folio first. */
function quotesOf(day: string): readonly string[] {
  return ['QUOTES', day.slice(0, 7)];
}

function ordersOf(day: string): readonly string[] {
  return ['ORDERS', day.slice(0, 7)];
}

function documentSort(number: number, id: string): string[] {
  return [...folioKey(number), id];
}

/**
 * That it is a client's (M07), for those who look from there: no more than which one it is, so that an edit or a move of the
 * light leaves it alone.
 */
function linkItem(prospect: StoredProspect, clientId: string): NewItem {
  const partition = linkPartition(clientId);
  return {
    partition: partitionOf(prospect.id),
    sort: ['LINK'],
    kind: 'link',
    ...(prospect.deletedAt ? {} : { indexes: indexesOf(prospect, partition, folioKey(prospect.folio)) }),
    attributes: { row: { id: prospect.id, folio: prospect.folio } },
  };
}

export function linkPartition(clientId: string): readonly string[] {
  return ['C', clientId, 'PROSPECTS'];
}

export function appointmentKey(prospectId: string, appointmentId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['APPOINTMENT', appointmentId] };
}

function appointmentItem(prospect: StoredProspect, appointment: StoredAppointment): NewItem {
  const { id, startsAtLocal, timeZone, startsAt, place, link, invites, version, fieldVersions, outcome } = appointment;
  const isExpected = outcome === 'pending' && !prospect.deletedAt && prospect.status !== 'cancelled';
  return {
    ...appointmentKey(prospect.id, id),
    kind: 'appointment',
    // What was put aside shows in no month.
    ...(prospect.deletedAt ? {} : { indexes: indexesOf(prospect, calendarOf(startsAtLocal), [startsAtLocal, id]) }),
    // Nobody is reminded of what is over.
    ...(isExpected ? { due: { of: 'BEGINS', at: startsAt } } : {}),
    attributes: {
      row: chipOf(prospect, appointment),
      timeZone,
      startsAt,
      place,
      link,
      invites,
      version,
      fieldVersions,
    },
  };
}

/** Of those who come along and would not see it otherwise: the chip in their own month, and nothing else of the prospect. */
function participationItems(prospect: StoredProspect, appointment: StoredAppointment): NewItem[] {
  if (prospect.deletedAt) return [];
  const { id, startsAtLocal, participantIds = [] } = appointment;
  const others = participantIds.filter((memberId) => !peopleOf(prospect).includes(memberId));
  return others.map((memberId) => ({
    partition: partitionOf(prospect.id),
    sort: ['APPOINTMENT', id, 'WITH', memberId],
    kind: 'participation',
    indexes: {
      gsi3: { partition: guestPartition(memberId, startsAtLocal.slice(0, 7)), sort: [startsAtLocal, id] },
    },
    attributes: { row: chipOf(prospect, appointment) },
  }));
}

/** Apart from what one attends: whoever sees by centre reads it, too. */
export function guestPartition(memberId: string, month: string): readonly string[] {
  return ['M', memberId, 'GUEST', month];
}

function calendarOf(startsAtLocal: string): readonly string[] {
  return ['CALENDAR', startsAtLocal.slice(0, 7)];
}

function lettersOf(row: ProspectRow): Attributes {
  return Object.fromEntries(
    rowFields.flatMap((name) => (row[name] === undefined ? [] : [[rowLetters[name], row[name]]])),
  );
}

/** The row behind its letters. */
export function rowOfLetters(letters: Attributes): ProspectRow {
  const named = rowFields.flatMap((name) =>
    letters[rowLetters[name]] === undefined ? [] : [[name, letters[rowLetters[name]]]],
  );
  return Object.fromEntries(named) as ProspectRow; // every letter was written from a ProspectRow
}

/** The record that a prospect's partition holds. */
export function recordOf(items: readonly Attributes[]): ProspectRecord | undefined {
  const item = items.find((one) => one['kind'] === 'prospect');
  if (!item) return undefined;
  const { pk: _, sk: __, kind: ___, row, ...rest } = item;
  const fields = Object.entries(rest).filter(([name]) => !name.startsWith('gsi'));
  const letters = row as Attributes; // written by prospectItem alone
  return {
    prospect: { ...rowOfLetters(letters), ...Object.fromEntries(fields) } as StoredProspect, // as above
    appointments: items.filter((one) => one['kind'] === 'appointment').map(appointmentOf),
    followUps: items.filter((one) => one['kind'] === 'follow-up').map((one) => one['followUp'] as FollowUp), // written by hangingItems alone
    quotes: inOrder(items.filter((one) => one['kind'] === 'quote').map((one) => one['quote'] as StoredQuote)), // written by quoteItem alone
    orders: inOrder(items.filter((one) => one['kind'] === 'order').map((one) => one['order'] as StoredOrder)), // written by orderItem alone
    images: items.filter((one) => one['kind'] === 'image').map((one) => one['image'] as StoredImage), // as above
  };
}

/** Oldest folio first. */
function inOrder<Document extends { number: number }>(documents: readonly Document[]): Document[] {
  return documents.toSorted((one, other) => one.number - other.number);
}

/** The appointment that an item holds. */
export function appointmentOf(item: Attributes): StoredAppointment {
  const { row, timeZone, startsAt, place, link, invites, version, fieldVersions } = item as Omit<
    StoredAppointment,
    keyof Chip
  > &
    Pick<StoredAppointment, 'version'> & { row: Chip }; // written by appointmentItem alone
  const { id, startsAtLocal, minutes, kind, subject, participantIds, outcome, seriesId } = row;
  return {
    id,
    startsAtLocal,
    timeZone,
    startsAt,
    minutes,
    kind,
    ...(subject ? { subject } : {}),
    ...(place ? { place } : {}),
    ...(link ? { link } : {}),
    ...(participantIds ? { participantIds } : {}),
    ...(invites ? { invites } : {}),
    outcome,
    ...(seriesId ? { seriesId } : {}),
    version,
    fieldVersions,
  };
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
