/** Keys and items of what is counted: facts, each beside its prospect, and the buckets that add them up. */
import { figures, type Figure, type Period, type Span } from '@folio/shared/reports/report.rules.ts';
import type { Scope } from '@folio/shared/prospects/prospect.rules.ts';
import type { Attributes, Key, NewItem, Table, Write } from '../../platform/table.ts';
import * as prospects from '../prospects/prospect-facts.service.ts';
import { bucketOf, countsOf, type Bucket } from './buckets.ts';
import { factName, type Fact } from './facts.ts';

/** A fact as it was counted. `times` it was written: nobody counts a difference twice. */
export interface CountedFact {
  fact: Fact;
  times: number;
}

/** A fact as it was counted and as it should be; one of them is missing when it is new or gone. */
export interface Turn {
  before?: CountedFact;
  after?: Fact;
}

/** After the last of a range: no id holds it. */
const beyond = '~';

function factsPartition(prospectId: string): readonly string[] {
  return [...prospects.partition(prospectId), 'REPORT'];
}

function factKey({ prospectId, figure, source }: Fact): Key {
  return { partition: factsPartition(prospectId), sort: ['FACT', figure, source] };
}

function factPosition({ day, folio, source }: Pick<Fact, 'day' | 'folio' | 'source'>): string[] {
  return [day, String(folio).padStart(10, '0'), source];
}

function factItem(fact: Fact, times: number): NewItem {
  const partition = ['REPORT', fact.figure, fact.day.slice(0, 7)];
  return {
    ...factKey(fact),
    kind: 'fact',
    indexes: prospects.indexes(fact, partition, factPosition(fact)),
    attributes: { row: fact, times },
  };
}

/** What was counted of a prospect, by the name of each fact. */
export async function listCounted(table: Table, prospectId: string): Promise<Map<string, CountedFact>> {
  const items = await table.query({ partition: factsPartition(prospectId), consistent: true });
  const counted = items.map((item) => ({ fact: item['row'] as Fact, times: Number(item['times']) })); // written by factItem alone
  return new Map(counted.map((one) => [factName(one.fact), one]));
}

/** Facts whose reading or writing of one bucket stays below the 4 kB of an expression, and all of them below a hundred items. */
const mostWrites = 90;
const mostNames = 45;

/** What a set of turns writes: no bucket twice, and none that it leaves as it is. */
function bucketsOf(turns: readonly Turn[]): Map<string, { key: Key; counts: Map<string, number> }> {
  const buckets = new Map<string, { key: Key; counts: Map<string, number> }>();
  for (const { before, after } of turns) {
    if (before) addFact(buckets, before.fact, -1);
    if (after) addFact(buckets, after, 1);
  }
  for (const [name, { counts }] of buckets) {
    for (const [attribute, count] of counts) if (count === 0) counts.delete(attribute);
    if (!counts.size) buckets.delete(name);
  }
  return buckets;
}

function addFact(buckets: ReturnType<typeof bucketsOf>, fact: Fact, sign: 1 | -1): void {
  for (const key of bucketKeys(fact)) {
    const name = JSON.stringify(key);
    const bucket = buckets.get(name) ?? { key, counts: new Map<string, number>() };
    buckets.set(name, bucket);
    for (const [attribute, count] of Object.entries(countsOf(fact))) {
      bucket.counts.set(attribute, (bucket.counts.get(attribute) ?? 0) + sign * count);
    }
  }
}

/** One per day and one per month, for the company, the centre and whoever sees the prospect. */
export function bucketKeys(fact: Fact): Key[] {
  const { day, attendedBy } = fact;
  return Object.values(prospects.partitions(fact, ['REPORT'])).flatMap((partition) => [
    { partition, sort: ['D', day, attendedBy] },
    { partition, sort: ['M', day.slice(0, 7), attendedBy] },
  ]);
}

/**
 * The writes that count what turned, in as many transactions as they need: each moves facts and the buckets that add them up
 * together, and holds only while the prospect is of the version they follow from.
 */
export function countingWrites(prospect: { id: string; version: number }, turns: readonly Turn[]): Write[][] {
  const stands: Write = {
    label: 'retry',
    check: prospects.key(prospect.id),
    when: { equals: { version: prospect.version } },
  };
  return inTransactions(turns).map((some) => [
    stands,
    ...some.map(factWrite),
    ...[...bucketsOf(some).values()].map(({ key, counts }): Write => bucketAdd(key, counts)),
  ]);
}

