/** A schedule as its form holds it, and in words. */
import {
  cadenceNames,
  cadences,
  contentName,
  exportFormatNames,
  type CadenceKind,
  type ExportFormat,
} from '@folio/shared/exports/export.rules.ts';
import type { ExportSchedule, ExportView } from '@folio/shared/exports/export.schema.ts';
import { figures, type Figure } from '@folio/shared/reports/report.rules.ts';
import { wallClockIn } from '@folio/shared/values/days.ts';
import { clockTime, dayWithWeekday } from '#lib/ui/dates.ts';

/** What the report it was opened from is narrowed to. */
export type Filters = Partial<
  Pick<
    ExportView,
    'workCentreId' | 'attendedBy' | 'generatedBy' | 'contactChannelId' | 'lineOfBusinessId' | 'state' | 'cancelReasonId'
  >
>;

/** Of the select: the report, or the rows of a figure. */
type What = 'report' | Figure;

export interface ScheduleValues {
  name: string;
  what: What;
  format: ExportFormat;
  every: CadenceKind;
  weekday: string;
  monthDay: string;
  time: string;
  recipientIds: string[];
  filters: Filters;
  active: boolean;
}

const filterNames = [
  'workCentreId',
  'attendedBy',
  'generatedBy',
  'contactChannelId',
  'lineOfBusinessId',
  'state',
  'cancelReasonId',
] as const satisfies readonly (keyof Filters)[];

export function filtersOf(told: Filters): Filters {
  return Object.fromEntries(filterNames.flatMap((name) => (told[name] === undefined ? [] : [[name, told[name]]])));
}

export function newSchedule(memberId: string, filters: Filters): ScheduleValues {
  return {
    name: '',
    what: 'report',
    format: 'pdf',
    every: 'weekly',
    weekday: '1',
    monthDay: '1',
    time: '08:00',
    recipientIds: [memberId],
    filters,
    active: true,
  };
}

export function valuesOf(schedule: ExportSchedule): ScheduleValues {
  const { name, figure, format, every, weekday, monthDay, time, recipientIds, active } = schedule;
  return {
    name,
    what: figure ?? 'report',
    format,
    every,
    weekday: String(weekday),
    monthDay: String(monthDay),
    time,
    recipientIds: [...recipientIds],
    filters: filtersOf(schedule),
    active,
  };
}

export function bodyOf({ what, filters, weekday, monthDay, ...values }: ScheduleValues) {
  return {
    ...values,
    ...(what === 'report' ? {} : { figure: what }),
    ...filters,
    weekday: Number(weekday),
    monthDay: Number(monthDay),
  };
}

export const whatOptions = (['report', ...figures] as const).map((value) => ({
  value,
  label: value === 'report' ? contentName(undefined) : `Renglones de ${contentName(value).toLowerCase()}`,
}));

const weekdayNames = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];

/** From Monday. */
export const weekdayOptions = [1, 2, 3, 4, 5, 6, 0].map((day) => ({
  value: String(day),
  label: (weekdayNames[day] ?? '').replace(/^./, (letter) => letter.toUpperCase()),
}));

export const monthDayOptions = Array.from({ length: 31 }, (_, at) => ({
  value: String(at + 1),
  label: at === 30 ? 'El último día' : `El ${at + 1}`,
}));

/** On the hour, and on the half. */
export const timeOptions = Array.from({ length: 48 }, (_, at) => {
  const value = `${String(Math.floor(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`;
  return { value, label: clockTime(value) };
});

export const cadenceOptions = cadences.map((value) => ({ value, label: cadenceNames[value] }));

/** What each of them tells of. */
export const toldPeriods: Record<CadenceKind, string> = {
  daily: 'Lleva lo del día anterior.',
  weekly: 'Lleva la semana anterior, de lunes a domingo.',
  monthly: 'Lleva el mes anterior, completo.',
};

/** `Cada lunes, 8:00 a. m.`. */
export function whenWords({ every, weekday, monthDay, time }: ExportSchedule): string {
  const days = {
    daily: 'Cada día',
    weekly: `Cada ${weekdayNames[weekday]}`,
    monthly: monthDay === 31 ? 'El último día de cada mes' : `El ${monthDay} de cada mes`,
  };
  return `${days[every]}, ${clockTime(time)}`;
}

/** `Reporte de seguimiento · PDF`. */
export function contentWords({ figure, format }: Pick<ExportView, 'figure' | 'format'>): string {
  return `${contentName(figure)} · ${exportFormatNames[format]}`;
}

/** `lun 30 nov, 8:00 a. m.`, by the company's clock. */
export function momentWords(at: string, timeZone: string): string {
  const wall = wallClockIn(timeZone, new Date(at));
  return `${dayWithWeekday(wall.slice(0, 10))}, ${clockTime(wall.slice(11))}`;
}

/** `840 kB`, `1.2 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000)).toLocaleString('es-MX')} kB`;
  return `${(bytes / 1_000_000).toLocaleString('es-MX', { maximumFractionDigits: 1 })} MB`;
}
