/**
 * The rows of whole companies in memory, between the requests of this copy of the function. What is held is never trusted to
 * be fresh: every question first reads what changed since the one before. A copy that starts takes the company's snapshot and
 * goes on from there; without one it reads all the rows once. Who sees which of them is decided by whoever asks the table.
 */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import type { Scope } from '@folio/shared/prospects/prospect.rules.ts';
import { emptyQuery, type ListQuery } from '@folio/shared/rows/list-query.rules.ts';
import type { Names } from '@folio/shared/rows/row-orders.ts';
import { RowTable, type Selection } from '@folio/shared/rows/row-table.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable } from '../../platform/dependencies.ts';
import { logEvent } from '../../platform/log.ts';
import { RecentMap } from '../../platform/recent-map.ts';
import type { RowsDependencies } from '../../platform/rows-dependencies.ts';
import { feedOf, type FeedLine } from '../changes/command.service.ts';
import * as session from '../company/session.service.ts';
import { counterKey, counterValue } from '../counters/counter.service.ts';
import { isOfSettings, longestAwayMs, newsIn, overlapMs } from './feed.service.ts';
import { feedPartitions, listAllRows } from './prospect-reading.repository.ts';
import { columnsOf, rowsIn } from './row-columns.rules.ts';
import { findSnapshot, saveSnapshot } from './row-snapshot.repository.ts';

export interface HeldRows {
  timeZone: string;
  /** @param now wall clock of the company */
  select(query: ListQuery, now: string, scope: Scope): Selection;
  /** How many a scope holds, whatever is asked for. */
  count(scope: Scope): number;
}

interface Kept {
  table: RowTable;
  /** Moment of the last reading: what changed before it is in the table. */
  readAt: string;
  /** Lines of that reading: they come again while they are young, and are news once. */
  seen: ReadonlySet<string>;
  /** Undefined until read, and when something of it changed; the names are then another object. */
  company: { names: Names; timeZone: string } | undefined;
  /** By question: its next pages, and whoever asks the same, cost no other look at every row. Forgotten with any change. */
  answers: RecentMap<string, Selection>;
  /** Moment of the snapshot, and changes since. */
  savedAt: string | undefined;
  changesSince: number;
}

/** About 0.85 kB each, search texts and all: half a GB of the function's 1.7, the rest is for filling and packing. */
const mostRows = 600_000;
/** Of a company at once: 0.8 MB each at 100,000 rows. */
const mostAnswers = 8;
const feedPage = 1000;
/** What the next copy would have to read after the snapshot: a second's worth, or a quiet day's. */
const mostChangesSince = 2000;
const oldestSnapshotMs = 24 * 60 * 60 * 1000;

const wholeCompany: Scope = { kind: 'company' };

/** By company, the one unused for longest first. The key is the session's company, never anything a client sends. */
const kept = new Map<string, Kept>();
/** A company's readings one after another: a read begun beside an authorization that failed may still be under way. */
const turns = new Map<string, Promise<unknown>>();

/** The company's rows as they are now. */
export async function freshRows(deps: RowsDependencies, context: MemberContext): Promise<HeldRows> {
  const { tenantId } = context.actor;
  const before = turns.get(tenantId) ?? Promise.resolve();
  const turn = before.then(() => refresh(deps, context));
  // Only that it is over: the rows themselves would be held by it.
  const over = () => undefined;
  turns.set(tenantId, turn.then(over, over));
  return turn;
}

async function refresh(deps: RowsDependencies, context: MemberContext): Promise<HeldRows> {
  const { tenantId } = context.actor;
  const here = kept.get(tenantId);
  const isHere = here !== undefined && ageMs(here.readAt, context) < longestAwayMs;
  // What a start needs is read side by side; nothing but the feed otherwise.
  const [rows, company] = isHere
    ? [here, undefined]
    : await Promise.all([load(deps, context), companyOf(deps, context)]);
  rows.company ??= company;
  await catchUp(deps, context, rows);
  rows.company ??= await companyOf(deps, context);
  keep(tenantId, rows);
  if (isSnapshotDue(rows, context)) await save(deps, context, rows);
  const { names, timeZone } = rows.company;
  return {
    timeZone,
    select: (query, now, scope) => selectionOf(rows, names, { query, now, scope }),
    count: (scope) => rows.table.count(scope),
  };
}

