/**
 * Signing up: the answer is the same whether or not the address has an account, since what happened goes by mail to its
 * owner. Until the code comes back there is no account, so nobody can enter.
 *
 * Anybody may sign up with a stranger's address, also after its owner has: the code of the newest mail says nothing of who
 * asked for it. So a sign-up keeps no password: the account gets the one that comes with the code, from whoever reads the
 * mails of that address. Binding each code to the browser that asked for it would need a password kept for each of them, and
 * would let a stranger's sign-up shut the owner out of their own.
 */
import { randomBytes } from 'node:crypto';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type {
  confirmSignUp,
  resendSignUpCode,
  signUp as signUpEndpoint,
} from '@folio/shared/identity/identity.schema.ts';
import { AppError, refusedField } from '../../platform/app-error.ts';
import type { RequestContext } from '../../platform/context.ts';
import { derivedId } from '../../platform/derived-id.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { isSame } from '../../platform/signer.ts';
import { tableAt, transactAcross, TransactionRefused, type RootedWrite, type Write } from '../../platform/table.ts';
import { newCompanyWrites } from '../company/founding.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import { takeAttempt } from './attempt.service.ts';
import { isCommonPassword } from './password.rules.ts';
import { personPut, personRoot, type StoredPerson } from './person.repository.ts';
import { findPerson } from './person.service.ts';
import { signUpKey, signUpOf, signUpPut, signUpRoot, signUpTake, type StoredSignUp } from './sign-up.repository.ts';

/** Long enough for a slow mail, short enough for six digits. */
const codeLifetimeMs = 60 * 60 * 1000;

const accepted = { accepted: true } as const;

export async function signUp(
  deps: IdentityDependencies,
  context: RequestContext,
  { body }: InputOf<typeof signUpEndpoint>,
): Promise<typeof accepted> {
  const { email, password, companyName, name, timeZone } = body;
  if (isCommonPassword(password)) throw new AppError('password.too_common');
  await takeAttempt(deps, context, 'mail', email);
  const person = await findByEmail(deps, context, email);
  if (person) {
    await write(deps, context, email, [alreadyRegistered(context, person)]);
    return accepted;
  }
  await write(deps, context, email, begun(context, { email, companyName, name, timeZone }));
  return accepted;
}

export async function resendCode(
  deps: IdentityDependencies,
  context: RequestContext,
  { body: { email } }: InputOf<typeof resendSignUpCode>,
): Promise<typeof accepted> {
  await takeAttempt(deps, context, 'mail', email);
  const pending = await findSignUp(deps, context, email);
  if (pending) await write(deps, context, email, begun(context, pending));
  return accepted;
}

/** The company is born with its founder, in one transaction with the end of the sign-up. */
export async function confirm(
  deps: IdentityDependencies,
  context: RequestContext,
  { body: { email, code, password } }: InputOf<typeof confirmSignUp>,
): Promise<{ confirmed: true }> {
  if (isCommonPassword(password)) throw refusedField('password', 'password.too_common');
  const taken = await takeAttempt(deps, context, 'code', `sign-up:${email}`);
  const pending = await findSignUp(deps, context, email);
  const expected = pending ? deps.signer.sixDigits('sign-up-code', pending.nonce) : undefined;
  if (!pending || !expected || !isSame(expected, code)) throw new AppError('sign_up.code_refused');
  // Whoever has joined a company by an invitation since then has a password that must stay.
  if (await findByEmail(deps, context, email)) throw new AppError('sign_up.code_refused');
  const personId = await deps.userPool.ensure(email, password);
  try {
    await transactAcross(deps.connection(context), birth(context, pending, personId));
  } catch (error) {
    // A second click on Confirmar: the first has taken the sign-up.
    if (error instanceof TransactionRefused) throw new AppError('sign_up.code_refused', { cause: error });
    throw error;
  }
  await taken.succeeded();
  return { confirmed: true };
}

function birth(context: RequestContext, pending: StoredSignUp, personId: string): RootedWrite[] {
  const { email, name, companyName, timeZone, nonce } = pending;
  const tenantId = derivedId('tenant', email, nonce);
  const { now, requestId } = context;
  const person: StoredPerson = { personId, name, email, authEpoch: 0, tenantIds: [tenantId], totpEnabled: false };
  return [
    { root: signUpRoot(email), write: signUpTake(nonce) },
    { root: personRoot(personId), write: personPut(person) },
    ...newCompanyWrites({
      tenantId,
      name: companyName,
      timeZone,
      founder: { id: personId, name, email },
      now,
      requestId,
    }),
  ];
}

/** Of an account that was confirmed; an account alone is not a person yet. */
export async function findByEmail(
  deps: IdentityDependencies,
  context: RequestContext,
  email: string,
): Promise<StoredPerson | undefined> {
  const personId = await deps.userPool.find(email);
  return personId === undefined ? undefined : findPerson(deps, context, personId);
}

async function findSignUp(
  deps: IdentityDependencies,
  context: RequestContext,
  email: string,
): Promise<StoredSignUp | undefined> {
  const [item] = await tableAt(deps.connection(context), signUpRoot(email)).get([signUpKey]);
  const found = item && signUpOf(item);
  return found && found.expiresAtMs > context.now.getTime() ? found : undefined;
}

function begun(context: RequestContext, form: Omit<StoredSignUp, 'nonce' | 'expiresAtMs'>): Write[] {
  const nonce = randomBytes(16).toString('base64url');
  const { email, companyName, name, timeZone } = form;
  const expiresAtMs = context.now.getTime() + codeLifetimeMs;
  return [
    signUpPut({ email, companyName, name, timeZone, nonce, expiresAtMs }),
    mailWrite({ cause: nonce, to: email, now: context.now, message: { template: 'sign-up-code', name, nonce } }),
  ];
}

function alreadyRegistered(context: RequestContext, { name, email }: StoredPerson): Write {
  const message = { template: 'already-registered', name } as const;
  return mailWrite({ cause: context.requestId, to: email, now: context.now, message });
}

async function write(
  deps: IdentityDependencies,
  context: RequestContext,
  email: string,
  writes: readonly Write[],
): Promise<void> {
  await tableAt(deps.connection(context), signUpRoot(email)).transact(writes);
}
