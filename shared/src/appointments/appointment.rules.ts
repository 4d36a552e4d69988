/** Cita: how it is held, what became of it, and when two of them are at once. */

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

/** When it ends, on the same wall clock: half past eleven at night and an hour is tomorrow. */
export function endOf({ startsAtLocal, minutes }: Span): string {
  return new Date(Date.parse(`${startsAtLocal}Z`) + minutes * 60_000).toISOString().slice(0, 16);
}

/** One that ends when another begins is not at once with it. */
export function overlap(one: Span, other: Span): boolean {
  return one.startsAtLocal < endOf(other) && other.startsAtLocal < endOf(one);
}

/** `45 min`, `1 h`, `1 h 30 min`. */
export function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? `${hours}\u00a0h` : '', rest ? `${rest}\u00a0min` : ''].filter(Boolean).join(' ');
}