function selectionOf(
  { table, answers }: Kept,
  names: Names,
  asked: { query: ListQuery; now: string; scope: Scope },
): Selection {
  const key = JSON.stringify(asked);
  const before = answers.get(key);
  if (before) return before;
  // The first of this copy that asks for words waits for those that follow.
  if (asked.query.words.trim() !== '') table.prepareSearch(Infinity);
  const answer = table.select(asked.query, asked.now, names, asked.scope);
  answers.set(key, answer);
  return answer;
}

async function load(deps: RowsDependencies, context: MemberContext): Promise<Kept> {
  const snapshot = await findSnapshot(deps.snapshots, context.actor.tenantId);
  const isUsable = snapshot !== undefined && ageMs(snapshot.at, context) < longestAwayMs;
  const table = new RowTable();
  table.put(isUsable ? snapshot.rows : await allRows(deps, context));
  const at = isUsable ? snapshot.at : context.now.toISOString();
  return {
    table,
    readAt: at,
    seen: new Set(),
    company: undefined,
    answers: new RecentMap(mostAnswers),
    savedAt: isUsable ? at : undefined,
    changesSince: 0,
  };
}

async function allRows(deps: RowsDependencies, context: MemberContext) {
  const table = tenantTable(deps, context);
  const [counter] = await table.get([counterKey('prospects')]);
  const rows = await listAllRows(table, counterValue(counter));
  // Each value that many share becomes one string.
  return rowsIn(columnsOf(rows));
}

/** AP-12, for the whole company: who left whose sight is the scope's to tell, not the table's. */
async function catchUp(deps: RowsDependencies, context: MemberContext, rows: Kept): Promise<void> {
  const lines: FeedLine[] = [];
  let above = [new Date(Date.parse(rows.readAt) - overlapMs).toISOString()];
  for (;;) {
    const page = await feedOf(tenantTable(deps, context), feedPartitions(wholeCompany), { above, limit: feedPage });
    lines.push(...page);
    const last = page.at(-1);
    if (!last || page.length < feedPage) break;
    above = [last.at, last.id];
  }
  const fresh = lines.filter(({ id }) => !rows.seen.has(id));
  const news = newsIn(wholeCompany, fresh);
  rows.table.put(news.rows);
  for (const { id, version } of news.gone) rows.table.remove(id, version);
  if (fresh.some(isOfSettings)) rows.company = undefined;
  if (fresh.length > 0) rows.answers = new RecentMap(mostAnswers);
  rows.changesSince += fresh.length;
  rows.seen = new Set(lines.map(({ id }) => id));
  rows.readAt = context.now.toISOString();
}

/** AP-01, only at a start and when the feed tells of another name. */
async function companyOf(deps: RowsDependencies, context: MemberContext): Promise<NonNullable<Kept['company']>> {
  const { members, workCentres, catalogue, company }: Session = await session.get(deps, context);
  const names = new Map([...members, ...workCentres, ...catalogue].map(({ id, name }) => [id, name]));
  return { timeZone: company.timeZone, names: { nameOf: (id) => (id && names.get(id)) || '' } };
}

/** Lets go of the companies that nobody asked for, until what is held fits. */
function keep(tenantId: string, rows: Kept): void {
  kept.delete(tenantId);
  kept.set(tenantId, rows);
  let held = [...kept.values()].reduce((sum, { table }) => sum + table.size, 0);
  for (const [oldest, { table }] of kept) {
    if (held <= mostRows || oldest === tenantId) break;
    kept.delete(oldest);
    held -= table.size;
  }
}

function isSnapshotDue({ savedAt, changesSince }: Kept, context: MemberContext): boolean {
  return savedAt === undefined || changesSince > mostChangesSince || ageMs(savedAt, context) > oldestSnapshotMs;
}

/** Two copies may save at once: the last one stays, and both are right. Failing costs the next copy time, nobody an answer. */
async function save(deps: RowsDependencies, context: MemberContext, rows: Kept): Promise<void> {
  const { tenantId } = context.actor;
  const all = rows.table.select(emptyQuery(), '', { nameOf: () => '' }).rows;
  rows.changesSince = 0;
  rows.savedAt = rows.readAt;
  try {
    await saveSnapshot(deps.snapshots, tenantId, { at: rows.readAt, rows: all });
    logEvent('ROWS_SNAPSHOT', { tenantId, rows: String(all.length) });
  } catch (cause) {
    logEvent('ROWS_SNAPSHOT', { tenantId }, cause);
  }
}

function ageMs(at: string, context: MemberContext): number {
  return context.now.getTime() - Date.parse(at);
}
