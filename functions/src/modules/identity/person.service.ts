/** What a person's item says, and writes that follow from it: decided anew when somebody else has written in between. */
import { AppError } from '../../platform/app-error.ts';
import type { RequestContext } from '../../platform/context.ts';
import type { Connected } from '../../platform/dependencies.ts';
import {
  pause,
  tableAt,
  transactAcross,
  TransactionRefused,
  type RootedWrite,
  type TableConnection,
} from '../../platform/table.ts';
import { isErrorCode } from '../changes/command.service.ts';
import { personKey, personOf, personRoot, type StoredPerson } from './person.repository.ts';

/** The person of an id, or undefined when it never finished signing up. */
export async function findPerson(
  deps: Connected,
  context: Pick<RequestContext, 'meter'>,
  personId: string,
): Promise<StoredPerson | undefined> {
  const [item] = await tableAt(deps.connection(context), personRoot(personId)).get([personKey]);
  return item && personOf(item);
}

/** Of eight who write one person in the same moment the last is done by then. */
const mostAttempts = 8;

/** What is to be written, if anything is left to, and what the request answers once it is. */
export interface Decision<Answer> {
  writes: readonly RootedWrite[];
  answer: Answer;
}

/**
 * `decide` reads, each time: what it read may be what has changed. As in commands, the label of a write is the error to
 * answer, or `retry`.
 * @throws AppError the label's, whatever `decide` throws, or `server.busy`
 */
export async function transactAfresh<Answer>(
  connection: TableConnection,
  decide: () => Promise<Decision<Answer>>,
): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const { writes, answer } = await decide();
    if (!writes.length) return answer;
    try {
      await transactAcross(connection, writes);
      return answer;
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      const code = error.failed.find(isErrorCode);
      if (code) throw new AppError(code, { cause: error });
      if (!error.isConflict && !error.failed.includes('retry')) throw error;
      if (attempt === mostAttempts) throw new AppError('server.busy', { cause: error, retryAfterSeconds: 1 });
      await pause(Math.random() * 50 * attempt);
    }
  }
}
