/** What the list is asked for. It stands in the address: shared with the link, kept by a reload, undone by going back. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { emptyQuery, type ListQuery, type Sort, type SortColumn } from '@folio/shared/rows/list-query.rules.ts';
import { addressOf, queryOf } from '#lib/rows/list-address.rules.ts';
import type { Facet } from '@folio/shared/rows/row-facets.ts';
import type { Days } from './list-days.ts';

export type ListFacet = Facet | 'days';

/** Names in the address that are the list's. */
const own = ['q', 'estatus', 'atencion', 'persona', 'centro', 'medio', 'giro', 'estado', 'desde', 'hasta', 'orden'];
// An address per word, not per letter.
const typingMs = 150;

export interface ListFilterDependencies {
  company: Session;
  today: () => string;
  countOf: (facet: Facet, value: string) => number;
}

export class ListFilter {
  /** In the search field, before the address has it. */
  #typed = $state<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #deps: ListFilterDependencies;
  readonly #told = $derived(queryOf(new URLSearchParams(page.url.search)));
  readonly query: ListQuery = $derived({ ...this.#told, words: this.#typed ?? this.#told.words });
  /** As `URLSearchParams` writes it, without what is not the list's: what a view keeps. */
  readonly address: string = $derived(addressOf(this.query).toString());

  constructor(deps: ListFilterDependencies) {
    this.#deps = deps;
  }

  get company(): Session {
    return this.#deps.company;
  }

  get today(): string {
    return this.#deps.today();
  }

  countOf(facet: Facet, value: string): number {
    return this.#deps.countOf(facet, value);
  }

  /** Of a page of sales, seen through this query. */
  hrefOf(path: string): string {
    return this.address ? `${path}?${this.address}` : path;
  }

  change(query: ListQuery): void {
    void this.#go(query, false);
  }

  /** Words show at once, and stand in the address a moment later: one step of the history for all the letters. */
  type(words: string): void {
    this.#typed = words;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#go(this.query, this.#told.words !== ''), typingMs);
  }

  /** All filters and words; the order stays. */
  clear(): void {
    this.change({ ...emptyQuery(), sort: this.query.sort });
  }

  /** Without an argument: of any day. */
  changeDays({ from, to }: Days = {}): void {
    const { from: _from, to: _to, ...rest } = this.query;
    this.change({ ...rest, ...(from ? { from } : {}), ...(to ? { to } : {}) });
  }

  /** A second press on the same column turns it around. Folios and days begin with the newest. */
  sortBy(column: SortColumn): void {
    const { sort } = this.query;
    const first: Sort['direction'] = column === 'folio' || column === 'contactedOn' ? 'descending' : 'ascending';
    const turned = sort.direction === 'ascending' ? 'descending' : 'ascending';
    this.change({ ...this.query, sort: { column, direction: sort.column === column ? turned : first } });
  }

  /** What a saved view keeps. */
  open(address: string): void {
    this.change(queryOf(new URLSearchParams(address)));
  }

  async #go(query: ListQuery, replace: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#typed = query.words;
    const search = new URLSearchParams(page.url.search);
    for (const name of own) search.delete(name);
    for (const [name, value] of addressOf(query)) search.set(name, value);
    const href = search.size ? `${page.url.pathname}?${search}` : page.url.pathname;
    await goto(href, { replace, reset: false });
    // From here the address says it, unless more has been typed meanwhile.
    if (this.#typed === query.words) this.#typed = undefined;
  }
}
