/** From the form to the record. Pure: what was decided before is given. */
import type { NewFollowUp, NewProspect, Appointment } from '@folio/shared/prospects/prospect.schema.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { nextAppointmentAt, type ProspectRecord } from './prospect-record.ts';

export interface Registration {
  form: NewProspect;
  /** E.164, when the form has a phone. */
  phone: string | undefined;
  prospectId: string;
  appointmentId: string;
  folio: number;
  registeredBy: string;
  /** Zone of the company: the wall clock of its appointments. */
  timeZone: string;
  now: Date;
}

export function newProspect(registration: Registration): ProspectRecord {
  const { form, phone, prospectId, appointmentId, folio, registeredBy, timeZone, now } = registration;
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
      attendedBy: registeredBy,
      createdAt: now.toISOString(),
      version: 1,
      fieldVersions: {},
      ...(appointmentAt ? { appointmentAt } : {}),
    },
    appointments,
    followUps: [],
  };
}

/** An appointment that waits to be held. */
export function newAppointment(
  id: string,
  { day, time, minutes, subject }: NonNullable<NewFollowUp['nextStep']>,
  timeZone: string,
): Appointment {
  const startsAtLocal = `${day}T${time}`;
  return {
    id,
    startsAtLocal,
    timeZone,
    startsAt: instantOf(startsAtLocal, timeZone),
    minutes,
    ...(subject ? { subject } : {}),
    outcome: 'pending',
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function definedOnly<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Defined<T>; // what was undefined is now absent
}
