/**
 * Commands of several transactions (one per prospect of a list): what was asked, and what follows from how things stood
 * then, is kept under the command's key before any part of it is done. Repeating the command does the same parts again,
 * each of which happens once; other data under the same key is refused.
 */
import { AppError } from '../../platform/app-error.ts';
import { commandOf, type MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { TransactionRefused, type Attributes, type Key } from '../../platform/table.ts';
import { hashOf } from './command.service.ts';

/** Nobody repeats a request after a month. */
const keptForDays = 30;

/** @throws AppError `request.idempotency_key_reused` */
export async function planOnce<Plan extends object>(
  deps: Dependencies,
  context: MemberContext,
  plan: () => Promise<Plan>,
): Promise<Plan> {
  const table = tenantTable(deps, context);
  const { bodyHash } = commandOf(context);
  const key: Key = { partition: ['COMMANDS', hashOf(context)], sort: ['PLAN'] };
  const read = async () => planOf<Plan>((await table.get([key]))[0], bodyHash);
  const earlier = await read();
  if (earlier) return earlier;
  const made = await plan();
  const expiresAt = Math.floor(context.now.getTime() / 1000) + keptForDays * 24 * 60 * 60;
  try {
    const attributes = { bodyHash, plan: made, expiresAt };
    await table.transact([{ label: 'retry', when: 'absent', put: { ...key, kind: 'plan', attributes } }]);
    return made;
  } catch (error) {
    // The same command at the same moment was quicker: its plan counts.
    const quicker = error instanceof TransactionRefused ? await read() : undefined;
    if (!quicker) throw error;
    return quicker;
  }
}

function planOf<Plan>(item: Attributes | undefined, bodyHash: string): Plan | undefined {
  if (!item) return undefined;
  if (item['bodyHash'] !== bodyHash) throw new AppError('request.idempotency_key_reused');
  return item['plan'] as Plan; // written by planOnce alone
}

/** The command of one part: repeating the whole repeats no part that was done. */
export function partOf(context: MemberContext, part: string): MemberContext {
  const command = commandOf(context);
  return { ...context, command: { ...command, key: `${command.key}/${part}` } };
}
