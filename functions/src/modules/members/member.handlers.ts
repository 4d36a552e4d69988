import type { Dependencies } from '../../platform/dependencies.ts';
import type { Handlers } from '../../http/routes.ts';
import * as invitations from './invitation.service.ts';
import * as members from './member.service.ts';

export const memberHandlers = {
  listMembers: members.list,
  changeMember: members.change,
  invite: invitations.add,
  resendInvitation: invitations.resend,
  revokeInvitation: invitations.revoke,
} satisfies Partial<Handlers<Dependencies, 'api'>>;
