/** Sessions: opened, renewed, moved to another company, ended. The item in the table decides; the cookies only name it. */
import { randomBytes } from 'node:crypto';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { switchCompany } from '@folio/shared/identity/identity.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberActor, Person, RequestContext } from '../../platform/context.ts';
import { tenantRoot } from '../../platform/dependencies.ts';
import type { IdentityDependencies } from '../../platform/identity-dependencies.ts';
import { tableAt, type RootedWrite } from '../../platform/table.ts';
import type { Tokens } from '../../platform/user-pool.ts';
import * as members from '../members/member.service.ts';
import { isCurrent } from './authorization.service.ts';
import { findPerson, transactAfresh } from './person.service.ts';
import {
  personKey,
  personOf,
  personRoot,
  personUpdate,
  sessionDelete,
  sessionKey,
  sessionOf,
  sessionPut,
  type StoredPerson,
  type StoredSession,
} from './person.repository.ts';
import {
  clearCookies,
  readCookies,
  sessionHash,
  sessionLifetimeSeconds,
  setCookies,
  type SessionCookies,
} from './session-cookies.ts';

/** An answer that also changes what the browser keeps. */
export interface Entered {
  body: { outcome: 'signed-in' };
  cookies: string[];
}

const signedIn = { outcome: 'signed-in' } as const;

/** The person behind either actor. */
export function personIn(context: RequestContext<Person | MemberActor>): Person {
  return context.actor.kind === 'member' ? context.actor.person : context.actor;
}

/** A new session of somebody the user pool has just let in, in the first company where it may work. */
export async function open(
  deps: IdentityDependencies,
  context: RequestContext,
  person: StoredPerson,
  opening: { tokens: Tokens; withTotp: boolean },
): Promise<Entered> {
  const { accessToken, refreshToken = '' } = opening.tokens;
  const [tenantId = ''] = await members.activeTenantsOf(deps.connection(context), person);
  const cookies: SessionCookies = { accessToken, refreshToken, sessionId: newSessionId(), tenantId };
  await put(deps, context, person.personId, cookies, {
    tenantId,
    // Not before the epoch, which a sign-out everywhere may have just set a moment ahead.
    startedAt: Math.max(context.now.getTime(), person.authEpoch),
    withTotp: opening.withTotp,
    expiresAt: Math.floor(context.now.getTime() / 1000) + sessionLifetimeSeconds,
  });
  return { body: signedIn, cookies: setCookies(cookies) };
}

async function put(
  deps: IdentityDependencies,
  context: RequestContext,
  personId: string,
  { sessionId }: SessionCookies,
  session: StoredSession,
): Promise<void> {
  await tableAt(deps.connection(context), personRoot(personId)).transact([sessionPut(sessionHash(sessionId), session)]);
}

/** New access token for a session that still stands. @throws AppError `session.required` */
export async function renew(deps: IdentityDependencies, context: RequestContext): Promise<Entered> {
  const cookies = readCookies(context.cookies);
  const attempt = cookies && (await deps.userPool.refresh(cookies.refreshToken));
  if (!cookies || attempt?.outcome !== 'tokens') throw new AppError('session.required');
  const { accessToken, refreshToken = cookies.refreshToken } = attempt.tokens;
  const standing = await findSession(deps, context, subjectOf(accessToken), cookies);
  if (!standing) throw new AppError('session.required');
  return { body: signedIn, cookies: setCookies({ ...cookies, accessToken, refreshToken }) };
}

/** A session that stands, whose it is, and what its browser shows. */
export interface CurrentSession {
  person: StoredPerson;
  session: StoredSession;
  cookies: SessionCookies;
}

async function findSession(
  deps: IdentityDependencies,
  context: RequestContext,
  personId: string,
  cookies: SessionCookies,
): Promise<CurrentSession | undefined> {
  const table = tableAt(deps.connection(context), personRoot(personId));
  const [personItem, item] = await table.get([personKey, sessionKey(sessionHash(cookies.sessionId))]);
  if (!personItem || !item) return undefined;
  const [person, session] = [personOf(personItem), sessionOf(item)];
  const isGood = session.tenantId === cookies.tenantId && isCurrent(session, person.authEpoch, context.now);
  return isGood ? { person, session, cookies } : undefined;
}

