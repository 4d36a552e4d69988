/** Calendario: the appointments of a month, as slim chips. */
import * as z from 'zod';
import { appointmentKinds, appointmentOutcomes } from '../appointments/appointment.rules.ts';
import { defineEndpoint } from '../contract/endpoint.ts';
import { prospectStatuses } from '../prospects/prospect.rules.ts';
import { appointmentId, memberId, prospectId, seriesId, workCentreId } from '../values/ids.ts';
import { localStart, yearMonth } from '../values/local-date.ts';

export const chip = z.object({
  id: appointmentId,
  prospectId,
  /** Wall clock of the company's zone; of one that takes whole days the first of them. */
  startsAtLocal: localStart,
  minutes: z.int().optional(),
  /** Whole days that it takes; absent of one that is at an hour. */
  days: z.int().optional(),
  kind: z.enum(appointmentKinds),
  /** Name of the prospect. */
  name: z.string(),
  subject: z.string().optional(),
  colour: z.string(),
  letterColour: z.string(),
  /** Of the prospect. */
  status: z.enum(prospectStatuses),
  outcome: z.enum(appointmentOutcomes),
  /** Who attends the prospect. */
  memberId,
  workCentreId,
  /** Colleagues who come along. */
  participantIds: z.array(memberId).optional(),
  /** It recurs. */
  seriesId: seriesId.optional(),
  /** Of the appointment: what moving it is based on. */
  version: z.int(),
});
export type Chip = z.infer<typeof chip>;

/** A grid of weeks touches up to three months: the client asks for each, and keeps the ones it has. */
export const listMonth = defineEndpoint({
  method: 'GET',
  path: '/api/calendar/{month}',
  lambda: 'api',
  access: 'calendar:read',
  summary: 'Las citas que tocan un mes y que quien pregunta puede ver',
  params: z.strictObject({ month: yearMonth }),
  query: z.strictObject({ workCentreId: workCentreId.optional() }),
  response: z.object({ chips: z.array(chip) }),
  errors: [],
});
