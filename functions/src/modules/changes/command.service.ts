/**
 * The one way to write: read what the decision needs together with the command's own change item, decide, and store
 * everything in one transaction. A repeated command meets its change item and gets the first answer; a lost race reads
 * and decides again.
 */
import type { Change, ChangeNoun } from '@folio/shared/audit/audit-log.schema.ts';
import { errorCodes, type ErrorCode } from '@folio/shared/contract/errors.ts';
import { AppError } from '../../platform/app-error.ts';
import { commandOf, type ActingContext } from '../../platform/context.ts';
import { tenantTable, type Connected } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import { sha256 } from '../../platform/signer.ts';
import {
  pause,
  transactAcross,
  TransactionRefused,
  type Attributes,
  type Key,
  type RootedWrite,
  type Table,
  type Write,
} from '../../platform/table.ts';
import {
  changeKey,
  changePut,
  goneWrites,
  listChanges,
  listChangesOf,
  listFeed,
  storedChangeOf,
  type FeedEntry,
} from './change.repository.ts';
import type { Conflict } from './merge.rules.ts';

export type { FeedEntry, FeedLine, KeptChange } from './change.repository.ts';

/** What happened, for the audit log. */
export interface Happening {
  noun: ChangeNoun;
  verb: string;
  subjectId: string;
  subjectName: string;
  /** Fields that changed, as they were and as they are; for something new, `after` is the whole of it. */
  before?: object;
  after?: object;
  /** Version of the subject after it, for records that are edited. */
  version?: number;
}

export interface Decision<Answer> {
  /**
   * A write's label is the error to answer when its condition fails, or `retry` when reading again will tell.
   */
  writes: readonly Write[];
  /** What stands under another root, written with them. */
  elsewhere?: readonly RootedWrite[];
  happening: Happening;
  answer: Answer;
  /** What hangs on the subject, as it was and as it becomes: what undoing needs beside `before` and `after`. */
  parts?: object | undefined;
  /** How the lists of those who may see the subject learn of it. */
  feed?: FeedEntry;
}

/** Something to store; nothing to change; or an edit that lost against another of the same fields. */
export type Outcome<Answer> = Decision<Answer> | { answer: Answer } | Conflict;

export interface CommandPlan<Answer> {
  /** Partition of the subject, whose log receives the change. */
  partition: readonly string[];
  /** Items to read, in the order `decide` gets them. */
  needs: readonly Key[];
  /** For commands whose answer is what the feed tells: reads it back. */
  answerOfFeed?: (row: Attributes, changeId: string) => Answer;
  /** A partition read whole beside them, consistently; `decide` gets its items second. */
  reads?: readonly string[];
  /** Pure but for the error it may throw, and for what only shows by then that it has to be read, too. */
  decide: (
    items: readonly (Attributes | undefined)[],
    partition: readonly Attributes[],
  ) => Outcome<Answer> | Promise<Outcome<Answer>>;
}

/** AP-09, for the audit log. */
export const changesOfMonth = listChanges;

/** AP-11, for the history of one record. */
export const changesOf = listChangesOf;

/** AP-12, for the lists that live in browsers. */
export const feedOf = listFeed;

/** Write of a change that no command of a member made: a company's birth, an invitation accepted. */
export function changeWrite(
  change: Change,
  { partition = [], feed }: { partition?: readonly string[]; feed?: FeedEntry } = {},
): Write {
  return changePut(changeKey(partition, change.id), { change, bodyHash: '' }, feed);
}

/**
 * Whoever has lost for so long is told to come back: the function is ended at 29 seconds, CloudFront and the gateway stop waiting
 * at thirty, and their silence would say neither. 50 people saving at once need a third of it.
 */
export const givesUpAfterMs = 24_000;

/** AP-07, AP-08: runs a command once, whatever happens to the net. @throws AppError */
export async function runCommand<Answer>(
  deps: Connected,
  context: ActingContext,
  plan: CommandPlan<Answer>,
): Promise<Answer> {
  const table = tenantTable(deps, context);
  const key = changeKey(plan.partition, hashOf(context));
  const firstAtMs = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const beganAtMs = performance.now();
    const end = await attempted(deps, context, plan, { table, key });
    if (end.kind === 'done') return end.answer;
    if (end.kind === 'again') {
      const now = performance.now();
      const leftMs = firstAtMs + givesUpAfterMs - now;
      if (leftMs <= 0) throw new AppError('server.busy', { retryAfterSeconds: 2 });
      await pause(Math.min(waitMs(attempt, now - beganAtMs), leftMs));
      continue;
    }
    // What was read beside the key may be younger than the key: a twin stored in between is what left nothing to do.
    const [twin] = await table.get([key]);
    if (twin) return repeated(twin, context, plan);
    if (end.kind === 'refused') throw end.error;
    return end.answer;
  }
}

type End<Answer> =
  { kind: 'done' | 'unchanged'; answer: Answer } | { kind: 'refused'; error: AppError } | { kind: 'again' };

