/** Exports that a person asks for: queued by a command, written by who follows the stream, fetched by an address of a minute. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import { contentName, exportFileName, exportLivesDays } from '@folio/shared/exports/export.rules.ts';
import type {
  addExport,
  ExportView,
  getExportFile,
  listExports,
  retryExport,
} from '@folio/shared/exports/export.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { idOfMoment } from '../../platform/derived-id.ts';
import { tenantRoot, tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import type { ExportsDependencies } from '../../platform/exports-dependencies.ts';
import { runCommand } from '../changes/command.service.ts';
import { narrowedScope } from '../prospects/prospect.service.ts';
import {
  exportKey,
  exportMove,
  exportOf,
  exportPut,
  fileKey,
  listItems,
  partitionOf,
  type ExportContent,
  type StoredExport,
} from './export.repository.ts';
import { scheduleView } from './export-schedule.service.ts';
import { filterNeeds, requireKnown } from '../reports/known-filters.ts';

export async function list(deps: Dependencies, context: MemberContext): Promise<ResponseOf<typeof listExports>> {
  const { exports, schedules } = await listItems(tenantTable(deps, context), context.actor.memberId);
  const nowSeconds = context.now.getTime() / 1000;
  return {
    // The table forgets some hours late, the bucket may not.
    exports: exports.filter(({ expiresAt }) => expiresAt > nowSeconds).map(exportView),
    schedules: schedules.map(scheduleView).toSorted((one, other) => one.name.localeCompare(other.name, 'es-MX')),
  };
}

export interface Wanted {
  content: ExportContent;
  from: string;
  to: string;
  memberId: string;
  requestedBy: string;
  scheduleName?: string;
}

/** @param at its id begins with it; the same one and the same cause are the same export */
export function newExport({ content, ...wanted }: Wanted, at: Date, cause: string): StoredExport {
  return {
    ...wanted,
    content,
    exportId: idOfMoment('export', at, `${wanted.memberId}\n${cause}`),
    at: at.toISOString(),
    status: 'queued',
    attempts: 0,
    done: 0,
    of: 0,
    expiresAt: Math.floor(at.getTime() / 1000) + exportLivesDays * 24 * 60 * 60,
  };
}

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addExport>,
): Promise<ExportView> {
  const { memberId } = context.actor;
  // Refused now rather than by whoever writes it.
  narrowedScope(context, body.workCentreId);
  const { from, to, ...content } = body;
  const wanted = { content, from, to, memberId, requestedBy: memberId };
  const stored = newExport(wanted, context.now, context.command?.key ?? '');
  return runCommand(deps, context, {
    partition: partitionOf(memberId),
    needs: filterNeeds(content),
    decide: (items) => {
      requireKnown(content, items);
      return {
        writes: [exportPut(stored)],
        happening: { ...happeningTo(stored), verb: 'requested', after: { ...body } },
        answer: exportView(stored),
      };
    },
  });
}

export async function retry(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof retryExport>,
): Promise<ExportView> {
  const { memberId } = context.actor;
  return runCommand(deps, context, {
    partition: partitionOf(memberId),
    needs: [exportKey(memberId, params.exportId)],
    decide: ([item]) => {
      if (!item) throw new AppError('export.not_found');
      const stored = exportOf(item);
      if (stored.status !== 'failed') throw new AppError('export.not_failed');
      const { failure: _failure, ...kept } = stored;
      const again = { status: 'queued', attempts: 0, done: 0 } as const;
      return {
        writes: [exportMove(stored, again, ['failure'])],
        happening: { ...happeningTo(stored), verb: 'retried' },
        answer: exportView({ ...kept, ...again }),
      };
    },
  });
}

/** @throws AppError when there is none of one's own, or none to fetch yet */
export async function file(
  deps: ExportsDependencies,
  context: MemberContext,
  { params }: InputOf<typeof getExportFile>,
): Promise<ResponseOf<typeof getExportFile>> {
  const { memberId, tenantId } = context.actor;
  const [item] = await tenantTable(deps, context).get([exportKey(memberId, params.exportId)]);
  if (!item || exportOf(item).expiresAt * 1000 <= context.now.getTime()) throw new AppError('export.not_found');
  const stored = exportOf(item);
  if (stored.status !== 'ready') throw new AppError('export.not_ready');
  const url = await deps.exportUrls.urlFor(fileKey(tenantRoot(tenantId), stored), context.now);
  return { url, fileName: exportFileName(stored.content.figure, stored, stored.content.format) };
}

function exportView(stored: StoredExport): ExportView {
  const {
    exportId: id,
    content,
    from,
    to,
    status,
    requestedBy,
    scheduleName,
    at,
    readyAt,
    done,
    of,
    bytes,
    failure,
  } = stored;
  return {
    id,
    ...content,
    status,
    from,
    to,
    requestedBy,
    ...(scheduleName ? { scheduleName } : {}),
    at,
    ...(readyAt ? { readyAt } : {}),
    done,
    of,
    ...(bytes === undefined ? {} : { bytes }),
    ...(failure ? { failure } : {}),
  };
}

function happeningTo({ exportId, content, from, to }: StoredExport) {
  return {
    noun: 'export' as const,
    subjectId: exportId,
    subjectName: `${contentName(content.figure)}, ${from} a ${to}`,
  };
}
