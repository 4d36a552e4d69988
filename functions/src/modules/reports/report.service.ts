/** The report (M04): buckets added up, and the rows that a figure counts. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { canSee, type Viewer } from '@folio/shared/prospects/prospect.rules.ts';
import {
  formerPeriod,
  measures,
  monthsOf,
  narrowing,
  spansOf,
  unsaid,
  type Narrowing,
  type Period,
  type Sums,
} from '@folio/shared/reports/report.rules.ts';
import type { getReport, listReportRows, Report, ReportRow } from '@folio/shared/reports/report.schema.ts';
import type { WholeReport } from '@folio/shared/reports/report-sheets.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import type { Table } from '../../platform/table.ts';
import * as prospects from '../prospects/prospect-facts.service.ts';
import { narrowedScope } from '../prospects/prospect.service.ts';
import { attributesOf, type Bucket, type Part } from './buckets.ts';
import type { Fact } from './facts.ts';
import { listBuckets, listFacts } from './report.repository.ts';

type RowsQuery = InputOf<typeof listReportRows>['query'];

export async function get(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof getReport>,
): Promise<Report> {
  return reportFor(tenantTable(deps, context), context, query);
}

/** Whose level it is asked at; a request's member, or whoever a file is written for. */
export interface Asking {
  actor: Viewer;
}

export async function reportFor(
  table: Table,
  asking: Asking,
  query: InputOf<typeof getReport>['query'],
): Promise<Report> {
  const scope = narrowedScope(asking, query.workCentreId);
  const narrowed = narrowedTo(query);
  const { attendedBy } = query;
  // A person's own partition has no buckets of all, and of whoever sees by person there are few.
  const many = attendedBy ? { memberId: attendedBy } : scope.kind === 'own' ? 'each' : 'all';
  // Who attends those of one medio stands in their own buckets alone.
  const of = many === 'all' && narrowed ? 'each' : many;
  const only = narrowed && attributesOf(narrowed);
  const [parts, days] = await Promise.all([
    listBuckets(table, scope, { spans: spansOf(query, 'month'), of, only }),
    query.grain === 'day'
      ? listBuckets(table, scope, { spans: spansOf(query, 'day'), of: many, only: attributesOf(narrowed) })
      : undefined,
  ]);
  return { ...wholeAndParts(parts, narrowed), series: seriesOf(days ?? parts, narrowed, query.grain) };
}

/** Of some days beside the period they are compared with, as of a day. */
export async function wholeReportFor(
  table: Table,
  asking: Asking,
  { filters, days, grain, today }: Whole,
): Promise<WholeReport> {
  const formerDays = formerPeriod(days, today);
  const [report, former] = await Promise.all([
    reportFor(table, asking, { ...filters, ...days, grain }),
    reportFor(table, asking, { ...filters, ...formerDays, grain: 'month' }),
  ]);
  return { report, former: former.totals, days, formerDays };
}

/** What a report is narrowed to. */
export type ReportFilters = Omit<InputOf<typeof getReport>['query'], 'from' | 'to' | 'grain'>;

interface Whole {
  filters: ReportFilters;
  days: Period;
  grain: 'day' | 'month';
  today: string;
}

type NarrowedPart = Part & { by: Narrowing };

function narrowedTo(query: Partial<Record<Narrowing, string | undefined>>): NarrowedPart | undefined {
  const by = narrowing.find((name) => query[name] !== undefined);
  if (!by) return undefined;
  const told = query[by];
  return { by, key: told === unsaid ? undefined : told };
}

function isPart({ by, key }: Part, narrowed: NarrowedPart): boolean {
  return by === narrowed.by && key === narrowed.key;
}

/** What a bucket adds to a report: all of it, or the part it is narrowed to. */
function sumsOf({ whole, parts }: Bucket, narrowed: NarrowedPart | undefined): Sums {
  return narrowed ? (parts.find((part) => isPart(part, narrowed))?.sums ?? {}) : whole;
}

function wholeAndParts(
  buckets: readonly Bucket[],
  narrowed: NarrowedPart | undefined,
): Pick<Report, 'totals' | 'groups'> {
  const groups = new Map<string, Report['groups'][number]>();
  const totals: Sums = {};
  const group = ({ by, key }: Part, sums: Sums) => {
    const name = `${by} ${key ?? ''}`;
    const told = groups.get(name) ?? { by, ...(key === undefined ? {} : { key }), sums: {} };
    groups.set(name, told);
    add(told.sums, sums);
  };
  for (const bucket of buckets) {
    const sums = sumsOf(bucket, narrowed);
    if (isNothing(sums)) continue;
    add(totals, sums);
    if (bucket.attendedBy !== undefined) group({ by: 'attendedBy', key: bucket.attendedBy }, sums);
    for (const part of bucket.parts) if (!narrowed || isPart(part, narrowed)) group(part, part.sums);
  }
  // A bucket keeps its parts in no order: the same question gets the same answer.
  const sorted = [...groups].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, told]) => told);
  return {
    totals: left(totals),
    groups: sorted.flatMap((told) => (isNothing(left(told.sums)) ? [] : [{ ...told, sums: left(told.sums) }])),
  };
}

