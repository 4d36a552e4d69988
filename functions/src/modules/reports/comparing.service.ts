/**
 * What the clock does each night for each company: compares what reports count with the records and says where they differ. It
 * mends nothing: a difference is a fault of ours that somebody should see before it is gone (`recount-reports` mends).
 *
 * A night is bounded, however large the company: prospects that changed since the night before, a stretch of all the others, and
 * the buckets of the months in which these count. A night in which nothing had changed reads next to nothing.
 */
import { createHash } from 'node:crypto';
import type { Scope } from '@folio/shared/prospects/prospect.rules.ts';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { listDue, type DueItem } from '../../platform/due-index.ts';
import { joinKey, type Root } from '../../platform/keys.ts';
import { logEvent } from '../../platform/log.ts';
import { pause, tableAt, TransactionRefused, type Table, type TableConnection } from '../../platform/table.ts';
import { feedOf } from '../changes/command.service.ts';
import * as company from '../company/company.service.ts';
import * as prospects from '../prospects/prospect-facts.service.ts';
import { lookBack, lookedUntil } from '../reminders/clock.service.ts';
import { comparisonKey, comparisonOf, comparisonPut, type StoredComparison } from './comparison.repository.ts';
import { differencesOf } from './counting.service.ts';
import { wordsOf } from './buckets.ts';
import { bucketsAmissIn } from './recounting.service.ts';
import { nameOf, type Addition } from './report.repository.ts';

/** What changed is looked at up to so many lines a night, and of the rest a stretch: some 10,000 RCU at most. */
const mostChanges = 2000;
const stretch = 1000;
/** Younger changes may not have come through the stream. */
const youngMs = 60_000;
/** What differs is looked at again: whoever saves meanwhile is no fault. */
const usualSettleMs = 5000;
/** What is left over is still due when the clock calls again. */
const enoughMs = 8 * 60_000;

const wholeCompany: Scope = { kind: 'company' };

/** @throws Error when a company could not be compared: the next look begins where this one did, and the alarm tells */
export async function compareDue(
  connection: TableConnection,
  now: Date,
  { settleMs = usualSettleMs }: { settleMs?: number } = {},
): Promise<{ compared: number; differing: number }> {
  const startedMs = performance.now();
  const after = await lookBack(connection, 'COMPARISONS', now);
  let [compared, differing, failed] = [0, 0, 0];
  for (const due of await listDue(connection, 'COMPARISON', { after, until: now })) {
    if (performance.now() - startedMs > enoughMs) return { compared, differing };
    try {
      const differs = await compareCompany(connection, due, { now, settleMs });
      if (differs === undefined) continue;
      compared += 1;
      if (differs) differing += 1;
    } catch (error) {
      // Another clock was quicker.
      if (error instanceof TransactionRefused && !error.isConflict) continue;
      logEvent('COMPARISON_FAILED', { tenantId: due.root[1] }, error);
      failed += 1;
    }
  }
  if (failed) throw new Error(`${failed} companies could not be compared`);
  await lookedUntil(connection, 'COMPARISONS', now);
  return { compared, differing };
}

/** @returns whether anything differs; nothing where another clock was quicker */
async function compareCompany(
  connection: TableConnection,
  { root, at }: DueItem,
  { now, settleMs }: { now: Date; settleMs: number },
): Promise<boolean | undefined> {
  const table = tableAt(connection, root);
  const [item, companyItem] = await table.get([comparisonKey, company.need]);
  if (!item || !companyItem || item['at'] !== at) return undefined;
  const stored = comparisonOf(item);
  const { ids, ...reached } = await prospectsOf(table, stored, now);
  const differs = ids.length > 0 && (await compare(table, ids, settleMs));
  const next = nightAfter(now, company.settingsOf(companyItem).timeZone, root);
  await table.transact([comparisonPut(stored, { at: next, ...reached })]);
  return differs;
}

