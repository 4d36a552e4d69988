/** Passwords forgotten, chosen anew and changed. Each new one ends the sessions that knew the old. */
import * as z from 'zod';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { changePassword, forgotPassword, resetPassword } from '@folio/shared/identity/identity.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberActor, Person, RequestContext } from '../../platform/context.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { tableAt, TransactionRefused, type Write } from '../../platform/table.ts';
import { mailWrite } from '../mail/mail.service.ts';
import { takeAttempt, takeLinkAttempt } from './attempt.service.ts';
import { isCommonPassword } from './password.rules.ts';
import { personRoot, personUpdate, type StoredPerson } from './person.repository.ts';
import { findPerson, nextEpoch, open, personIn, type Entered } from './session.service.ts';
import { findByEmail } from './sign-up.service.ts';
import { readCookies } from './session-cookies.ts';

const linkLifetimeMs = 60 * 60 * 1000;

/** What `send-mail` signs from the mail's message. The epoch makes the link work once: a new password raises it. */
const resetLink = z.strictObject({ personId: z.string(), epoch: z.int(), expiresAt: z.int() });

export async function forgot(
  deps: IdentityDependencies,
  context: RequestContext,
  { body: { email } }: InputOf<typeof forgotPassword>,
): Promise<{ accepted: true }> {
  await takeAttempt(deps, context, 'mail', email);
  const person = await findByEmail(deps, context, email);
  if (person) {
    const { personId, name, authEpoch: epoch } = person;
    const expiresAt = context.now.getTime() + linkLifetimeMs;
    const message = { template: 'password-reset', name, personId, epoch, expiresAt } as const;
    const mail = mailWrite({ cause: context.requestId, to: email, now: context.now, message });
    await tableAt(deps.connection(context), personRoot(personId)).transact([mail]);
  }
  return { accepted: true };
}

export async function reset(
  deps: IdentityDependencies,
  context: RequestContext,
  { body }: InputOf<typeof resetPassword>,
): Promise<{ email: string }> {
  const taken = await takeLinkAttempt(deps, context);
  const link = resetLink.safeParse(deps.signer.open('password-reset', body.token));
  if (!link.success || link.data.expiresAt <= context.now.getTime()) throw new AppError('password.link_refused');
  const person = await findPerson(deps, context, link.data.personId);
  if (!person || person.authEpoch !== link.data.epoch) throw new AppError('password.link_refused');
  if (isCommonPassword(body.password)) throw new AppError('password.too_common');
  await renewEpoch(deps, context, person);
  await deps.userPool.setPassword(person.email, body.password);
  await deps.userPool.signOutEverywhere(person.email);
  await taken.succeeded();
  return { email: person.email };
}

/** The other sessions end by the epoch; this one begins anew with the tokens it has. */
export async function change(
  deps: IdentityDependencies,
  context: RequestContext<Person | MemberActor>,
  { body }: InputOf<typeof changePassword>,
): Promise<Entered> {
  const { email, personId } = personIn(context);
  await requirePassword(deps, context, email, body.current);
  if (isCommonPassword(body.password)) throw new AppError('password.too_common');
  const person = await findPerson(deps, context, personId);
  const cookies = readCookies(context.cookies);
  if (!person || !cookies) throw new AppError('session.required');
  const authEpoch = await renewEpoch(deps, context, person);
  await deps.userPool.setPassword(email, body.password);
  const withTotp = person.totpEnabled;
  const reopened = await open(deps, context, { ...person, authEpoch }, { tokens: cookies, withTotp });
  return reopened;
}

/** @throws AppError `password.refused`, or too many attempts */
export async function requirePassword(
  deps: IdentityDependencies,
  context: RequestContext,
  email: string,
  password: string,
): Promise<void> {
  const taken = await takeAttempt(deps, context, 'password', email);
  const { outcome } = await deps.userPool.signIn(email, password);
  if (outcome === 'refused') throw new AppError('password.refused');
  await taken.succeeded();
}

async function renewEpoch(deps: IdentityDependencies, context: RequestContext, person: StoredPerson): Promise<number> {
  const authEpoch = nextEpoch(context, person);
  const { name, email } = person;
  const message = { template: 'password-changed', name } as const;
  const writes: Write[] = [
    personUpdate(person.authEpoch, { authEpoch }),
    mailWrite({ cause: String(authEpoch), to: email, now: context.now, message }),
  ];
  try {
    await tableAt(deps.connection(context), personRoot(person.personId)).transact(writes);
  } catch (error) {
    // Two at once: the quicker one has used the link, or ended this session.
    if (error instanceof TransactionRefused) throw new AppError('password.link_refused', { cause: error });
    throw error;
  }
  return authEpoch;
}
