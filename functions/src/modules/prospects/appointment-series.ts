/** Repetir: the appointments of a series, made at once or from one that exists. Pure. */
import { hasHour } from '@folio/shared/appointments/all-day.rules.ts';
import type { NewAppointment } from '@folio/shared/appointments/appointment.schema.ts';
import { daysOf, recurrenceFault, type Recurrence } from '@folio/shared/appointments/recurrence.rules.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { AppError, bodyFault } from '../../platform/app-error.ts';
import { newAppointment } from './new-prospect.ts';
import type { RecordChange } from './prospect-command.ts';
import type { ProspectRecord, StoredAppointment } from './prospect-record.ts';

/** Ids that follow from the command. */
export interface SeriesIds {
  seriesId: string;
  first: string;
  on: (day: string) => string;
}

/** One appointment, or one on each day of its recurrence: at the same hour of the wall clock whatever the clocks do, or all day. */
export function seriesOf(
  { seriesId, first, on }: SeriesIds,
  { recurrence, ...fields }: NewAppointment,
  timeZone: string,
): StoredAppointment[] {
  if (!recurrence) return [newAppointment(first, fields, timeZone)];
  return daysOf(recurrence, fields.day).map((day, at) =>
    // Fifty mails would be no invitation: the prospect is asked to the first.
    newAppointment(
      at === 0 ? first : on(day),
      { ...fields, invites: fields.invites && at === 0, day, seriesId },
      timeZone,
    ),
  );
}

interface Repeating {
  /** The change that goes with it. */
  edited: RecordChange | 'unchanged';
  /** As it is without one. */
  record: ProspectRecord;
  ids: SeriesIds;
  recurrence: Recurrence;
  timeZone: string;
  appointmentId: string;
}

/** An appointment that exists is the first of a series from now on. @throws AppError */
export function recurring({ edited, record, ids, recurrence, timeZone, appointmentId }: Repeating): RecordChange {
  const here = edited === 'unchanged' ? record : edited.record;
  const first = here.appointments.find(({ id }) => id === appointmentId);
  if (!first) throw new AppError('appointment.not_found');
  if (first.seriesId !== undefined) throw new AppError('appointment.recurs_already');
  const [day = '', time] = first.startsAtLocal.split('T');
  const fault = recurrenceFault(recurrence, day);
  if (fault) throw bodyFault('recurrence', fault.code, fault.message);
  const { seriesId } = ids;
  const others = daysOf(recurrence, day).filter((one) => one !== day);
  const made = others.map((one) =>
    onDay({ ...first, id: ids.on(one), seriesId }, time ? `${one}T${time}` : one, timeZone),
  );
  const appointments = here.appointments.map((one) => (one === first ? { ...one, seriesId } : one));
  const told: Omit<RecordChange, 'record'> = edited === 'unchanged' ? { verb: 'appointment-changed' } : edited;
  return {
    ...told,
    record: { ...here, appointments: [...appointments, ...made] },
    after: { appointment: { id: appointmentId }, ...told.after, appointments: made.length + 1 },
  };
}

function onDay(first: StoredAppointment, startsAtLocal: string, timeZone: string): StoredAppointment {
  const { invites: _, ...like } = first;
  return {
    ...like,
    startsAtLocal,
    timeZone,
    ...(hasHour(startsAtLocal) ? { startsAt: instantOf(startsAtLocal, timeZone) } : {}),
    outcome: 'pending',
    version: 1,
    fieldVersions: {},
  };
}
