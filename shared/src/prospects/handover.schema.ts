/** When a person leaves: how many prospects that person attends, and to whom they pass. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { memberId } from '../values/ids.ts';

const oneMember = z.strictObject({ memberId });

export const countAttended = defineEndpoint({
  method: 'GET',
  path: '/api/members/{memberId}/attended-prospects',
  lambda: 'api',
  access: 'member:manage',
  summary: 'Cuántos prospectos atiende una persona',
  params: oneMember,
  response: z.object({
    count: z.int(),
    /** There are more than were counted. */
    more: z.boolean(),
  }),
  errors: ['member.not_found'],
});

/** Up to 25 a request, newest folio first: the cursor of the answer asks for the next ones. */
export const handOverProspects = defineEndpoint({
  method: 'POST',
  path: '/api/members/{memberId}/attended-prospects/handover',
  lambda: 'api',
  access: 'member:manage',
  summary: 'Pasa a otra persona los prospectos que alguien atiende, por páginas',
  params: oneMember,
  body: z.strictObject({ attendedBy: memberId, cursor: z.string().max(1000).optional() }),
  response: z.object({
    handed: z.int(),
    /** Of centres where the other person does not work. */
    refused: z.int(),
    /** Absent on the last page. */
    cursor: z.string().optional(),
  }),
  errors: ['member.not_found', 'cursor.invalid'],
  idempotent: true,
});
