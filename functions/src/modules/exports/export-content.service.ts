/** What a file holds: the report or the rows of a figure, as whoever it is for may see them, in the format that was asked for. */
import { contentName, exportFileName, type ExportFormat } from '@folio/shared/exports/export.rules.ts';
import { FontLibrary } from '@folio/shared/pdf/fonts/font-library.ts';
import { makePdf } from '@folio/shared/pdf/make-pdf.ts';
import { hexOf } from '@folio/shared/pdf/palette.ts';
import { printedReport, type PrintedAbout } from '@folio/shared/pdf/report/printed-report.ts';
import { reportDocument } from '@folio/shared/pdf/report/report-document.ts';
import { printedRow, rowsDocument, type PrintedRow } from '@folio/shared/pdf/report/rows-document.ts';
import { daysIn, mostDaysByDay, mostPrintedRows, type Figure } from '@folio/shared/reports/report.rules.ts';
import type { ReportRow } from '@folio/shared/reports/report.schema.ts';
import {
  reportSheets,
  reportTable,
  rowCells,
  rowColumns,
  type WholeReport,
} from '@folio/shared/reports/report-sheets.ts';
import { filterWords } from '@folio/shared/reports/report-words.rules.ts';
import { csvLine, csvMark, csvOf } from '@folio/shared/sheets/csv.rules.ts';
import { Workbook, workbookOf } from '@folio/shared/sheets/workbook.ts';
import { dayIn } from '@folio/shared/values/days.ts';
import type { WriteBytes } from '../../platform/export-files.ts';
import { readFont } from '../../platform/font-files.ts';
import type { Table } from '../../platform/table.ts';
import type { KnownNames } from '../company/known-names.service.ts';
import { reportFor, rowPages, wholeReportFor, type Asking } from '../reports/report.service.ts';
import type { StoredExport } from './export.repository.ts';

export const contentTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

/** It cannot be made as it was asked for, however often it is tried. */
export class ContentRefused extends Error {
  readonly failure: 'too_many_rows' | 'no_access';

  constructor(failure: ContentRefused['failure']) {
    super(failure);
    this.failure = failure;
  }
}

export interface Writing {
  table: Table;
  asking: Asking;
  stored: StoredExport;
  names: KnownNames;
  /** PNG, for what is printed; without it the name stands in its place. */
  logo: Uint8Array | undefined;
  madeBy: string;
  now: Date;
  /** How many rows there are, and how many are written. */
  tell: (progress: { done: number; of: number }) => Promise<void>;
}

export function fileNameOf({ content, ...days }: StoredExport): string {
  return exportFileName(content.figure, days, content.format);
}

const library = new FontLibrary(readFont);
const encoder = new TextEncoder();

export async function writeContent(writing: Writing, take: WriteBytes): Promise<void> {
  const { figure, format } = writing.stored.content;
  if (!figure) return writeReport(writing, take);
  const total = await countOf(writing, figure);
  await writing.tell({ done: 0, of: total });
  const rows = rowsWith(writing, figure, total);
  if (format === 'csv') return writeCsvRows(rows, writing, take);
  if (format === 'xlsx') return writeSheetRows(rows, writing, { take, figure });
  if (total > mostPrintedRows.atServer) throw new ContentRefused('too_many_rows');
  return writePrintedRows(rows, writing, { take, figure });
}

function wholeReport({ table, asking, stored, names, now }: Writing): Promise<WholeReport> {
  const days = { from: stored.from, to: stored.to };
  const { format: _format, figure: _figure, ...filters } = stored.content;
  return wholeReportFor(table, asking, {
    filters,
    days,
    grain: daysIn(days) <= mostDaysByDay ? 'day' : 'month',
    today: dayIn(names.company.timeZone, now),
  });
}

async function writeReport(writing: Writing, take: WriteBytes): Promise<void> {
  const { stored, names, now } = writing;
  const whole = await wholeReport(writing);
  const { format } = stored.content;
  if (format === 'csv') return take(encoder.encode(csvOf(reportTable(whole, names.nameOf))));
  if (format === 'xlsx') {
    for (const bytes of workbookOf(reportSheets(whole, names.nameOf), now)) await take(bytes);
    return;
  }
  const printed = printedReport(whole, { ...aboutOf(writing), nameOf: names.nameOf });
  await take(await makePdf(reportDocument(printed), library, now));
}

async function countOf({ table, asking, stored }: Writing, figure: Figure): Promise<number> {
  const { format: _format, figure: _figure, ...filters } = stored.content;
  const query = { ...filters, from: stored.from, to: stored.to, grain: 'month' as const };
  return (await reportFor(table, asking, query)).totals[figure] ?? 0;
}

/** Between two words about how far it is. */
const toldEach = 2000;

async function* rowsWith(
  { table, asking, stored, tell }: Writing,
  figure: Figure,
  of: number,
): AsyncGenerator<ReportRow[]> {
  const { format: _format, figure: _figure, ...filters } = stored.content;
  let [done, told] = [0, 0];
  for await (const page of rowPages(table, asking, { ...filters, from: stored.from, to: stored.to, figure })) {
    yield page;
    done += page.length;
    if (done - told < toldEach) continue;
    told = done;
    await tell({ done, of: Math.max(of, done) });
  }
  await tell({ done, of: done });
}

async function writeCsvRows(pages: AsyncIterable<ReportRow[]>, { names }: Writing, take: WriteBytes): Promise<void> {
  await take(encoder.encode(csvMark + csvLine(rowColumns.map(({ title }) => title))));
  for await (const page of pages) {
    await take(encoder.encode(page.map((row) => csvLine(rowCells(row, names.nameOf))).join('')));
  }
}

interface Rows {
  take: WriteBytes;
  figure: Figure;
}

async function writeSheetRows(
  pages: AsyncIterable<ReportRow[]>,
  { names, now }: Writing,
  { take, figure }: Rows,
): Promise<void> {
  let pieces: Uint8Array[] = [];
  const flush = async () => {
    for (const bytes of pieces) await take(bytes);
    pieces = [];
  };
  const workbook = new Workbook((bytes) => pieces.push(bytes), now);
  workbook.begin({ name: contentName(figure), columns: rowColumns });
  for await (const page of pages) {
    for (const row of page) workbook.add(rowCells(row, names.nameOf));
    await flush();
  }
  workbook.total();
  workbook.finish();
  await flush();
}

async function writePrintedRows(
  pages: AsyncIterable<ReportRow[]>,
  writing: Writing,
  { take, figure }: Rows,
): Promise<void> {
  const rows: PrintedRow[] = [];
  for await (const page of pages) rows.push(...page.map((row) => printedRow(row, writing.names.nameOf)));
  const { from, to } = writing.stored;
  const document = rowsDocument({ ...aboutOf(writing), figure, days: { from, to }, rows });
  await take(await makePdf(document, library, writing.now));
}

function aboutOf({ names: { company, nameOf }, stored: { content }, logo, madeBy, now }: Writing): PrintedAbout {
  const { name, rfc, timeZone, paperColour } = company;
  return {
    company: {
      name,
      timeZone,
      fiscal: rfc ? [`RFC ${rfc}`] : [],
      colour: paperColour ? hexOf(paperColour) : undefined,
      logo: logo && { type: 'image/png', bytes: logo },
    },
    filters: filterWords(content, nameOf),
    madeBy,
    madeAt: now,
  };
}
