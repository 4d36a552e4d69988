/** Antiduplicados (F4): over the whole company, telling of prospects that one may not see only who, where and since when. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { Duplicate, DuplicateBy, findDuplicates, KnownClient } from '@folio/shared/prospects/duplicates.schema.ts';
import { canSee } from '@folio/shared/prospects/prospect.rules.ts';
import { companyKey } from '@folio/shared/values/company-name.ts';
import { fold } from '@folio/shared/values/fold.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import type { Table } from '../../platform/table.ts';
import * as clients from '../clients/client.service.ts';
import { listAllSame, listSame, type Comparable, type DuplicateMark } from './duplicate.repository.ts';

export async function find(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof findDuplicates>,
): Promise<{ duplicates: Duplicate[]; clients: KnownClient[] }> {
  // Half a phone is nobody's yet: no fault, no match.
  const phone = query.phone === undefined ? undefined : toE164(query.phone);
  const table = tenantTable(deps, context);
  const found = await listSame(table, { ...query, phone });
  const marks = new Map<string, DuplicateMark>();
  const prospects: [string, DuplicateBy][] = [];
  const clients: [string, DuplicateBy][] = [];
  for (const one of found) {
    if ('clientId' in one) clients.push([one.clientId, one.by]);
    else if (one.mark.id !== query.except) {
      marks.set(one.mark.id, one.mark);
      prospects.push([one.mark.id, one.by]);
    }
  }
  return {
    duplicates: strongestFirst(prospects).flatMap(([id, by]) => told(context, marks.get(id), by)),
    clients: await readClients(table, strongestFirst(clients)),
  };
}

/**
 * Who somebody is already: the same phone or e-mail, or the same name at the same company; a company alone has many people.
 * @param own that somebody's id, if it is there by now: then it is nobody else
 */
export async function knownAs(
  deps: Dependencies,
  context: MemberContext,
  somebody: Comparable & { name: string },
  own: string,
): Promise<Duplicate | undefined> {
  const { name, companyName = '' } = somebody;
  const found = (await listAllSame(tenantTable(deps, context), somebody)).filter((one) => 'mark' in one);
  if (found.some(({ mark }) => mark.id === own)) return undefined;
  const isNamesake = (mark: DuplicateMark) =>
    fold(mark.name) === fold(name) && companyKey(mark.companyName ?? '') === companyKey(companyName);
  const same = found.filter(({ by, mark }) => by !== 'company' || isNamesake(mark));
  const first = same[0]?.mark;
  const by = same.filter(({ mark }) => mark.id === first?.id).map((one) => one.by);
  return told(context, first, by)[0];
}

/** By how many keys each was found. */
function strongestFirst(found: readonly [string, DuplicateBy][]): [string, DuplicateBy[]][] {
  const byId = new Map<string, DuplicateBy[]>();
  for (const [id, by] of found) byId.set(id, [...(byId.get(id) ?? []), by]);
  return [...byId].sort(([, one], [, other]) => other.length - one.length);
}

/** As they are now; a retired one is nobody to go on with. Everybody of the company may see its clients. */
async function readClients(table: Table, found: readonly [string, DuplicateBy[]][]): Promise<KnownClient[]> {
  const items = found.length ? await table.get(found.map(([id]) => clients.needOf(id))) : [];
  return found.flatMap(([, by], at) => {
    const item = items[at];
    const client = item && clients.requireClient(item);
    return client && !client.retired ? [{ by, client }] : [];
  });
}

function told(context: MemberContext, mark: DuplicateMark | undefined, by: DuplicateBy[]): Duplicate[] {
  if (!mark) return [];
  const { id, folio, name, companyName, attendedBy, workCentreId, contactedOn: since } = mark;
  const prospect = { id, folio, name, ...(companyName ? { companyName } : {}) };
  return [{ by, attendedBy, workCentreId, since, ...(canSee(context.actor, mark) ? { prospect } : {}) }];
}
