/** Search at the server: what browsers do not hold (notes, follow-ups), found by the beginnings of words in any order. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { canSee, scopeOf } from '@folio/shared/prospects/prospect.rules.ts';
import { rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { searchProspects } from '@folio/shared/prospects/search.schema.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { findProspects } from './prospect-reading.repository.ts';
import { searchWords } from './search-words.rules.ts';
import { listFound } from './search.repository.ts';

/** More words than these narrow nothing that the first ones did not. */
const mostWords = 5;
/** Entries read per word and partition: 500 are about 7 RCU, and more than anybody looks through. */
const mostEntries = 500;

export async function search(
  deps: Dependencies,
  context: MemberContext,
  { query }: InputOf<typeof searchProspects>,
): Promise<{ rows: ProspectRow[] }> {
  const words = [...new Set(searchWords(query.words))].slice(0, mostWords);
  if (!words.length) return { rows: [] };
  const table = tenantTable(deps, context);
  const scope = scopeOf(context.actor);
  const found = await Promise.all(words.map((word) => listFound(table, scope, word, mostEntries)));
  const perWord = found.map((entries) => new Map(entries.map(({ prospectId, folio }) => [prospectId, folio])));
  const [first = new Map<string, number>(), ...others] = perWord;
  const inAll = [...first].filter(([id]) => others.every((one) => one.has(id)));
  const ids = inAll
    .sort(([, one], [, other]) => other - one)
    .slice(0, query.limit)
    .map(([id]) => id);
  // The words follow the prospects by a moment: what is seen is decided on the prospects as they are.
  const prospects = await findProspects(table, ids);
  return { rows: prospects.filter((one) => !one.deletedAt && canSee(context.actor, one)).map(rowOf) };
}
