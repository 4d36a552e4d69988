/** Historial: everything that happened to a prospect, and what can be taken back of it (Deshacer). */
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { may } from '@folio/shared/contract/permissions.ts';
import type {
  ChangedRow,
  getProspectHistory,
  undoProspectChange,
} from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { canRegisterIn } from '@folio/shared/prospects/prospect.rules.ts';
import { isTooLateToUndo, type UndoState } from '@folio/shared/prospects/undo.rules.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import type { Attributes } from '../../platform/table.ts';
import { changesOf, type KeptChange } from '../changes/command.service.ts';
import * as members from '../members/member.service.ts';
import { runProspectCommand, type RecordChange } from './prospect-command.ts';
import type { ProspectRecord } from './prospect-record.ts';
import { findRecord } from './prospect-reading.repository.ts';
import { partitionOf } from './prospect.keys.ts';
import { namedThings, visible } from './prospect.service.ts';
import { stepOf, takeBack, type Step, type TakenBack } from './prospect-undo.ts';

/** The record and its log, side by side: what one may not see is thrown away unseen. */
export async function list(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof getProspectHistory>,
): Promise<{ changes: (Change & { undo: UndoState })[] }> {
  const table = tenantTable(deps, context);
  const [found, changes] = await Promise.all([
    findRecord(table, params.prospectId),
    changesOf(table, partitionOf(params.prospectId)),
  ]);
  const record = visible(context, found);
  return { changes: changes.map((change) => ({ ...change, undo: undoState(context, record, change) })) };
}

function undoState(context: MemberContext, record: ProspectRecord, change: KeptChange): UndoState {
  const step = stepOf(change, context.now);
  if (!step) return 'unkept';
  if (isTooLateToUndo(change.at, context.now)) return 'late';
  const taken = takeBack(record, step);
  if (taken.kind === 'nothing') return 'undone';
  if (taken.kind === 'stood-on') return 'newer';
  return isAllowed(context, taken) ? 'possible' : 'denied';
}

/** Taking back needs what doing it did: handing on is the supervisors', and nobody moves a prospect to a foreign centre. */
function isAllowed({ actor }: MemberContext, { after }: Extract<TakenBack, { kind: 'taken-back' }>): boolean {
  if ('attendedBy' in after && !may(actor.level, 'prospect:assign')) return false;
  return !('workCentreId' in after) || canRegisterIn(actor, String(after.workCentreId));
}

/**
 * The log is read first, since what the change names must be read with the command; a change never changes, so that only
 * the record it is taken back from must be the newest.
 */
export async function undo(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof undoProspectChange>,
): Promise<ChangedRow> {
  const { prospectId, changeId } = params;
  const changes = await changesOf(tenantTable(deps, context), partitionOf(prospectId));
  const change = changes.find(({ id }) => id === changeId);
  const step = change && stepOf(change, context.now);
  const named = namedThings(formerly(step));
  const attendedBy = step?.fields.attendedBy?.before;
  return runProspectCommand(deps, context, {
    prospectId,
    deleted: 'too',
    needs: [...named.needs, ...(attendedBy ? [members.keyOf(String(attendedBy))] : [])],
    decide: (record, items) => {
      if (record.prospect.deletedAt && !step?.fields.deletedAt) throw new AppError('prospect.not_found');
      if (!change) throw new AppError('prospect.change_not_found');
      if (!step) throw new AppError('prospect.undo_not_kept');
      if (isTooLateToUndo(change.at, context.now)) throw new AppError('prospect.undo_too_late');
      const taken = takeBack(record, step);
      if (taken.kind === 'nothing') return 'unchanged';
      if (taken.kind === 'stood-on') throw new AppError('prospect.undo_conflict', { conflicts: taken.conflicts });
      if (!isAllowed(context, taken)) throw new AppError('permission.denied');
      named.requireAll(items.slice(0, named.needs.length));
      if ('attendedBy' in taken.after) requireActive(items[named.needs.length]);
      return undone(change, taken);
    },
  });
}

/** What the change replaced, as far as it names other records. */
function formerly(step: Step | undefined): Parameters<typeof namedThings>[0] {
  const { workCentreId, lineOfBusinessId, contactChannelId, clientId } = step?.fields ?? {};
  const id = (turn: { before?: unknown } | undefined) => (turn?.before ? String(turn.before) : undefined);
  return {
    workCentreId: id(workCentreId),
    lineOfBusinessId: id(lineOfBusinessId),
    contactChannelId: id(contactChannelId),
    clientId: id(clientId),
  };
}

/** Who attended it before does so again, wherever the prospect stands by now; but nobody who left. */
function requireActive(item: Attributes | undefined): void {
  if (!item || !members.membershipOf(item).active) throw new AppError('prospect.assignee_refused');
}

function undone(change: KeptChange, taken: Extract<TakenBack, { kind: 'taken-back' }>): RecordChange {
  const { record, before, after } = taken;
  return { record, verb: 'undone', before, after: { ...after, undid: change.verb } };
}
