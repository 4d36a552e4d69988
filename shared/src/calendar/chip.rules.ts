/** What a calendar shows of an appointment: the same at the server, and in the browser before the server has answered. */
import type { Appointment } from '../appointments/appointment.schema.ts';
import type { Prospect } from '../prospects/prospect.schema.ts';
import type { Chip } from './calendar.schema.ts';

type Shown = Pick<Prospect, 'id' | 'name' | 'colour' | 'letterColour' | 'status' | 'attendedBy' | 'workCentreId'>;

export function chipOf(prospect: Shown, appointment: Appointment): Chip {
  const { id, startsAtLocal, minutes, days, kind, subject, participantIds, outcome, seriesId, version } = appointment;
  return {
    id,
    prospectId: prospect.id,
    startsAtLocal,
    ...(days === undefined ? { minutes } : { days }),
    kind,
    name: prospect.name,
    ...(subject ? { subject } : {}),
    colour: prospect.colour,
    letterColour: prospect.letterColour,
    status: prospect.status,
    outcome,
    memberId: prospect.attendedBy,
    workCentreId: prospect.workCentreId,
    ...(participantIds ? { participantIds } : {}),
    ...(seriesId ? { seriesId } : {}),
    version,
  };
}
