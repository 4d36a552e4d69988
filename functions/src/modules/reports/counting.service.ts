/**
 * Counts prospects as the table's stream tells that they changed. What is written is the difference between what was counted
 * and what the prospect gives now, with the facts it was counted by in the same transaction: the same record twice, late,
 * out of order or side by side counts once.
 */
import type { Root } from '../../platform/keys.ts';
import { logEvent } from '../../platform/log.ts';
import { pause, tableAt, TransactionRefused, type Table, type TableConnection } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import * as prospects from '../prospects/prospect-facts.service.ts';
import { factName, factsOf, type Fact } from './facts.ts';
import { countingWrites, listCounted, type CountedFact, type Turn } from './report.repository.ts';

/** Two who change prospects of one person on one day meet in its buckets. */
const mostAttempts = 12;

/** @throws TransactionRefused after several lost races: the stream brings the record again */
export async function countProspect(connection: TableConnection, root: Root, prospectId: string): Promise<void> {
  const table = tableAt(connection, root);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await countNow(table, prospectId);
      return;
    } catch (error) {
      if (!(error instanceof TransactionRefused) || attempt === mostAttempts) throw error;
      await pause(20 * attempt * Math.random());
    }
  }
}

async function countNow(table: Table, prospectId: string): Promise<void> {
  const { prospect, turns } = await differencesOf(table, prospectId);
  if (!prospect || !turns.length) return;
  for (const writes of countingWrites(prospect, turns)) await table.transact(writes);
  logEvent('PROSPECT_COUNTED', { prospectId });
}

/** What was counted of a prospect otherwise than it is. */
export async function differencesOf(
  table: Table,
  prospectId: string,
): Promise<{ prospect: { id: string; version: number } | undefined; facts: Fact[]; turns: Turn[] }> {
  const [items, [companyItem]] = await Promise.all([
    table.query({ partition: prospects.partition(prospectId), consistent: true }),
    table.get([company.need]),
  ]);
  const record = prospects.recordIn(items);
  if (!record || !companyItem) return { prospect: undefined, facts: [], turns: [] };
  // After the record: whoever counts it meanwhile counts this version, or a newer one that refuses what follows from this.
  const counted = await listCounted(table, prospectId);
  const facts = factsOf(record, company.settingsOf(companyItem).timeZone);
  return { prospect: record.prospect, facts, turns: turnsBetween(counted, facts) };
}

function turnsBetween(counted: ReadonlyMap<string, CountedFact>, facts: readonly Fact[]): Turn[] {
  const wanted = new Map(facts.map((fact) => [factName(fact), fact]));
  const gone = [...counted].filter(([name]) => !wanted.has(name)).map(([, before]): Turn => ({ before }));
  const turned = [...wanted].flatMap(([name, after]): Turn[] => {
    const before = counted.get(name);
    if (!before) return [{ after }];
    return isSame(before.fact, after) ? [] : [{ before, after }];
  });
  return [...gone, ...turned];
}

function isSame(one: Fact, other: Fact): boolean {
  const [first, second] = [Object.entries(one), new Map(Object.entries(other))];
  return first.length === second.size && first.every(([name, value]) => second.get(name) === value);
}