/** The session that the request came with, as it stands at this moment. @throws AppError `session.required` */
export async function current(
  deps: IdentityDependencies,
  context: RequestContext<Person | MemberActor>,
): Promise<CurrentSession> {
  const cookies = readCookies(context.cookies);
  const found = cookies && (await findSession(deps, context, personIn(context).personId, cookies));
  if (!found) throw new AppError('session.required');
  return found;
}

/**
 * The session goes on past an epoch that ends all the others: with the tokens and in the company it has, under another
 * secret. The writes belong into the transaction that moves the epoch. Whether a code was shown is the session's own
 * matter, and is not to be read from the person.
 */
export function goingOn(
  { person: { personId }, session, cookies }: CurrentSession,
  { authEpoch, withTotp }: { authEpoch: number; withTotp: boolean },
): { writes: RootedWrite[]; entered: Entered } {
  const next = { ...cookies, sessionId: newSessionId() };
  const writes = [
    sessionDelete(sessionHash(cookies.sessionId)),
    sessionPut(sessionHash(next.sessionId), { ...session, startedAt: authEpoch, withTotp }),
  ];
  const root = personRoot(personId);
  return {
    writes: writes.map((write) => ({ root, write })),
    entered: { body: signedIn, cookies: setCookies(next) },
  };
}

function newSessionId(): string {
  return randomBytes(32).toString('base64url');
}

/** Whose token it says it is: for tokens the pool has just given, and for finding what a secret cookie then names. */
export function subjectOf(accessToken: string): string {
  try {
    const payload: unknown = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString());
    const sub = typeof payload === 'object' && payload !== null && 'sub' in payload ? payload.sub : undefined;
    return typeof sub === 'string' && /^[\w-]+$/.test(sub) ? sub : 'nobody';
  } catch {
    return 'nobody';
  }
}

/** Whoever holds the session's secret may end it; an expired token must not keep it open. */
export async function end(deps: IdentityDependencies, context: RequestContext): Promise<string[]> {
  const cookies = readCookies(context.cookies);
  if (cookies) {
    const table = tableAt(deps.connection(context), personRoot(subjectOf(cookies.accessToken)));
    await table.transact([sessionDelete(sessionHash(cookies.sessionId))]);
    await deps.userPool.revoke(cookies.refreshToken);
  }
  return clearCookies();
}

/** Ends all sessions by moving the person's epoch past them. */
export async function endAll(
  deps: IdentityDependencies,
  context: RequestContext<Person | MemberActor>,
): Promise<string[]> {
  const { personId, email } = personIn(context);
  let readEpoch: number | undefined;
  await transactAfresh(deps.connection(context), async () => {
    const person = await findPerson(deps, context, personId);
    if (!person) throw new AppError('session.required');
    readEpoch ??= person.authEpoch;
    // Another device was quicker, and has ended them all.
    if (person.authEpoch !== readEpoch) return { writes: [], answer: undefined };
    const write = personUpdate(person, { authEpoch: nextEpoch(context, person) });
    return { writes: [{ root: personRoot(personId), write }], answer: undefined };
  });
  await deps.userPool.signOutEverywhere(email);
  return clearCookies();
}

/** Past every session that has begun, this millisecond's too. */
export function nextEpoch(context: RequestContext, { authEpoch }: StoredPerson): number {
  return Math.max(context.now.getTime(), authEpoch) + 1;
}

/** The same session in another company of the same person. @throws AppError `session.company_required` */
export async function move(
  deps: IdentityDependencies,
  context: RequestContext<Person | MemberActor>,
  { body }: InputOf<typeof switchCompany>,
): Promise<Entered> {
  const { personId, tenantIds } = personIn(context);
  const { session, cookies } = await current(deps, context);
  const isOwn = tenantIds.includes(body.tenantId);
  const root = tenantRoot(body.tenantId);
  const [item] = isOwn ? await tableAt(deps.connection(context), root).get([members.keyOf(personId)]) : [];
  if (!item || !members.membershipOf(item).active) throw new AppError('session.company_required');
  const moved = { ...cookies, tenantId: body.tenantId };
  await put(deps, context, personId, moved, { ...session, tenantId: body.tenantId });
  return { body: signedIn, cookies: setCookies(moved) };
}
