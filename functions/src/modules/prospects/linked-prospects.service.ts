/** The prospects of a registered client (M07), as far as a person sees. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { listClientProspects } from '@folio/shared/prospects/client-prospects.schema.ts';
import { scopeOf } from '@folio/shared/prospects/prospect.rules.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import * as clients from '../clients/client.service.ts';
import { folioOf } from './prospect.service.ts';
import { listLinked, type LinkedProspect } from './prospect-reading.repository.ts';

/** The client and the list side by side: of one that is not there, there is nothing to tell. */
export async function list(
  deps: Dependencies,
  context: MemberContext,
  { params, query }: InputOf<typeof listClientProspects>,
): Promise<{ prospects: LinkedProspect[]; cursor?: string }> {
  const { clientId } = params;
  const { limit, cursor } = query;
  const subject = `${context.actor.tenantId}\n${context.actor.memberId}\n${clientId}`;
  const belowFolio = cursor === undefined ? undefined : folioOf(deps.signer.open('cursor', cursor), subject);
  const table = tenantTable(deps, context);
  const [[client], found] = await Promise.all([
    table.get([clients.needOf(clientId)]),
    listLinked(table, scopeOf(context.actor), { clientId, limit: limit + 1, ...(belowFolio ? { belowFolio } : {}) }),
  ]);
  clients.requireClient(client);
  const prospects = found.slice(0, limit);
  const last = prospects.at(-1);
  if (found.length <= limit || !last) return { prospects };
  return { prospects, cursor: deps.signer.sign('cursor', { subject, folio: last.folio }) };
}
