/**
 * What the clock does for schedules: those that fell due since it looked last are found by their hour, and each queues an export
 * per person it is for, in the one transaction that moves the schedule on. Twice, late or side by side: the loser finds it moved.
 */
import { listDue, type DueItem } from '../../platform/due-index.ts';
import { logEvent } from '../../platform/log.ts';
import { tableAt, TransactionRefused, type TableConnection } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import * as members from '../members/member.service.ts';
import { lookBack, lookedUntil } from '../reminders/clock.service.ts';
import { newExport } from './export.service.ts';
import {
  exportPut,
  scheduleAt,
  scheduleKey,
  scheduleOf,
  schedulePut,
  type ExportContent,
  type StoredExport,
  type StoredSchedule,
} from './export.repository.ts';
import { isOwed, lastRun, nextRunAt, type Run } from './run-times.ts';

/** @throws Error when one could not be queued: the next look begins where this one did, and the alarm tells */
export async function startDueExports(connection: TableConnection, now: Date): Promise<{ queued: number }> {
  const after = await lookBack(connection, 'EXPORTS', now);
  let [queued, failed] = [0, 0];
  for (const due of await listDue(connection, 'EXPORT', { after, until: now })) {
    try {
      queued += await startOne(connection, due, now);
    } catch (error) {
      // Another clock was quicker, or its keeper changes it this moment: either sees to what follows.
      if (error instanceof TransactionRefused && !error.isConflict) continue;
      logEvent('EXPORT_FAILED', { scheduleId: scheduleAt(due).scheduleId }, error);
      failed += 1;
    }
  }
  logEvent('EXPORTS_STARTED', { queued: String(queued) });
  if (failed) throw new Error(`${failed} schedules could not be started`);
  await lookedUntil(connection, 'EXPORTS', now);
  return { queued };
}

async function startOne(connection: TableConnection, due: DueItem, now: Date): Promise<number> {
  const { memberId, scheduleId } = scheduleAt(due);
  const table = tableAt(connection, due.root);
  const [item, companyItem, keeper] = await table.get([
    scheduleKey(memberId, scheduleId),
    company.need,
    members.keyOf(memberId),
  ]);
  const stored = item && scheduleOf(item);
  if (!stored || stored.nextAt !== due.at) return 0;
  const { timeZone } = company.settingsOf(companyItem);
  // Of who is gone nothing is sent any more; coming back begins with a change of one's own.
  if (!keeper || !members.membershipOf(keeper).active) {
    await table.transact([schedulePut(stored, { ...stored, nextAt: '' })]);
    return 0;
  }
  const run = lastRun(stored, timeZone, now);
  const owed = isOwed(stored, run);
  const people = owed ? await activeAmong(table, stored.recipientIds) : [];
  const exports = people.map((person) => exportFor(stored, person, run));
  const toldUntil = owed ? { ...stored.toldUntil, [stored.every]: run.period.to } : stored.toldUntil;
  const next = { ...stored, nextAt: nextRunAt(stored, timeZone, now), toldUntil };
  await table.transact([schedulePut(stored, next), ...exports.map(exportPut)]);
  return exports.length;
}

type Reader = Pick<ReturnType<typeof tableAt>, 'get'>;

async function activeAmong(table: Reader, ids: readonly string[]): Promise<string[]> {
  const items = await table.get(ids.map(members.keyOf));
  return ids.filter((_, index) => {
    const item = items[index];
    return item !== undefined && members.membershipOf(item).active;
  });
}

/** Named after schedule, period and person: the same is the same export. */
function exportFor(schedule: StoredSchedule, memberId: string, run: Run): StoredExport {
  const { from, to } = run.period;
  return newExport(
    { content: contentOf(schedule), from, to, memberId, requestedBy: schedule.memberId, scheduleName: schedule.name },
    new Date(run.at),
    `${schedule.scheduleId} ${from} ${to}`,
  );
}

const contentFields = [
  'format',
  'figure',
  'workCentreId',
  'attendedBy',
  'generatedBy',
  'contactChannelId',
  'lineOfBusinessId',
  'state',
  'cancelReasonId',
] as const satisfies readonly (keyof ExportContent)[];

function contentOf(schedule: StoredSchedule): ExportContent {
  const told = contentFields.filter((field) => schedule[field] !== undefined).map((field) => [field, schedule[field]]);
  return { format: schedule.format, ...Object.fromEntries(told) };
}