function seriesOf(
  buckets: readonly Bucket[],
  narrowed: NarrowedPart | undefined,
  grain: 'day' | 'month',
): Report['series'] {
  const series = new Map<string, Sums>();
  for (const bucket of buckets) {
    const sums = sumsOf(bucket, narrowed);
    if (isNothing(sums)) continue;
    const place = grain === 'day' ? bucket.at : bucket.at.slice(0, 7);
    const held = series.get(place) ?? {};
    series.set(place, held);
    add(held, sums);
  }
  return [...series]
    .flatMap(([at, sums]) => (isNothing(left(sums)) ? [] : [{ at, sums: left(sums) }]))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
}

/** What was taken off whole is nothing; nor is less than nothing, where a day was counted between two reads. */
function left(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).filter(([, value]) => value > 0));
}

function isNothing(sums: Sums): boolean {
  return !Object.keys(sums).length;
}

/** To what is held already: of a large company there is much to add. */
function add(held: Sums, sums: Sums): void {
  for (const measure of measures) {
    const value = sums[measure];
    if (value) held[measure] = (held[measure] ?? 0) + value;
  }
}

/** Rows of a page, and keys of a batch. */
const pageSize = 100;
/** Facts read at once: about four pages of 4 kB for one page of rows without a filter. */
const factsAtOnce = pageSize + 1;

export async function listRows(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof listReportRows>,
): Promise<{ rows: ReportRow[]; cursor?: string }> {
  const table = tenantTable(deps, context);
  const { cursor, ...wanted } = query;
  const subject = [context.actor.tenantId, context.actor.memberId, JSON.stringify(wanted)].join('\n');
  const after = cursor === undefined ? undefined : positionOf(deps.signer.open('cursor', cursor), subject);
  const found = await factsFrom(table, context, { query, after });
  const shown = found.slice(0, pageSize);
  const rows = await rowsOf(table, context, shown.map(({ fact }) => fact)); // prettier-ignore
  const last = shown.at(-1);
  if (found.length <= pageSize || !last) return { rows };
  return { rows, cursor: deps.signer.sign('cursor', { subject, after: last.position }) };
}

/** All of them, page by page: nobody has to hold more than one. */
export async function* rowPages(table: Table, asking: Asking, query: RowsQuery): AsyncGenerator<ReportRow[]> {
  let after: readonly string[] | undefined;
  for (;;) {
    const found = await factsFrom(table, asking, { query, after });
    const shown = found.slice(0, pageSize);
    if (shown.length) yield await rowsOf(table, asking, shown.map(({ fact }) => fact)); // prettier-ignore
    after = shown.at(-1)?.position;
    if (found.length <= pageSize) return;
  }
}

/** One more than a page, where there is one. */
async function factsFrom(
  table: Table,
  context: Asking,
  { query, after }: { query: RowsQuery; after: readonly string[] | undefined },
): Promise<{ fact: Fact; position: string[] }[]> {
  const scope = narrowedScope(context, query.workCentreId);
  const counts = countedBy(query);
  const found: { fact: Fact; position: string[] }[] = [];
  let below = after;
  const newest = after?.[0] ?? query.to;
  for (const { month, ...days } of monthsOf({ from: query.from, to: newest })) {
    for (;;) {
      const page = await listFacts(table, scope, { figure: query.figure, month, days, limit: factsAtOnce, below });
      found.push(...page.filter(({ fact }) => counts(fact)));
      if (found.length > pageSize) return found;
      below = page.at(-1)?.position;
      if (page.length < factsAtOnce) break;
    }
    below = undefined;
  }
  return found;
}

function countedBy(query: RowsQuery): (fact: Fact) => boolean {
  const { attendedBy } = query;
  const narrowed = narrowedTo(query);
  return (fact) =>
    (attendedBy === undefined || fact.attendedBy === attendedBy) &&
    (narrowed === undefined || (isTold(fact, narrowed.by) && fact[narrowed.by] === narrowed.key));
}

/** Nobody says why a prospect was registered: a reason is of what was cancelled alone. */
function isTold({ figure }: Fact, by: Narrowing): boolean {
  return by !== 'cancelReasonId' || figure === 'cancelled';
}

/** With the names that prospects have now. */
async function rowsOf(table: Table, context: Asking, facts: readonly Fact[]): Promise<ReportRow[]> {
  const ids = [...new Set(facts.map(({ prospectId }) => prospectId))];
  const found = new Map((await prospects.list(table, ids)).map((one) => [one.id, one]));
  return facts.flatMap((fact) => {
    const { source: _source, figure: _figure, registeredBy: _registeredBy, ...told } = fact;
    const prospect = found.get(fact.prospectId);
    // Put aside or out of sight a moment ago: its facts are about to leave, too.
    if (!prospect || prospect.deletedAt || !canSee(context.actor, prospect)) return [];
    const { name, companyName, colour, status } = prospect;
    return [{ ...told, name, ...(companyName ? { companyName } : {}), colour, status } as ReportRow]; // facts hold what records do, whose values were checked when they were typed
  });
}

function positionOf(payload: unknown, subject: string): string[] {
  const { subject: of, after } = (payload ?? {}) as { subject?: unknown; after?: unknown }; // ours by signature; the shape is checked here
  const isPosition = Array.isArray(after) && after.every((part) => typeof part === 'string');
  if (of !== subject || !isPosition) throw new AppError('cursor.invalid');
  return after;
}
