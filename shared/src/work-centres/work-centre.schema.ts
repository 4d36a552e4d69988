/** Centro de trabajo: a branch of the company. A person belongs to one or more; a prospect is registered in one. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { workCentreId } from '../values/ids.ts';
import { line } from '../values/text.ts';

const centreName = line(60);

/** Serie: what folios of its quotes carry, as `QRO` of `C-QRO-0001`. Centres with the same one count together. */
export const quoteSeries = z
  .string()
  .max(20)
  .trim()
  .toUpperCase()
  .refine((typed) => /^[A-Z0-9]{1,6}$/.test(typed), {
    message: 'La serie son de 1 a 6 letras o números, como QRO.',
    params: { code: 'not_a_series' },
  });

/** As it is typed: nothing is none. */
export const quoteSeriesForm = z.strictObject({ series: quoteSeries.or(z.literal('')) });

export const workCentre = z.object({
  id: workCentreId,
  name: z.string(),
  retired: z.boolean(),
  /** Of its quotes' folios; absent where they are the company's. */
  series: z.string().optional(),
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
  summary: 'Cambia el nombre de un centro de trabajo o la serie de sus cotizaciones, lo retira o lo vuelve a usar',
  params: z.strictObject({ workCentreId }),
  body: z.strictObject({
    name: centreName.optional(),
    retired: z.boolean().optional(),
    /** Null: its quotes count with the company's. Folios that were given stay. */
    series: quoteSeries.nullable().optional(),
  }),
  response: workCentre,
  errors: ['work_centre.not_found', 'work_centre.name_taken', 'work_centre.last_active'],
  idempotent: true,
  ifMatch: true,
});
