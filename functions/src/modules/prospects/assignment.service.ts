/** Prospects handed to another person, one command each: what is refused says so, the rest is done. */
import type { InputOf, ResponseOf } from '@folio/shared/contract/endpoint.ts';
import type { countAttended, handOverProspects } from '@folio/shared/prospects/handover.schema.ts';
import { canAttend } from '@folio/shared/prospects/prospect.rules.ts';
import type { ChangedRow, reassignProspects } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { partOf, planOnce } from '../changes/plan.service.ts';
import * as members from '../members/member.service.ts';
import { runProspectCommand } from './prospect-command.ts';
import { listAttended } from './prospect-reading.repository.ts';
import { folioOf } from './prospect.service.ts';

interface Handing {
  prospectIds: readonly string[];
  attendedBy: string;
  /** Only what this person still attends. */
  from?: string;
}

interface Handed {
  rows: ChangedRow[];
  refused: { at: number; code: string }[];
}

export async function reassign(
  deps: Dependencies,
  context: MemberContext,
  { body }: InputOf<typeof reassignProspects>,
): Promise<Handed> {
  await requireMembers(deps, context, [body.attendedBy]);
  await planOnce(deps, context, async () => ({}));
  return handAll(deps, context, body);
}

/** How many prospects a person attends, as far as it is worth counting. */
export async function count(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof countAttended>,
): Promise<ResponseOf<typeof countAttended>> {
  const [, found] = await Promise.all([
    requireMembers(deps, context, [params.memberId]),
    listAttended(tenantTable(deps, context), params.memberId, { limit: mostCounted + 1 }),
  ]);
  return { count: Math.min(found.length, mostCounted), more: found.length > mostCounted };
}

const mostCounted = 1000;
/** As many as one request does in time. */
const pageSize = 25;

interface Page {
  prospectIds: string[];
  /** Where the next page begins; absent on the last. */
  belowFolio?: number;
}

/** When a person leaves: a page of what that person attends passes to another, and a cursor tells that there is more. */
export async function handOver(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof handOverProspects>,
): Promise<ResponseOf<typeof handOverProspects>> {
  const from = params.memberId;
  await requireMembers(deps, context, [from, body.attendedBy]);
  const subject = `${context.actor.tenantId}\n${context.actor.memberId}\n${from}\nhandover`;
  const above = body.cursor === undefined ? undefined : folioOf(deps.signer.open('cursor', body.cursor), subject);
  // What one attends shrinks as it is handed on: the page is kept, so that repeating the request means the same prospects.
  const page = await planOnce(deps, context, () => pageOf(deps, context, { from, belowFolio: above }));
  const { rows, refused } = await handAll(deps, context, { ...page, attendedBy: body.attendedBy, from });
  const next =
    page.belowFolio === undefined ? {} : { cursor: deps.signer.sign('cursor', { subject, folio: page.belowFolio }) };
  return { handed: rows.length, refused: refused.length, ...next };
}

async function pageOf(
  deps: Dependencies,
  context: MemberContext,
  { from, belowFolio }: { from: string; belowFolio: number | undefined },
): Promise<Page> {
  const page = { limit: pageSize + 1, ...(belowFolio === undefined ? {} : { belowFolio }) };
  const found = await listAttended(tenantTable(deps, context), from, page);
  const rows = found.slice(0, pageSize);
  const last = rows.at(-1);
  const prospectIds = rows.map(({ id }) => id);
  return found.length <= pageSize || !last ? { prospectIds } : { prospectIds, belowFolio: last.folio };
}

/** Who does not exist refuses the whole; who may not take one of them refuses that one. */
async function requireMembers(deps: Dependencies, context: MemberContext, ids: readonly string[]): Promise<void> {
  const items = await tenantTable(deps, context).get(ids.map(members.keyOf));
  if (items.some((item) => !item)) throw new AppError('member.not_found');
}

async function handAll(deps: Dependencies, context: MemberContext, handing: Handing): Promise<Handed> {
  const handed: Handed = { rows: [], refused: [] };
  for (const [at, prospectId] of handing.prospectIds.entries()) {
    try {
      handed.rows.push(await handOne(deps, partOf(context, prospectId), { ...handing, prospectId }));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      handed.refused.push({ at, code: error.code });
    }
  }
  return handed;
}

function handOne(
  deps: Dependencies,
  context: MemberContext,
  { prospectId, attendedBy, from }: Omit<Handing, 'prospectIds'> & { prospectId: string },
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId,
    needs: [members.keyOf(attendedBy)],
    decide: (record, [item]) => {
      const { prospect } = record;
      if (from !== undefined && prospect.attendedBy !== from) return 'unchanged';
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
