/** Keys and items of members and invitations. */
import type { Invitation, Member, MemberName } from '@folio/shared/members/member.schema.ts';
import type { Level } from '@folio/shared/contract/permissions.ts';
import type { Attributes, Key, Table, Write } from '../../platform/table.ts';
import type { Versioned } from '../changes/merge.rules.ts';

export type StoredMember = Omit<Member, 'id'> & Versioned & { memberId: string };

export interface StoredInvitation extends Versioned {
  invitationId: string;
  email: string;
  level: Level;
  workCentreIds: string[];
  invitedBy: string;
  invitedByName: string;
  companyName: string;
  /** Raised by each re-send: only the newest link is accepted. */
  sending: number;
  sentAt: string;
  expiresAtMs: number;
}

export function memberKey(id: string): Key {
  return { partition: [], sort: ['MEMBER', id] };
}

/** Where its changes are kept. */
export function logPartition(id: string): readonly string[] {
  return ['MEMBER', id];
}

/** Sorts right after the members: one Query lists both (AP-03). */
export function invitationKey(id: string): Key {
  return { partition: [], sort: ['MEMBER-INVITATION', id] };
}

/** One pending invitation per address: the guard names it. */
export function invitedEmailKey(emailDigest: string): Key {
  return { partition: ['NAMES'], sort: ['invitation', emailDigest] };
}

/** A member's address, so that inviting somebody who is in needs no list. */
export function memberEmailKey(emailDigest: string): Key {
  return { partition: ['NAMES'], sort: ['member', emailDigest] };
}

export function memberOf(item: Attributes): StoredMember {
  return item as unknown as StoredMember; // written by memberPut and memberUpdate alone
}

export function invitationOf(item: Attributes): StoredInvitation {
  return item as unknown as StoredInvitation; // written by invitationPut alone
}

export function memberView(stored: StoredMember): Member {
  const { memberId, name, level, workCentreIds, active, email, totpEnabled, joinedAt, version } = stored;
  return { id: memberId, name, level, workCentreIds, active, email, totpEnabled, joinedAt, version };
}

/** What every colleague may know. */
export function memberNameView({ memberId, name, level, workCentreIds, active }: StoredMember): MemberName {
  return { id: memberId, name, level, workCentreIds, active };
}

export function invitationView(stored: StoredInvitation): Invitation {
  const { invitationId, email, level, workCentreIds, invitedBy, sentAt, expiresAtMs, version } = stored;
  const expiresAt = new Date(expiresAtMs).toISOString();
  return { id: invitationId, email, level, workCentreIds, invitedBy, sentAt, expiresAt, version };
}

export function memberPut(member: StoredMember): Write {
  return {
    label: 'invitation.already_member',
    when: 'absent',
    put: { ...memberKey(member.memberId), kind: 'member', attributes: { ...member } },
  };
}

/** Sets fields if the version read still stands. */
export function memberUpdate(id: string, readVersion: number, set: Attributes): Write {
  return { label: 'retry', update: memberKey(id), set, when: { equals: { version: readVersion } } };
}

/** Replaces the whole item: a new invitation, or one sent again. */
export function invitationPut(invitation: StoredInvitation, readVersion?: number): Write {
  return {
    label: 'retry',
    when: readVersion === undefined ? 'absent' : { equals: { version: readVersion } },
    put: { ...invitationKey(invitation.invitationId), kind: 'invitation', attributes: { ...invitation } },
  };
}

/** AP-03: members and pending invitations of the company. */
export async function listPeople(table: Table): Promise<{ members: StoredMember[]; invitations: StoredInvitation[] }> {
  const items = await table.query({ partition: [], sort: { beginsWith: ['MEMBER'] } });
  return {
    members: items.filter((item) => item['kind'] === 'member').map(memberOf),
    invitations: items.filter((item) => item['kind'] === 'invitation').map(invitationOf),
  };
}
