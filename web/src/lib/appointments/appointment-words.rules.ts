/** How the list speaks of a prospect's appointment, seen from now. */

export type AppointmentTense = 'past' | 'today' | 'coming';

/** `at` and `now` on the same wall clock, `YYYY-MM-DDTHH:MM`. Today's stay today until the day ends. */
export function tenseOf(at: string, now: string): AppointmentTense {
  const [day, today] = [at.slice(0, 10), now.slice(0, 10)];
  if (day === today) return 'today';
  return day < today ? 'past' : 'coming';
}

/** `45 min`, `1 h`, `1 h 30 min`. */
export function durationWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours ? `${hours}\u00a0h` : '', rest ? `${rest}\u00a0min` : ''].filter(Boolean).join(' ');
}
