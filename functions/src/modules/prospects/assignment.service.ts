/** Prospects handed to another person, one command each: what is refused says so, the rest is done. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { canAttend } from '@folio/shared/prospects/prospect.rules.ts';
import type { ProspectRow, reassignProspects } from '@folio/shared/prospects/prospect.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import { commandOf, type MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import * as members from '../members/member.service.ts';
import { runProspectCommand } from './prospect-command.ts';

export async function reassign(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof reassignProspects>,
): Promise<{ rows: ProspectRow[]; refused: { at: number; code: string }[] }> {
  // Who does not exist refuses the whole; who may not take one of them refuses that one.
  const [member] = await tenantTable(deps, context).get([members.keyOf(body.attendedBy)]);
  if (!member) throw new AppError('member.not_found');
  const rows: ProspectRow[] = [];
  const refused: { at: number; code: string }[] = [];
  for (const [at, prospectId] of body.prospectIds.entries()) {
    try {
      rows.push(await reassignOne(deps, partOf(context, prospectId), { prospectId, attendedBy: body.attendedBy }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      refused.push({ at, code: error.code });
    }
  }
  return { rows, refused };
}

/** Each prospect's own command: repeating the request repeats no part of it that was done. */
function partOf(context: MemberContext, prospectId: string): MemberContext {
  const command = commandOf(context);
  return { ...context, command: { ...command, key: `${command.key}/${prospectId}` } };
}

function reassignOne(
  deps: Dependencies,
  context: MemberContext,
  { prospectId, attendedBy }: { prospectId: string; attendedBy: string },
): Promise<ProspectRow> {
  return runProspectCommand(deps, context, {
    prospectId,
    needs: [members.keyOf(attendedBy)],
    decide: (record, [item]) => {
      const { prospect } = record;
      if (!item || !canAttend(members.membershipOf(item), prospect.workCentreId)) {
        throw new AppError('prospect.assignee_refused');
      }
      if (prospect.attendedBy === attendedBy) return 'unchanged';
      return {
        record: { ...record, prospect: { ...prospect, attendedBy } },
        verb: 'reassigned',
        before: { attendedBy: prospect.attendedBy },
        after: { attendedBy },
      };
    },
  });
}
