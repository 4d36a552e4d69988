/** The report and its rows as tables for files. Pure, the same in browser and Lambda. */
import { statusNames } from '../prospects/prospect.rules.ts';
import type { Cell } from '../sheets/csv.rules.ts';
import type { ColumnKind, Sheet, SheetColumn, SheetRow } from '../sheets/sheet.ts';
import {
  added,
  conversionOf,
  daysToCloseOf,
  dimensions,
  figureNames,
  measures,
  type Figure,
  type Measure,
  type Period,
  type Sums,
} from './report.rules.ts';
import type { Report, ReportRow } from './report.schema.ts';
import { partsBy } from './report-parts.rules.ts';
import { dimensionNames, valueName, type NameOf } from './report-words.rules.ts';

/** A report with what it is compared with. */
export interface WholeReport {
  report: Report;
  former: Sums;
  days: Period;
  formerDays: Period;
}

const sumNames: Partial<Record<Measure, string>> = {
  'quotes.MXN': 'Cotizado MXN',
  'quotes.USD': 'Cotizado USD',
  'orders.MXN': 'Vendido MXN',
  'orders.USD': 'Vendido USD',
  closedDays: 'Días hasta el primer pedido (suma)',
};

function measureName(measure: Measure): string {
  return sumNames[measure] ?? figureNames[measure as Figure]; // whatever has no name of its own is a figure
}

const isAmount = (measure: Measure): boolean => measure.includes('.');

const measureColumns: readonly SheetColumn[] = [
  ...measures.map((measure): SheetColumn => {
    const kind: ColumnKind = isAmount(measure) ? 'money' : 'integer';
    return { title: measureName(measure), kind, width: isAmount(measure) ? 16 : 13 };
  }),
  { title: 'Conversión', kind: 'percent', width: 12 },
  { title: 'Días para cerrar', kind: 'decimal', width: 12 },
];

function cellsOf(sums: Sums): Cell[] {
  const counts = measures.map((measure) => (isAmount(measure) ? (sums[measure] ?? 0) / 100 : (sums[measure] ?? 0)));
  return [...counts, conversionOf(sums), daysToCloseOf(sums)];
}

export const periodWords = ({ from, to }: Period): string => (from === to ? from : `${from} a ${to}`);

/** What a corte is known by, for the last sheet of its workbook. */
export function cutSheet({ name, digest }: { name: string; digest: string }): Sheet {
  return {
    name: 'Corte',
    columns: [
      { title: 'Corte', kind: 'text', width: 30 },
      { title: 'Huella SHA-256', kind: 'text', width: 68 },
    ],
    rows: [[name, digest]],
  };
}

/** One sheet for the whole, one per dimension that has parts, and one in the order of time. */
export function reportSheets({ report, former, days, formerDays }: WholeReport, nameOf: NameOf): Sheet[] {
  const parts = dimensions.map((by) => ({ by, parts: partsBy(report, by, nameOf) }));
  return [
    {
      name: 'Periodo',
      columns: [{ title: 'Periodo', kind: 'text', width: 26 }, ...measureColumns],
      rows: [
        [periodWords(days), ...cellsOf(report.totals)],
        [`Antes: ${periodWords(formerDays)}`, ...cellsOf(former)],
      ],
    },
    ...parts
      .filter((one) => one.parts.length)
      .map(
        ({ by, parts: some }) =>
      summed(dimensionNames[by], { title: dimensionNames[by], kind: 'text', width: 30 }, some.map(({ name, sums }) => ({ of: name, sums }))), // prettier-ignore
      ),
    summed('Fechas', { title: 'Fecha', kind: 'day', width: 12 }, report.series.map(({ at, sums }) => ({ of: at, sums }))), // prettier-ignore
  ];
}

function summed(name: string, first: SheetColumn, lines: readonly { of: string; sums: Sums }[]): Sheet {
  const whole = lines.reduce<Sums>((all, { sums }) => added(all, sums), {});
  return {
    name,
    columns: [first, ...measureColumns],
    rows: lines.map(({ of, sums }) => [of, ...cellsOf(sums)]),
    // Shares and averages do not add up: they follow from the sums.
    totals: ['Total', ...cellsOf(whole)],
  };
}

/** All of it as one table, for formats that have no sheets. */
export function reportTable({ report, former, days, formerDays }: WholeReport, nameOf: NameOf): SheetRow[] {
  return [
    ['Por', 'Valor', ...measureColumns.map(({ title }) => title)],
    ['Periodo', periodWords(days), ...cellsOf(report.totals)],
    ['Periodo anterior', periodWords(formerDays), ...cellsOf(former)],
    ...report.groups.map(({ by, key, sums }): SheetRow => [dimensionNames[by], valueName(by, key, nameOf), ...cellsOf(sums)]), // prettier-ignore
    ...report.series.map(({ at, sums }): SheetRow => ['Fecha', at, ...cellsOf(sums)]),
  ];
}

const text = (title: string, width: number): SheetColumn => ({ title, kind: 'text', width });

/** Of the rows that a figure counts. */
export const rowColumns: readonly SheetColumn[] = [
  { title: 'No.', kind: 'integer', width: 9 },
  { title: 'Fecha', kind: 'day', width: 12 },
  text('Nombre', 30),
  text('Empresa', 30),
  text('Estatus', 14),
  text('Quién lo generó', 24),
  text('Quién atiende', 24),
  text('Centro de trabajo', 20),
  text('Medio de contacto', 20),
  text('Giro', 20),
  text('Estado', 18),
  text('Motivo', 20),
  text('Documento', 12),
  { title: 'Importe MXN', kind: 'money', width: 16, sums: true },
  { title: 'Importe USD', kind: 'money', width: 16, sums: true },
  { title: 'Días para cerrar', kind: 'integer', width: 12 },
];

export function rowCells(row: ReportRow, nameOf: NameOf): SheetRow {
  const named = (id: string | undefined) => (id && nameOf(id)) || undefined;
  const amount = row.cents === undefined ? undefined : row.cents / 100;
  return [
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
    row.currency === 'MXN' ? amount : undefined,
    row.currency === 'USD' ? amount : undefined,
    row.days,
  ];
}
