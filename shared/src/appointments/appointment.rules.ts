/** Cita: how it is held, what became of it, which of a series are meant, and when two of them are at once. */

export const appointmentKinds = ['visit', 'call', 'video', 'other'] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

export const appointmentKindNames: Record<AppointmentKind, string> = {
  visit: 'Visita',
  call: 'Llamada',
  video: 'Videollamada',
  other: 'Otra',
};

/** `pending` until somebody says what became of it. */
export const appointmentOutcomes = ['pending', 'held', 'missed'] as const;
export type AppointmentOutcome = (typeof appointmentOutcomes)[number];

/** The shortest that a calendar can show, and a day. */
export const leastMinutes = 5;
export const mostMinutes = 1440;

/** A length that an appointment can have, asked of an address. */
export function isLength(minutes: number): boolean {
  return Number.isInteger(minutes) && minutes >= leastMinutes && minutes <= mostMinutes && minutes % leastMinutes === 0;
}

interface Span {
  /** Wall clock `YYYY-MM-DDTHH:MM`, of the same zone for all that are compared. */
  startsAtLocal: string;
  minutes: number;
}

/** At an hour, or all day. */
export interface MaybeSpan {
  startsAtLocal: string;
  minutes?: number | undefined;
}

/** Whether it is at an hour, and so takes time of the day. */
export function isSpan<One extends MaybeSpan>(one: One): one is One & Span {
  return one.minutes !== undefined;
}

/** Wall clock so many minutes later: days are of 24 hours on it, also when the clocks change. */
export function later(local: string, minutes: number): string {
  return new Date(Date.parse(`${local}Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** Minutes from one time of the wall clock to another. */
export function minutesBetween(from: string, to: string): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
}

/** When it ends, on the same wall clock: half past eleven at night and an hour is tomorrow. */
export function endOf({ startsAtLocal, minutes }: Span): string {
  return later(startsAtLocal, minutes);
}

/** One that ends when another begins is not at once with it, nor with anything is one that takes whole days. */
export function overlap(one: MaybeSpan, other: MaybeSpan): boolean {
  if (!isSpan(one) || !isSpan(other)) return false;
  return one.startsAtLocal < endOf(other) && other.startsAtLocal < endOf(one);
}

/** `45 min`, `1 h`, `1 h 30 min`. */
export function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? `${hours}\u00a0h` : '', rest ? `${rest}\u00a0min` : ''].filter(Boolean).join(' ');
}

/** How long it takes: `1 h 30 min`, `todo el día`, `3 días`. */
export function lengthWords({
  minutes,
  days = 1,
}: {
  minutes?: number | undefined;
  days?: number | undefined;
}): string {
  if (minutes !== undefined) return durationWords(minutes);
  return days === 1 ? 'todo el día' : `${days} días`;
}

/** Of a series: what a change or a removal is meant for. */
export const appointmentScopes = ['one', 'following', 'all'] as const;
export type AppointmentScope = (typeof appointmentScopes)[number];

interface OfSeries {
  id: string;
  startsAtLocal: string;
  outcome: AppointmentOutcome;
  seriesId?: string | undefined;
}

/**
 * Those of a series that are meant beside the one in hand, which is among them. What was held or missed is history, and stays
 * as it was.
 */
export function meantBy<One extends OfSeries>(scope: AppointmentScope, one: One, among: readonly One[]): One[] {
  const { seriesId } = one;
  if (scope === 'one' || seriesId === undefined) return [one];
  return among.filter(
    (other) =>
      other.id === one.id ||
      (other.seriesId === seriesId &&
        other.outcome === 'pending' &&
        (scope === 'all' || other.startsAtLocal >= one.startsAtLocal)),
  );
}
