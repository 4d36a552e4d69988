/** The second factor: started, confirmed, removed; taken from somebody who lost the phone. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { confirmTotp, removeTotp } from '@folio/shared/identity/identity.schema.ts';
import type { resetMemberTotp } from '@folio/shared/members/member.schema.ts';
import { AppError, refusedField } from '../../platform/app-error.ts';
import type { MemberActor, MemberContext, Person, RequestContext } from '../../platform/context.ts';
import { tenantRoot, tenantTable } from '../../platform/dependencies.ts';
import { derivedId } from '../../platform/derived-id.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { tableAt, type RootedWrite, type Write } from '../../platform/table.ts';
import { changeWrite } from '../changes/command.service.ts';
import * as company from '../company/company.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import * as members from '../members/member.service.ts';
import { takeAttempt } from './attempt.service.ts';
import { requirePassword } from './password.service.ts';
import { findPerson, transactAfresh } from './person.service.ts';
import { recoveryCodesDelete, recoveryCodesPut } from './recovery-code.repository.ts';
import { drawnCodes } from './recovery-code.service.ts';
import { personRoot, personUpdate, type StoredPerson } from './person.repository.ts';
import { readCookies } from './session-cookies.ts';
import { current, goingOn, nextEpoch, personIn, type Entered } from './session.service.ts';
import { isStarted, totpStartKey, totpStartPut } from './totp.repository.ts';

type PersonContext = RequestContext<Person | MemberActor>;

/** @throws AppError while it is active: another phone in its place would make the code for its removal worth nothing */
export async function start(
  deps: IdentityDependencies,
  context: PersonContext,
): Promise<{ secret: string; uri: string }> {
  const { personId, email, totpEnabled } = personIn(context);
  if (totpEnabled) throw new AppError('totp.already_active');
  const secret = await deps.userPool.startTotp(tokensOf(context).accessToken);
  await tableAt(deps.connection(context), personRoot(personId)).transact([totpStartPut(context.now)]);
  const label = encodeURIComponent(`Folio:${email}`);
  return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=Folio` };
}

/** The user pool first: what our table says is on is asked for at every sign-in. Those codes are told once, and here alone. */
export async function confirm(
  deps: IdentityDependencies,
  context: PersonContext,
  { body }: InputOf<typeof confirmTotp>,
): Promise<{ body: Entered['body'] & { recoveryCodes: string[] }; cookies: string[] }> {
  const { personId, email } = personIn(context);
  const [started] = await tableAt(deps.connection(context), personRoot(personId)).get([totpStartKey]);
  if (!isStarted(started, context.now)) throw new AppError('totp.not_started');
  const taken = await takeAttempt(deps, context, 'code', email);
  const isRight = await deps.userPool.confirmTotp(tokensOf(context).accessToken, body.code);
  if (!isRight) throw new AppError('totp.code_refused');
  await deps.userPool.setTotp(email, true);
  await taken.succeeded();
  const { codes: recoveryCodes, digests } = drawnCodes({ signer: deps.signer, personId });
  const entered = await switched(deps, context, { enabled: true, recovery: recoveryCodesPut(digests) });
  return { ...entered, body: { ...entered.body, recoveryCodes } };
}

/** The table first, for the same reason. @throws AppError when the company asks for it */
export async function remove(
  deps: IdentityDependencies,
  context: PersonContext,
  { body: { password, code } }: InputOf<typeof removeTotp>,
): Promise<Entered> {
  const { actor } = context;
  if (actor.kind === 'member' && actor.totpDemanded) throw new AppError('session.totp_required');
  const session = await requirePassword(deps, context, { password, field: 'password' });
  // A pool that asks for no code has none to compare with: nothing is weakened by saying so in our table too.
  if (session) await requireCode(deps, context, { session, code });
  const entered = await switched(deps, context, { enabled: false, recovery: recoveryCodesDelete });
  await deps.userPool.setTotp(personIn(context).email, false);
  return entered;
}

export async function requireCode(
  deps: IdentityDependencies,
  context: PersonContext,
  { session, code }: { session: string; code: string },
): Promise<void> {
  const { email } = personIn(context);
  const taken = await takeAttempt(deps, context, 'code', email);
  const { outcome } = await deps.userPool.answerTotp(email, session, code);
  if (outcome !== 'tokens') throw refusedField('code', 'totp.code_refused');
  await taken.succeeded();
}

/**
 * Writes the new state. The other sessions end: they were opened without the code that is asked for from now on, or
 * perhaps by whoever the code was to keep out. This one goes on, having just shown one.
 */
async function switched(
  deps: IdentityDependencies,
  context: PersonContext,
  { enabled, recovery }: { enabled: boolean; recovery: Write },
): Promise<Entered> {
  return transactAfresh(deps.connection(context), async () => {
    const here = await current(deps, context);
    const { person } = here;
    const authEpoch = nextEpoch(context, person);
    const { writes, entered } = goingOn(here, { authEpoch, withTotp: enabled });
    const root = personRoot(person.personId);
    return {
      writes: [
        { root, write: personUpdate(person, { totpEnabled: enabled, authEpoch }) },
        { root, write: { delete: totpStartKey } },
        { root, write: recovery },
        ...writes,
        ...mirrors(person, enabled),
      ],
      answer: entered,
    };
  });
}

/** Each company's list of people shows it. */
export function mirrors({ personId, tenantIds }: StoredPerson, enabled: boolean): RootedWrite[] {
  return tenantIds.map((tenantId) => ({ root: tenantRoot(tenantId), write: members.totpMirror(personId, enabled) }));
}

function tokensOf(context: RequestContext): { accessToken: string; refreshToken: string } {
  const cookies = readCookies(context.cookies);
  if (!cookies) throw new AppError('session.required');
  return cookies;
}

/**
 * Signs that person out everywhere, and says so by mail: whoever did not lose a phone learns it. The table first: where the
 * user pool then fails, it goes on asking for a code until an Administrador tries again.
 */
export async function resetOfMember(
  deps: IdentityDependencies,
  context: MemberContext,
  { params: { memberId } }: InputOf<typeof resetMemberTotp>,
): Promise<undefined> {
  if (memberId === context.actor.memberId) throw new AppError('permission.denied');
  let first: StoredPerson | undefined;
  const { email } = await transactAfresh(deps.connection(context), async () => {
    const needs = [members.keyOf(memberId), company.need];
    const [memberItem, companyItem] = await tenantTable(deps, context).get(needs);
    const person = memberItem && (await findPerson(deps, context, memberId));
    if (!person) throw new AppError('member.not_found');
    await requireOwn(deps, context, person);
    first ??= person;
    // Another click was quicker, and has told the person.
    const isDone = first.totpEnabled && !person.totpEnabled;
    const companyName = company.settingsOf(companyItem).name;
    return { writes: isDone ? [] : resetWrites(context, person, companyName), answer: person };
  });
  await deps.userPool.setTotp(email, false);
  await deps.userPool.signOutEverywhere(email);
  return undefined;
}

function resetWrites(context: MemberContext, person: StoredPerson, companyName: string): RootedWrite[] {
  const { personId, name, email } = person;
  const root = personRoot(personId);
  const message = { template: 'totp-reset', name, companyName } as const;
  return [
    { root, write: personUpdate(person, { totpEnabled: false, authEpoch: nextEpoch(context, person) }) },
    { root, write: recoveryCodesDelete },
    { root, write: mailWrite({ cause: context.requestId, to: email, now: context.now, message }) },
    ...mirrors(person, false),
    { root: tenantRoot(context.actor.tenantId), write: auditOf(context, person) },
  ];
}

/** Whoever has left, or works for another company too, is not this company's to weaken: the effect is on the person. */
async function requireOwn(deps: IdentityDependencies, context: MemberContext, person: StoredPerson): Promise<void> {
  const active = await members.activeTenantsOf(deps.connection(context), person);
  if (!active.includes(context.actor.tenantId)) throw new AppError('member.not_active');
  if (active.length > 1) throw new AppError('member.in_another_company');
}

function auditOf(context: MemberContext, { personId, name, totpEnabled }: StoredPerson) {
  const { actor, now, requestId } = context;
  return changeWrite({
    id: derivedId('change', actor.tenantId, personId, requestId),
    at: now.toISOString(),
    memberId: actor.memberId,
    requestId,
    noun: 'member',
    verb: 'totp-reset',
    subjectId: personId,
    subjectName: name,
    before: { totpEnabled },
    after: { totpEnabled: false },
  });
}