/** Between one and five in the morning there, each company at a minute of its own: not all at once. */
function nightAfter(now: Date, timeZone: string, root: Root): string {
  const minute = createHash('sha256').update(joinKey(root)).digest().readUInt16BE(0) % 240;
  const time = `0${1 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
  return instantOf(`${addDays(dayIn(timeZone, now), 1)}T${time}`, timeZone);
}

async function prospectsOf(
  table: Table,
  { since, belowFolio }: StoredComparison,
  now: Date,
): Promise<{ ids: string[] } & Omit<StoredComparison, 'at'>> {
  const until = new Date(now.getTime() - youngMs).toISOString();
  const feed = await feedOf(table, prospects.feed(wholeCompany), { above: [since], limit: mostChanges });
  const lines = feed.filter((line) => line.at <= until);
  const changed = lines.flatMap(({ noun, subjectId }) => (noun === 'prospect' ? [subjectId] : []));
  const last = lines.at(-1);
  const round = belowFolio === undefined ? {} : { belowFolio };
  if (!changed.length) return { ids: [], since: last?.at ?? since, ...round };
  const page = { of: 'PROSPECTS', limit: stretch, ...round } as const;
  const others = await prospects.listPage(table, wholeCompany, page);
  const lowest = others.length === stretch ? others.at(-1)?.folio : undefined;
  return {
    ids: [...new Set([...changed, ...others.map(({ id }) => id)])],
    // A full page may end within a moment: it is read again from there.
    since: lines.length === mostChanges && last ? new Date(Date.parse(last.at) - 1).toISOString() : until,
    ...(lowest === undefined ? {} : { belowFolio: lowest }),
  };
}

async function compare(table: Table, ids: readonly string[], settleMs: number): Promise<boolean> {
  const first = await lookAt(table, ids);
  const months = first.months.toSorted();
  const told = { tenantId: table.root[1], prospects: String(ids.length), months: String(months.length) };
  let { amiss } = first;
  let buckets = await bucketsOfMonths(table, months);
  if (amiss.length || buckets.length) {
    await pause(settleMs);
    ({ amiss } = await lookAt(table, amiss));
    // Whatever moves differs otherwise the second time.
    const before = new Set(buckets.map(textOf));
    buckets = (await bucketsOfMonths(table, months)).filter((one) => before.has(textOf(one)));
  }
  logEvent('REPORTS_COMPARED', told);
  if (!amiss.length && !buckets.length) return false;
  logEvent('REPORT_DIFFERS', {
    ...told,
    prospectsAmiss: String(amiss.length),
    bucketsAmiss: String(buckets.length),
    someProspects: amiss.slice(0, mostNamed).join(' '),
    someBuckets: buckets.slice(0, mostNamed).map(textOf).join(' '),
  });
  return true;
}

/** Where an operator begins to look. */
const mostNamed = 10;

/** Bucket and what it lacks: `REPORT#D#2031-03-31#… prospects+1`. */
function textOf({ key, additions }: Addition): string {
  return [nameOf(key), ...wordsOf(additions).toSorted()].join(' ');
}

const sideBySide = 10;

/** Which of them are counted otherwise than they are, and the months in which they count, as it is and as it was counted. */
async function lookAt(table: Table, ids: readonly string[]): Promise<{ amiss: string[]; months: string[] }> {
  const amiss: string[] = [];
  const months = new Set<string>();
  for (let from = 0; from < ids.length; from += sideBySide) {
    const some = ids.slice(from, from + sideBySide);
    const looks = await Promise.all(some.map(async (id) => ({ id, ...(await differencesOf(table, id)) })));
    for (const { id, facts, turns } of looks) {
      if (turns.length) amiss.push(id);
      const counted = turns.flatMap(({ before }) => (before ? [before.fact] : []));
      for (const { day } of [...facts, ...counted]) months.add(day.slice(0, 7));
    }
  }
  return { amiss, months: [...months] };
}

async function bucketsOfMonths(table: Table, months: readonly string[]): Promise<Addition[]> {
  const amiss: Addition[] = [];
  for (const month of months) amiss.push(...(await bucketsAmissIn(table, month)));
  return amiss;
}
