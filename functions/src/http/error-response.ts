/** The one place where an error becomes an HTTP answer: RFC 9457 problem+json, nothing of the inside in it. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { statusOf, titleOf, type Problem } from '@folio/shared/contract/errors.ts';
import { AppError } from '../platform/app-error.ts';
import { TransactionRefused } from '../platform/table.ts';

/** The application's error behind whatever was thrown; everything unknown is `server.unexpected`. */
export function appErrorOf(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isBusy(thrown)) return new AppError('server.busy', { cause: thrown, retryAfterSeconds: 2 });
  return new AppError('server.unexpected', { cause: thrown });
}

// What remains after the retries of the SDK and of the command: the table, or the user pool, is throttled, not broken.
function isBusy(thrown: unknown): boolean {
  if (thrown instanceof TransactionRefused) return thrown.isConflict;
  const name = thrown instanceof Error ? thrown.name : '';
  return /Throttl|ProvisionedThroughput|RequestLimitExceeded|TooManyRequests|TimeoutError/.test(name);
}

export function problemResponse(error: AppError, requestId: string): APIGatewayProxyStructuredResultV2 {
  const problem: Problem = {
    type: 'about:blank',
    title: titleOf(error.code),
    status: statusOf(error.code),
    code: error.code,
    requestId,
    ...(error.faults.length ? { faults: [...error.faults] } : {}),
    ...(error.conflicts.length ? { conflicts: [...error.conflicts] } : {}),
    ...(error.taken.length ? { taken: [...error.taken] } : {}),
  };
  return {
    statusCode: problem.status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) }),
    },
    body: JSON.stringify(problem),
  };
}
