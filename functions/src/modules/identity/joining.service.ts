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
import type { RootedWrite } from '../../platform/table.ts';
import * as members from '../members/member.service.ts';
import { takeAttempt, takeLinkAttempt } from './attempt.service.ts';
import { isCommonPassword } from './password.rules.ts';
import { findPerson, transactAfresh } from './person.service.ts';
import { personPut, personRoot, personUpdate, type StoredPerson } from './person.repository.ts';
import { findByEmail } from './sign-up.service.ts';

/** What `send-mail` signs from the mail's message. */
const link = z.strictObject({ tenantId, invitationId, sending: z.int() });
type Link = z.output<typeof link>;

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
  await join(deps, context, { link: opened, invitation, person });
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
  /** As read before; what counts is what the table says when the writes are made. */
  person: StoredPerson;
}

/**
 * Two Administradores may join or leave in the same moment, and one person may join two companies: the count and the
 * companies are read again.
 */
async function join(deps: IdentityDependencies, context: RequestContext, joining: Joining): Promise<void> {
  const connection = deps.connection(context);
  await transactAfresh(connection, async () => {
    const [administrators, stored] = await Promise.all([
      members.countAdministrators(connection, joining.link.tenantId),
      findPerson(deps, context, joining.person.personId),
    ]);
    return { writes: writesOf(context, joining, { administrators, stored }), answer: undefined };
  });
}

function writesOf(
  context: RequestContext,
  { link: { tenantId: joined }, invitation, person: given }: Joining,
  { administrators, stored }: { administrators: number; stored: StoredPerson | undefined },
): RootedWrite[] {
  const person = stored ?? given;
  const { personId, name, totpEnabled } = person;
  const tenantIds = [...new Set([...person.tenantIds, joined])];
  const { now, requestId } = context;
  return [
    {
      root: personRoot(personId),
      write: stored ? personUpdate(stored, { tenantIds }) : personPut({ ...person, tenantIds }),
    },
    ...members.joinWrites({
      tenantId: joined,
      invitation,
      person: { id: personId, name, totpEnabled },
      administrators,
      now,
      requestId,
    }),
  ];
}
