/**
 * A person's name, which each of their companies mirrors in its list of people: one transaction writes it to the person, and to
 * every company that lets them in. One that does no more keeps what it knew, and learns the name when it lets them in again.
 */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { changeMemberName, changeOwnName, Member } from '@folio/shared/members/member.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { runCommand } from '../changes/command.service.ts';
import { renamed, renamedElsewhere } from '../members/member-name.service.ts';
import * as members from '../members/member.service.ts';
import { personRoot, personUpdate } from './person.repository.ts';
import { findPerson } from './person.service.ts';

export async function changeOwn(
  deps: Dependencies,
  context: MemberContext,
  { body: { name } }: InputOf<typeof changeOwnName>,
): Promise<{ name: string }> {
  const member = await change(deps, context, { memberId: context.actor.memberId, name, isAllowed: () => undefined });
  return { name: member.name };
}

export async function changeOfMember(
  deps: Dependencies,
  context: MemberContext,
  { params: { memberId }, body: { name }, ifMatch }: InputOf<typeof changeMemberName>,
): Promise<Member> {
  const { tenantId } = context.actor;
  return change(deps, context, {
    memberId,
    name,
    baseVersion: ifMatch,
    isAllowed: (tenantIds) => {
      if (!tenantIds.includes(tenantId)) throw new AppError('member.not_active');
      if (tenantIds.length > 1) throw new AppError('member.name_of_another_company');
    },
  });
}

interface Wish {
  memberId: string;
  name: string;
  baseVersion?: number;
  /** Is told the companies that let the person in. @throws AppError */
  isAllowed: (tenantIds: string[]) => void;
}

async function change(
  deps: Dependencies,
  context: MemberContext,
  { memberId, name, baseVersion, isAllowed }: Wish,
): Promise<Member> {
  return runCommand(deps, context, {
    partition: members.logPartition(memberId),
    needs: [members.keyOf(memberId)],
    decide: async ([item]) => {
      const person = item && (await findPerson(deps, context, memberId));
      if (!person) throw new AppError('member.not_found');
      const memberships = await members.activeMembershipsOf(deps.connection(context), person);
      isAllowed(memberships.map(({ tenantId }) => tenantId));
      const here = renamed(item, name, baseVersion);
      if (!('writes' in here)) return here;
      const others = memberships.filter(({ tenantId }) => tenantId !== context.actor.tenantId);
      const elsewhere = others.flatMap((other) => renamedElsewhere(context, other, name));
      const ofPerson = { root: personRoot(memberId), write: personUpdate(person, { name }) };
      return { ...here, elsewhere: [ofPerson, ...elsewhere] };
    },
  });
}
