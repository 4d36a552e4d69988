/** The list by words, filters and order: the table that browsers search, held at the server, seen as far as a person sees. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { listSelectedProspects } from '@folio/shared/prospects/prospect-list.schema.ts';
import { scopeOf } from '@folio/shared/prospects/prospect.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import type { Counts } from '@folio/shared/rows/row-facets.ts';
import { wallClockIn } from '@folio/shared/values/days.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { RowsDependencies } from '../../platform/rows-dependencies.ts';
import { sha256 } from '../../platform/signer.ts';
import { freshRows } from './held-rows.service.ts';
import { placeAfter, positionAfter, type ListPosition } from './list-position.rules.ts';

type Answer = ResponseOf<typeof listSelectedProspects>;
type Query = InputOf<typeof listSelectedProspects>['query'];

/** AP-22: the feed (AP-12) and nothing else, once the company's rows are held. @throws AppError `cursor.invalid` */
export async function list(
  deps: RowsDependencies,
  context: MemberContext,
  { query }: { query: Query },
): Promise<Answer> {
  const subject = subjectOf(context, query);
  const position =
    query.cursor === undefined ? undefined : positionOf(deps.signer.open('cursor', query.cursor), subject);
  const held = await freshRows(deps, context);
  const now = wallClockIn(held.timeZone, context.now);
  const scope = scopeOf(context.actor);
  const asked = listQueryOf(query);
  const { rows, counts } = held.select(asked, now, scope);

  const by = { sort: asked.sort, now, digest };
  const start = position ? placeAfter(position, rows, by) : startOf(rows, query.belowFolio);
  const end = Math.min(start + query.limit, rows.length);
  return {
    rows: rows.slice(start, end),
    counts: plainCounts(counts),
    total: rows.length,
    size: held.count(scope),
    ...(end < rows.length ? { cursor: deps.signer.sign('cursor', { subject, ...positionAfter(rows, end, by) }) } : {}),
  };
}

/** What is asked for, without which page of it. */
function listQueryOf(query: Query): ListQuery {
  const { words, status, attention, states, from, to } = query;
  const { memberIds: people, workCentreIds: workCentres } = query;
  const { contactChannelIds: channels, lineOfBusinessIds: lines } = query;
  const sort = { column: query.sort, direction: query.direction };
  return { words, status, attention, people, workCentres, channels, lines, states, from, to, sort };
}

/** A cursor belongs to who asked, of which company, for what. */
function subjectOf({ actor }: MemberContext, query: Query): string {
  return digest([actor.tenantId, actor.memberId, 'list', JSON.stringify(listQueryOf(query))].join('\n'));
}

function digest(text: string): string {
  return sha256(text).toString('base64url').slice(0, 12);
}

function startOf(rows: readonly ProspectRow[], belowFolio: number | undefined): number {
  // From the end: the one whose folio was typed stands first, whatever it is.
  return belowFolio === undefined ? 0 : rows.findLastIndex(({ folio }) => folio >= belowFolio) + 1;
}

function positionOf(payload: unknown, subject: string): ListPosition {
  const { subject: of, ...position } = (payload ?? {}) as { subject?: unknown } & ListPosition; // ours by signature, for this very subject
  if (of !== subject) throw new AppError('cursor.invalid');
  return position;
}

function plainCounts(counts: Counts): Answer['counts'] {
  const entries = Object.entries(counts).map(([facet, values]) => [facet, Object.fromEntries(values)]);
  return Object.fromEntries(entries) as Answer['counts']; // Counts has the same facets
}
