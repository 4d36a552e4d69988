/**
 * Where a page of a list ended, so that the next one begins there whatever changed meanwhile: the last rows of the page by
 * their folio, each with a digest of what it is sorted by. The page goes on after the last of them that has not moved.
 */
import { attentionOf } from '@folio/shared/prospects/attention.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { Sort, SortColumn } from '@folio/shared/rows/list-query.rules.ts';

export interface ListPosition {
  /** How many came before: where to go on when all of the last rows have gone or moved. */
  at: number;
  /** Folio and digest, from the last row backwards. */
  last: [folio: number, digest: string][];
}

/** More than anybody changes between two pages. */
const anchors = 5;

type Digest = (text: string) => string;

/** Position after the first `end` rows. */
export function positionAfter(
  rows: readonly ProspectRow[],
  end: number,
  by: { sort: Sort; now: string; digest: Digest },
): ListPosition {
  const last = rows.slice(Math.max(0, end - anchors), end).toReversed();
  return { at: end, last: last.map((row) => [row.folio, by.digest(sortedBy(row, by.sort.column, by.now))]) };
}

/** Index of the row that comes next. */
export function placeAfter(
  { at, last }: ListPosition,
  rows: readonly ProspectRow[],
  by: { sort: Sort; now: string; digest: Digest },
): number {
  const wanted = new Map(last);
  const places = new Map<number, number>();
  rows.forEach(({ folio }, place) => {
    if (wanted.has(folio)) places.set(folio, place);
  });
  for (const [folio, digest] of last) {
    const place = places.get(folio);
    const row = place === undefined ? undefined : rows[place];
    if (row && place !== undefined && by.digest(sortedBy(row, by.sort.column, by.now)) === digest) return place + 1;
  }
  return Math.min(at, rows.length);
}

const valueOf: Record<Exclude<SortColumn, 'attention'>, (row: ProspectRow) => string | undefined> = {
  folio: () => '',
  contactedOn: (row) => row.contactedOn,
  name: (row) => row.name,
  companyName: (row) => row.companyName,
  state: (row) => row.state,
  channel: (row) => row.contactChannelId,
  line: (row) => row.lineOfBusinessId,
  person: (row) => row.attendedBy,
  workCentre: (row) => row.workCentreId,
  status: (row) => row.status,
  appointmentAt: (row) => row.appointmentAt,
};

function sortedBy(row: ProspectRow, column: SortColumn, now: string): string {
  return (column === 'attention' ? attentionOf(row, now).cause : valueOf[column](row)) ?? '';
}
