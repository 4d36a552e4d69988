/** Exports by a schedule: what a person keeps, for whom, and when the clock is to look at it. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { mostSchedules } from '@folio/shared/exports/export.rules.ts';
import type {
  addExportSchedule,
  changeExportSchedule,
  ExportSchedule,
  removeExportSchedule,
} from '@folio/shared/exports/export.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes } from '../../platform/table.ts';
import { runCommand } from '../changes/command.service.ts';
import * as company from '../company/company.service.ts';
import * as members from '../members/member.service.ts';
import { narrowedScope } from '../prospects/prospect.service.ts';
import {
  listItems,
  partitionOf,
  scheduleDelete,
  scheduleKey,
  scheduleOf,
  schedulePut,
  type StoredSchedule,
} from './export.repository.ts';
import { filterNeeds, requireKnown } from '../reports/known-filters.ts';
import { nextRunAt } from './run-times.ts';

type Plan = InputOf<typeof addExportSchedule>['body'];

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof addExportSchedule>,
): Promise<ExportSchedule> {
  const { memberId } = context.actor;
  narrowedScope(context, body.workCentreId);
  const scheduleId = idOfCommand('exportSchedule', context);
  return runCommand(deps, context, {
    partition: partitionOf(memberId),
    needs: needsOf(body),
    decide: async ([companyItem, ...others]) => {
      requireAll(body, others);
      // As the list does: the partition whole has every change of years.
      const { schedules } = await listItems(tenantTable(deps, context), memberId);
      if (schedules.length >= mostSchedules) throw new AppError('export_schedule.too_many');
      const planned = { ...body, scheduleId, memberId, version: 1, fieldVersions: {}, toldUntil: {} };
      const stored = {
        ...planned,
        createdAt: context.now.toISOString(),
        nextAt: nextOf(body, companyItem, context.now),
      };
      return {
        writes: [schedulePut(undefined, stored)],
        happening: { ...happeningTo(stored), verb: 'created', after: { ...body } },
        answer: scheduleView(stored),
      };
    },
  });
}

/** Whole: what is not told any more is gone. */
export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeExportSchedule>,
): Promise<ExportSchedule> {
  const { memberId } = context.actor;
  narrowedScope(context, body.workCentreId);
  return runCommand(deps, context, {
    partition: partitionOf(memberId),
    needs: [scheduleKey(memberId, params.exportScheduleId), ...needsOf(body)],
    decide: ([item, companyItem, ...others]) => {
      if (!item) throw new AppError('export_schedule.not_found');
      const stored = scheduleOf(item);
      requireAll(body, others);
      if (stored.version !== ifMatch) return { kind: 'conflict', clashes: [], baseVersion: ifMatch };
      const { scheduleId, toldUntil, createdAt, fieldVersions } = stored;
      const version = stored.version + 1;
      const kept = { scheduleId, memberId, toldUntil, createdAt, fieldVersions, version };
      const next: StoredSchedule = { ...body, ...kept, nextAt: nextOf(body, companyItem, context.now) };
      return {
        writes: [schedulePut(stored, next)],
        happening: { ...happeningTo(next), verb: 'changed', before: planOf(stored), after: { ...body }, version },
        answer: scheduleView(next),
      };
    },
  });
}

export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof removeExportSchedule>,
): Promise<undefined> {
  const { memberId } = context.actor;
  return runCommand(deps, context, {
    partition: partitionOf(memberId),
    needs: [scheduleKey(memberId, params.exportScheduleId)],
    decide: ([item]) => {
      if (!item) throw new AppError('export_schedule.not_found');
      const stored = scheduleOf(item);
      return {
        writes: [scheduleDelete(stored)],
        happening: { ...happeningTo(stored), verb: 'removed', before: planOf(stored) },
        answer: undefined,
      };
    },
  });
}

function needsOf(plan: Plan) {
  return [company.need, ...plan.recipientIds.map(members.keyOf), ...filterNeeds(plan)];
}

/** @throws AppError when one it is for is nobody here, or no longer here; or what it is narrowed to is not the company's */
function requireAll(plan: Plan, items: readonly (Attributes | undefined)[]): void {
  const isHere = (item: Attributes | undefined) => item && members.membershipOf(item).active;
  if (!items.slice(0, plan.recipientIds.length).every(isHere)) throw new AppError('member.not_found');
  requireKnown(plan, items.slice(plan.recipientIds.length));
}

function nextOf(plan: Plan, companyItem: Attributes | undefined, now: Date): string {
  return plan.active ? nextRunAt(plan, company.settingsOf(companyItem).timeZone, now) : '';
}

function planOf(stored: StoredSchedule): object {
  const { id: _id, nextAt: _nextAt, version: _version, ...plan } = scheduleView(stored);
  return plan;
}

export function scheduleView(stored: StoredSchedule): ExportSchedule {
  const { scheduleId: id, nextAt, memberId: _memberId, toldUntil: _toldUntil, createdAt: _createdAt, fieldVersions: _fields, ...plan } = stored; // prettier-ignore
  return { ...plan, id, ...(nextAt ? { nextAt } : {}) };
}

function happeningTo({ scheduleId, name }: StoredSchedule) {
  return { noun: 'export-schedule' as const, subjectId: scheduleId, subjectName: name };
}
