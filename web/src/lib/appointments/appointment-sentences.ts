/** Whole sentences about appointments: who is busy when, and which of a series one is. */
import { endOf } from '@folio/shared/appointments/appointment.rules.ts';
import type { Appointment } from '@folio/shared/appointments/appointment.schema.ts';
import type { TakenTime } from '@folio/shared/contract/errors.ts';
import { clockTime, dayWithWeekday, dayWithYear } from '#lib/ui/dates.ts';

/** `Nora Díaz tiene otra cita el mar 1 dic, de 10:00 a. m. a 10:45 a. m.`, of each in the way. */
export function takenWords(taken: readonly TakenTime[], nameOf: (memberId: string) => string): string[] {
  return taken.map(({ memberId, startsAtLocal, minutes }) => {
    const [from, to] = [startsAtLocal, endOf({ startsAtLocal, minutes })].map((at) => clockTime(at.slice(11)));
    // «p. m.» ends the sentence by itself.
    return `${nameOf(memberId) || 'Otra persona'} tiene otra cita el ${dayWithWeekday(startsAtLocal)}, de ${from} a ${to}`;
  });
}

/** `Cita 3 de 12, hasta el 16 feb 2027`: its place among those of its series. */
export function seriesWords(one: Appointment, among: readonly Appointment[]): string | undefined {
  if (one.seriesId === undefined) return undefined;
  const all = among.filter(({ seriesId }) => seriesId === one.seriesId);
  const place = all.filter(({ startsAtLocal }) => startsAtLocal <= one.startsAtLocal).length;
  const last =
    all
      .map(({ startsAtLocal }) => startsAtLocal)
      .toSorted()
      .at(-1) ?? one.startsAtLocal;
  return `Se repite: ${place} de ${all.length}, hasta el ${dayWithYear(last)}`;
}
