/** Members: the people of a company, and those invited to it. */
import * as z from 'zod';
import { defineEndpoint } from '../contract/endpoint.ts';
import { level } from '../contract/level.ts';
import { email } from '../values/email.ts';
import { invitationId, memberId, workCentreId } from '../values/ids.ts';
import { instant } from '../values/local-date.ts';
import { line } from '../values/text.ts';

/** At least one: whatever a person registers is registered somewhere. */
const workCentreIds = z.array(workCentreId).min(1).max(50);

/** Name shown to colleagues, in every company of the person. */
export const personName = line(80);

/** What colleagues see of each other. */
export const memberName = z.object({
  id: memberId,
  name: z.string(),
  level,
  workCentreIds: z.array(workCentreId),
  active: z.boolean(),
});
export type MemberName = z.infer<typeof memberName>;

export const member = memberName.extend({
  email: z.string(),
  totpEnabled: z.boolean(),
  joinedAt: instant,
  version: z.int(),
});
export type Member = z.infer<typeof member>;

export const invitation = z.object({
  id: invitationId,
  email: z.string(),
  level,
  workCentreIds: z.array(workCentreId),
  invitedBy: memberId,
  sentAt: instant,
  expiresAt: instant,
  version: z.int(),
});
export type Invitation = z.infer<typeof invitation>;

export const listMembers = defineEndpoint({
  method: 'GET',
  path: '/api/members',
  lambda: 'api',
  access: 'member:manage',
  summary: 'Las personas de la empresa y las invitaciones pendientes',
  response: z.object({ members: z.array(member), invitations: z.array(invitation) }),
  errors: [],
});

/** Level, work centres or state; each acts on that person's next request. */
export const changeMember = defineEndpoint({
  method: 'PATCH',
  path: '/api/members/{memberId}',
  lambda: 'api',
  access: 'member:manage',
  summary: 'Cambia el nivel, los centros de trabajo o el estado de una persona',
  params: z.strictObject({ memberId }),
  body: z.strictObject({
    level: level.optional(),
    workCentreIds: workCentreIds.optional(),
    active: z.boolean().optional(),
  }),
  response: member,
  errors: ['member.not_found', 'member.last_administrator', 'work_centre.not_found'],
  idempotent: true,
  ifMatch: true,
});

/** The last saying counts: whose name it is knows best. */
export const changeOwnName = defineEndpoint({
  method: 'PUT',
  path: '/api/person/name',
  lambda: 'api',
  access: 'company:read',
  summary: 'Corrige el nombre propio, en todas las empresas donde se tiene acceso',
  body: z.strictObject({ name: personName }),
  response: z.object({ name: z.string() }),
  errors: [],
  idempotent: true,
});

/** The name is the person's, not the company's: where two companies let somebody in, neither names them for the other. */
export const changeMemberName = defineEndpoint({
  method: 'PUT',
  path: '/api/members/{memberId}/name',
  lambda: 'api',
  access: 'member:manage',
  summary: 'Corrige el nombre de una persona de la empresa',
  params: z.strictObject({ memberId }),
  body: z.strictObject({ name: personName }),
  response: member,
  errors: ['member.not_found', 'member.not_active', 'member.name_of_another_company'],
  idempotent: true,
  ifMatch: true,
});

/**
 * For who lost the phone. Signs that person out everywhere; another Administrador does it, never oneself. The second factor
 * is the person's, not the company's: where two companies let somebody in, neither decides for the other.
 */
export const resetMemberTotp = defineEndpoint({
  method: 'DELETE',
  path: '/api/members/{memberId}/totp',
  lambda: 'identity',
  access: 'member:manage',
  summary: 'Quita la verificación en dos pasos de otra persona que perdió su teléfono',
  params: z.strictObject({ memberId }),
  response: z.undefined(),
  status: 204,
  errors: ['member.not_found', 'member.not_active', 'member.in_another_company', 'permission.denied'],
});

export const invite = defineEndpoint({
  method: 'POST',
  path: '/api/invitations',
  lambda: 'api',
  access: 'member:manage',
  summary: 'Invita a una persona por correo',
  body: z.strictObject({ email, level, workCentreIds }),
  response: invitation,
  status: 201,
  errors: ['invitation.already_member', 'invitation.already_pending', 'work_centre.not_found'],
  idempotent: true,
});

/** The link sent before stops working. */
export const resendInvitation = defineEndpoint({
  method: 'POST',
  path: '/api/invitations/{invitationId}/sending',
  lambda: 'api',
  access: 'member:manage',
  summary: 'Envía de nuevo una invitación; el enlace anterior deja de servir',
  params: z.strictObject({ invitationId }),
  response: invitation,
  errors: ['invitation.not_found'],
  idempotent: true,
});

export const revokeInvitation = defineEndpoint({
  method: 'DELETE',
  path: '/api/invitations/{invitationId}',
  lambda: 'api',
  access: 'member:manage',
  summary: 'Cancela una invitación pendiente',
  params: z.strictObject({ invitationId }),
  response: z.undefined(),
  status: 204,
  errors: ['invitation.not_found'],
  idempotent: true,
});
