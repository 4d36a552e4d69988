/** Members of a company: their level, centres and state; and how an invited person joins. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { changeMember, Invitation, Member, MemberName } from '@folio/shared/members/member.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantRoot, tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { derivedId } from '../../platform/derived-id.ts';
import { sha256 } from '../../platform/signer.ts';
import {
  getItems,
  tableAt,
  type Attributes,
  type RootedWrite,
  type TableConnection,
  type Write,
} from '../../platform/table.ts';
import { changeWrite, runCommand } from '../changes/command.service.ts';
import { merge } from '../changes/merge.rules.ts';
import { counterKey, counterMove, counterPut, counterValue } from '../counters/counter.service.ts';
import { findPerson } from '../identity/person.service.ts';
import * as workCentres from '../work-centres/work-centre.service.ts';
import {
  invitationKey,
  invitationOf,
  invitationView,
  invitedEmailKey,
  listPeople,
  logPartition,
  memberEmailKey,
  memberKey,
  memberNameView,
  memberOf,
  memberPut,
  memberUpdate,
  memberView,
  type StoredInvitation,
  type StoredMember,
} from './member.repository.ts';

export type { StoredInvitation } from './member.repository.ts';

export async function list(
  deps: Dependencies,
  context: MemberContext,
): Promise<{ members: Member[]; invitations: Invitation[] }> {
  const { members, invitations } = await listPeople(tenantTable(deps, context));
  return { members: members.map(memberView), invitations: invitations.map(invitationView) };
}

/** Acts on the person's next request: authorization reads this very item every time. */
export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeMember>,
): Promise<Member> {
  const id = params.memberId;
  const centres = body.workCentreIds ?? [];
  return runCommand(deps, context, {
    partition: logPartition(id),
    needs: [memberKey(id), counterKey('administrators'), ...workCentres.needsOf(centres)],
    decide: async ([item, counter, ...foundCentres]) => {
      if (!item) throw new AppError('member.not_found');
      workCentres.requireActive(foundCentres);
      const stored = memberOf(item);
      // Who is let in again may go by another name by now.
      const person = body.active && !stored.active ? await findPerson(deps, context, id) : undefined;
      const merged = merge<StoredMember>(stored, person ? { ...body, name: person.name } : body, ifMatch);
      if (merged.kind === 'unchanged') return { answer: memberView(stored) };
      if (merged.kind === 'conflict') return merged;
      const { before, after, version, fieldVersions } = merged;
      const next: StoredMember = { ...stored, ...after, version, fieldVersions };
      const administrators = counterValue(counter);
      const step = Number(isAdministrator(next)) - Number(isAdministrator(stored));
      if (administrators + step < 1) throw new AppError('member.last_administrator');
      return {
        writes: [
          memberUpdate(id, stored.version, { ...after, version, fieldVersions }),
          ...(step ? [counterMove('administrators', administrators, administrators + step)] : []),
        ],
        happening: { noun: 'member', verb: 'changed', subjectId: id, subjectName: stored.name, before, after, version },
        answer: memberView(next),
      };
    },
  });
}

function isAdministrator(member: StoredMember): boolean {
  return member.active && member.level === 'administrator';
}

/** The invitation a link names, as long as it is pending and the link its newest. */
export async function invitationOfLink(
  connection: TableConnection,
  link: { tenantId: string; invitationId: string; sending: number },
  now: Date,
): Promise<StoredInvitation> {
  const [item] = await tableAt(connection, tenantRoot(link.tenantId)).get([invitationKey(link.invitationId)]);
  const invitation = item && invitationOf(item);
  if (!invitation || invitation.sending !== link.sending || invitation.expiresAtMs <= now.getTime()) {
    throw new AppError('invitation.link_refused');
  }
  return invitation;
}

export interface Joining {
  tenantId: string;
  invitation: StoredInvitation;
  person: { id: string; name: string; totpEnabled: boolean };
  /** Administradores active as read just before; only needed when one joins. */
  administrators: number;
  now: Date;
  requestId: string;
}

