/** The report and its rows as files; comes with the first press. */
import {
  conversionOf,
  daysToCloseOf,
  figureNames,
  measures,
  unsaid,
  type Figure,
  type Measure,
  type Period,
  type Sums,
} from '@folio/shared/reports/report.rules.ts';
import type { ReportRow } from '@folio/shared/reports/report.schema.ts';
import { statusNames } from '@folio/shared/prospects/prospect.rules.ts';
import { csvOf, type Cell } from '@folio/shared/sheets/csv.rules.ts';
import type { Directory } from '#lib/prospects/directory.ts';
import { saveCsv } from '#lib/dossiers/save-file.ts';
import type { Report } from './report-data.svelte.ts';
import { dimensionNames, valueName } from './report-words.rules.ts';

const amountNames: Partial<Record<Measure, string>> = {
  'quotes.MXN': 'Cotizado MXN',
  'quotes.USD': 'Cotizado USD',
  'orders.MXN': 'Vendido MXN',
  'orders.USD': 'Vendido USD',
  closedDays: 'Días hasta el primer pedido (suma)',
};

function measureName(measure: Measure): string {
  return amountNames[measure] ?? figureNames[measure as Figure]; // whatever has no name of its own is a figure
}

function cellOf(sums: Sums, measure: Measure): Cell {
  const value = sums[measure] ?? 0;
  return measure.includes('.') ? value / 100 : value;
}

interface Whole {
  report: Report;
  former: Sums;
  days: Period;
  formerDays: Period;
  directory: Directory;
}

/** One table: the whole, the former period, and each part of the whole. */
export function reportTable({ report, former, days, formerDays, directory }: Whole): Cell[][] {
  const lineOf = (by: string, value: string, sums: Sums): Cell[] => [
    by,
    value,
    ...measures.map((measure) => cellOf(sums, measure)),
    conversionOf(sums),
    daysToCloseOf(sums),
  ];
  const words = ({ from, to }: Period) => `${from} a ${to}`;
  return [
    ['Por', 'Valor', ...measures.map(measureName), 'Conversión', 'Días para cerrar'],
    lineOf('Periodo', words(days), report.totals),
    lineOf('Periodo anterior', words(formerDays), former),
    ...report.groups.map(({ by, key, sums }) =>
      lineOf(
        dimensionNames[by],
        valueName(by, key ?? unsaid, (id) => directory.nameOf(id)),
        sums,
      ),
    ),
    ...report.series.map(({ at, sums }) => lineOf('Fecha', at, sums)),
  ];
}

export function saveReport(whole: Whole): void {
  saveCsv(csvOf(reportTable(whole)), `Reporte ${whole.days.from} a ${whole.days.to}.csv`);
}

interface Rows {
  figure: Figure;
  days: Period;
  directory: Directory;
}

export function rowsTable(rows: readonly ReportRow[], { directory }: Pick<Rows, 'directory'>): Cell[][] {
  const named = (id: string | undefined) => directory.nameOf(id) || undefined;
  return [
    [
      'No.',
      'Fecha',
      'Nombre',
      'Empresa',
      'Estatus',
      'Quién lo generó',
      'Quién atiende',
      'Centro de trabajo',
      'Medio de contacto',
      'Giro',
      'Estado',
      'Motivo',
      'Documento',
      'Importe',
      'Moneda',
      'Días para cerrar',
    ],
    ...rows.map((row): Cell[] => [
      row.folio,
      row.day,
      row.name,
      row.companyName,
      statusNames[row.status],
      named(row.generatedBy),
      named(row.attendedBy),
      named(row.workCentreId),
      named(row.contactChannelId),
      named(row.lineOfBusinessId),
      row.state && valueName('state', row.state, String),
      named(row.cancelReasonId),
      row.documentFolio,
      row.cents === undefined ? undefined : row.cents / 100,
      row.currency,
      row.days,
    ]),
  ];
}

export function saveRows(rows: readonly ReportRow[], { figure, days, directory }: Rows): void {
  saveCsv(csvOf(rowsTable(rows, { directory })), `${figureNames[figure]} ${days.from} a ${days.to}.csv`);
}
