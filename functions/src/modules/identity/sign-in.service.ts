/** Signing in: the user pool judges password and code, our own items decide whether the person may enter. */
import * as z from 'zod';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { signIn as signInEndpoint, signInWithTotp } from '@folio/shared/identity/identity.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { RequestContext } from '../../platform/context.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { takeAttempt } from './attempt.service.ts';
import { findPerson } from './person.service.ts';
import { codesLeft } from './recovery-code.service.ts';
import { open, subjectOf, type Entered } from './session.service.ts';

/** The password was right: three minutes for the code, as the user pool gives. */
const challengeLifetimeMs = 3 * 60 * 1000;

const challenge = z.strictObject({ email: z.string(), session: z.string(), expiresAtMs: z.int() });

interface Outcome {
  body: Entered['body'] | { outcome: 'totp-required'; challenge: string };
  cookies: string[];
}

/** The same refusal for an unknown address, a wrong password and an account never confirmed. */
export async function signIn(
  deps: IdentityDependencies,
  context: RequestContext,
  { body }: InputOf<typeof signInEndpoint>,
): Promise<Outcome> {
  const { email, password } = body;
  const taken = await takeAttempt(deps, context, 'password', email);
  const attempt = await deps.userPool.signIn(email, password);
  if (attempt.outcome === 'refused') throw new AppError('sign_in.refused');
  if (attempt.outcome === 'totp') {
    await taken.succeeded();
    const expiresAtMs = context.now.getTime() + challengeLifetimeMs;
    const signed = deps.signer.sign('sign-in-challenge', { email, session: attempt.session, expiresAtMs });
    return { body: { outcome: 'totp-required', challenge: signed }, cookies: [] };
  }
  const person = await findPerson(deps, context, subjectOf(attempt.tokens.accessToken));
  if (!person) throw new AppError('sign_in.refused');
  await taken.succeeded();
  return open(deps, context, person, { tokens: attempt.tokens, withTotp: false });
}

export async function finishWithTotp(
  deps: IdentityDependencies,
  context: RequestContext,
  { body }: InputOf<typeof signInWithTotp>,
): Promise<{ body: Entered['body'] & { recoveryCodesLeft: number }; cookies: string[] }> {
  const { email, session } = openChallenge(deps, context, { token: body.challenge, moreMs: 0 });
  const taken = await takeAttempt(deps, context, 'code', email);
  const attempt = await deps.userPool.answerTotp(email, session, body.code);
  if (attempt.outcome !== 'tokens') throw new AppError('sign_in.code_refused');
  const person = await findPerson(deps, context, subjectOf(attempt.tokens.accessToken));
  if (!person) throw new AppError('sign_in.code_refused');
  const [, left] = await Promise.all([taken.succeeded(), codesLeft(deps, context, person.personId)]);
  const entered = await open(deps, context, person, { tokens: attempt.tokens, withTotp: true });
  return { ...entered, body: { ...entered.body, recoveryCodesLeft: left } };
}

/** Whose password was right, not three minutes ago, or `moreMs` longer. @throws AppError as for a wrong code */
export function openChallenge(
  deps: IdentityDependencies,
  context: RequestContext,
  { token, moreMs }: { token: string; moreMs: number },
): { email: string; session: string } {
  const opened = challenge.safeParse(deps.signer.open('sign-in-challenge', token));
  const isGood = opened.success && opened.data.expiresAtMs + moreMs > context.now.getTime();
  if (!isGood) throw new AppError('sign_in.code_refused');
  return opened.data;
}
