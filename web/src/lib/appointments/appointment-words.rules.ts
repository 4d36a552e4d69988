/** How the screens speak of a prospect's appointments, seen from now. */
import { awaitedFrom, whenOf } from '@folio/shared/appointments/all-day.rules.ts';
import { durationWords } from '@folio/shared/appointments/appointment.rules.ts';
import type { Appointment } from '@folio/shared/appointments/appointment.schema.ts';

export { durationWords };

/** What became of an appointment, or is to come of it. */
type AppointmentGroup = 'coming' | 'waiting' | 'held' | 'missed';

const groupLabels: Record<AppointmentGroup, string> = {
  coming: 'Por venir',
  waiting: 'Sin resultado',
  held: 'Realizadas',
  missed: 'No realizadas',
};

/** What there is, grouped by what became of it: the next ones in order, the past ones newest first. */
export function appointmentGroups(
  appointments: readonly Appointment[],
  now: string,
): { kind: AppointmentGroup; label: string; appointments: Appointment[] }[] {
  const kinds = Object.keys(groupLabels) as AppointmentGroup[]; // its keys are typed one line above
  return kinds.flatMap((kind) => {
    const those = appointments.filter((one) => groupOf(one, now) === kind);
    const ordered = kind === 'coming' ? those : those.toReversed();
    return those.length ? [{ kind, label: groupLabels[kind], appointments: ordered }] : [];
  });
}

function groupOf(appointment: Appointment, now: string): AppointmentGroup {
  if (appointment.outcome !== 'pending') return appointment.outcome;
  return awaitedFrom(whenOf(appointment)) > now ? 'coming' : 'waiting';
}
