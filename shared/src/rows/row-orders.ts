/** Ranks of all rows by a column, kept until a row changes: sorting again, or what is narrower, only counts. */
import type { ProspectRow } from '../prospects/prospect.schema.ts';
import { stateOf, type StateCode } from '../values/states.ts';
import { fold } from '../values/fold.ts';
import type { SortColumn } from './list-query.rules.ts';
import { facets, type Facet, type FacetCodes } from './row-facets.ts';
import { ranksOf } from './row-order.rules.ts';

/** Names behind ids: people, centres and catalogue words sort by what is read. */
export interface Names {
  nameOf(id: string | undefined): string;
}

/** A row with what searching and sorting need of it, made when first needed. */
export interface TableEntry {
  row: ProspectRow;
  codes: number[];
  name: string;
  companyName: string;
  /** Empty until prepared. */
  haystack: string;
}

/** Folio is the order of the table itself. */
export type RankedColumn = Exclude<SortColumn, 'folio'>;

const facetOf: Partial<Record<RankedColumn, Facet>> = {
  state: 'states',
  channel: 'channels',
  line: 'lines',
  person: 'people',
  workCentre: 'workCentres',
  status: 'status',
  attention: 'attention',
};

export class RowOrders {
  readonly #codes: FacetCodes;
  readonly #kept = new Map<RankedColumn, { names: Names; ranks: Uint32Array }>();

  constructor(codes: FacetCodes) {
    this.#codes = codes;
  }

  forget(): void {
    this.#kept.clear();
  }

  /** Lights change with the hour. */
  forgetLights(): void {
    this.#kept.delete('attention');
  }

  /** Rank of each entry, equal ones equal; 0 for those without a value. */
  ranksOf(column: RankedColumn, entries: readonly TableEntry[], names: Names): Uint32Array {
    const kept = this.#kept.get(column);
    const facet = facetOf[column];
    // Texts and days are of the row itself, whatever the names are.
    if (kept && (!facet || kept.names === names)) return kept.ranks;
    const ranks = facet ? this.#codedRanks(facet, entries, names) : textRanks(column, entries);
    this.#kept.set(column, { names, ranks });
    return ranks;
  }

  #codedRanks(facet: Facet, entries: readonly TableEntry[], names: Names): Uint32Array {
    const { values } = this.#codes[facet];
    const at = facets.indexOf(facet);
    // Estatus and light have an order of their own, which is that of their codes.
    const isOrdered = facet === 'status' || facet === 'attention';
    const ofCode = isOrdered ? Uint32Array.from(values.keys()) : ranksOf(values.map(namesIn(facet, names)));
    const ranks = new Uint32Array(entries.length);
    entries.forEach(({ codes }, place) => (ranks[place] = ofCode[codes[at] ?? 0] ?? 0));
    return ranks;
  }
}

function textRanks(column: RankedColumn, entries: readonly TableEntry[]): Uint32Array {
  const texts = entries.map(textOf(column));
  // Many rows share a day or an hour: only the different ones are sorted.
  const places = new Map<string, number>();
  const distinct: string[] = [];
  const which = Uint32Array.from(texts, (text) => {
    const place = places.get(text) ?? distinct.push(text) - 1;
    places.set(text, place);
    return place;
  });
  const ranks = ranksOf(distinct);
  return which.map((place) => ranks[place] ?? 0);
}

function namesIn(facet: Facet, names: Names): (value: string) => string {
  if (facet !== 'states') return (value) => fold(names.nameOf(value));
  return (value) => (value === '' ? '' : fold(stateOf(value as StateCode).name)); // codes of states come from rows
}

function textOf(column: RankedColumn): (entry: TableEntry) => string {
  if (column === 'name') return ({ name }) => name;
  if (column === 'companyName') return ({ companyName }) => companyName;
  if (column === 'contactedOn') return ({ row }) => row.contactedOn;
  return ({ row }) => row.appointmentAt ?? '';
}
