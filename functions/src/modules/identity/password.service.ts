/** Passwords forgotten, chosen anew and changed. Each new one ends the sessions that knew the old. */
import * as z from 'zod';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { changePassword, forgotPassword, resetPassword } from '@folio/shared/identity/identity.schema.ts';
import { AppError, refusedField } from '../../platform/app-error.ts';
import type { MemberActor, Person, RequestContext } from '../../platform/context.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { tableAt, type RootedWrite } from '../../platform/table.ts';
import { mailWrite } from '../mail/mail.service.ts';
import { takeAttempt, takeLinkAttempt } from './attempt.service.ts';
import { isCommonPassword } from './password.rules.ts';
import { findPerson, transactAfresh } from './person.service.ts';
import { personRoot, personUpdate, type StoredPerson } from './person.repository.ts';
import { current, goingOn, nextEpoch, personIn, type Entered } from './session.service.ts';
import { findByEmail } from './sign-up.service.ts';

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
  // The pool first: where it fails, or the table after it, nothing is spent and the same link finishes. Of two who use it in
  // the same moment both were let in by the mail; the last password stands, and ends what was begun with the other.
  await deps.userPool.setPassword(person.email, body.password);
  await deps.userPool.signOutEverywhere(person.email);
  await endSessions(deps, context, person.personId);
  await taken.succeeded();
  return { email: person.email };
}

/** Whatever has happened to the epoch meanwhile: the pool has a new password, which nobody's session has shown. */
async function endSessions(deps: IdentityDependencies, context: RequestContext, personId: string): Promise<void> {
  await transactAfresh(deps.connection(context), async () => {
    const person = await findPerson(deps, context, personId);
    if (!person) throw new AppError('password.link_refused');
    return { writes: renewal(context, person, nextEpoch(context, person)), answer: undefined };
  });
}

/**
 * The other sessions end by the epoch; this one goes on, with a second factor only if it has shown one itself. The pool
 * first: nobody is put out, nor told of a new password, before there is one.
 */
export async function change(
  deps: IdentityDependencies,
  context: RequestContext<Person | MemberActor>,
  { body }: InputOf<typeof changePassword>,
): Promise<Entered> {
  await requirePassword(deps, context, { password: body.current, field: 'current' });
  if (isCommonPassword(body.password)) throw new AppError('password.too_common');
  const here = await current(deps, context);
  await deps.userPool.setPassword(here.person.email, body.password);
  return transactAfresh(deps.connection(context), async () => {
    const person = await findPerson(deps, context, here.person.personId);
    if (!person) throw new AppError('session.required');
    const authEpoch = nextEpoch(context, person);
    const { writes, entered } = goingOn(here, { authEpoch, withTotp: here.session.withTotp });
    return { writes: [...renewal(context, person, authEpoch), ...writes], answer: entered };
  });
}

/**
 * @returns what the user pool wants back with a code, where it asks for one
 * @throws AppError `password.refused` beside `field`, or too many attempts
 */
export async function requirePassword(
  deps: IdentityDependencies,
  context: RequestContext<Person | MemberActor>,
  { password, field }: { password: string; field: string },
): Promise<string | undefined> {
  const { email } = personIn(context);
  const taken = await takeAttempt(deps, context, 'password', email);
  const attempt = await deps.userPool.signIn(email, password);
  if (attempt.outcome === 'refused') throw refusedField(field, 'password.refused');
  await taken.succeeded();
  return attempt.outcome === 'totp' ? attempt.session : undefined;
}

/** Ends every session that knew the old password, and tells the person. */
function renewal(context: RequestContext, person: StoredPerson, authEpoch: number): RootedWrite[] {
  const { name, email, personId } = person;
  const message = { template: 'password-changed', name } as const;
  const mail = mailWrite({ cause: String(authEpoch), to: email, now: context.now, message });
  return [personUpdate(person, { authEpoch }), mail].map((write) => ({ root: personRoot(personId), write }));
}
