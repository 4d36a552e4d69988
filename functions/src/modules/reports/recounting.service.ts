/**
 * Counts a company anew from its records and says where facts or buckets differ, or mends them. For a quiet hour: what
 * somebody saves meanwhile may be told as a difference.
 */
import type { Root } from '../../platform/keys.ts';
import { tableAt, type Table, type TableConnection } from '../../platform/table.ts';
import { counterKey, counterValue } from '../counters/counter.service.ts';
import * as prospects from '../prospects/prospect-facts.service.ts';
import { firstComparison } from './comparison-plan.service.ts';
import { comparisonKey } from './comparison.repository.ts';
import { countProspect, differencesOf } from './counting.service.ts';
import type { Fact } from './facts.ts';
import { addTo, numbersIn, type Additions } from './buckets.ts';
import { addFact, bucketAdd, bucketsIn, factsOfMonth, nameOf, type Addition } from './report.repository.ts';

export interface Recounted {
  prospects: number;
  facts: number;
  /** Prospects of which something was counted otherwise than it is. */
  prospectsAmiss: number;
  /** Buckets that do not add up to their facts. */
  bucketsAmiss: number;
}

/** @returns what was amiss before it was mended */
export async function recount(
  connection: TableConnection,
  root: Root,
  { mends, now }: { mends: boolean; now: Date },
): Promise<Recounted> {
  const table = tableAt(connection, root);
  const ids = await everyProspect(table);
  const facts: Fact[] = [];
  let prospectsAmiss = 0;
  for (const prospectId of ids) {
    const told = await differencesOf(table, prospectId);
    facts.push(...told.facts);
    if (!told.turns.length) continue;
    prospectsAmiss += 1;
    if (mends) await countProspect(connection, root, prospectId);
  }
  const amiss = await bucketsAmiss(table, facts);
  if (mends) {
    for (const one of amiss) await table.transact([bucketAdd(one)]);
    await planComparison(table, now);
  }
  return { prospects: ids.length, facts: facts.length, prospectsAmiss, bucketsAmiss: amiss.length };
}

/** Of a company that was founded before there were any. */
async function planComparison(table: Table, now: Date): Promise<void> {
  const [planned] = await table.get([comparisonKey]);
  if (!planned) await table.transact([firstComparison(now)]);
}

const pageSize = 1000;

async function everyProspect(table: Table): Promise<string[]> {
  const [counter] = await table.get([counterKey('prospects')]);
  const rows = await prospects.listAll(table, counterValue(counter));
  const ids = rows.map(({ id }) => id);
  // Of what was put aside nothing should be counted.
  let page = await prospects.listPage(table, { kind: 'company' }, { of: 'TRASH', limit: pageSize });
  while (page.length) {
    ids.push(...page.map(({ id }) => id));
    const belowFolio = page.at(-1)?.folio ?? 0;
    page = await prospects.listPage(table, { kind: 'company' }, { of: 'TRASH', limit: pageSize, belowFolio });
  }
  return ids;
}

/** Of a month (`YYYY-MM`) and its days, by the facts that stand in it: buckets, and what each lacks to be the sum of its facts. */
export async function bucketsAmissIn(table: Table, month: string): Promise<Addition[]> {
  return bucketsAmiss(table, await factsOfMonth(table, month), month);
}

async function bucketsAmiss(table: Table, facts: readonly Fact[], month?: string): Promise<Addition[]> {
  const wanted = new Map<string, Addition>();
  for (const fact of facts) addFact(wanted, fact);
  const partitions = await everyPartition(table);
  const pages = await Promise.all(partitions.map((partition) => bucketsIn(table, partition, month)));
  const held = new Map(pages.flat().map((one) => [nameOf(one.key), one]));
  const names = new Set([...wanted.keys(), ...held.keys()]);
  return [...names].flatMap((name) => {
    const [want, stands] = [wanted.get(name), held.get(name)];
    const key = want?.key ?? stands?.key;
    const additions: Additions = new Map(want?.additions);
    addTo(additions, numbersIn(stands?.item ?? {}), -1n);
    return key && additions.size ? [{ key, additions }] : [];
  });
}

/** Of the company, its centres and its people, whether anything is to stand there or not. */
async function everyPartition(table: Table): Promise<(readonly string[])[]> {
  const settings = await table.query({ partition: [], consistent: true });
  const named = settings.map(({ sk }) => String(sk).split('#'));
  const of = (kind: string) => named.flatMap(([first, id]) => (first === kind && id ? [id] : []));
  return [
    ['REPORT'],
    ...of('WORK-CENTRE').map((id) => ['W', id, 'REPORT']),
    ...of('MEMBER').map((id) => ['M', id, 'REPORT']),
  ];
}
