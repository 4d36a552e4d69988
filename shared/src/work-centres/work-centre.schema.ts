/** Centro de trabajo: a branch of the company. A person belongs to one or more; a prospect is registered in one. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { workCentreId } from '../values/ids.ts';
import { line } from '../values/text.ts';

const centreName = line(60);

export const workCentre = z.object({
  id: workCentreId,
  name: z.string(),
  retired: z.boolean(),
  version: z.int(),
});
export type WorkCentre = z.infer<typeof workCentre>;

export const addWorkCentre = defineEndpoint({
  method: 'POST',
  path: '/api/work-centres',
  lambda: 'api',
  access: 'work-centre:manage',
  summary: 'Agrega un centro de trabajo',
  body: z.strictObject({ name: centreName }),
  response: workCentre,
  status: 201,
  errors: ['work_centre.name_taken'],
  idempotent: true,
});

/** Retired, never deleted: its prospects keep saying where they were registered. */
export const changeWorkCentre = defineEndpoint({
  method: 'PATCH',
  path: '/api/work-centres/{workCentreId}',
  lambda: 'api',
  access: 'work-centre:manage',
  summary: 'Cambia el nombre de un centro de trabajo, lo retira o lo vuelve a usar',
  params: z.strictObject({ workCentreId }),
  body: z.strictObject({ name: centreName.optional(), retired: z.boolean().optional() }),
  response: workCentre,
  errors: ['work_centre.not_found', 'work_centre.name_taken', 'work_centre.last_active'],
  idempotent: true,
  ifMatch: true,
});
