/** What the list is drawn from, as a table or as cards. */
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { RowList } from '@folio/shared/rows/row-list.ts';
import type { Directory } from './directory.ts';
import type { ListFilter } from './list-filters.svelte.ts';
import type { ListNotes } from './list-notes.svelte.ts';
import type { ListSelection } from './list-selection.svelte.ts';

export interface ProspectListProps {
  /** What is listed: the rows, and below `foundFrom` those found by what was written about them. */
  listed: RowList;
  /** How many rows come before what was found below them. */
  foundFrom: number;
  filter: ListFilter;
  notes: ListNotes;
  selection: ListSelection;
  directory: Directory;
  /** Wall clock of the company. */
  now: string;
  onexplain: (prospectId: string, anchor: HTMLElement) => void;
  onlook: (prospectId: string, anchor: HTMLElement) => void;
  onactions: (prospectId: string, anchor: HTMLElement) => void;
  /** The end of the rows is near. */
  onend: () => void;
  onscroll: () => void;
}

/** Stands between the rows and what was found below them. */
export const foundHeading = { id: 'found' } as const;
export type ListEntry = ProspectRow | typeof foundHeading;
type Entries = Pick<readonly ListEntry[], 'length' | 'slice'>;

export function entriesOf({ listed, foundFrom }: Pick<ProspectListProps, 'listed' | 'foundFrom'>): Entries {
  if (foundFrom === listed.length) return listed;
  return [...listed.slice(0, foundFrom), foundHeading, ...listed.slice(foundFrom)];
}

export function isHeading(entry: ListEntry): entry is typeof foundHeading {
  return entry === foundHeading;
}