/** Writes by which an invited person becomes a member. Accepting twice meets the missing invitation. */
export function joinWrites({ tenantId, invitation, person, administrators, now, requestId }: Joining): RootedWrite[] {
  const { invitationId, email, level, workCentreIds } = invitation;
  const member = newMember({ ...person, email, level, workCentreIds, joinedAt: now.toISOString() });
  const digest = emailDigest(email);
  const writes = [
    memberPut(member),
    memberEmailGuard({ id: person.id, email }),
    {
      label: 'invitation.link_refused',
      when: { equals: { sending: invitation.sending } },
      delete: invitationKey(invitationId),
    } as const,
    { delete: invitedEmailKey(digest) },
    ...(level === 'administrator' ? [counterMove('administrators', administrators, administrators + 1)] : []),
    changeWrite({
      id: derivedId('change', tenantId, invitationId, 'joined'),
      at: now.toISOString(),
      memberId: person.id,
      requestId,
      noun: 'member',
      verb: 'joined',
      subjectId: person.id,
      subjectName: person.name,
      after: { level, workCentreIds },
    }),
  ];
  return writes.map((write) => ({ root: tenantRoot(tenantId), write }));
}

/** Administradores active now: what `joinWrites` and `counterMove` start from. */
export async function countAdministrators(connection: TableConnection, tenantId: string): Promise<number> {
  const [counter] = await tableAt(connection, tenantRoot(tenantId)).get([counterKey('administrators')]);
  return counterValue(counter);
}

/** The founder of a company, its first Administrador. */
export function founderWrites(
  founder: { id: string; name: string; email: string },
  workCentreId: string,
  now: Date,
): Write[] {
  const member = newMember({
    ...founder,
    level: 'administrator',
    workCentreIds: [workCentreId],
    totpEnabled: false,
    joinedAt: now.toISOString(),
  });
  return [memberPut(member), memberEmailGuard(founder), counterPut('administrators', 1)];
}

/** Item that authorization reads; `membershipOf` reads it. */
export const keyOf = memberKey;

export { logPartition };

/** What a member may do, and where. */
export function membershipOf(
  item: Attributes,
): Pick<StoredMember, 'level' | 'workCentreIds' | 'active' | 'email' | 'name'> {
  return memberOf(item);
}

interface WhoseCompanies {
  personId: string;
  tenantIds: readonly string[];
}

/** The person's item in each company that lets them in now, in the order in which they joined. */
export async function activeMembershipsOf(
  connection: TableConnection,
  { personId, tenantIds }: WhoseCompanies,
): Promise<{ tenantId: string; item: Attributes }[]> {
  const key = memberKey(personId);
  const found = await getItems(
    connection,
    tenantIds.map((tenantId) => ({ root: tenantRoot(tenantId), key })),
  );
  return tenantIds.flatMap((tenantId, at) => {
    const item = found[at];
    return item && memberOf(item).active ? [{ tenantId, item }] : [];
  });
}

/** The companies alone. */
export async function activeTenantsOf(connection: TableConnection, whose: WhoseCompanies): Promise<string[]> {
  const memberships = await activeMembershipsOf(connection, whose);
  return memberships.map(({ tenantId }) => tenantId);
}

/** Mirrors the second factor of a person into a company's list of people. */
export function totpMirror(personId: string, totpEnabled: boolean): Write {
  return { update: memberKey(personId), set: { totpEnabled }, when: 'present' };
}

/** For colleagues to see. */
export function nameViewOf(item: Attributes): MemberName {
  return memberNameView(memberOf(item));
}

function memberEmailGuard(person: { id: string; email: string }): Write {
  const key = memberEmailKey(emailDigest(person.email));
  return {
    label: 'invitation.already_member',
    when: 'absent',
    put: { ...key, kind: 'name', attributes: { ownerId: person.id } },
  };
}

function newMember(
  from: Pick<StoredMember, 'name' | 'email' | 'level' | 'workCentreIds' | 'joinedAt' | 'totpEnabled'> & { id: string },
): StoredMember {
  const { id, ...rest } = from;
  return { ...rest, memberId: id, active: true, version: 1, fieldVersions: {} };
}

/** Hashed: an address may hold characters that a key may not, and need not stand in one. */
export function emailDigest(email: string): string {
  return sha256(email).toString('base64url');
}
