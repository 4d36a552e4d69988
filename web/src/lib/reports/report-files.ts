/** The report and its rows as files; comes with the first press. */
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { hexOf } from '@folio/shared/pdf/palette.ts';
import { printedReport, type PrintedAbout, type PrintedCut } from '@folio/shared/pdf/report/printed-report.ts';
import { printedRow } from '@folio/shared/pdf/report/rows-document.ts';
import type { Grain } from '@folio/shared/reports/report-parts.rules.ts';
import { figureNames, type Figure, type Period } from '@folio/shared/reports/report.rules.ts';
import type { ReportRow } from '@folio/shared/reports/report.schema.ts';
import {
  cutSheet,
  periodWords,
  reportSheets,
  reportTable,
  rowCells,
  rowColumns,
  type WholeReport,
} from '@folio/shared/reports/report-sheets.ts';
import { csvOf } from '@folio/shared/sheets/csv.rules.ts';
import { csvTable, type Sheet } from '@folio/shared/sheets/sheet.ts';
import { logoAddress } from '#lib/dossiers/logo-address.ts';
import { saveCsv, saveFile } from '#lib/dossiers/save-file.ts';
import type { FileJob, FileReply } from './report-messages.ts';

export type FileFormat = 'xlsx' | 'csv' | 'pdf';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

interface About {
  session: Session;
  nameOf: (id: string) => string;
  /** What it is narrowed to, in words. */
  filters: readonly string[];
  /** By whom and when, of what was made before. */
  made?: { by: string; at: Date } | undefined;
}

interface ReportFile extends About, WholeReport {
  grain: Grain;
  /** What it was kept as. */
  cut?: PrintedCut;
}

/** @throws Error when it could not be made */
export async function saveReport(format: FileFormat, file: ReportFile): Promise<void> {
  const { nameOf, grain, cut } = file;
  const name = `${cut ? `Corte ${cut.name}` : 'Reporte'} ${periodWords(file.days)}${narrowedName(file)}`;
  if (format === 'csv') return saveCsv(csvOf(reportTable(file, nameOf)), `${name}.csv`);
  if (format === 'xlsx') {
    return saveWorkbook([...reportSheets(file, nameOf), ...(cut ? [cutSheet(cut)] : [])], name);
  }
  const printed = printedReport(file, { ...(await aboutOf(file)), nameOf, grain, cut });
  return saveMade({ kind: 'report', printed }, types.pdf, `${name}.pdf`);
}

/** A file of some of it is not taken for all of it: ` (Quién atiende Fernanda Osuna)`. */
function narrowedName({ filters }: About): string {
  // What no system takes in a file's name, and the colon of a label.
  const words = filters.map((filter) => filter.replaceAll(/[\\/:*?"<>|]+ */g, ' ').trim());
  return words.length > 0 ? ` (${words.join(', ')})` : '';
}

interface RowsFile extends About {
  figure: Figure;
  part: string | undefined;
  days: Period;
  rows: readonly ReportRow[];
}

/** @throws Error when it could not be made */
export async function saveRows(format: FileFormat, file: RowsFile): Promise<void> {
  const { figure, part, days, rows, nameOf } = file;
  const name = `${figureNames[figure]} ${periodWords(days)}${narrowedName(file)}`;
  const sheet: Sheet = {
    name: figureNames[figure],
    columns: rowColumns,
    rows: rows.map((row) => rowCells(row, nameOf)),
  };
  if (format === 'csv') return saveCsv(csvOf(csvTable(sheet)), `${name}.csv`);
  if (format === 'xlsx') return saveWorkbook([sheet], name);
  const printed = {
    ...(await aboutOf(file)),
    figure,
    part,
    days: { from: days.from, to: days.to },
    rows: rows.map((row) => printedRow(row, nameOf)),
  };
  return saveMade({ kind: 'rows', printed }, types.pdf, `${name}.pdf`);
}

function saveWorkbook(sheets: readonly Sheet[], name: string): Promise<void> {
  return saveMade({ kind: 'workbook', sheets, now: new Date() }, types.xlsx, `${name}.xlsx`);
}

async function aboutOf({ session, filters, made }: About): Promise<PrintedAbout> {
  const { name, rfc, timeZone, paperColour } = session.company;
  const logo = await logoOf(session);
  return {
    company: {
      name,
      timeZone,
      fiscal: rfc ? [`RFC ${rfc}`] : [],
      logo,
      colour: paperColour ? hexOf(paperColour) : undefined,
    },
    filters,
    madeBy: made?.by ?? session.person.name,
    madeAt: made?.at ?? new Date(),
  };
}

/** Without it the name stands in its place. */
async function logoOf(session: Session): Promise<PrintedAbout['company']['logo']> {
  const url = await logoAddress(session);
  const answer = url ? await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined) : undefined;
  return answer?.ok ? { type: 'image/png', bytes: new Uint8Array(await answer.arrayBuffer()) } : undefined;
}

async function saveMade(job: FileJob, type: string, name: string): Promise<void> {
  saveFile(new Blob(await made(job), { type }), name);
}

/** In a worker, so that the screen goes on answering; fonts and the PDF library come with it. */
function made(job: FileJob): Promise<Uint8Array<ArrayBuffer>[]> {
  const worker = new Worker(new URL('./report.worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>[]>();
  worker.addEventListener('message', ({ data }: MessageEvent<FileReply>) => {
    if ('problem' in data) reject(new Error(data.problem));
    else resolve(data.chunks);
  });
  // Its file did not come, as without a net.
  worker.addEventListener('error', () => reject(new Error('the worker did not start')));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin to name
  worker.postMessage(job);
  return promise.finally(() => worker.terminate());
}
