/** Vista guardada: filters, sort and columns of the list under a name, for oneself or for all colleagues. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { memberId, viewId } from '../values/ids.ts';
import { line } from '../values/text.ts';

/** The part of the list's address that says what is seen, as `URLSearchParams` writes it. */
const address = z
  .string()
  .max(2000)
  .regex(/^[\w\-.~%+=&]*$/);

export const view = z.object({
  id: viewId,
  name: z.string(),
  address: z.string(),
  shared: z.boolean(),
  /** Who keeps it. */
  memberId,
  version: z.int(),
});
export type View = z.infer<typeof view>;

export const listViews = defineEndpoint({
  method: 'GET',
  path: '/api/views',
  lambda: 'api',
  access: 'view:keep',
  summary: 'Mis vistas guardadas y las que comparten mis colegas',
  response: z.object({ views: z.array(view) }),
  errors: [],
});

export const addView = defineEndpoint({
  method: 'POST',
  path: '/api/views',
  lambda: 'api',
  access: 'view:keep',
  summary: 'Guarda una vista de la lista',
  body: z.strictObject({ name: line(60), address, shared: z.boolean() }),
  response: view,
  status: 201,
  errors: [],
  idempotent: true,
});

/** One's own; an Administrador also removes what others share. */
export const changeView = defineEndpoint({
  method: 'PATCH',
  path: '/api/views/{viewId}',
  lambda: 'api',
  access: 'view:keep',
  summary: 'Cambia el nombre, el contenido o el alcance de una vista propia',
  params: z.strictObject({ viewId }),
  body: z.strictObject({ name: line(60).optional(), address: address.optional(), shared: z.boolean().optional() }),
  response: view,
  errors: ['view.not_found'],
  idempotent: true,
  ifMatch: true,
});

export const removeView = defineEndpoint({
  method: 'DELETE',
  path: '/api/views/{viewId}',
  lambda: 'api',
  access: 'view:keep',
  summary: 'Quita una vista',
  params: z.strictObject({ viewId }),
  response: z.undefined(),
  status: 204,
  errors: ['view.not_found'],
  idempotent: true,
});
