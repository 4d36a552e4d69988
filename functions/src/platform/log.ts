/**
 * Structured logs: one STARTED and one COMPLETED line per request, and nothing personal in either. What people typed,
 * addresses, tokens and the messages of errors (which may quote them) never reach this file.
 */
import { Logger } from '@aws-lambda-powertools/logger';
import type { AppError } from './app-error.ts';
import type { Meter } from './meter.ts';

const logger = new Logger({ serviceName: 'folio' });

export interface RequestLog {
  completed(outcome: { status: number; meter: Meter; tenantId?: string; error?: AppError }): void;
}

/** Writes STARTED; the answer writes COMPLETED. */
export function startRequestLog(request: { requestId: string; routeKey: string; stage: string }): RequestLog {
  const startedAtMs = performance.now();
  logger.info('STARTED', { ...request });
  return {
    completed: ({ status, meter, tenantId, error }) => {
      const line = {
        ...request,
        ...(tenantId ? { tenantId } : {}),
        status,
        ms: Math.round((performance.now() - startedAtMs) * 10) / 10,
        ...meter,
        ...(error ? { code: error.code } : {}),
        ...(status >= 500 && error ? { cause: causeOf(error.cause) } : {}),
      };
      if (status >= 500) logger.error('COMPLETED', line);
      else logger.info('COMPLETED', line);
    },
  };
}

/** Something an operator should know that no request waits for. */
export function logEvent(
  code:
    | 'MAIL_SENT'
    | 'MAIL_SKIPPED'
    | 'MAIL_FAILED'
    | 'QUOTE_PDF_FAILED'
    | 'PROSPECT_INDEXED'
    | 'PROSPECT_COUNTED'
    | 'INDEX_FAILED'
    | 'RECORD_FAILED'
    | 'REPORTS_COMPARED'
    | 'REPORT_DIFFERS'
    | 'COMPARISON_FAILED'
    | 'CHIPS_SETTLED'
    | 'ROWS_SNAPSHOT'
    | 'CLOCK_LOOKED'
    | 'REMINDER_FAILED'
    | 'AGENDA_FAILED'
    | 'EXPORTS_STARTED'
    | 'EXPORT_SKIPPED'
    | 'EXPORT_READY'
    | 'EXPORT_FAILED'
    | 'IMAGE_READY'
    | 'IMAGE_REFUSED'
    | 'IMAGE_UNWANTED'
    | 'IMAGE_FORGOTTEN',
  fields: Record<string, string>,
  cause?: unknown,
): void {
  if (cause === undefined) logger.info(code, fields);
  else logger.error(code, { ...fields, cause: causeOf(cause) });
}

// Name and place, never the message: it may hold what a person typed.
function causeOf(cause: unknown): { name: string; at: string[] } {
  if (!(cause instanceof Error)) return { name: typeof cause, at: [] };
  const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: cause.name, at: frames.slice(0, 8).map((line) => line.trim()) };
}
