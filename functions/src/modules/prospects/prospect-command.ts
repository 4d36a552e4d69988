/** The way of every command on one prospect: seen or 404, decided on the whole record, stored with its feed. */
import type { ErrorCode } from '@folio/shared/contract/errors.ts';
import { canSee } from '@folio/shared/prospects/prospect.rules.ts';
import { rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import type { Attributes, Key } from '../../platform/table.ts';
import { runCommand, type Outcome } from '../changes/command.service.ts';
import type { Conflict } from '../changes/merge.rules.ts';
import { nextVersion, type ProspectRecord } from './prospect-record.ts';
import { feedEntry, partitionOf, recordOf, recordWrites, rowOfLetters } from './prospect.repository.ts';

/** What a command makes of a record. Its version and what follows from its parts are set by whoever stores it. */
export interface RecordChange {
  record: ProspectRecord;
  verb: string;
  before?: object;
  after?: object;
}

export interface ProspectPlan {
  prospectId: string;
  needs?: readonly Key[];
  /** The command looks for what was put aside, and for nothing else. */
  amongDeleted?: ErrorCode;
  decide: (record: ProspectRecord, items: readonly (Attributes | undefined)[]) => RecordChange | Conflict | 'unchanged';
}

/** One read (prospect and needs, side by side) and one transaction. @throws AppError `prospect.not_found` */
export async function runProspectCommand(
  deps: Dependencies,
  context: MemberContext,
  plan: ProspectPlan,
): Promise<ProspectRow> {
  return runCommand<ProspectRow>(deps, context, {
    partition: partitionOf(plan.prospectId),
    needs: plan.needs ?? [],
    reads: partitionOf(plan.prospectId),
    answerOfFeed: rowOfLetters,
    decide: (items, partition) => {
      const record = visibleRecord(context, partition, plan.amongDeleted);
      const decided = plan.decide(record, items);
      if (decided === 'unchanged') return { answer: rowOf(record.prospect) };
      return 'kind' in decided ? decided : outcomeOf(record, decided);
    },
  });
}

function visibleRecord(
  context: MemberContext,
  partition: readonly Attributes[],
  amongDeleted: ErrorCode | undefined,
): ProspectRecord {
  const record = recordOf(partition);
  if (!record || !canSee(context.actor, record.prospect)) throw new AppError('prospect.not_found');
  if (amongDeleted && !record.prospect.deletedAt) throw new AppError(amongDeleted);
  if (!amongDeleted && record.prospect.deletedAt) throw new AppError('prospect.not_found');
  return record;
}

function outcomeOf(from: ProspectRecord, { record, verb, before, after }: RecordChange): Outcome<ProspectRow> {
  const next = nextVersion(record);
  const { prospect } = next;
  const feed = feedEntry(from.prospect, prospect);
  return {
    writes: recordWrites(from, next),
    happening: {
      noun: 'prospect',
      verb,
      subjectId: prospect.id,
      subjectName: `${prospect.folio} ${prospect.name}`,
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      version: prospect.version,
    },
    answer: feed.answer,
    feed,
  };
}
