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

// Made once: each press on a filter sorts several times, and `localeCompare` with options took longer than filtering.
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

/** All that a filter could be, in the order in which it is read. */
function optionsOf(facet: Facet, company: Company): Option[] {
  return offered[facet](company);
}

/** Those worth showing: with prospects, chosen, or in use. */
export function offeredOptions(
  facet: Facet,
  company: Company,
  chosen: readonly string[],
  countOf: (value: string) => number,
): Option[] {
  const all = optionsOf(facet, company);
  if (facet === 'status' || facet === 'attention') return all;
  return all.filter(
    ({ value, former }) => chosen.includes(value) || countOf(value) > 0 || (!former && facet !== 'states'),
  );
}

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

/** `Estatus: En seguimiento, Cancelado`: each filter that is set, for a sentence. */
export function filterWords(query: ListQuery, company: Company, today: string): string[] {
  const words = facets.flatMap((facet) => {
    const names = namesOf(query, facet, company);
    return names.length ? [`${facetNames[facet]}: ${names.join(', ')}`] : [];
  });
  const days = daysWords(query, today);
  return [...(query.words.trim() ? [`«${query.words.trim()}»`] : []), ...words, ...(days ? [`Fecha: ${days}`] : [])];
}

/** Names of what is chosen in a filter. */
export function namesOf(query: ListQuery, facet: Facet, company: Company): string[] {
  const chosen = chosenIn(query, facet);
  if (chosen.length === 0) return [];
  const known = new Map(optionsOf(facet, company).map(({ value, name }) => [value, name]));
  return chosen.map((value) => known.get(value) ?? 'Ya no existe');
}
