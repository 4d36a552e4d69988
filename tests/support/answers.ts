/** What tests ask of raw answers and of refused calls. */
import { problem, type ErrorCode, type Problem } from '@folio/shared/contract/errors.ts';
import { ApiError } from '@folio/shared/contract/client.ts';

/** The refusal of a call. Fails when the call succeeds. */
export async function refusal(call: Promise<unknown>): Promise<ApiError> {
  const outcome = await call.then(
    (answer) => new Error(`expected a refusal, got ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  );
  if (outcome instanceof ApiError) return outcome;
  throw outcome;
}

/** The code with which a call is refused. */
export async function refusalCode(call: Promise<unknown>): Promise<ErrorCode | 'network'> {
  return (await refusal(call)).code;
}

/** The problem of a raw answer, checked strictly, with nothing of the inside in it. */
export async function problemOf(answer: Response): Promise<Problem> {
  const text = await answer.text();
  const contentType = answer.headers.get('content-type') ?? '';
  if (!contentType.startsWith('application/problem+json')) throw new Error(`${answer.status} ${contentType}: ${text}`);
  const told = problem.strict().parse(JSON.parse(text));
  // Without the request's id: fifteen random letters happen to be `gsi1` once in some thousand refusals.
  const worded = text.replace(told.requestId, '');
  const leak = /at \w+ \(|\.ts:\d|node_modules|arn:aws|dynamodb|cognito|T#tnt|gsi\d|ConditionalCheck/i.exec(
    worded,
  )?.[0];
  if (leak) throw new Error(`a problem tells of the inside: ${leak} in ${text}`);
  if (told.status !== answer.status) throw new Error(`status ${answer.status} says ${told.status} in its body`);
  return told;
}

/** `403 permission.denied`. */
export async function told(answer: Response): Promise<string> {
  if (answer.ok) return String(answer.status);
  const { code } = await problemOf(answer);
  return `${answer.status} ${code}`;
}

/** Splits settled calls into answers and refusals. */
export function sorted<Answer>(settled: PromiseSettledResult<Answer>[]): { answers: Answer[]; refusals: ApiError[] } {
  const answers: Answer[] = [];
  const refusals: ApiError[] = [];
  for (const one of settled) {
    if (one.status === 'fulfilled') answers.push(one.value);
    else if (one.reason instanceof ApiError) refusals.push(one.reason);
    else throw one.reason;
  }
  return { answers, refusals };
}
