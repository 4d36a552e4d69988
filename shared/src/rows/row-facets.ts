/** Filters of the list and how many rows each of their values would show. */
import { attentionCauses, causesOf } from '../prospects/attention.rules.ts';
import { prospectStatuses } from '../prospects/prospect.rules.ts';
import type { ProspectRow } from '../prospects/prospect.schema.ts';
import type { ListQuery } from './list-query.rules.ts';

/** Filters whose values are counted; the days of contact are a filter without values. */
export const facets = [
  'status',
  'attention',
  'people',
  'workCentres',
  'channels',
  'lines',
  'states',
] as const satisfies (keyof ListQuery)[];
export type Facet = (typeof facets)[number];

/** Rows per value of each filter, with all the other filters applied; values that no row has are missing. */
export type Counts = Record<Facet, ReadonlyMap<string, number>>;

/** Values as small numbers, since 50,000 rows are filtered and counted at each key. 0 is no value. */
class ValueCodes {
  readonly values: string[] = [''];
  readonly #codes = new Map<string | undefined, number>([[undefined, 0]]);

  constructor(first: readonly string[] = []) {
    for (const value of first) this.codeOf(value);
  }

  /** Undefined for a value that no row has had: what is asked for is not remembered. */
  find(value: string): number | undefined {
    return this.#codes.get(value);
  }

  codeOf(value: string | undefined): number {
    let code = this.#codes.get(value);
    if (code === undefined) {
      code = this.values.push(value ?? '') - 1;
      this.#codes.set(value, code);
    }
    return code;
  }
}

export type FacetCodes = Record<Facet, ValueCodes>;

export function createFacetCodes(): FacetCodes {
  return {
    status: new ValueCodes(prospectStatuses),
    attention: new ValueCodes(attentionCauses),
    people: new ValueCodes(),
    workCentres: new ValueCodes(),
    channels: new ValueCodes(),
    lines: new ValueCodes(),
    states: new ValueCodes(),
  };
}

/** Codes of a row in the order of `facets`, from `at` on; the light, which depends on the hour, is filled in by whoever asks. */
export function writeCodes(row: ProspectRow, codes: FacetCodes, to: Uint16Array, at: number): void {
  to[at] = codes.status.codeOf(row.status);
  to[at + 2] = codes.people.codeOf(row.attendedBy);
  to[at + 3] = codes.workCentres.codeOf(row.workCentreId);
  to[at + 4] = codes.channels.codeOf(row.contactChannelId);
  to[at + 5] = codes.lines.codeOf(row.lineOfBusinessId);
  to[at + 6] = codes.states.codeOf(row.state);
}

/** What of the table the filters look at: codes of all rows one after another, as many a row as there are facets. */
export interface Faceted {
  codes: Uint16Array;
  days: (place: number) => string;
}

/** A filter in use: which of the facets it is, and by code whether it lets through. */
interface Wanted {
  at: number;
  accepted: Uint8Array;
}

/** Places that pass every filter. `places` are those that the words found. */
export function passing(places: Uint32Array, table: Faceted, query: ListQuery, codes: FacetCodes): Uint32Array {
  const wanted = facets.flatMap((facet, at): Wanted[] => {
    const accepted = wantedCodes(valuesOf(query, facet), codes[facet]);
    return accepted ? [{ at, accepted }] : [];
  });
  const isInDays = daysTest(query, table.days);
  if (wanted.length === 0 && !isInDays) return places;
  const passed = new Uint32Array(places.length);
  let count = 0;
  for (let next = 0; next < places.length; next += 1) {
    const place = places[next] ?? 0;
    if (isInDays && !isInDays(place)) continue;
    if (passesAll(table.codes, place * facets.length, wanted)) passed[count++] = place;
  }
  return passed.subarray(0, count);
}

/** What was asked, of which rows. */
interface Asked {
  /** Places that the words found, and those of them that pass every filter. */
  found: Uint32Array;
  passed: Uint32Array;
  table: Faceted;
  query: ListQuery;
  codes: FacetCodes;
}

/**
 * How many of what the words found each value of each filter would show. A filter is counted when it is first asked for: one at a time
 * is open.
 */
export function countsOf(asked: Asked): Counts {
  const counted = new Map<Facet, ReadonlyMap<string, number>>();
  const of = (facet: Facet) => {
    const counts = counted.get(facet) ?? countsOfOne(facet, asked);
    counted.set(facet, counts);
    return counts;
  };
  return {
    get status() {
      return of('status');
    },
    get attention() {
      return of('attention');
    },
    get people() {
      return of('people');
    },
    get workCentres() {
      return of('workCentres');
    },
    get channels() {
      return of('channels');
    },
    get lines() {
      return of('lines');
    },
    get states() {
      return of('states');
    },
  };
}

function countsOfOne(facet: Facet, asked: Asked): ReadonlyMap<string, number> {
  const { found, passed, table, query, codes } = asked;
  const own = facets.indexOf(facet);
  const isInUse = valuesOf(query, facet).length > 0;
  // What a filter in use would show besides is among those that the others let through.
  const others = isInUse ? { ...query, [facet]: [] } : query;
  const places = isInUse ? passing(found, table, others, codes) : passed;
  const counted = new Uint32Array(codes[facet].values.length);
  for (let next = 0; next < places.length; next += 1) {
    const code = table.codes[(places[next] ?? 0) * facets.length + own] ?? 0;
    counted[code] = (counted[code] ?? 0) + 1;
  }
  const values = codes[facet].values.map((value, code): [string, number] => [value, counted[code] ?? 0]);
  const counts = new Map(values.filter(([value, count]) => value !== '' && count > 0));
  if (facet !== 'attention') return counts;
  const overdue = causesOf('overdue').reduce((sum, cause) => sum + (counts.get(cause) ?? 0), 0);
  return overdue ? counts.set('overdue', overdue) : counts;
}

function passesAll(codes: Uint16Array, start: number, wanted: readonly Wanted[]): boolean {
  for (let next = 0; next < wanted.length; next += 1) {
    const filter = wanted[next];
    if (filter && filter.accepted[codes[start + filter.at] ?? 0] !== 1) return false;
  }
  return true;
}

function daysTest({ from, to }: ListQuery, days: (place: number) => string): ((place: number) => boolean) | undefined {
  if (!from && !to) return undefined;
  return (place) => (!from || days(place) >= from) && (!to || days(place) <= to);
}

/** A light stands for its causes, which are what rows are coded by. */
function valuesOf(query: ListQuery, facet: Facet): readonly string[] {
  return facet === 'attention' ? query.attention.flatMap(causesOf) : query[facet];
}

function wantedCodes(values: readonly string[], codes: ValueCodes): Uint8Array | undefined {
  if (values.length === 0) return undefined;
  const wanted = new Uint8Array(codes.values.length);
  for (const value of values) {
    const code = codes.find(value);
    if (code !== undefined) wanted[code] = 1;
  }
  return wanted;
}
