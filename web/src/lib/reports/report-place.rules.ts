/** What the report shows, as its address says it, and the questions that follow. Pure. */
import {
  daysIn,
  figures,
  formerPeriod,
  mostDays,
  mostDaysByDay,
  narrowing,
  type Dimension,
  type Figure,
  type Narrowing,
  type Period,
} from '@folio/shared/reports/report.rules.ts';
import type { QueryInput } from '@folio/shared/contract/endpoint.ts';
import type { getReport, listReportRows } from '@folio/shared/reports/report.schema.ts';
import { usualGrain, type Grain } from '@folio/shared/reports/report-parts.rules.ts';
import { addDays, addMonths, isDay, weekday } from '@folio/shared/values/days.ts';

export const presets = ['hoy', 'semana', 'mes', 'mes-pasado', 'trimestre', 'ano'] as const;
export type Preset = (typeof presets)[number];
export const presetNames: Record<Preset, string> = {
  hoy: 'Hoy',
  semana: 'Esta semana',
  mes: 'Este mes',
  'mes-pasado': 'El mes pasado',
  trimestre: 'Este trimestre',
  ano: 'Este año',
};

const grains: Record<string, Grain> = { dia: 'day', semana: 'week', mes: 'month' };

/** In the address. */
export const dimensionWords: Record<Dimension, string> = {
  attendedBy: 'atiende',
  generatedBy: 'genero',
  workCentreId: 'centro',
  contactChannelId: 'medio',
  lineOfBusinessId: 'giro',
  state: 'estado',
  cancelReasonId: 'motivo',
};

export interface Place {
  period: Period;
  /** The preset it is the days of. */
  preset: Preset | undefined;
  grain: Grain;
  workCentreId: string | undefined;
  attendedBy: string | undefined;
  /** At most one of the others. */
  narrowed: { by: Narrowing; value: string } | undefined;
  /** The figure whose rows are open, and the part of it. */
  open: { figure: Figure; part: Part | undefined } | undefined;
  /** Cortes are open: `todos`, or `nuevo` for one of what is shown. */
  cuts: string | undefined;
  /** Exportaciones are open: all of them, a new schedule, or one of them by its id. */
  exports: string | undefined;
}

export type Part = { by: Dimension; value: string } | { days: Period };

export function daysOf(preset: Preset, today: string): Period {
  const month = today.slice(0, 7);
  const whole = (first: string, count: number): Period => ({
    from: `${first}-01`,
    to: addDays(`${addMonths(first, count)}-01`, -1),
  });
  if (preset === 'hoy') return { from: today, to: today };
  if (preset === 'semana') {
    // Monday is the first.
    const from = addDays(today, -((weekday(today) + 6) % 7));
    return { from, to: addDays(from, 6) };
  }
  if (preset === 'mes') return whole(month, 1);
  if (preset === 'mes-pasado') return whole(addMonths(month, -1), 1);
  if (preset === 'ano') return whole(`${today.slice(0, 4)}-01`, 12);
  return whole(addMonths(month, -((Number(month.slice(5)) - 1) % 3)), 3);
}

interface Asked {
  get(name: string): string | null;
}

export function placeOf(query: Asked, today: string): Place {
  const period = periodOf(query, today);
  const by = narrowing.find((one) => query.get(dimensionWords[one]));
  const days = daysIn(period);
  const asked = grains[query.get('por') ?? ''];
  const figure = figures.find((one) => one === query.get('ver'));
  return {
    period,
    preset: presets.find((one) => isSame(daysOf(one, today), period)),
    grain: days > mostDaysByDay ? 'month' : (asked ?? usualGrain(period)),
    workCentreId: query.get('centro')?.split('.')[0] || undefined,
    attendedBy: query.get('atiende') || undefined,
    narrowed: by && { by, value: query.get(dimensionWords[by]) ?? '' },
    open: figure && { figure, part: partOf(query) },
    cuts: query.get('cortes') || undefined,
    exports: query.get('exportaciones') || undefined,
  };
}

function periodOf(query: Asked, today: string): Period {
  const [from, to] = [query.get('desde'), query.get('hasta')];
  if (isDay(from) && isDay(to) && from <= to && daysIn({ from, to }) <= mostDays) return { from, to };
  return daysOf('mes', today);
}

function isSame(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}

function partOf(query: Asked): Part | undefined {
  const [word, value = ''] = (query.get('parte') ?? '').split(':');
  const by = (Object.keys(dimensionWords) as Dimension[]).find((one) => dimensionWords[one] === word); // its keys are typed so
  if (by && value) return { by, value };
  const [from, to] = value.split('_');
  return word === 'dias' && isDay(from) && isDay(to) ? { days: { from, to } } : undefined;
}

/** How the address names a part. */
export function partWord(part: Part): string {
  return 'days' in part ? `dias:${part.days.from}_${part.days.to}` : `${dimensionWords[part.by]}:${part.value}`;
}

type Narrowed = Omit<QueryInput<typeof getReport>, 'grain'>;

function narrowedOf(place: Place, period: Period): Narrowed {
  const { workCentreId, attendedBy, narrowed } = place;
  return {
    ...period,
    ...(workCentreId ? { workCentreId } : {}),
    ...(attendedBy ? { attendedBy } : {}),
    ...(narrowed ? { [narrowed.by]: narrowed.value } : {}),
  } as Narrowed; // whatever an address says: what is no such value the server refuses
}

/** What a schedule made here is narrowed to. */
export function exportContentOf(place: Place): Omit<Narrowed, 'from' | 'to'> {
  const { from: _from, to: _to, ...content } = narrowedOf(place, place.period);
  return content;
}

/** What a corte of it is made of. */
export function cutContentOf(place: Place): Narrowed & { grain: Grain } {
  return { ...narrowedOf(place, place.period), grain: place.grain };
}

/** The questions of a report: its own days and those it is compared with. */
export function questionsOf(place: Place, today: string) {
  const grain: 'day' | 'month' = place.grain === 'month' ? 'month' : 'day';
  return {
    current: { ...narrowedOf(place, place.period), grain },
    former: { ...narrowedOf(place, formerPeriod(place.period, today)), grain: 'month' as const },
  };
}

/** The question of the rows of a figure, or of a part of it. */
export function rowsQuestionOf(place: Place, { figure, part }: NonNullable<Place['open']>) {
  const question: QueryInput<typeof listReportRows> = { ...narrowedOf(place, place.period), figure };
  if (!part) return question;
  return 'days' in part ? { ...question, ...part.days } : { ...question, [part.by]: part.value };
}
