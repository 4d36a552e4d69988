/** Keys and items of prospects and what hangs on them. The only file that knows how they are stored. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { Appointment, FollowUp, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { rowFields, rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { Owned, Scope } from '@folio/shared/prospects/prospect.rules.ts';
import type { IndexName } from '../../platform/keys.ts';
import type { Attributes, Key, NewItem, Question, Table, Write } from '../../platform/table.ts';
import type { FeedEntry } from '../changes/command.service.ts';
import { duplicateWrites } from './duplicate.repository.ts';
import { peopleOf, type ProspectRecord, type StoredProspect } from './prospect-record.ts';

/** What a client's list tells of a prospect. */
export type LinkedProspect = Pick<ProspectRow, 'id' | 'folio'>;

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
  lineOfBusinessId: 'g',
  contactChannelId: 'h',
  colour: 'k',
  status: 't',
  registeredBy: 'm',
  attendedBy: 'u',
  workCentreId: 'w',
  internalNotes: 'o',
  appointmentAt: 'a',
  version: 'v',
} as const satisfies Record<keyof ProspectRow, string>;

/** All that hangs on a prospect shares its partition: opening it is one Query (AP-05). Its log stands beside it. */
export function partitionOf(prospectId: string): readonly string[] {
  return ['P', prospectId];
}

function prospectKey(prospectId: string): Key {
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

/** Queries at once, each of as many folios at least: one page of 1 MB holds about 3,000 rows. */
const mostRanges = 8;
const leastFoliosARange = 2500;
const largestFolio = 9_999_999_999;

/** Ten digits sort as numbers do. */
function folioKey(folio: number): string[] {
  return [String(folio).padStart(10, '0')];
}

/** All writes that lead from one state of a record to the next; from nothing when it is new. */
export function recordWrites(before: ProspectRecord | undefined, after: ProspectRecord): Write[] {
  const { prospect } = after;
  const isSame = (one: NewItem, other: NewItem | undefined) => JSON.stringify(one) === JSON.stringify(other);
  const earlier = new Map(before ? hangingItems(before).map((item) => [item.sort.join('#'), item]) : []);
  const now = new Map(hangingItems(after).map((item) => [item.sort.join('#'), item]));
  const changed = [...now].filter(([sort, item]) => !isSame(item, earlier.get(sort)));
  const gone = [...earlier].filter(([sort]) => !now.has(sort));
  return [
    {
      label: 'retry',
      when: before ? { equals: { version: before.prospect.version } } : 'absent',
      put: prospectItem(prospect),
    },
    ...changed.map(([, put]): Write => ({ put })),
    ...gone.map(([, { partition, sort }]): Write => ({ delete: { partition, sort } })),
    ...duplicateWrites(before?.prospect, prospect),
  ];
}

function prospectItem(prospect: StoredProspect): NewItem {
  const { letterColour, subject, notes, clientId, cancelReasonId, createdAt, version, fieldVersions, deletedAt } =
    prospect;
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
    },
  };
}

function hangingItems({ prospect, appointments, followUps }: ProspectRecord): NewItem[] {
  return [
    ...(prospect.clientId ? [linkItem(prospect, prospect.clientId)] : []),
    ...appointments.map((appointment) => appointmentItem(prospect, appointment)),
    ...followUps.map((followUp) => ({
      partition: partitionOf(prospect.id),
      sort: ['FOLLOW-UP', followUp.id],
      kind: 'follow-up',
      attributes: { followUp },
    })),
  ];
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

function linkPartition(clientId: string): readonly string[] {
  return ['C', clientId, 'PROSPECTS'];
}

function appointmentItem(prospect: StoredProspect, appointment: Appointment): NewItem {
  const { id, startsAtLocal, minutes, subject, timeZone, startsAt, outcome } = appointment;
  const chip: Chip = {
    id,
    prospectId: prospect.id,
    startsAtLocal,
    minutes,
    name: prospect.name,
    ...(subject ? { subject } : {}),
    colour: prospect.colour,
    letterColour: prospect.letterColour,
    memberId: prospect.attendedBy,
    workCentreId: prospect.workCentreId,
  };
  const month = startsAtLocal.slice(0, 7);
  return {
    partition: partitionOf(prospect.id),
    sort: ['APPOINTMENT', id],
    kind: 'appointment',
    // What was put aside shows in no month.
    ...(prospect.deletedAt ? {} : { indexes: indexesOf(prospect, ['CALENDAR', month], [startsAtLocal, id]) }),
    attributes: { row: chip, timeZone, startsAt, outcome },
  };
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
  };
}

