/** From the form to the record. Pure: what was decided before is given. */
import type { NewProspect, Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';

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

export function newProspect(registration: Registration): Prospect {
  const { form, phone, prospectId, appointmentId, folio, registeredBy, timeZone, now } = registration;
  const { appointment, phone: _typed, ...fields } = form;
  const startsAtLocal = appointment && `${appointment.day}T${appointment.time}`;
  return {
    ...definedOnly(fields),
    id: prospectId,
    folio,
    ...(phone ? { phone } : {}),
    status: 'following',
    registeredBy,
    createdAt: now.toISOString(),
    version: 1,
    ...(startsAtLocal ? { appointmentAt: startsAtLocal } : {}),
    appointments:
      appointment && startsAtLocal
        ? [
            {
              id: appointmentId,
              startsAtLocal,
              timeZone,
              startsAt: instantOf(startsAtLocal, timeZone),
              minutes: appointment.minutes,
              ...(form.subject ? { subject: form.subject } : {}),
            },
          ]
        : [],
  };
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function definedOnly<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Defined<T>; // what was undefined is now absent
}
