/** What the list is asked for. It stands in the address: shared with the link, kept by a reload, undone by going back. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { page } from '$app/state';
import { emptyQuery, type ListQuery, type Sort, type SortColumn } from '@folio/shared/rows/list-query.rules.ts';
import { addressOf, queryOf } from '#lib/rows/list-address.rules.ts';
import { LateAddress } from '#lib/ui/late-address.ts';
import type { Facet } from '@folio/shared/rows/row-facets.ts';
import type { Days } from './list-days.ts';
import { FilterOptions } from './list-facets.ts';

export type ListFacet = Facet | 'days';

/** Names in the address that are the list's. */
const own = ['q', 'estatus', 'atencion', 'persona', 'centro', 'medio', 'giro', 'estado', 'desde', 'hasta', 'orden'];
// An address per word, not per letter: told between two letters, it would hold the second one up.
const typingMs = 350;

export interface ListFilterDependencies {
  company: Session;
  today: () => string;
  countOf: (facet: Facet, value: string) => number;
}

export class ListFilter {
  /** On the screen, before the address has it. */
  #asked = $state.raw<ListQuery>();
  readonly #late = new LateAddress();
  #shown = { query: emptyQuery(), address: '' };
  readonly #deps: ListFilterDependencies;
  readonly #told = $derived(queryOf(new URLSearchParams(page.url.search)));
  readonly query: ListQuery = $derived(this.#sameOr(this.#asked ?? this.#told));
  /** As `URLSearchParams` writes it, without what is not the list's: what a view keeps. */
  readonly address: string = $derived(addressOf(this.query).toString());
  /** Follows the company: a renamed word shows at once. */
  readonly options: FilterOptions = $derived.by(() => new FilterOptions(this.company));
  /** What is chosen, in words. */
  readonly inWords: readonly string[] = $derived(this.options.words(this.query, this.today));

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
    void this.#ask(query, false, 0);
  }

  /** One step of the history for all the letters. */
  type(words: string): void {
    void this.#ask({ ...this.query, words }, this.#told.words !== '', typingMs);
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

  /** Rows show in the next frame; the address, which asks more of the page, comes after it. */
  async #ask(query: ListQuery, replace: boolean, waitMs: number): Promise<void> {
    this.#asked = query;
    if (await this.#late.tell(() => this.#here(), { replace, waitMs })) this.#asked = undefined;
  }

  /** This page with what is asked on the screen. */
  #here(): string {
    const search = new URLSearchParams(page.url.search);
    for (const name of own) search.delete(name);
    for (const [name, value] of addressOf(this.query)) search.set(name, value);
    return search.size ? `${page.url.pathname}?${search}` : page.url.pathname;
  }

  /** The question on the screen is not asked again because the address has it now. */
  #sameOr(query: ListQuery): ListQuery {
    const address = addressOf(query).toString();
    if (address !== this.#shown.address || query.words !== this.#shown.query.words) this.#shown = { query, address };
    return this.#shown.query;
  }
}
