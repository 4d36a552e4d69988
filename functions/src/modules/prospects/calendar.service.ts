/** Calendario: the month of appointments, as far as a person sees. */
import type { Chip, listMonth as listMonthEndpoint } from '@folio/shared/calendar/calendar.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { listChips } from './prospect-reading.repository.ts';
import { narrowedScope } from './prospect.service.ts';

export async function listMonth(
  deps: Dependencies,
  context: MemberContext,
  { params, query }: InputOf<typeof listMonthEndpoint>,
): Promise<{ chips: Chip[] }> {
  const scope = narrowedScope(context, query.workCentreId);
  // Who sees all sees those too, and a centre shows what is of that centre.
  const comesAlong = context.actor.level !== 'administrator' && !query.workCentreId;
  const guestId = comesAlong ? context.actor.memberId : undefined;
  return { chips: await listChips(tenantTable(deps, context), scope, params.month, guestId) };
}
