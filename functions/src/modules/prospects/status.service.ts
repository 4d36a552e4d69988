/** What turns the light or puts a prospect aside: cancelled (M43), reopened, deleted (M47), restored. Each leaves its trace. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { lightOf, statusAfter, type StatusMove } from '@folio/shared/prospects/prospect.rules.ts';
import type {
  cancelProspect,
  ChangedRow,
  deleteProspect,
  reopenProspect,
  restoreProspect,
} from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { dayIn } from '@folio/shared/values/days.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import * as catalogues from '../catalogues/catalogue.service.ts';
import * as company from '../company/company.service.ts';
import { runProspectCommand, type RecordChange } from './prospect-command.ts';
import type { ProspectRecord } from './prospect-record.ts';

export async function cancel(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof cancelProspect>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [...catalogues.needsOf('cancel-reasons', body.reasonId), company.need],
    decide: (record, [reason, companyItem]) => {
      if (!reason) throw new AppError('catalogue.entry_not_found');
      const moved = move(record, 'cancel');
      const { reasonId: cancelReasonId, note } = body;
      const { timeZone } = company.settingsOf(companyItem);
      const cancelled = { on: dayIn(timeZone, context.now), by: context.actor.memberId };
      return {
        ...moved,
        record: { ...moved.record, prospect: { ...moved.record.prospect, cancelReasonId, cancelled } },
        after: { ...moved.after, cancelReasonId, cancelled, ...(note ? { note } : {}) },
      };
    },
  });
}

export async function reopen(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof reopenProspect>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    decide: (record) => {
      const moved = move(record, 'reopen');
      const { cancelReasonId, cancelled, ...prospect } = moved.record.prospect;
      return {
        ...moved,
        record: { ...moved.record, prospect },
        before: { ...moved.before, ...(cancelReasonId ? { cancelReasonId } : {}), ...(cancelled ? { cancelled } : {}) },
      };
    },
  });
}

const verbs: Record<StatusMove, string> = { cancel: 'cancelled', reopen: 'reopened' };

function move(record: ProspectRecord, wanted: StatusMove): RecordChange {
  const { prospect } = record;
  const to = statusAfter(wanted, prospect.status);
  if (!to) throw new AppError('prospect.move_not_allowed');
  const status = lightOf({ ...prospect, status: to });
  return {
    record: { ...record, prospect: { ...prospect, status } },
    verb: verbs[wanted],
    before: { status: prospect.status },
    after: { status },
  };
}

export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof deleteProspect>,
): Promise<ChangedRow> {
  const deletedAt = context.now.toISOString();
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    decide: (record) => ({
      record: { ...record, prospect: { ...record.prospect, deletedAt } },
      verb: 'deleted',
      after: { deletedAt },
    }),
  });
}

export async function restore(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof restoreProspect>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    deleted: 'only',
    decide: (record) => {
      const { deletedAt, ...prospect } = record.prospect;
      return { record: { ...record, prospect }, verb: 'restored', before: { deletedAt } };
    },
  });
}
