/** Exports of the report (C03): files, what they hold, and on which days a schedule makes one. Pure, on screen and at the server alike. */
import { addDays, addMonths, weekday } from '../values/days.ts';
import { figureNames, type Figure, type Period } from '../reports/report.rules.ts';

export const exportFormats = ['xlsx', 'csv', 'pdf'] as const;
export type ExportFormat = (typeof exportFormats)[number];
export const exportFormatNames: Record<ExportFormat, string> = { xlsx: 'Excel (XLSX)', csv: 'CSV', pdf: 'PDF' };

/** Waits for its turn, is being written, can be fetched, was given up. */
export const exportStates = ['queued', 'running', 'ready', 'failed'] as const;
export type ExportState = (typeof exportStates)[number];

/** Why one was given up. */
export const exportFailures = ['too_many_rows', 'no_access', 'unexpected'] as const;
export type ExportFailure = (typeof exportFailures)[number];
export const exportFailureWords: Record<ExportFailure, string> = {
  too_many_rows: 'Un PDF lleva 2,000 renglones a lo más: pídelo en Excel o CSV.',
  no_access: 'Ya no tienes acceso a lo que se pidió.',
  unexpected: 'Algo falló de nuestro lado. Vuelve a intentar.',
};

/** The file and its record go after so many days, as the lifecycle of the bucket says. */
export const exportLivesDays = 30;
/** More rows than these a browser leaves to the server. */
export const mostRowsInBrowser = 5000;
export const mostSchedules = 20;
export const mostRecipients = 25;

export const cadences = ['daily', 'weekly', 'monthly'] as const;
export type CadenceKind = (typeof cadences)[number];
export const cadenceNames: Record<CadenceKind, string> = {
  daily: 'Cada día',
  weekly: 'Cada semana',
  monthly: 'Cada mes',
};

export interface Cadence {
  every: CadenceKind;
  /** 0 = Sunday … 6 = Saturday; of `weekly` alone. */
  weekday: number;
  /** 1 to 31; in a month that has no such day, its last one. Of `monthly` alone. */
  monthDay: number;
  /** `HH:MM` of the company's clock. */
  time: string;
}

function lastDayOf(month: string): number {
  return Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8));
}

/** Is an export made on this day? */
export function isExportDay({ every, weekday: on, monthDay }: Cadence, day: string): boolean {
  if (every === 'daily') return true;
  if (every === 'weekly') return weekday(day) === on;
  return Number(day.slice(8)) === Math.min(monthDay, lastDayOf(day.slice(0, 7)));
}

/** The first such day from one on. */
export function nextExportDay(cadence: Cadence, from: string): string {
  let day = from;
  while (!isExportDay(cadence, day)) day = addDays(day, 1);
  return day;
}

/** The last such day up to one. */
export function lastExportDay(cadence: Cadence, upTo: string): string {
  let day = upTo;
  while (!isExportDay(cadence, day)) day = addDays(day, -1);
  return day;
}

/** What an export of a day tells of: the day before, the week from Monday to Sunday before, the month before. */
export function exportedPeriod(every: CadenceKind, day: string): Period {
  const yesterday = addDays(day, -1);
  if (every === 'daily') return { from: yesterday, to: yesterday };
  if (every === 'weekly') {
    const sunday = addDays(day, -(weekday(day) || 7));
    return { from: addDays(sunday, -6), to: sunday };
  }
  const month = addMonths(day.slice(0, 7), -1);
  return { from: `${month}-01`, to: addDays(`${day.slice(0, 7)}-01`, -1) };
}

/** `Reporte de seguimiento`, or the figure whose rows it holds. */
export function contentName(figure: Figure | undefined): string {
  return figure ? figureNames[figure] : 'Reporte de seguimiento';
}

/** `Pedidos realizados 2026-11-01 a 2026-11-30.xlsx`. */
export function exportFileName(figure: Figure | undefined, { from, to }: Period, format: ExportFormat): string {
  return `${figure ? figureNames[figure] : 'Reporte'} ${from === to ? from : `${from} a ${to}`}.${format}`;
}
