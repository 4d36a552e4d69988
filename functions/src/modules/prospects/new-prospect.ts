/** From the form to the record. Pure: what was decided before is given. */
import type { NewAppointment } from '@folio/shared/appointments/appointment.schema.ts';
import type { NewProspect } from '@folio/shared/prospects/prospect.schema.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { nextAppointmentAt, type ProspectRecord, type StoredAppointment } from './prospect-record.ts';

export interface Registration {
  form: NewProspect;
  /** E.164, when the form has a phone. */
  phone: string | undefined;
  prospectId: string;
  appointmentId: string;
  folio: number;
  registeredBy: string;
  attendedBy: string;
  /** Zone of the company: the wall clock of its appointments. */
  timeZone: string;
  now: Date;
}

export function newProspect(registration: Registration): ProspectRecord {
  const { form, phone, prospectId, appointmentId, folio, registeredBy, attendedBy, timeZone, now } = registration;
  const { appointment, phone: _typed, ...fields } = form;
  const appointments = appointment
    ? [newAppointment(appointmentId, { ...appointment, subject: form.subject }, timeZone)]
    : [];
  const appointmentAt = nextAppointmentAt(appointments);
  return {
    prospect: {
      ...definedOnly(fields),
      id: prospectId,
      folio,
      ...(phone ? { phone } : {}),
      status: 'following',
      registeredBy,
      attendedBy,
      createdAt: now.toISOString(),
      version: 1,
      fieldVersions: {},
      ...(appointmentAt ? { appointmentAt } : {}),
    },
    appointments,
    followUps: [],
    quotes: [],
    orders: [],
    images: [],
  };
}

/** Of a form that asks for less, the rest is as by default. */
type AppointmentFields = Pick<NewAppointment, 'day' | 'time' | 'minutes' | 'days'> &
  Partial<Omit<NewAppointment, 'recurrence' | 'invites'>> & { invites?: boolean | undefined; seriesId?: string };

/** An appointment that waits to be held. */
export function newAppointment(
  id: string,
  {
    day,
    time,
    minutes,
    days,
    kind = 'visit',
    subject,
    place,
    link,
    participantIds = [],
    invites,
    seriesId,
  }: AppointmentFields,
  timeZone: string,
): StoredAppointment {
  const startsAtLocal = time ? `${day}T${time}` : day;
  return {
    id,
    startsAtLocal,
    timeZone,
    ...(time ? { startsAt: instantOf(startsAtLocal, timeZone) } : {}),
    ...definedOnly({ minutes, days }),
    kind,
    ...definedOnly({ subject, place, link }),
    ...(participantIds.length ? { participantIds: [...new Set(participantIds)] } : {}),
    ...(invites ? { invites } : {}),
    outcome: 'pending',
    ...definedOnly({ seriesId }),
    version: 1,
    fieldVersions: {},
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function definedOnly<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Defined<T>; // what was undefined is now absent
}
