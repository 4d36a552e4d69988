/** Members and pending invitations as the settings show them, and what an Administrador does with them. */
import type { Endpoints } from '@folio/shared/contract/contract.ts';
import type { BodyInput, BodyOf } from '@folio/shared/contract/endpoint.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import type { Invitation, Member } from '@folio/shared/members/member.schema.ts';
import { client } from '#lib/api/client.ts';
import { withRecord } from './with-record.ts';

export class People {
  members = $state.raw<readonly Member[]>([]);
  invitations = $state.raw<readonly Invitation[]>([]);
  readonly session: Session;

  constructor(session: Session, { members, invitations }: { members: Member[]; invitations: Invitation[] }) {
    this.session = session;
    this.members = members.toSorted(byStateAndName);
    this.invitations = invitations;
  }

  isMyself(member: Member): boolean {
    return member.id === this.session.person.id;
  }

  /** Names of the centres a person or an invitation has. */
  centresOf({ workCentreIds }: { workCentreIds: readonly string[] }): string {
    const names = this.session.workCentres.filter(({ id }) => workCentreIds.includes(id)).map(({ name }) => name);
    return new Intl.ListFormat('es-MX').format(names);
  }

  async change(member: Member, body: BodyInput<Endpoints['changeMember']>, idempotencyKey?: string): Promise<void> {
    const changed = await client.changeMember({
      params: { memberId: member.id },
      body,
      ifMatch: member.version,
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
    this.#keep(changed);
  }

  /** Of somebody else: one's own is changed in one's account. */
  async rename(member: Member, name: string, idempotencyKey?: string): Promise<void> {
    const changed = await client.changeMemberName({
      params: { memberId: member.id },
      body: { name },
      ifMatch: member.version,
      ...(idempotencyKey ? { idempotencyKey } : {}),
    });
    this.#keep(changed);
  }

  /** Of who lost the phone; that person is signed out everywhere. */
  async resetTotp(member: Member): Promise<void> {
    await client.resetMemberTotp({ params: { memberId: member.id } });
    this.#keep({ ...member, totpEnabled: false });
  }

  /** A member as it is now, after what happened since it was shown. */
  find(id: string): Member | undefined {
    return this.members.find((member) => member.id === id);
  }

  async invite(body: BodyOf<Endpoints['invite']>, idempotencyKey: string): Promise<void> {
    this.invitations = withRecord(this.invitations, await client.invite({ body, idempotencyKey }));
  }

  async resend({ id }: Invitation): Promise<void> {
    const sent = await client.resendInvitation({ params: { invitationId: id } });
    this.invitations = withRecord(this.invitations, sent);
  }

  async revoke({ id }: Invitation): Promise<void> {
    await client.revokeInvitation({ params: { invitationId: id } });
    this.invitations = this.invitations.filter((invitation) => invitation.id !== id);
  }

  #keep(member: Member): void {
    this.members = withRecord(this.members, member);
    const { id, name, level, workCentreIds, active } = member;
    this.session.members = withRecord(this.session.members, { id, name, level, workCentreIds, active });
    // One's own level counts at once, here as in the API.
    if (this.isMyself(member)) Object.assign(this.session, { level, workCentreIds });
  }
}

function byStateAndName(a: Member, b: Member): number {
  return Number(b.active) - Number(a.active) || a.name.localeCompare(b.name, 'es-MX');
}
