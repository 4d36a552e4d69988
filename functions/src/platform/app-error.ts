/** The one error that services throw: a code of the catalogue. Its status and words are looked up, never thrown. */
import {
  titleOf,
  type ErrorCode,
  type Fault,
  type FieldConflict,
  type TakenTime,
} from '@folio/shared/contract/errors.ts';

interface AppErrorDetails {
  faults?: readonly Fault[];
  conflicts?: readonly FieldConflict[];
  taken?: readonly TakenTime[];
  retryAfterSeconds?: number;
  cause?: unknown;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  readonly conflicts: readonly FieldConflict[];
  readonly taken: readonly TakenTime[];
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, more: AppErrorDetails = {}) {
    super(code, { cause: more.cause });
    this.name = 'AppError';
    this.code = code;
    this.faults = more.faults ?? [];
    this.conflicts = more.conflicts ?? [];
    this.taken = more.taken ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** A refusal whose place is beside the field that caused it, in the catalogue's own words. */
export function refusedField(path: string, code: ErrorCode): AppError {
  return new AppError(code, { faults: [{ path: `body.${path}`, code, message: titleOf(code) }] });
}

/** A fault of one field of the body, in the form the screen expects. */
export function bodyFault(path: string, code: string, message: string): AppError {
  return new AppError('request.invalid', { faults: [{ path: `body.${path}`, code, message }] });
}
