/** Keys and items of what is counted: facts, each beside its prospect, and the buckets that add them up. */
import { figures, type Figure, type Period, type Span } from '@folio/shared/reports/report.rules.ts';
import { addDays, addMonths } from '@folio/shared/values/days.ts';
import type { Scope } from '@folio/shared/prospects/prospect.rules.ts';
import type { Attributes, Key, NewItem, Table, Write } from '../../platform/table.ts';
import * as prospects from '../prospects/prospect-facts.service.ts';
import { additionsTo, addTo, BucketReader, type Additions, type Bucket } from './buckets.ts';
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

/** Exported for loading in bulk, which must write what counting writes. */
export function factItem(fact: Fact, times: number): NewItem {
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

/** What is to be added to a bucket. */
export interface Addition {
  key: Key;
  additions: Additions;
}

/** What a set of turns writes: no bucket twice, and none that it leaves as it is. */
function bucketsOf(turns: readonly Turn[]): Addition[] {
  const buckets = new Map<string, Addition>();
  for (const { before, after } of turns) {
    if (before) addFact(buckets, before.fact, -1n);
    if (after) addFact(buckets, after);
  }
  return [...buckets.values()].filter(({ additions }) => additions.size > 0);
}

/** @param buckets by `nameOf` */
export function addFact(buckets: Map<string, Addition>, fact: Fact, sign: 1n | -1n = 1n): void {
  for (const { key, additions } of additionsOf(fact)) {
    const bucket = buckets.get(nameOf(key)) ?? { key, additions: new Map() };
    buckets.set(nameOf(key), bucket);
    addTo(bucket.additions, additions, sign);
  }
}

/**
 * What a fact adds, and to which buckets: per day and per month one of who attends, for the company, the centre and whoever sees
 * the prospect; for company and centre, where there are many, beside it one of all of them.
 */
function additionsOf(fact: Fact): Addition[] {
  const { day, attendedBy } = fact;
  const [ofOne, ofAll, month] = [additionsTo('one', fact), additionsTo('all', fact), day.slice(0, 7)];
  return Object.values(prospects.partitions(fact, ['REPORT'])).flatMap((partition) => [
    { key: { partition, sort: ['D', day, attendedBy] }, additions: ofOne },
    { key: { partition, sort: ['M', month, attendedBy] }, additions: ofOne },
    ...(partition[0] === 'M'
      ? []
      : [
          { key: { partition, sort: ['D-ALL', day] }, additions: ofAll },
          { key: { partition, sort: ['M-ALL', month] }, additions: ofAll },
        ]),
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
  return inTransactions(turns).map((some) => [stands, ...some.map(factWrite), ...bucketsOf(some).map(bucketAdd)]);
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
  const buckets = bucketsOf(turns);
  return turns.length + buckets.length < mostWrites && buckets.every(({ additions }) => additions.size <= mostNames);
}

function factWrite({ before, after }: Turn): Write {
  const when = before ? ({ equals: { times: before.times } } as const) : 'absent';
  if (after) return { label: 'retry', when, put: factItem(after, (before?.times ?? 0) + 1) };
  if (!before) throw new TypeError('a turn is of something');
  return { label: 'retry', when, delete: factKey(before.fact) };
}

export function bucketAdd({ key, additions }: Addition): Write {
  return { label: 'retry', update: key, set: { kind: 'bucket' }, add: Object.fromEntries(additions) };
}

/** Partitions whose buckets a level adds up. */
function bucketPartitions(scope: Scope): (readonly string[])[] {
  if (scope.kind === 'company') return [['REPORT']];
  if (scope.kind === 'own') return [['M', scope.memberId, 'REPORT']];
  return scope.ids.map((id) => ['W', id, 'REPORT']);
}

/** Whose buckets: those of all in one, which persons have none of; each of who attends; or of one of them. */
export type Whose = 'all' | 'each' | { memberId: string };

export interface BucketsWanted {
  spans: readonly Span[];
  of: Whose;
  /** Attributes that are looked at; the whole item is paid for. */
  only: readonly string[] | undefined;
}

/** Two batches: of more the range is read. */
const mostKeys = 200;

/** AP-40: the buckets of a period. A level chooses the partition; centres are read side by side. */
export async function listBuckets(table: Table, scope: Scope, { spans, of, only }: BucketsWanted): Promise<Bucket[]> {
  const reader = new BucketReader();
  const places = bucketPartitions(scope).flatMap((partition) => spans.map((span) => ({ partition, span })));
  if (typeof of === 'object') {
    const wanted = places.flatMap(({ partition, span }) =>
      placesIn(span).map((at) => ({ sign: span.sign, key: { partition, sort: [span.unit, at, of.memberId] } })),
    );
    if (wanted.length <= mostKeys) {
      const items = await table.get(wanted.map(({ key }) => key), only); // prettier-ignore
      return wanted.flatMap(({ sign }, at) => (items[at] ? [reader.read(items[at], sign)] : []));
    }
  }
  const pages = await Promise.all(
    places.map(async ({ partition, span: { unit, from, to, sign } }) => {
      const [first, last] = of === 'all' ? [[`${unit}-ALL`, from], [`${unit}-ALL`, to]] : [[unit, from], [unit, to, beyond]]; // prettier-ignore
      const items = await table.query({ partition, sort: { between: [first, last] }, only });
      return items.map((item) => reader.read(item, sign));
    }),
  );
  const buckets = pages.flat();
  return typeof of === 'object' ? buckets.filter(({ attendedBy }) => attendedBy === of.memberId) : buckets;
}

function placesIn({ unit, from, to }: Span): string[] {
  const places: string[] = [];
  for (let at = from; at <= to; at = unit === 'D' ? addDays(at, 1) : addMonths(at, 1)) places.push(at);
  return places;
}

/** A bucket's place in its company. */
export function nameOf({ partition, sort }: Key): string {
  return [...partition, ...sort].join('#');
}

const units = ['D', 'M', 'D-ALL', 'M-ALL'];

/** Every bucket of a partition with its counts, for comparing; of one month and its days when it is named. */
export async function bucketsIn(
  table: Table,
  partition: readonly string[],
  month?: string,
): Promise<{ key: Key; item: Attributes }[]> {
  const sorts = month ? units.map((unit) => ({ beginsWith: [unit, month] })) : [undefined];
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
