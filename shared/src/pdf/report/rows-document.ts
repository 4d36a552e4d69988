/** The rows that a figure of the report counts, on letter-size pages. */
import { figureNames, type Figure, type Period } from '../../reports/report.rules.ts';
import type { ReportRow } from '../../reports/report.schema.ts';
import type { NameOf } from '../../reports/report-words.rules.ts';
import { statusNames } from '../../prospects/prospect.rules.ts';
import { printedMoney } from '../../money/printed-money.rules.ts';
import { printedDay } from '../../values/spanish-days.ts';
import type { Block, PrintedDocument, TextStyle } from '../document.ts';
import { letterDocument } from '../letterhead.ts';
import { inks, styles } from '../palette.ts';
import { printedCount, printedPeriod, reportLetterhead, type PrintedAbout } from './printed-report.ts';

export interface PrintedRow {
  folio: number;
  day: string;
  name: string;
  companyName: string;
  status: string;
  generatedBy: string;
  /** Document, amount, days or reason: what of it is particular to the figure. */
  note: string;
}

export interface PrintedRows extends PrintedAbout {
  figure: Figure;
  /** What they are a part of. */
  part?: string | undefined;
  days: Period;
  rows: readonly PrintedRow[];
}

export function printedRow(row: ReportRow, nameOf: NameOf): PrintedRow {
  const { folio, day, name, companyName = '', status, generatedBy, documentFolio, cents, currency, days } = row;
  const amount = cents !== undefined && currency ? printedMoney(cents, currency) : undefined;
  const taken = days === undefined ? undefined : `${printedCount(days)} ${days === 1 ? 'día' : 'días'}`;
  const reason = row.cancelReasonId && nameOf(row.cancelReasonId);
  return {
    folio,
    day,
    name,
    companyName,
    status: statusNames[status],
    generatedBy: nameOf(generatedBy),
    note: [documentFolio, amount, taken, reason].filter(Boolean).join('\n'),
  };
}

export function rowsDocument(printed: PrintedRows): PrintedDocument {
  const { figure, part, days, rows, filters } = printed;
  const period = printedPeriod(days);
  const told = [period, `${printedCount(rows.length)} ${rows.length === 1 ? 'renglón' : 'renglones'}`, ...filters];
  return letterDocument(
    {
      title: `${figureNames[figure]} · ${period.replaceAll('\u00a0', ' ')}`,
      body: [
        {
          kind: 'paragraph',
          role: 'H1',
          text: part ? `${figureNames[figure]}: ${part}` : figureNames[figure],
          style: styles.title,
        },
        { kind: 'paragraph', text: told.join(' · '), style: styles.subtitle, above: 2 },
        rowsTable(rows),
      ],
    },
    reportLetterhead(printed, figureNames[figure], period),
  );
}

const small: TextStyle = { ...styles.body, size: 8.5, leading: 12 };

function rowsTable(rows: readonly PrintedRow[]): Block {
  const cell = (text: string, style: TextStyle = small, align: 'left' | 'right' = 'left'): Block => {
    return { kind: 'paragraph', text, style, align };
  };
  return {
    kind: 'table',
    above: 14,
    columns: [
      { title: 'No.', width: { points: 40 } },
      { title: 'Fecha', width: { points: 62 } },
      { title: 'Nombre', width: { share: 1.2 } },
      { title: 'Estatus', width: { points: 62 } },
      { title: 'Quién lo generó', width: { share: 1 } },
      { title: '', width: { points: 84 }, align: 'right' },
    ],
    rows: rows.map((row) => ({
      cells: [
        cell(String(row.folio), { ...small, tabular: true }),
        cell(printedDay(row.day)),
        {
          kind: 'paragraph',
          text: [
            { text: row.name, weight: 'bold' as const },
            ...(row.companyName ? [{ text: `\n${row.companyName}`, colour: inks.soft }] : []),
          ],
          style: small,
        },
        cell(row.status),
        cell(row.generatedBy),
        cell(row.note, { ...small, tabular: true }, 'right'),
      ],
    })),
    header: { style: styles.label, line: inks.soft },
    cell: { padding: { top: 4.5, right: 8, bottom: 4.5, left: 0 }, line: inks.line },
  };
}
