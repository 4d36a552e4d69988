/** Makes one file of a report away from the screen, and is gone with it. */
import type { PrintedDocument } from '@folio/shared/pdf/document.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { makePdf } from '@folio/shared/pdf/make-pdf.ts';
import { reportDocument } from '@folio/shared/pdf/report/report-document.ts';
import { rowsDocument } from '@folio/shared/pdf/report/rows-document.ts';
import { workbookOf } from '@folio/shared/sheets/workbook.ts';
import { fetchFont } from '#lib/dossiers/font-addresses.ts';
import type { FileJob, FileReply } from './report-messages.ts';

async function pdfOf(document: PrintedDocument, madeAt: Date): Promise<Uint8Array<ArrayBuffer>[]> {
  return [new Uint8Array(await makePdf(document, new FontLibrary(fetchFont), madeAt))];
}

async function chunksOf(job: FileJob): Promise<Uint8Array<ArrayBuffer>[]> {
  if (job.kind === 'workbook') return workbookOf(job.sheets, job.now);
  const document = job.kind === 'report' ? reportDocument(job.printed) : rowsDocument(job.printed);
  return pdfOf(document, job.printed.madeAt);
}

addEventListener('message', ({ data }: MessageEvent<FileJob>) => {
  const reply = (message: FileReply) => postMessage(message);
  chunksOf(data).then(
    (chunks) => reply({ chunks }),
    (cause: unknown) => reply({ problem: String(cause) }),
  );
});
