/** Bitácora: the change items of a month, as an Administrador reads them. */
import type { Change, listAuditLog } from '@folio/shared/audit/audit-log.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { changesOfMonth } from '../changes/command.service.ts';

export async function list(
  deps: Dependencies,
  context: MemberContext,
  { params, query }: InputOf<typeof listAuditLog>,
): Promise<{ changes: Change[]; cursor?: string }> {
  const subject = `${context.actor.tenantId}\naudit-log\n${params.month}`;
  const below = query.cursor === undefined ? undefined : positionOf(deps.signer.open('cursor', query.cursor), subject);
  const table = tenantTable(deps, context);
  const changes = await changesOfMonth(table, params.month, { limit: query.limit + 1, ...(below ? { below } : {}) });
  const page = changes.slice(0, query.limit);
  const last = page.at(-1);
  if (changes.length <= query.limit || !last) return { changes: page };
  return { changes: page, cursor: deps.signer.sign('cursor', { subject, at: last.at, id: last.id }) };
}

function positionOf(payload: unknown, subject: string): [string, string] {
  const { subject: of, at, id } = (payload ?? {}) as { subject?: unknown; at?: unknown; id?: unknown }; // ours by signature; the shape is checked here
  if (of !== subject || typeof at !== 'string' || typeof id !== 'string') throw new AppError('cursor.invalid');
  return [at, id];
}
