/** The filters of the list in words: what each offers, what is chosen, and what an empty result was asked. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { attentionNames, type AttentionFilter } from '@folio/shared/prospects/attention.rules.ts';
import { prospectStatuses, statusNames } from '@folio/shared/prospects/prospect.rules.ts';
import { states } from '@folio/shared/values/states.ts';
import type { ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import { facets, type Facet } from '@folio/shared/rows/row-facets.ts';
import { daysWords } from './list-days.ts';

export const facetNames: Record<Facet, string> = {
  status: 'Estatus',
  attention: 'Atención',
  people: 'Persona',
  workCentres: 'Centro',
  channels: 'Medio',
  lines: 'Giro',
  states: 'Estado',
};

export interface Option {
  value: string;
  name: string;
  /** No longer offered to new prospects, or no longer in the company. */
  former?: boolean;
}

const attentions: readonly AttentionFilter[] = ['overdue', 'no-result', 'no-step', 'today', 'good', 'none'];

type Company = Pick<Session, 'members' | 'workCentres' | 'catalogue'>;

const { compare } = new Intl.Collator('es-MX', { sensitivity: 'base', numeric: true });

function byName(options: Option[]): Option[] {
  return options.sort((a, b) => compare(a.name, b.name));
}

function entriesOf({ catalogue }: Company, kind: string): Option[] {
  const entries = catalogue.filter((entry) => entry.kind === kind);
  return byName(entries.map(({ id, name, retired }) => ({ value: id, name, former: retired })));
}

const offered: Record<Facet, (company: Company) => Option[]> = {
  status: () => prospectStatuses.map((value) => ({ value, name: statusNames[value] })),
  attention: () => attentions.map((value) => ({ value, name: attentionNames[value] })),
  people: ({ members }) => byName(members.map(({ id, name, active }) => ({ value: id, name, former: !active }))),
  workCentres: ({ workCentres }) =>
    byName(workCentres.map(({ id, name, retired }) => ({ value: id, name, former: retired }))),
  channels: (company) => entriesOf(company, 'contact-channels'),
  lines: (company) => entriesOf(company, 'lines-of-business'),
  states: () => states.map(({ code, name }) => ({ value: code, name })),
};

export function shownFacets({ workCentres }: Company): Facet[] {
  return facets.filter((facet) => facet !== 'workCentres' || workCentres.length > 1);
}

export function chosenIn(query: ListQuery, facet: Facet): readonly string[] {
  return query[facet];
}

export function withChosen(query: ListQuery, facet: Facet, values: readonly string[]): ListQuery {
  return { ...query, [facet]: values };
}

export function toggled(query: ListQuery, facet: Facet, value: string): ListQuery {
  const chosen = chosenIn(query, facet);
  return withChosen(query, facet, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
}

/**
 * What the filters of a company offer, and names of what is chosen in them. Made once: to read and sort all its people and words
 * took longer with each press than to filter.
 */
export class FilterOptions {
  readonly #of: Record<Facet, readonly Option[]>;
  readonly #names: Record<Facet, ReadonlyMap<string, string>>;

  constructor(company: Company) {
    this.#of = each((facet) => offered[facet](company));
    this.#names = each((facet) => new Map(this.#of[facet].map(({ value, name }) => [value, name])));
  }

  /** Those worth showing: with prospects, chosen, or in use. */
  offered(facet: Facet, chosen: readonly string[], countOf: (value: string) => number): readonly Option[] {
    const all = this.#of[facet];
    if (facet === 'status' || facet === 'attention') return all;
    return all.filter(
      ({ value, former }) => chosen.includes(value) || countOf(value) > 0 || (!former && facet !== 'states'),
    );
  }

  /** Names of what is chosen in a filter. */
  namesIn(query: ListQuery, facet: Facet): string[] {
    return chosenIn(query, facet).map((value) => this.#names[facet].get(value) ?? 'Ya no existe');
  }

  /** `Estatus: En seguimiento, Cancelado`: each filter that is set, for a sentence. */
  words(query: ListQuery, today: string): string[] {
    const words = facets.flatMap((facet) => {
      const names = this.namesIn(query, facet);
      return names.length ? [`${facetNames[facet]}: ${names.join(', ')}`] : [];
    });
    const days = daysWords(query, today);
    return [...(query.words.trim() ? [`«${query.words.trim()}»`] : []), ...words, ...(days ? [`Fecha: ${days}`] : [])];
  }
}

function each<Value>(of: (facet: Facet) => Value): Record<Facet, Value> {
  return Object.fromEntries(facets.map((facet) => [facet, of(facet)])) as Record<Facet, Value>; // one for each of them
}
