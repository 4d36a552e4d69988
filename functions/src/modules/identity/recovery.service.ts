/** Entering without the phone, by a recovery code. The user pool judges none: it takes the second factor off for one. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type {
  countRecoveryCodes,
  renewRecoveryCodes,
  signInWithRecoveryCode,
} from '@folio/shared/identity/recovery.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberActor, Person, RequestContext } from '../../platform/context.ts';
import { tenantRoot } from '../../platform/dependencies.ts';
import { derivedId } from '../../platform/derived-id.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { tableAt, type RootedWrite } from '../../platform/table.ts';
import { changeWrite } from '../changes/command.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import * as members from '../members/member.service.ts';
import { takeAttempt } from './attempt.service.ts';
import { requirePassword } from './password.service.ts';
import { transactAfresh, type Decision } from './person.service.ts';
import { personKey, personOf, personRoot, personUpdate, type StoredPerson } from './person.repository.ts';
import { digestsOf, recoveryCodesKey, recoveryCodesPut, recoveryCodesUsed } from './recovery-code.repository.ts';
import { codesLeft, drawnCodes, usedUp } from './recovery-code.service.ts';
import { nextEpoch, open, personIn, type Entered } from './session.service.ts';
import { openChallenge } from './sign-in.service.ts';
import { findByEmail } from './sign-up.service.ts';
import { mirrors, requireCode } from './totp.service.ts';

type PersonContext = RequestContext<Person | MemberActor>;

/** Beyond what the user pool gives for a code of the phone: codes on paper are to be looked for. */
const searchMs = 12 * 60 * 1000;

/**
 * Guesses count with those of the other codes, so that there is one limit for both. The table first, as in the removal: where
 * the user pool then fails it asks for a code again, and the next of these finishes.
 */
export async function signIn(
  deps: IdentityDependencies,
  context: RequestContext,
  { body: { challenge, password, code } }: InputOf<typeof signInWithRecoveryCode>,
): Promise<Entered> {
  const { email } = openChallenge(deps, context, { token: challenge, moreMs: searchMs });
  const taken = await takeAttempt(deps, context, 'code', email);
  const { outcome } = await deps.userPool.signIn(email, password);
  // Who is let in by the password alone has used a code already, in this moment perhaps: nothing is left to spend one on.
  if (outcome !== 'totp') throw new AppError('sign_in.code_refused');
  const found = await findByEmail(deps, context, email);
  if (!found) throw new AppError('sign_in.code_refused');
  const person = await transactAfresh(deps.connection(context), () => used(deps, context, found.personId, code));
  await deps.userPool.setTotp(email, false);
  const attempt = await deps.userPool.signIn(email, password);
  if (attempt.outcome !== 'tokens') throw new AppError('sign_in.code_refused');
  await taken.succeeded();
  return open(deps, context, person, { tokens: attempt.tokens, withTotp: false });
}

/** The code is spent in the transaction that takes the second factor off, ends all sessions and tells. */
async function used(
  deps: IdentityDependencies,
  context: RequestContext,
  personId: string,
  code: string,
): Promise<Decision<StoredPerson>> {
  const root = personRoot(personId);
  const [personItem, codesItem] = await tableAt(deps.connection(context), root).get([personKey, recoveryCodesKey]);
  const digests = digestsOf(codesItem);
  const left = usedUp({ signer: deps.signer, personId }, digests, code);
  if (!personItem || !left) throw new AppError('sign_in.code_refused');
  const person = personOf(personItem);
  const { name, email } = person;
  const authEpoch = nextEpoch(context, person);
  const message = { template: 'recovery-code-used', name } as const;
  const active = await members.activeTenantsOf(deps.connection(context), person);
  return {
    writes: [
      { root, write: recoveryCodesUsed(digests, left) },
      { root, write: personUpdate(person, { totpEnabled: false, authEpoch }) },
      { root, write: mailWrite({ cause: context.requestId, to: email, now: context.now, message }) },
      ...mirrors(person, false),
      ...active.map((tenantId) => auditOf(context, tenantId, person)),
    ],
    answer: { ...person, totpEnabled: false, authEpoch },
  };
}

/** For each company that lets the person in; one that was left is no longer told. */
function auditOf(
  { now, requestId }: RequestContext,
  tenantId: string,
  { personId, name, totpEnabled }: StoredPerson,
): RootedWrite {
  const write = changeWrite({
    id: derivedId('change', tenantId, personId, requestId),
    at: now.toISOString(),
    memberId: personId,
    requestId,
    noun: 'member',
    verb: 'recovery-code-used',
    subjectId: personId,
    subjectName: name,
    before: { totpEnabled },
    after: { totpEnabled: false },
  });
  return { root: tenantRoot(tenantId), write };
}

export async function count(
  deps: IdentityDependencies,
  context: PersonContext,
): Promise<ResponseOf<typeof countRecoveryCodes>> {
  return { recoveryCodesLeft: await codesLeft(deps, context, personIn(context).personId) };
}

/** Password and code, as for the removal. @throws AppError while the second factor is off: a code would be good for nothing */
export async function renew(
  deps: IdentityDependencies,
  context: PersonContext,
  { body: { password, code } }: InputOf<typeof renewRecoveryCodes>,
): Promise<ResponseOf<typeof renewRecoveryCodes>> {
  const { personId, totpEnabled } = personIn(context);
  if (!totpEnabled) throw new AppError('totp.not_active');
  const session = await requirePassword(deps, context, { password, field: 'password' });
  if (!session) throw new AppError('totp.not_active');
  await requireCode(deps, context, { session, code });
  const { codes, digests } = drawnCodes({ signer: deps.signer, personId });
  await tableAt(deps.connection(context), personRoot(personId)).transact([recoveryCodesPut(digests)]);
  return { recoveryCodes: codes };
}
