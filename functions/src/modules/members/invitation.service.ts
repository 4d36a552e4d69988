/** Invitations: sent by mail, sent again, revoked. The mail leaves by the outbox, in the same transaction. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { Invitation, invite, resendInvitation, revokeInvitation } from '@folio/shared/members/member.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Write } from '../../platform/table.ts';
import { runCommand } from '../changes/command.service.ts';
import * as company from '../company/company.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import { emailDigest } from './member.service.ts';
import {
  invitationKey,
  invitationOf,
  invitationPut,
  invitationView,
  invitedEmailKey,
  memberEmailKey,
  type StoredInvitation,
} from './member.repository.ts';

/** A link works for seven days. */
const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof invite>,
): Promise<Invitation> {
  const id = idOfCommand('invitation', context);
  const digest = emailDigest(body.email);
  return runCommand(deps, context, {
    partition: [],
    needs: [company.need, memberEmailKey(digest), invitedEmailKey(digest), ...workCentres.needsOf(body.workCentreIds)],
    decide: ([companyItem, member, pending, ...centres]) => {
      if (member) throw new AppError('invitation.already_member');
      if (pending) throw new AppError('invitation.already_pending');
      workCentres.requireActive(centres);
      const invitation: StoredInvitation = {
        invitationId: id,
        ...body,
        invitedBy: context.actor.memberId,
        invitedByName: context.actor.person.name,
        companyName: company.settingsOf(companyItem).name,
        sending: 1,
        ...validity(context.now),
        version: 1,
        fieldVersions: {},
      };
      return {
        writes: [
          invitationPut(invitation),
          {
            label: 'retry',
            when: 'absent',
            put: { ...invitedEmailKey(digest), kind: 'name', attributes: { ownerId: id } },
          },
          mailOf(context, invitation),
        ],
        happening: {
          noun: 'invitation',
          verb: 'created',
          subjectId: id,
          subjectName: body.email,
          after: { level: body.level, workCentreIds: body.workCentreIds },
        },
        answer: invitationView(invitation),
      };
    },
  });
}

export async function resend(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof resendInvitation>,
): Promise<Invitation> {
  return runCommand(deps, context, {
    partition: [],
    needs: [invitationKey(params.invitationId)],
    decide: ([item]) => {
      if (!item) throw new AppError('invitation.not_found');
      const stored = invitationOf(item);
      const invitation: StoredInvitation = {
        ...stored,
        sending: stored.sending + 1,
        ...validity(context.now),
        version: stored.version + 1,
      };
      return {
        writes: [invitationPut(invitation, stored.version), mailOf(context, invitation)],
        happening: {
          noun: 'invitation',
          verb: 'sent-again',
          subjectId: stored.invitationId,
          subjectName: stored.email,
        },
        answer: invitationView(invitation),
      };
    },
  });
}

export async function revoke(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof revokeInvitation>,
): Promise<undefined> {
  return runCommand(deps, context, {
    partition: [],
    needs: [invitationKey(params.invitationId)],
    decide: ([item]) => {
      if (!item) throw new AppError('invitation.not_found');
      const stored = invitationOf(item);
      return {
        writes: [
          { label: 'retry', delete: invitationKey(stored.invitationId), when: { equals: { version: stored.version } } },
          { delete: invitedEmailKey(emailDigest(stored.email)) },
        ],
        happening: { noun: 'invitation', verb: 'revoked', subjectId: stored.invitationId, subjectName: stored.email },
        answer: undefined,
      };
    },
  });
}

function validity(now: Date): Pick<StoredInvitation, 'sentAt' | 'expiresAtMs'> {
  return { sentAt: now.toISOString(), expiresAtMs: now.getTime() + lifetimeMs };
}

function mailOf(context: MemberContext, invitation: StoredInvitation): Write {
  const { invitationId, companyName, invitedByName, level, sending, expiresAtMs } = invitation;
  const { tenantId } = context.actor;
  return mailWrite({
    cause: `${invitationId}-${sending}`,
    to: invitation.email,
    now: context.now,
    message: {
      template: 'invitation',
      companyName,
      invitedByName,
      level,
      tenantId,
      invitationId,
      sending,
      expiresAt: expiresAtMs,
    },
  });
}
