/** The questions asked of prospects and what hangs on them: one, a page, a month, the feed. A level chooses the index. */
import { daysTaken, mostDays } from '@folio/shared/appointments/all-day.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { Deadline } from '@folio/shared/deadlines/deadline.schema.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { Scope } from '@folio/shared/prospects/prospect.rules.ts';
import { addDays } from '@folio/shared/values/days.ts';
import type { Question } from '../../platform/question.ts';
import type { Attributes, Table } from '../../platform/table.ts';
import { deadlinesOf } from './document-items.ts';
import type { ProspectRecord, StoredAppointment, StoredProspect } from './prospect-record.ts';
import { appointmentOf, recordOf, rowOfLetters } from './prospect-items.ts';
import {
  appointmentKey,
  folioKey,
  guestPartition,
  linkPartition,
  partitionOf,
  prospectKey,
  wholeDayKey,
} from './prospect.keys.ts';

/** What a client's list tells of a prospect. */
export type LinkedProspect = Pick<ProspectRow, 'id' | 'folio'>;

/** Queries at once, each of as many folios at least: one page of 1 MB holds about 3,000 rows. */
const mostRanges = 8;
const leastFoliosARange = 2500;
const largestFolio = 9_999_999_999;

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

/** AP-20: what a person attends, newest folio first, below a folio. */
export async function listAttended(
  table: Table,
  memberId: string,
  page: { limit: number; belowFolio?: number },
): Promise<ProspectRow[]> {
  const items = await table.query({ index: 'gsi3', partition: ['M', memberId, 'PROSPECTS'], ...boundsOf(page) });
  return items.map((item) => rowOfLetters(item['row'] as Attributes)); // written by prospectItem alone
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

/** A row of a list of documents, with where it stands in its month. */
export interface Listed<Row> {
  row: Row;
  position: string[];
}

/** AP-29: quotes or orders of a month (`YYYY-MM`), newest folio first, below a position. */
export async function listDocuments<Row>(
  table: Table,
  scope: Scope,
  page: { of: 'QUOTES' | 'ORDERS'; month: string; limit: number; below?: readonly string[] },
): Promise<Listed<Row>[]> {
  const { limit, below } = page;
  const bounds = { newestFirst: true, limit, ...(below ? { sort: { below } } : {}) };
  const questions = questionsOf(scope, [page.of, page.month]);
  const pages = await Promise.all(
    questions.map(async (one) => ({ one, items: await table.query({ ...one, ...bounds }) })),
  );
  const listed = pages.flatMap(({ one, items }) =>
    items.map((item) => ({
      row: item['row'] as Row, // written by quoteItem and orderItem alone
      position: String(item[`${one.index}sk`]).split('#'),
    })),
  );
  const keyOf = ({ position }: Listed<Row>) => position.join('#');
  return listed.sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)).slice(0, limit);
}

/** AP-21: all rows of the company, in ranges of folios read side by side; `lastFolio` is where the counter stands. */
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

/** AP-06: chips of a month (`YYYY-MM`), each once; of `guestId`, also those of prospects of others to which that person comes along. */
export async function listChips(table: Table, scope: Scope, month: string, guestId?: string): Promise<Chip[]> {
  const questions = questionsOf(scope, ['CALENDAR', month]);
  if (guestId) questions.push({ index: 'gsi3', partition: guestPartition(guestId, month) });
  const pages = await Promise.all(questions.map((question) => table.query(question)));
  const chips = pages.flat().map((item) => item['row'] as Chip); // written by appointmentItem, continuationItems and participationItems alone
  return [...new Map(chips.map((chip) => [chip.id, chip])).values()];
}

/** AP-35: last days of quotes and orders in a month (`YYYY-MM`), each once. */
export async function listDeadlines(table: Table, scope: Scope, month: string): Promise<Deadline[]> {
  const questions = questionsOf(scope, deadlinesOf(month));
  const pages = await Promise.all(questions.map((question) => table.query(question)));
  const deadlines = pages.flat().map((item) => item['row'] as Deadline); // written by deadlineItem alone
  return [...new Map(deadlines.map((one) => [one.id, one])).values()];
}

/** AP-27: whole appointments, by their id. */
export async function listAppointments(
  table: Table,
  of: readonly Pick<Chip, 'id' | 'prospectId'>[],
): Promise<Map<string, StoredAppointment>> {
  const items = await table.get(of.map(({ id, prospectId }) => appointmentKey(prospectId, id)));
  const found = items.flatMap((item) => (item ? [appointmentOf(item)] : []));
  return new Map(found.map((appointment) => [appointment.id, appointment]));
}

/** AP-25: chips of a day (`YYYY-MM-DD`), by the hour and of whole days, that a person attends, registered or comes along to. */
export async function listDay(table: Table, memberId: string, day: string): Promise<Chip[]> {
  const month = day.slice(0, 7);
  const questions: Question[] = [
    ...questionsOf({ kind: 'own', memberId }, ['CALENDAR', month]),
    { index: 'gsi3', partition: guestPartition(memberId, month) },
  ];
  // Days of one that began in the month before are told from the first of this one.
  const earliest = [addDays(day, 1 - mostDays), `${month}-01`].toSorted().at(-1) ?? day;
  const sorts = [{ beginsWith: [day] }, { between: [wholeDayKey(earliest), wholeDayKey(addDays(day, 1))] }] as const;
  const pages = await Promise.all(
    questions.flatMap((question) => sorts.map((sort) => table.query({ ...question, sort }))),
  );
  const chips = pages.flat().map((item) => item['row'] as Chip); // written by appointmentItem and participationItems alone
  const ofDay = chips.filter((chip) => daysTaken(chip).includes(day));
  return [...new Map(ofDay.map((chip) => [chip.id, chip])).values()];
}

/** Partitions of the feed that this scope reads (AP-12). */
export function feedPartitions(scope: Scope): Question[] {
  return scope.kind === 'company' ? [{ index: 'gsi1', partition: ['LOG'] }] : questionsOf(scope, ['FEED']);
}

/** Several partitions are read side by side, and merged by whoever asks. */
export function questionsOf(scope: Scope, partition: readonly string[]): Question[] {
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
