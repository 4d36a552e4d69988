/** Antiduplicados (F4): over the whole company, telling of what one may not see only who, where and since when. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { Duplicate, DuplicateBy, findDuplicates } from '@folio/shared/prospects/duplicates.schema.ts';
import { canSee } from '@folio/shared/prospects/prospect.rules.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { listSame, type DuplicateMark } from './duplicate.repository.ts';

export async function find(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof findDuplicates>,
): Promise<{ duplicates: Duplicate[] }> {
  // Half a phone is nobody's yet: no fault, no match.
  const phone = query.phone === undefined ? undefined : toE164(query.phone);
  const found = await listSame(tenantTable(deps, context), { ...query, phone });
  const byProspect = new Map<string, { mark: DuplicateMark; by: DuplicateBy[] }>();
  for (const { by, mark } of found) {
    if (mark.id === query.except) continue;
    const here = byProspect.get(mark.id) ?? { mark, by: [] };
    byProspect.set(mark.id, { mark, by: [...here.by, by] });
  }
  const strongestFirst = [...byProspect.values()].sort((one, other) => other.by.length - one.by.length);
  return { duplicates: strongestFirst.map(({ mark, by }) => told(context, mark, by)) };
}

function told(context: MemberContext, mark: DuplicateMark, by: DuplicateBy[]): Duplicate {
  const { id, folio, name, companyName, attendedBy, workCentreId, contactedOn: since } = mark;
  const prospect = { id, folio, name, ...(companyName ? { companyName } : {}) };
  return { by, attendedBy, workCentreId, since, ...(canSee(context.actor, mark) ? { prospect } : {}) };
}