function inTransactions(turns: readonly Turn[]): Turn[][] {
  const transactions: Turn[][] = [];
  let open: Turn[] = [];
  for (const turn of turns) {
    if (open.length && !fits([...open, turn])) {
      transactions.push(open);
      open = [];
    }
    open.push(turn);
  }
  return open.length ? [...transactions, open] : transactions;
}

function fits(turns: readonly Turn[]): boolean {
  const buckets = [...bucketsOf(turns).values()];
  return turns.length + buckets.length < mostWrites && buckets.every(({ counts }) => counts.size <= mostNames);
}

function factWrite({ before, after }: Turn): Write {
  const when = before ? ({ equals: { times: before.times } } as const) : 'absent';
  if (after) return { label: 'retry', when, put: factItem(after, (before?.times ?? 0) + 1) };
  if (!before) throw new TypeError('a turn is of something');
  return { label: 'retry', when, delete: factKey(before.fact) };
}

export function bucketAdd(key: Key, counts: ReadonlyMap<string, number>): Write {
  return { label: 'retry', update: key, set: { kind: 'bucket' }, add: Object.fromEntries(counts) };
}

/** Partitions whose buckets a level adds up. */
function bucketPartitions(scope: Scope): (readonly string[])[] {
  if (scope.kind === 'company') return [['REPORT']];
  if (scope.kind === 'own') return [['M', scope.memberId, 'REPORT']];
  return scope.ids.map((id) => ['W', id, 'REPORT']);
}

/** AP-40: the buckets of a period. A level chooses the partition; centres are read side by side. */
export async function listBuckets(table: Table, scope: Scope, spans: readonly Span[]): Promise<Bucket[]> {
  const pages = await Promise.all(
    bucketPartitions(scope).flatMap((partition) =>
      spans.map(({ unit, from, to }) =>
        table.query({
          partition,
          sort: {
            between: [
              [unit, from],
              [unit, to, beyond],
            ],
          },
        }),
      ),
    ),
  );
  return pages.flat().map(bucketOf);
}

/** A bucket's place in its company. */
export function nameOf({ partition, sort }: Key): string {
  return [...partition, ...sort].join('#');
}

/** Every bucket of a partition with its counts, for comparing; of one month and its days when it is named. */
export async function bucketsIn(
  table: Table,
  partition: readonly string[],
  month?: string,
): Promise<{ key: Key; item: Attributes }[]> {
  const sorts = month ? [{ beginsWith: ['D', month] }, { beginsWith: ['M', month] }] : [undefined];
  const pages = await Promise.all(
    sorts.map((sort) => table.query({ partition, consistent: true, ...(sort ? { sort } : {}) })),
  );
  return pages.flat().map((item) => ({ key: { partition, sort: String(item['sk']).split('#') }, item }));
}

/** AP-45: all that counts in a month of the company. */
export async function factsOfMonth(table: Table, month: string): Promise<Fact[]> {
  const questions = figures.flatMap((figure) => prospects.questions({ kind: 'company' }, ['REPORT', figure, month]));
  const pages = await Promise.all(questions.map((one) => table.query(one)));
  return pages.flat().map((item) => item['row'] as Fact); // written by factItem alone
}

/** AP-41: facts of a figure within a month, newest first, below a position. */
export async function listFacts(
  table: Table,
  scope: Scope,
  page: { figure: Figure; month: string; days: Period; limit: number; below?: readonly string[] | undefined },
): Promise<{ fact: Fact; position: string[] }[]> {
  const { figure, month, days, limit, below } = page;
  // Nothing stands at the position itself plus what sorts before everything.
  const upTo = below ?? [days.to, beyond];
  const questions = prospects.questions(scope, ['REPORT', figure, month]);
  const pages = await Promise.all(
    questions.map((one) =>
      table.query({ ...one, newestFirst: true, limit: limit + 1, sort: { between: [[days.from], upTo] } }),
    ),
  );
  const facts = pages.flat().map((item) => item['row'] as Fact); // written by factItem alone
  const found = facts.map((fact) => ({ fact, position: factPosition(fact) }));
  const textOf = ({ position }: { position: readonly string[] }) => position.join('#');
  const limitText = below?.join('#');
  return found
    .filter((one) => textOf(one) !== limitText)
    .sort((one, other) => (textOf(one) < textOf(other) ? 1 : -1))
    .slice(0, limit);
}
