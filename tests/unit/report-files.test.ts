import readSheets from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import { printedReport } from '@folio/shared/pdf/report/printed-report.ts';
import { reportDocument } from '@folio/shared/pdf/report/report-document.ts';
import { printedRow, rowsDocument } from '@folio/shared/pdf/report/rows-document.ts';
import type { Sums } from '@folio/shared/reports/report.rules.ts';
import type { ReportRow } from '@folio/shared/reports/report.schema.ts';
import {
  cutSheet,
  reportSheets,
  reportTable,
  rowCells,
  rowColumns,
  type WholeReport,
} from '@folio/shared/reports/report-sheets.ts';
import { workbookOf } from '@folio/shared/sheets/workbook.ts';
import { printed } from '../support/dossiers.ts';
import { rendered } from '../support/rendered-pdf.ts';

const names: Record<string, string> = { mem_a: 'Ana Torres', mem_b: '=Bruno', cat_p: 'Precio' };
const nameOf = (id: string) => names[id] ?? '';
const sums = (count: number): Sums => ({
  prospects: count,
  orders: 1,
  'orders.MXN': 123_450,
  closed: 2,
  closedDays: 9,
});
const whole: WholeReport = {
  report: {
    totals: { ...sums(7), orders: 2, cancelled: 1, converted: 1 },
    series: [
      { at: '2026-11-02', sums: sums(4) },
      { at: '2026-11-30', sums: sums(3) },
    ],
    groups: [
      { by: 'attendedBy', key: 'mem_a', sums: sums(7) },
      { by: 'cancelReasonId', key: 'cat_p', sums: { cancelled: 1 } },
      { by: 'contactChannelId', sums: sums(7) },
      { by: 'generatedBy', key: 'mem_a', sums: sums(3) },
      { by: 'generatedBy', key: 'mem_b', sums: sums(4) },
    ],
  },
  former: sums(5),
  days: { from: '2026-11-01', to: '2026-11-30' },
  formerDays: { from: '2026-10-01', to: '2026-10-31' },
};
const row: ReportRow = {
  prospectId: 'prs_1',
  folio: 12,
  name: '=HYPERLINK("http://x")',
  colour: '#000000',
  status: 'ordered',
  day: '2026-11-30',
  generatedBy: 'mem_a',
  attendedBy: 'mem_b',
  workCentreId: 'wct_1',
  documentFolio: 'P-0003',
  currency: 'USD',
  cents: 1050,
};
const about = {
  company: { name: 'Panadería El Sol', timeZone: 'America/Mexico_City' },
  filters: ['Giro: Restaurantes'],
  madeBy: 'Ana Torres',
  madeAt: new Date('2026-12-01T14:00:00Z'),
};

describe('F10 the report and its rows as tables', () => {
  test('one sheet for the whole, one per dimension and one of days, each with its totals', async () => {
    const sheets = await readSheets(Buffer.concat(workbookOf(reportSheets(whole, nameOf), about.madeAt)));
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'Periodo',
      'Quién atiende',
      'Quién lo generó',
      'Medio de contacto',
      'Motivo',
      'Fechas',
    ]);
    const by = sheets.find(({ sheet }) => sheet === 'Quién lo generó')?.data ?? [];
    const at = (title: string) => Number(by[0]?.indexOf(title));
    expect(by.slice(1).map((cells) => cells.slice(0, 2))).toEqual([['=Bruno', 4], ['Ana Torres', 3], ['Total', 7]]); // prettier-ignore
    expect(by.at(-1)?.[at('Vendido MXN')]).toBe(2469);
    // The average of both, not the sum of two averages.
    expect(by.at(-1)?.[at('Días para cerrar')]).toBe(4.5);
    expect(sheets.at(-1)?.data[1]?.[0]).toEqual(new Date('2026-11-02T00:00:00Z'));
  });

  test('a row has as many cells as there are columns, and each currency its own', () => {
    const cells = rowCells(row, nameOf);
    expect(cells).toHaveLength(rowColumns.length);
    const named = Object.fromEntries(rowColumns.map(({ title }, index) => [title, cells[index]]));
    expect(named).toMatchObject({ 'No.': 12, Nombre: row.name, 'Importe MXN': undefined, 'Importe USD': 10.5 });
    expect(reportTable(whole, nameOf).every((line) => line.length === reportTable(whole, nameOf)[0]?.length)).toBe(
      true,
    );
  });
});

describe('M04 the report on paper', () => {
  test('its figures, who generated them and the parts are there, and the chart has ink', async () => {
    const { bytes } = await printed(reportDocument(printedReport(whole, { ...about, nameOf })));
    const pages = await rendered(bytes);
    const text = pages.map((page) => page.text.replaceAll('\u00a0', ' ')).join('\n');
    for (const words of [
      '1 nov 2026 – 30 nov 2026',
      'antes 5',
      'Giro: Restaurantes',
      '=Bruno',
      '$1,234.50',
      'Sin medio',
      'Precio',
    ]) {
      expect(text).toContain(words);
    }
    // Columns of the second of November stand in the left third of the plot.
    const chart = text.indexOf('En el tiempo');
    expect(chart).toBeGreaterThan(0);
    expect(pages[0]?.inkIn({ x: 100, y: 430, width: 60, height: 60 })).toBeGreaterThan(1);
  });

  test('a corte by its name, who kept it and when, with the digest by which it is checked', async () => {
    const cut = { name: 'Cierre de noviembre, como se entregó a la dirección', digest: 'a1'.repeat(32) };
    const { bytes } = await printed(reportDocument(printedReport(whole, { ...about, nameOf, cut })));
    const [page] = await rendered(bytes);
    const text = page?.text.replaceAll(/\s+/g, ' ') ?? '';
    for (const words of [
      'Corte',
      cut.name,
      `Huella SHA-256 ${cut.digest}`,
      'Guardado el 1 dic 2026, 8:00',
      'por Ana Torres',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('Reporte');
    const [sheet] = await readSheets(Buffer.concat(workbookOf([cutSheet(cut)], about.madeAt)));
    expect(sheet?.data).toEqual([['Corte', 'Huella SHA-256'], [cut.name, cut.digest]]); // prettier-ignore
  });

  test('rows, with what is particular to each', async () => {
    const { bytes } = await printed(
      rowsDocument({
        ...about,
        figure: 'orders',
        part: 'Ana Torres',
        days: whole.days,
        rows: [printedRow(row, nameOf)],
      }),
    );
    const [page] = await rendered(bytes);
    const text = page?.text.replaceAll('\u00a0', ' ') ?? '';
    for (const words of ['Pedidos realizados: Ana Torres', '1 renglón', '=HYPERLINK', 'P-0003', '$10.50 USD']) {
      expect(text).toContain(words);
    }
  });
});