/** One read, one decision, one transaction. */
async function attempted<Answer>(
  deps: Connected,
  context: ActingContext,
  plan: CommandPlan<Answer>,
  { table, key }: { table: Table; key: Key },
): Promise<End<Answer>> {
  const [[earlier, ...items], partition] = await Promise.all([
    table.get([key, ...plan.needs]),
    plan.reads ? table.query({ partition: plan.reads, consistent: true }) : [],
  ]);
  if (earlier) return { kind: 'done', answer: repeated(earlier, context, plan) };
  const decision = await decided(plan, items, partition);
  if (decision instanceof AppError) return { kind: 'refused', error: decision };
  if ('kind' in decision) return { kind: 'refused', error: await staleEdit(table, plan.partition, decision) };
  if (!('writes' in decision)) return { kind: 'unchanged', answer: decision.answer };
  const writes = writesOf(context, { table, key }, decision);
  const refused = await refusalOf(transactAcross(deps.connection(context), writes));
  if (!refused) return { kind: 'done', answer: decision.answer };
  const code = refused.failed.find(isErrorCode);
  if (code) return { kind: 'refused', error: new AppError(code) };
  if (!refused.isConflict && !refused.failed.includes('retry')) throw refused;
  return { kind: 'again' };
}

async function decided<Answer>(
  plan: CommandPlan<Answer>,
  ...read: Parameters<CommandPlan<Answer>['decide']>
): Promise<Outcome<Answer> | AppError> {
  try {
    return await plan.decide(...read);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** The decision's own, with the change that tells of them and what the lists learn. */
function writesOf<Answer>(
  context: ActingContext,
  { table, key }: { table: Table; key: Key },
  decision: Decision<Answer>,
): RootedWrite[] {
  const change = changeOf(context, decision.happening);
  const { feed, parts } = decision;
  // A creation answers what it made, kept once as `after`; other commands on a prospect answer the row its feed tells.
  const isKept = decision.answer === decision.happening.after || decision.answer === feed?.answer;
  const answer = isKept ? undefined : decision.answer;
  const { bodyHash } = commandOf(context);
  const put = changePut(key, { change, bodyHash, answer, ...(parts ? { parts } : {}) }, feed);
  const here = [...decision.writes, put, ...goneWrites(key, change, feed)];
  return [...here.map((write) => ({ root: table.root, write })), ...(decision.elsewhere ?? [])];
}

/** 412 with what each field was, what it is and what was wanted. The log is read only here, on the rare way. */
async function staleEdit(table: Table, partition: readonly string[], conflict: Conflict): Promise<AppError> {
  const all = conflict.clashes.length ? await listChangesOf(table, partition) : [];
  const later = all
    .filter(({ version = 0 }) => version > conflict.baseVersion)
    .sort((one, other) => (one.version ?? 0) - (other.version ?? 0));
  const { fieldsIn = (before) => before } = conflict;
  const conflicts = conflict.clashes.map((clash) => {
    const original = later.map(({ before = {} }) => fieldsIn(before)).find((fields) => fields && clash.field in fields);
    return original ? { ...clash, original: original[clash.field] } : clash;
  });
  const faults = conflicts.map(({ field }) => ({
    path: `body.${field}`,
    code: 'changed_meanwhile',
    message: 'Alguien más cambió este dato mientras lo editabas.',
  }));
  return new AppError('request.base_version_stale', { faults, conflicts });
}

/** The answer of the first time. @throws AppError `request.idempotency_key_reused` */
function repeated<Answer>(item: Attributes, context: ActingContext, { answerOfFeed }: CommandPlan<Answer>): Answer {
  const stored = storedChangeOf(item);
  if (stored.bodyHash !== commandOf(context).bodyHash) throw new AppError('request.idempotency_key_reused');
  if (answerOfFeed && stored.feedRow) return answerOfFeed(stored.feedRow, stored.change.id);
  return (stored.answer ?? stored.change.after) as Answer; // the same command stored it
}

/** What tells a command from every other: person, address and key. */
export function hashOf(context: ActingContext): string {
  const { key, route } = commandOf(context);
  return sha256([context.actor.memberId, route, key].join('\u0000')).toString('base64url');
}

function changeOf(context: ActingContext, happening: Happening): Change {
  return {
    id: idOfCommand('change', context),
    at: context.now.toISOString(),
    memberId: context.actor.memberId,
    requestId: context.requestId,
    ...happening,
  } as Change; // before and after are fields of records that came from JSON
}

async function refusalOf(transaction: Promise<void>): Promise<TransactionRefused | undefined> {
  try {
    await transaction;
    return undefined;
  } catch (error) {
    if (error instanceof TransactionRefused) return error;
    throw error;
  }
}

/** Whether the label of a write is the error to answer when its condition fails. */
export function isErrorCode(label: string): label is ErrorCode {
  return errorCodes.includes(label as ErrorCode); // includes() itself only accepts members
}

// Full jitter over a window that triples from 0.4 s to 6 s: two people who meet by chance wait 0.2 s, and of fifty who never
// stop, each exposed for some 10 ms between its read and its write, few meet again in the second window and next to none
// in the third. A table under load tells by the time it takes how many are waiting: no window is shorter than thirty times that.
function waitMs(attempt: number, tookMs: number): number {
  return Math.random() * Math.max(Math.min(6_000, 400 * 3 ** (attempt - 1)), Math.min(6_000, 30 * tookMs));
}
