/** A member under another name: what a company stores of it, and what its log tells. The name itself is the person's. */
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import type { Member } from '@folio/shared/members/member.schema.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantRoot } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes, RootedWrite } from '../../platform/table.ts';
import { changeWrite, type Outcome } from '../changes/command.service.ts';
import { merge } from '../changes/merge.rules.ts';
import { logPartition, memberOf, memberUpdate, memberView, type StoredMember } from './member.repository.ts';

/** @param baseVersion what the wish is based on; as it stands now unless told */
export function renamed(item: Attributes, name: string, baseVersion?: number): Outcome<Member> {
  const stored = memberOf(item);
  const merged = merge<StoredMember>(stored, { name }, baseVersion ?? stored.version);
  if (merged.kind === 'unchanged') return { answer: memberView(stored) };
  if (merged.kind === 'conflict') return merged;
  const { memberId, name: subjectName } = stored;
  const { before, after, version, fieldVersions } = merged;
  return {
    writes: [memberUpdate(memberId, stored.version, { ...after, version, fieldVersions })],
    happening: { noun: 'member', verb: 'changed', subjectId: memberId, subjectName, before, after, version },
    answer: memberView({ ...stored, ...after, version }),
  };
}

/** The same in another company of the person, whose log tells of it, too. */
export function renamedElsewhere(
  context: MemberContext,
  { tenantId, item }: { tenantId: string; item: Attributes },
  name: string,
): RootedWrite[] {
  const outcome = renamed(item, name);
  if (!('writes' in outcome)) return [];
  const { now, requestId, actor } = context;
  const change = {
    id: idOfCommand('change', context, tenantId),
    at: now.toISOString(),
    memberId: actor.memberId,
    requestId,
    ...outcome.happening,
  } as Change; // before and after are names
  const told = changeWrite(change, { partition: logPartition(actor.memberId) });
  return [...outcome.writes, told].map((write) => ({ root: tenantRoot(tenantId), write }));
}
