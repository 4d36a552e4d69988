/** What a list of prospects is asked for, in the browser as at the server. */
import type { AttentionFilter } from '../prospects/attention.rules.ts';
import type { ProspectStatus } from '../prospects/prospect.rules.ts';
import type { StateCode } from '../values/states.ts';

export const sortColumns = [
  'folio',
  'contactedOn',
  'name',
  'companyName',
  'state',
  'channel',
  'line',
  'person',
  'workCentre',
  'status',
  'attention',
  'appointmentAt',
] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface Sort {
  column: SortColumn;
  direction: 'ascending' | 'descending';
}

/** An empty list of values filters nothing. */
export interface ListQuery {
  words: string;
  status: ProspectStatus[];
  /** A light, or one cause of it. */
  attention: AttentionFilter[];
  /** Who attends it. */
  people: string[];
  workCentres: string[];
  channels: string[];
  lines: string[];
  states: StateCode[];
  /** First and last day of contact, both included. */
  from?: string | undefined;
  to?: string | undefined;
  sort: Sort;
}

export const defaultSort: Sort = { column: 'folio', direction: 'descending' };

/** The list without words or filters, newest folio first. */
export function emptyQuery(): ListQuery {
  return {
    words: '',
    status: [],
    attention: [],
    people: [],
    workCentres: [],
    channels: [],
    lines: [],
    states: [],
    sort: { ...defaultSort },
  };
}

/** Whether anything but the order is asked for. */
export function isNarrowed(query: ListQuery): boolean {
  return query.words.trim() !== '' || countFilters(query) > 0;
}

/** How many filters are set; both ends of the days are one. */
export function countFilters(query: ListQuery): number {
  const { status, attention, people, workCentres, channels, lines, states: entities, from, to } = query;
  const listed = [status, attention, people, workCentres, channels, lines, entities];
  return listed.filter((values) => values.length > 0).length + (from || to ? 1 : 0);
}
