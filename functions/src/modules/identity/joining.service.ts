/** An invitation looked at and accepted: by a new account, or with the password of the one the person has. */
import * as z from 'zod';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { acceptInvitation, viewInvitation } from '@folio/shared/identity/identity.schema.ts';
import { newPassword } from '@folio/shared/identity/password.ts';
import { faultsOf } from '@folio/shared/contract/faults.ts';
import type { ResponseOf } from '@folio/shared/contract/endpoint.ts';
import { invitationId, tenantId } from '@folio/shared/values/ids.ts';
import { AppError, bodyFault } from '../../platform/app-error.ts';
import type { RequestContext } from '../../platform/context.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { pause, transactAcross, TransactionRefused, type RootedWrite } from '../../platform/table.ts';
import * as members from '../members/member.service.ts';
import { takeAttempt, takeLinkAttempt } from './attempt.service.ts';
import { isCommonPassword } from './password.rules.ts';
import { personPut, personRoot, personUpdate, type StoredPerson } from './person.repository.ts';
import { findByEmail } from './sign-up.service.ts';

/** What `send-mail` signs from the mail's message. */
const link = z.strictObject({ tenantId, invitationId, sending: z.int() });
type Link = z.output<typeof link>;

/** Two Administradores may join or leave at the same moment: the count is read again. */
const mostAttempts = 5;

export async function view(
  deps: IdentityDependencies,
  context: RequestContext,
  { body }: InputOf<typeof viewInvitation>,
): Promise<ResponseOf<typeof viewInvitation>> {
  const { invitation } = await open(deps, context, body.token);
  const { companyName, email, level, invitedByName } = invitation;
  const hasAccount = (await findByEmail(deps, context, email)) !== undefined;
  return { companyName, email, level, invitedByName, hasAccount };
}

async function open(deps: IdentityDependencies, context: RequestContext, token: string) {
  const taken = await takeLinkAttempt(deps, context);
  const opened = link.safeParse(deps.signer.open('invitation', token));
  if (!opened.success) throw new AppError('invitation.link_refused');
  const invitation = await members.invitationOfLink(deps.connection(context), opened.data, context.now);
  await taken.succeeded();
  return { link: opened.data, invitation };
}

export async function accept(
  deps: IdentityDependencies,
  context: RequestContext,
  { body }: InputOf<typeof acceptInvitation>,
): Promise<{ joined: true; tenantId: string; email: string }> {
  const { link: opened, invitation } = await open(deps, context, body.token);
  const { email } = invitation;
  const known = await findByEmail(deps, context, email);
  if (known) await requireOwnPassword(deps, context, email, body.password);
  const person = known ?? (await newPerson(deps, email, body));
  await join(deps, context, { link: opened, invitation, person, isNew: !known });
  return { joined: true, tenantId: opened.tenantId, email };
}

async function requireOwnPassword(
  deps: IdentityDependencies,
  context: RequestContext,
  email: string,
  password: string,
): Promise<void> {
  const taken = await takeAttempt(deps, context, 'password', email);
  const { outcome } = await deps.userPool.signIn(email, password);
  if (outcome === 'refused') throw new AppError('sign_in.refused');
  await taken.succeeded();
}

/** The link came by mail, so the address needs no other proof. */
async function newPerson(
  deps: IdentityDependencies,
  email: string,
  { name, password }: InputOf<typeof acceptInvitation>['body'],
): Promise<StoredPerson> {
  if (!name) throw bodyFault('name', 'required', 'Este dato hace falta.');
  const parsed = z.object({ password: newPassword }).safeParse({ password });
  if (!parsed.success) throw new AppError('request.invalid', { faults: faultsOf(parsed.error, 'body') });
  if (isCommonPassword(password)) throw new AppError('password.too_common');
  const personId = await deps.userPool.ensure(email, password);
  return { personId, name, email, authEpoch: 0, tenantIds: [], totpEnabled: false };
}

interface Joining {
  link: Link;
  invitation: members.StoredInvitation;
  person: StoredPerson;
  isNew: boolean;
}

async function join(deps: IdentityDependencies, context: RequestContext, joining: Joining): Promise<void> {
  const connection = deps.connection(context);
  for (let attempt = 1; ; attempt += 1) {
    const administrators = await members.countAdministrators(connection, joining.link.tenantId);
    try {
      return await transactAcross(connection, writesOf(context, joining, administrators));
    } catch (error) {
      if (!(error instanceof TransactionRefused)) throw error;
      if (error.failed.includes('invitation.already_member')) throw new AppError('invitation.already_member');
      if (error.failed.includes('invitation.link_refused')) throw new AppError('invitation.link_refused');
      if (attempt === mostAttempts) throw new AppError('server.busy', { cause: error, retryAfterSeconds: 1 });
      await pause(Math.random() * 50 * attempt);
    }
  }
}

function writesOf(context: RequestContext, joining: Joining, administrators: number): RootedWrite[] {
  const { link: opened, invitation, person, isNew } = joining;
  const { personId, name, totpEnabled, authEpoch } = person;
  const tenantIds = [...new Set([...person.tenantIds, opened.tenantId])];
  const { now, requestId } = context;
  return [
    {
      root: personRoot(personId),
      write: isNew ? personPut({ ...person, tenantIds }) : personUpdate(authEpoch, { tenantIds }),
    },
    ...members.joinWrites({
      tenantId: opened.tenantId,
      invitation,
      person: { id: personId, name, totpEnabled },
      administrators,
      now,
      requestId,
    }),
  ];
}
