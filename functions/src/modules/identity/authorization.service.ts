/**
 * Who calls: the verified token says which person, the session which company, the member's item what they may do there.
 * All of it is read anew on every request, in one consistent batch, so that a change acts on the very next one.
 */
import { AppError } from '../../platform/app-error.ts';
import type { MemberActor, Person, RequestContext } from '../../platform/context.ts';
import { tenantRoot, type Dependencies } from '../../platform/dependencies.ts';
import { getItems } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import * as members from '../members/member.service.ts';
import { personKey, personOf, personRoot, sessionKey, sessionOf, type StoredSession } from './person.repository.ts';
import { readCookies, sessionHash } from './session-cookies.ts';

/** What the cookies say, of which only the person is proven: by the token's signature. */
export interface Claim {
  personId: string;
  sessionHash: string;
  tenantId: string;
}

/** No read of the table. @throws AppError `session.required` */
export async function identify(deps: Dependencies, context: RequestContext): Promise<Claim> {
  const cookies = readCookies(context.cookies);
  const personId = cookies?.accessToken && (await deps.accessTokens.personOf(cookies.accessToken));
  if (!cookies || !personId) throw new AppError('session.required');
  return { personId, sessionHash: sessionHash(cookies.sessionId), tenantId: cookies.tenantId };
}

/** @throws AppError `session.required` */
export async function authorize(
  deps: Dependencies,
  context: RequestContext,
  { personId, sessionHash: hash, tenantId }: Claim,
): Promise<Person | MemberActor> {
  const root = personRoot(personId);
  const inCompany = tenantId
    ? [members.keyOf(personId), company.need].map((key) => ({ root: tenantRoot(tenantId), key }))
    : [];
  const [personItem, sessionItem, memberItem, companyItem] = await getItems(deps.connection(context), [
    { root, key: personKey },
    { root, key: sessionKey(hash) },
    ...inCompany,
  ]);
  const stored = personItem && personOf(personItem);
  const session = sessionItem && sessionOf(sessionItem);
  if (!stored || !session || !isCurrent(session, stored.authEpoch, context.now) || session.tenantId !== tenantId) {
    throw new AppError('session.required');
  }
  const { name, email, tenantIds, totpEnabled } = stored;
  const person: Person = { kind: 'person', personId, name, email, tenantIds, totpEnabled, sessionHash: hash };
  const membership = memberItem && members.membershipOf(memberItem);
  if (!membership?.active || !companyItem) return person;
  const noOverlapSince = company.noOverlapSince(companyItem);
  const totpDemanded = membership.level === 'administrator' && company.settingsOf(companyItem).totpRequired;
  return {
    kind: 'member',
    tenantId,
    memberId: personId,
    level: membership.level,
    workCentreIds: membership.workCentreIds,
    totpDemanded,
    totpMissing: totpDemanded && !session.withTotp,
    ...(noOverlapSince === undefined ? {} : { noOverlapSince }),
    person,
  };
}

/** A session lives until it is deleted, outlived by its person's epoch, or thirty days old. */
export function isCurrent(session: StoredSession, authEpoch: number, now: Date): boolean {
  return session.startedAt >= authEpoch && session.expiresAt * 1000 > now.getTime();
}