function appointmentOf(item: Attributes): Appointment {
  const { row, timeZone, startsAt, outcome } = item as Pick<Appointment, 'timeZone' | 'startsAt' | 'outcome'> & {
    row: Chip;
  }; // written by appointmentItem alone
  const { id, startsAtLocal, minutes, subject } = row;
  return { id, startsAtLocal, timeZone, startsAt, minutes, ...(subject ? { subject } : {}), outcome };
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
    row: lettersOf(answer),
    partitions,
    left: [
      ...lostSight.map((id) => ({ gsi3: ['M', id, 'FEED'] })),
      ...(hasMoved ? [{ gsi2: ['W', before.workCentreId, 'FEED'] }] : []),
    ],
    answer,
  };
}

/** AP-05: everything registered of a prospect. */
export async function findRecord(table: Table, prospectId: string): Promise<ProspectRecord | undefined> {
  return recordOf(await table.query({ partition: partitionOf(prospectId) }));
}

/** AP-17: prospects themselves, without what hangs on them, in the order asked; those missing are left out. */
export async function findProspects(table: Table, prospectIds: readonly string[]): Promise<StoredProspect[]> {
  const items = prospectIds.length ? await table.get(prospectIds.map(prospectKey)) : [];
  return items.flatMap((item) => (item ? (recordOf([item])?.prospect ?? []) : []));
}

/** AP-04: rows newest folio first, below a folio; `TRASH` are those put aside. */
export async function listRows(
  table: Table,
  scope: Scope,
  page: { of: 'PROSPECTS' | 'TRASH'; limit: number; belowFolio?: number },
): Promise<ProspectRow[]> {
  const bounds = boundsOf(page);
  const pages = await Promise.all(questionsOf(scope, [page.of]).map((one) => table.query({ ...one, ...bounds })));
  const rows = pages.flat().map((item) => rowOfLetters(item['row'] as Attributes)); // written by prospectItem alone
  return pages.length === 1 ? rows : rows.sort((a, b) => b.folio - a.folio).slice(0, page.limit);
}

function boundsOf(page: { limit: number; belowFolio?: number }): Pick<Question, 'newestFirst' | 'limit' | 'sort'> {
  return {
    newestFirst: true,
    limit: page.limit,
    ...(page.belowFolio === undefined ? {} : { sort: { below: folioKey(page.belowFolio) } }),
  };
}

/** AP-18: which prospects are of a client, newest folio first, below a folio. */
export async function listLinked(
  table: Table,
  scope: Scope,
  page: { clientId: string; limit: number; belowFolio?: number },
): Promise<LinkedProspect[]> {
  const bounds = boundsOf(page);
  const questions = questionsOf(scope, linkPartition(page.clientId));
  const pages = await Promise.all(questions.map((one) => table.query({ ...one, ...bounds })));
  const linked = pages.flat().map((item) => item['row'] as LinkedProspect); // written by linkItem alone
  return linked.sort((a, b) => b.folio - a.folio).slice(0, page.limit);
}

/** AP-18: all rows of the company, in ranges of folios read side by side; `lastFolio` is where the counter stands. */
export async function listAllRows(table: Table, lastFolio: number): Promise<ProspectRow[]> {
  const ranges = Math.max(1, Math.min(mostRanges, Math.ceil(lastFolio / leastFoliosARange)));
  const width = Math.ceil(lastFolio / ranges);
  const pages = await Promise.all(
    Array.from({ length: ranges }, (_, at) => {
      // Whatever was registered since the counter was read is in the last one.
      const to = at === ranges - 1 ? largestFolio : (at + 1) * width;
      const sort = { between: [folioKey(at * width + 1), folioKey(to)] } as const;
      return table.query({ index: 'gsi1', partition: ['PROSPECTS'], sort });
    }),
  );
  return pages.flat().map((item) => rowOfLetters(item['row'] as Attributes)); // written by prospectItem alone
}

/** AP-06: chips of a month (`YYYY-MM`), in order of time within each index read. */
export async function listChips(table: Table, scope: Scope, month: string): Promise<Chip[]> {
  const pages = await Promise.all(questionsOf(scope, ['CALENDAR', month]).map((question) => table.query(question)));
  return pages.flat().map((item) => item['row'] as Chip); // written by appointmentItem alone
}

/** Partitions of the feed that this scope reads (AP-12). */
export function feedPartitions(scope: Scope): Question[] {
  return scope.kind === 'company' ? [{ index: 'gsi1', partition: ['LOG'] }] : questionsOf(scope, ['FEED']);
}

/** Several partitions are read side by side, and merged by whoever asks. */
function questionsOf(scope: Scope, partition: readonly string[]): Question[] {
  if (scope.kind === 'company') return [{ index: 'gsi1', partition }];
  if (scope.kind === 'own') {
    const own = ['M', scope.memberId, ...partition];
    return [
      { index: 'gsi3', partition: own },
      { index: 'gsi4', partition: own },
    ];
  }
  return scope.ids.map((id) => ({ index: 'gsi2', partition: ['W', id, ...partition] }));
}
