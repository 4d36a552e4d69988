/** Keys and items of prospects and their appointments. The only file that knows how they are stored. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { Appointment, Prospect, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { Scope } from '@folio/shared/prospects/prospect.rules.ts';
import type { IndexName } from '../../platform/keys.ts';
import type { Attributes, Key, NewItem, Question, Table } from '../../platform/table.ts';

/** What is kept of a prospect beside its row. */
type Rest = Omit<Prospect, keyof ProspectRow | 'appointments'> & { fieldVersions: Record<string, number> };

/**
 * A row is stored under one-letter names: fifty of them are one page, and a name is paid for in each. Order as in
 * `ProspectRow`.
 */
const rowLetters = {
  id: 'i',
  folio: 'f',
  contactedOn: 'd',
  name: 'n',
  companyName: 'c',
  phone: 'p',
  email: 'e',
  state: 's',
  contactChannelId: 'h',
  colour: 'k',
  status: 't',
  registeredBy: 'm',
  workCentreId: 'w',
  appointmentAt: 'a',
} as const satisfies Record<keyof ProspectRow, string>;

/** All that hangs on a prospect shares its partition: opening it is one Query (AP-05). */
function partitionOf(prospectId: string): readonly string[] {
  return ['P', prospectId];
}

/** Where a command on this prospect leaves its change. */
export const logPartition = partitionOf;

export function prospectKey(prospectId: string): Key {
  return { partition: partitionOf(prospectId), sort: ['PROSPECT'] };
}

/** Company, work centre and person each read their own index: a level chooses an index, never a filter. */
function indexesOf(
  of: { workCentreId: string; memberId: string },
  partition: readonly string[],
  sort: readonly string[],
): Record<IndexName, Key> {
  return {
    gsi1: { partition, sort },
    gsi2: { partition: ['W', of.workCentreId, ...partition], sort },
    gsi3: { partition: ['M', of.memberId, ...partition], sort },
  };
}

/** Ten digits sort as numbers do. */
function folioKey(folio: number): string[] {
  return [String(folio).padStart(10, '0')];
}

/** Items of a prospect just registered: itself and its appointment, if Hora was given. */
export function itemsOf(prospect: Prospect): NewItem[] {
  const { appointments, ...fields } = prospect;
  const owner = { workCentreId: prospect.workCentreId, memberId: prospect.registeredBy };
  const row = Object.fromEntries(rowNames.map((name) => [rowLetters[name], fields[name]]));
  const { lineOfBusinessId, letterColour, subject, notes, createdAt, version } = fields;
  const rest: Rest = {
    letterColour,
    createdAt,
    version,
    fieldVersions: {},
    ...(lineOfBusinessId ? { lineOfBusinessId } : {}),
    ...(subject ? { subject } : {}),
    ...(notes ? { notes } : {}),
  };
  const item: NewItem = {
    ...prospectKey(prospect.id),
    kind: 'prospect',
    indexes: indexesOf(owner, ['PROSPECTS'], folioKey(prospect.folio)),
    attributes: { row, ...rest },
  };
  return [item, ...appointments.map((appointment) => appointmentItem(prospect, appointment, owner))];
}

function appointmentItem(
  prospect: Prospect,
  appointment: Appointment,
  owner: { workCentreId: string; memberId: string },
): NewItem {
  const chip: Chip = {
    id: appointment.id,
    prospectId: prospect.id,
    startsAtLocal: appointment.startsAtLocal,
    minutes: appointment.minutes,
    name: prospect.name,
    ...(appointment.subject ? { subject: appointment.subject } : {}),
    colour: prospect.colour,
    letterColour: prospect.letterColour,
    ...owner,
  };
  const month = appointment.startsAtLocal.slice(0, 7);
  return {
    partition: partitionOf(prospect.id),
    sort: ['APPOINTMENT', appointment.id],
    kind: 'appointment',
    indexes: indexesOf(owner, ['CALENDAR', month], [appointment.startsAtLocal, appointment.id]),
    attributes: { row: chip, timeZone: appointment.timeZone, startsAt: appointment.startsAt },
  };
}

const rowNames = Object.keys(rowLetters) as (keyof ProspectRow)[]; // keys of the literal just above

function rowOf(item: Attributes): ProspectRow {
  const row = item['row'] as Record<string, unknown>; // written by itemsOf alone
  const named = rowNames.flatMap((name) =>
    row[rowLetters[name]] === undefined ? [] : [[name, row[rowLetters[name]]]],
  );
  return Object.fromEntries(named) as ProspectRow; // every letter was written from a ProspectRow
}

/** AP-05: everything registered of a prospect. */
export async function findProspect(table: Table, prospectId: string): Promise<Prospect | undefined> {
  const items = await table.query({ partition: partitionOf(prospectId) });
  const item = items.find((one) => one['kind'] === 'prospect');
  if (!item) return undefined;
  const { lineOfBusinessId, letterColour, subject, notes, createdAt, version } = item as unknown as Rest; // written by itemsOf alone
  return {
    ...rowOf(item),
    letterColour,
    createdAt,
    version,
    ...(lineOfBusinessId ? { lineOfBusinessId } : {}),
    ...(subject ? { subject } : {}),
    ...(notes ? { notes } : {}),
    appointments: items.filter((one) => one['kind'] === 'appointment').map(appointmentOf),
  };
}

function appointmentOf(item: Attributes): Appointment {
  const { row, timeZone, startsAt } = item as { row: Chip; timeZone: string; startsAt: string }; // written by appointmentItem alone
  const { id, startsAtLocal, minutes, subject } = row;
  return { id, startsAtLocal, timeZone, startsAt, minutes, ...(subject ? { subject } : {}) };
}

/** AP-04: rows newest folio first, below a folio. Several centres are read side by side, and merged. */
export async function listRows(
  table: Table,
  scope: Scope,
  page: { limit: number; belowFolio?: number },
): Promise<ProspectRow[]> {
  const bounds: Pick<Question, 'newestFirst' | 'limit' | 'sort'> = {
    newestFirst: true,
    limit: page.limit,
    ...(page.belowFolio === undefined ? {} : { sort: { below: folioKey(page.belowFolio) } }),
  };
  const pages = await Promise.all(questionsOf(scope, ['PROSPECTS']).map((one) => table.query({ ...one, ...bounds })));
  const rows = pages.flat().map(rowOf);
  return pages.length === 1 ? rows : rows.sort((a, b) => b.folio - a.folio).slice(0, page.limit);
}

/** AP-06: chips of a month (`YYYY-MM`), in order of time within each index read. */
export async function listChips(table: Table, scope: Scope, month: string): Promise<Chip[]> {
  const pages = await Promise.all(questionsOf(scope, ['CALENDAR', month]).map((question) => table.query(question)));
  return pages.flat().map((item) => item['row'] as Chip); // written by appointmentItem alone
}

function questionsOf(scope: Scope, partition: readonly string[]): Question[] {
  if (scope.kind === 'company') return [{ index: 'gsi1', partition }];
  if (scope.kind === 'own') return [{ index: 'gsi3', partition: ['M', scope.memberId, ...partition] }];
  return scope.ids.map((id) => ({ index: 'gsi2', partition: ['W', id, ...partition] }));
}
