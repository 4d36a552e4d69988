/** The way of every command on one prospect: seen or 404, decided on the whole record, stored with its feed. */
import { canSee } from '@folio/shared/prospects/prospect.rules.ts';
import { rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { ActingContext } from '../../platform/context.ts';
import { tenantTable, type Connected } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { TransactionRefused, type Attributes, type Key, type RootedWrite, type Write } from '../../platform/table.ts';
import { runCommand, type Decision, type FeedEntry } from '../changes/command.service.ts';
import type { Conflict } from '../changes/merge.rules.ts';
import { busyKeys, busyNeeds, busyWrites, type BusyGuess } from './busy.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import { settleChips } from './chip-settling.service.ts';
import { imageWrites } from './image.repository.ts';
import { invitationMails } from './prospect-invitation.ts';
import { nextVersion, type ProspectRecord } from './prospect-record.ts';
import { isPutAside, recordOf, rowOfLetters } from './prospect-items.ts';
import { partitionOf } from './prospect.keys.ts';
import { feedEntry, recordWrites } from './prospect.repository.ts';
import { partsOf } from './prospect-undo.ts';

/** What a command makes of a record. Its version and what follows from its parts are set by whoever stores it. */
export interface RecordChange {
  record: ProspectRecord;
  verb: string;
  before?: object;
  after?: object;
  /** Beside the record: a counter moved, what a quote says. */
  writes?: readonly Write[];
  /** Under another root, in the same transaction. */
  elsewhere?: readonly RootedWrite[];
}

export interface ProspectPlan {
  prospectId: string;
  needs?: readonly Key[];
  /** When and for whom it makes or moves an appointment. */
  busy?: BusyGuess;
  /** Looks among what was put aside alone, or there too; otherwise what was put aside is not there. */
  deleted?: 'only' | 'too';
  decide: (record: ProspectRecord, items: readonly (Attributes | undefined)[]) => RecordChange | Conflict | 'unchanged';
}

/** One read (prospect and needs, side by side) and one transaction. @throws AppError `prospect.not_found` */
export async function runProspectCommand(
  deps: Connected,
  context: ActingContext,
  plan: ProspectPlan,
): Promise<ChangedRow> {
  let isBehind = false;
  const { needs = [] } = plan;
  const guess = busyNeeds(context, plan.busy);
  const answer = await runCommand<ChangedRow>(deps, context, {
    partition: partitionOf(plan.prospectId),
    needs: [...needs, ...busyKeys(guess)],
    reads: partitionOf(plan.prospectId),
    answerOfFeed: (letters, changeId) => answerOf(rowOfLetters(letters), isPutAside(letters), changeId),
    decide: async (items, partition) => {
      const record = visibleRecord(context, partition, plan.deleted);
      const decided = plan.decide(record, items.slice(0, needs.length));
      if (decided === 'unchanged') return { answer: answerOf(rowOf(record.prospect), isDeleted(record)) };
      if ('kind' in decided) return decided;
      const next = nextVersion(record, decided.record);
      const stored = recordWrites(record, next);
      isBehind = stored.isBehind;
      const mails = invitationMails(record, next, context.now).map((mail) => mailWrite({ ...mail, now: context.now }));
      const writes = [...stored.writes, ...imageWrites(record, next, context.now), ...(decided.writes ?? []), ...mails];
      const telling = tellingOf(context, record, { ...decided, record: next });
      const { elsewhere = [] } = decided;
      const busy = await busyWrites(tenantTable(deps, context), context, {
        before: record,
        after: next,
        guessed: guess.map((place, at) => ({ place, item: items[needs.length + at] })),
        items: writes.length + elsewhere.length + 1 + telling.feed.left.length,
      });
      return { writes: [...writes, ...busy], elsewhere, ...telling };
    },
  });
  if (isBehind) await settled(deps, context, plan.prospectId);
  return answer;
}

/** The command is done: chips that somebody else is moving are that one's to settle, or the stream's. */
async function settled(deps: Connected, context: ActingContext, prospectId: string): Promise<void> {
  try {
    await settleChips(tenantTable(deps, context), prospectId);
  } catch (error) {
    if (!(error instanceof TransactionRefused)) throw error;
  }
}

function visibleRecord(
  context: ActingContext,
  partition: readonly Attributes[],
  deleted: ProspectPlan['deleted'],
): ProspectRecord {
  const record = recordOf(partition);
  if (!record || !canSee(context.actor, record.prospect)) throw new AppError('prospect.not_found');
  if (deleted === 'only' && !record.prospect.deletedAt) throw new AppError('prospect.not_deleted');
  if (!deleted && record.prospect.deletedAt) throw new AppError('prospect.not_found');
  return record;
}

function answerOf(row: ProspectRow, deleted: boolean, changeId?: string): ChangedRow {
  return { ...row, ...(changeId ? { changeId } : {}), ...(deleted ? { deleted } : {}) };
}

function isDeleted({ prospect }: ProspectRecord): boolean {
  return prospect.deletedAt !== undefined;
}

/** What history, lists and the caller are told. */
function tellingOf(
  context: ActingContext,
  from: ProspectRecord,
  { record, verb, before, after }: RecordChange,
): Omit<Decision<ChangedRow>, 'writes'> & { feed: FeedEntry } {
  const { prospect } = record;
  const feed = feedEntry(from.prospect, prospect);
  const answer = answerOf(feed.answer, isDeleted(record), idOfCommand('change', context));
  return {
    happening: {
      noun: 'prospect',
      verb,
      subjectId: prospect.id,
      subjectName: `${prospect.folio} ${prospect.name}`,
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
      version: prospect.version,
    },
    parts: partsOf(from, record),
    answer,
    feed: { ...feed, answer },
  };
}
