/** What the screen and the worker that makes files of reports say to one another. */
import type { PrintedReport } from '@folio/shared/pdf/report/printed-report.ts';
import type { PrintedRows } from '@folio/shared/pdf/report/rows-document.ts';
import type { Sheet } from '@folio/shared/sheets/sheet.ts';

export type FileJob =
  | { kind: 'workbook'; sheets: readonly Sheet[]; now: Date }
  | { kind: 'report'; printed: PrintedReport }
  | { kind: 'rows'; printed: PrintedRows };

export type FileReply = { chunks: Uint8Array<ArrayBuffer>[] } | { problem: string };
