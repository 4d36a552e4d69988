/** Ranks of all rows by a column, kept while rows change: sorting again, or what is narrower, only counts. */
import { stateOf, type StateCode } from '../values/states.ts';
import { fold } from '../values/fold.ts';
import type { Sort, SortColumn } from './list-query.rules.ts';
import { facets, type Facet, type FacetCodes } from './row-facets.ts';
import { placesByRank, ranksOf } from './row-order.rules.ts';
import { TextOrder } from './text-order.ts';

/** Names behind ids: people, centres and catalogue words sort by what is read. */
export interface Names {
  nameOf(id: string | undefined): string;
}

/** Folio is the order of the table itself. */
type RankedColumn = Exclude<SortColumn, 'folio'>;

type RankedSort = Sort & { column: RankedColumn };

const facetOf: Partial<Record<RankedColumn, Facet>> = {
  state: 'states',
  channel: 'channels',
  line: 'lines',
  person: 'people',
  workCentre: 'workCentres',
  status: 'status',
  attention: 'attention',
};

/** What of the table the orders look at. */
export interface Ordered {
  /** Codes of all rows one after another, as many a row as there are facets. */
  codes: Uint16Array;
  /** Slots of all rows. */
  all: Uint32Array;
  /** Text of a row in a column of texts, folded. */
  textAt: (column: TextColumn, slot: number) => string;
}

const textColumns = ['name', 'companyName', 'contactedOn', 'appointmentAt'] as const;
export type TextColumn = (typeof textColumns)[number];
const directions = ['ascending', 'descending'] as const;
/** Sorted in one go while nobody waits: at a quarter of the speed some 10 ms. */
const batch = 1024;

export class RowOrders {
  readonly #codes: FacetCodes;
  #texts = newTextOrders();
  /** All rows by a column of texts, until one of them changes. */
  readonly #sorted = new Map<string, { all: Uint32Array; slots: Uint32Array }>();
  /** Ranks of the values of a filter, by code. */
  readonly #ofCode = new Map<Facet, { names: Names; ranks: Uint32Array }>();

  constructor(codes: FacetCodes) {
    this.#codes = codes;
  }

  forget(): void {
    this.#texts = newTextOrders();
    this.#sorted.clear();
  }

  change(slot: number): void {
    this.#sorted.clear();
    for (const column of textColumns) this.#texts[column].change(slot);
  }

  /**
   * Sorts by columns of texts, both ways, until the time is up.
   * @returns whether all are sorted
   */
  prepare(table: Ordered, untilMs: number): boolean {
    for (const column of textColumns)
      while (!this.#texts[column].isReady) {
        this.#texts[column].takeIn((slot) => table.textAt(column, slot), batch);
        if (performance.now() >= untilMs) return false;
      }
    for (const column of textColumns)
      for (const direction of directions) {
        this.#allBy(column, direction, table);
        if (performance.now() >= untilMs) return false;
      }
    return true;
  }

  /** Slots by a column; equal ones stay as they are, and those without a value are last. */
  inOrder(slots: Uint32Array, { column, direction }: RankedSort, table: Ordered, names: Names): Uint32Array {
    const facet = facetOf[column];
    if (facet) return placesByRank(slots, this.#codedRanks(facet, table, names), direction);
    const texts = column as TextColumn; // what has no facet is a column of texts
    if (slots === table.all) return this.#allBy(texts, direction, table);
    return placesByRank(slots, this.#ranksOf(texts, table), direction);
  }

  #allBy(column: TextColumn, direction: Sort['direction'], table: Ordered): Uint32Array {
    const { all } = table;
    const key = `${column} ${direction}`;
    const kept = this.#sorted.get(key);
    if (kept?.all === all) return kept.slots;
    const slots = placesByRank(all, this.#ranksOf(column, table), direction);
    this.#sorted.set(key, { all, slots });
    return slots;
  }

  /** Rank of each slot, equal ones equal; 0 for those without a text. */
  #ranksOf(column: TextColumn, table: Ordered): Uint32Array {
    if (this.#texts[column].isMostlyGone(table.all.length)) this.#renew(column, table);
    return this.#texts[column].ranks((slot) => table.textAt(column, slot));
  }

  #renew(column: TextColumn, { all }: Ordered): void {
    const order = new TextOrder();
    for (const slot of all) order.change(slot);
    this.#texts[column] = order;
  }

  #codedRanks(facet: Facet, { codes, all }: Ordered, names: Names): Uint32Array {
    const ofCode = this.#ranksOfCodes(facet, names);
    const at = facets.indexOf(facet);
    const ranks = new Uint32Array(codes.length / facets.length);
    for (let next = 0; next < all.length; next += 1) {
      const slot = all[next] ?? 0;
      ranks[slot] = ofCode[codes[slot * facets.length + at] ?? 0] ?? 0;
    }
    return ranks;
  }

  #ranksOfCodes(facet: Facet, names: Names): Uint32Array {
    const { values } = this.#codes[facet];
    // Estatus and light have an order of their own, which is that of their codes.
    if (facet === 'status' || facet === 'attention') return Uint32Array.from(values.keys());
    const kept = this.#ofCode.get(facet);
    if (kept?.names === names && kept.ranks.length === values.length) return kept.ranks;
    const ranks = ranksOf(values.map(namesIn(facet, names)));
    this.#ofCode.set(facet, { names, ranks });
    return ranks;
  }
}

function newTextOrders(): Record<TextColumn, TextOrder> {
  return {
    name: new TextOrder(),
    companyName: new TextOrder(),
    contactedOn: new TextOrder(),
    appointmentAt: new TextOrder(),
  };
}

function namesIn(facet: Facet, names: Names): (value: string) => string {
  if (facet !== 'states') return (value) => fold(names.nameOf(value));
  return (value) => (value === '' ? '' : fold(stateOf(value as StateCode).name)); // codes of states come from rows
}
