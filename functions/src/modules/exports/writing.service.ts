/**
 * Writes a file that waits for it. Told twice it writes once: whoever begins marks it, and only who marked it last makes it ready,
 * with the notice and the mail in the same transaction. What fails is tried again, and given up when it failed three times.
 */
import { contentName, exportLivesDays, type ExportFailure } from '@folio/shared/exports/export.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import { pictureKey } from '../../platform/image-urls.ts';
import type { Root } from '../../platform/keys.ts';
import { logEvent } from '../../platform/log.ts';
import { tableAt, TransactionRefused, type Attributes, type Table, type Write } from '../../platform/table.ts';
import type { WriteDependencies } from '../../platform/write-dependencies.ts';
import { knownNames, type KnownNames } from '../company/known-names.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import * as members from '../members/member.service.ts';
import { noticeWrite } from '../notices/notice.service.ts';
import { ContentRefused, contentTypes, fileNameOf, writeContent } from './export-content.service.ts';
import { exportKey, exportMove, exportOf, fileKey, type StoredExport } from './export.repository.ts';

const mostAttempts = 3;

type Member = ReturnType<typeof members.membershipOf> & { memberId: string };

interface Job {
  table: Table;
  stored: StoredExport;
  member: Member;
  names: KnownNames;
  now: Date;
}

/** @throws what the table or the bucket throws, as long as it is worth another try */
export async function writeOne(
  deps: WriteDependencies,
  { root, item }: { root: Root; item: Attributes },
  now: Date,
): Promise<void> {
  const { exportId, memberId } = exportOf(item);
  const table = tableAt(deps.connection(), root);
  const [[found, memberItem], names] = await Promise.all([
    table.get([exportKey(memberId, exportId), members.keyOf(memberId)]),
    knownNames(table),
  ]);
  const read = found && exportOf(found);
  if (!read || !memberItem || read.status === 'ready' || read.status === 'failed') {
    return logEvent('EXPORT_SKIPPED', { exportId });
  }
  const member = { ...members.membershipOf(memberItem), memberId };
  const job = { table, stored: read, member, names, now };
  if (read.attempts >= mostAttempts) return giveUp(job, 'unexpected');
  const stored = { ...read, status: 'running' as const, attempts: read.attempts + 1 };
  const began = await moved(table, [exportMove(read, { status: stored.status, attempts: stored.attempts, done: 0 })]);
  if (!began) return logEvent('EXPORT_SKIPPED', { exportId });
  await tryOnce(deps, { ...job, stored }, root);
}

async function tryOnce(deps: WriteDependencies, job: Job, root: Root): Promise<void> {
  const { stored, member, now } = job;
  try {
    if (!member.active) throw new ContentRefused('no_access');
    const bytes = await send(deps, job, root);
    const at = now.toISOString();
    const isReady = await moved(job.table, [
      exportMove(stored, { status: 'ready', bytes, readyAt: at }),
      noticeOf(job),
      ...(stored.scheduleName ? [mailOf(job, stored.scheduleName)] : []),
    ]);
    logEvent(isReady ? 'EXPORT_READY' : 'EXPORT_SKIPPED', { exportId: stored.exportId });
  } catch (error) {
    const failure = failureOf(error);
    logEvent('EXPORT_FAILED', { exportId: stored.exportId }, error);
    if (failure === 'unexpected' && stored.attempts < mostAttempts) throw error;
    await giveUp(job, failure);
  }
}

/** What would fail again, whatever is tried. */
function failureOf(error: unknown): ExportFailure {
  if (error instanceof ContentRefused) return error.failure;
  // Whoever lost the sight of a centre, or may no longer narrow by one.
  return error instanceof AppError ? 'no_access' : 'unexpected';
}

async function send(deps: WriteDependencies, { table, stored, member, names, now }: Job, root: Root): Promise<number> {
  const { id, logoId } = names.company;
  const isPrinted = stored.content.format === 'pdf';
  const logo = isPrinted && logoId ? await deps.images.find(pictureKey(id, logoId, 'logo')) : undefined;
  const fileName = fileNameOf(stored);
  const contentType = contentTypes[stored.content.format];
  return deps.files.send({ key: fileKey(root, stored), contentType, fileName }, (take) =>
    writeContent(
      {
        table,
        asking: { actor: member },
        stored,
        names,
        logo,
        madeBy: names.nameOf(stored.requestedBy) || member.name,
        now,
        // Somebody else began it meanwhile: no progress of this one is told any more.
        tell: async (progress) => void (await moved(table, [exportMove(stored, progress)])),
      },
      take,
    ),
  );
}

async function giveUp(job: Job, failure: ExportFailure): Promise<void> {
  await moved(job.table, [exportMove(job.stored, { status: 'failed', failure }), noticeOf(job, failure)]);
}

/** @returns whether it was still as it was read */
async function moved(table: Table, writes: readonly Write[]): Promise<boolean> {
  try {
    await table.transact(writes);
    return true;
  } catch (error) {
    if (error instanceof TransactionRefused && !error.isConflict) return false;
    throw error;
  }
}

function titleOf({ scheduleName, content }: StoredExport): string {
  return scheduleName ?? contentName(content.figure);
}

function noticeOf({ stored, now }: Job, failure?: ExportFailure): Write {
  const { exportId, memberId, from, to, attempts, content } = stored;
  return noticeWrite({
    memberId,
    cause: `${exportId} ${attempts} ${failure ?? 'ready'}`,
    now,
    content: {
      kind: 'export',
      exportId,
      title: titleOf(stored),
      format: content.format,
      from,
      to,
      ...(failure ? { failure } : {}),
    },
  });
}

function mailOf({ stored, member, names, now }: Job, scheduleName: string): Write {
  const { exportId, from, to, content } = stored;
  return mailWrite({
    cause: exportId,
    to: member.email,
    now,
    message: {
      template: 'export-ready',
      name: member.name,
      companyName: names.company.name,
      scheduleName,
      exportId,
      content: contentName(content.figure),
      format: content.format,
      from,
      to,
      keptDays: exportLivesDays,
    },
  });
}
