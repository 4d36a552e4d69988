/**
 * What sellers do all day in a small company beside a large one, in one table and in turn: what a company holds must not show in it.
 * Two runs could not tell, for within an hour the same request takes twice as long.
 */
import { endpoints } from '@folio/shared/contract/contract.ts';
import { completedRequests } from '../support/log-lines.ts';
import type { Company, Person } from '../support/world.ts';
import { requestAs } from './lean-request.ts';
import type { Subject } from './subject.ts';
import { median, percentile, rounded, timed } from './statistics.ts';

export interface SizeFigures {
  endpoint: string;
  prospects: number;
  p50Ms: number;
  p95Ms: number;
  /** p50 to that of the first company: median of the rounds. */
  ratio: number;
  dynamoCalls: number;
  readUnits: number;
  writeUnits: number;
}

export interface SizedCompany {
  company: Company;
  prospects: number;
  /** Who ask in turn: the limit of requests is a person's. */
  people: readonly Person[];
  /** The same in each company, in the same order. */
  subjects: readonly Subject[];
}

interface Stack {
  origin: string;
  logDirectory: string;
}

const rounds = 11;
const callsARound = 30;
/** Before anything is measured, for the just-in-time compilers on both sides. */
const warmUpRounds = 4;
/** As long as the product's own rate limit needs to forget a round. */
const restMs = 700;

/** @param companies the first one is what the others are compared with */
export async function measureBySize(
  stack: Stack,
  companies: readonly SizedCompany[],
  only: string,
): Promise<SizeFigures[]> {
  const figures: SizeFigures[] = [];
  for (const [at, { name }] of (companies[0]?.subjects ?? []).entries()) {
    if (!endpoints[name].path.includes(only)) continue;
    // The whole course takes longer than an access token lives.
    await Promise.all(companies.flatMap(({ people }) => people.map(({ client }) => client.refreshSession())));
    const measured = await measure(stack, companies, at);
    for (const one of measured) console.log(JSON.stringify(one));
    figures.push(...measured);
  }
  return figures;
}

async function measure(stack: Stack, companies: readonly SizedCompany[], at: number): Promise<SizeFigures[]> {
  const { method, path } = endpoints[subjectAt(companies[0]?.subjects ?? [], at).name];
  const linesOf = async () =>
    (await completedRequests(stack.logDirectory)).filter((line) => line.routeKey === `${method} ${path}`);
  const earlier = (await linesOf()).length;
  for (let round = 0; round < warmUpRounds; round += 1) for (const sized of companies) await timesOf(stack, sized, at);
  const times = companies.map((): number[][] => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [which, sized] of companies.entries()) times[which]?.push(await timesOf(stack, sized, at));
  const lines = (await linesOf()).slice(earlier);
  return companies.map(({ company, prospects, subjects }, which) => {
    const { way } = subjectAt(subjects, at);
    const mine = times[which] ?? [];
    const costs = lines.filter((line) => line.tenantId === company.tenantId);
    const usual = (cost: 'dynamoCalls' | 'readUnits' | 'writeUnits') => median(costs.map((line) => line[cost]));
    return {
      endpoint: `${method} ${path}${way ? `, ${way}` : ''}`,
      prospects,
      p50Ms: rounded(median(mine.flat())),
      p95Ms: rounded(percentile(mine.flat(), 0.95)),
      ratio: rounded(median(mine.map((round, number) => median(round) / median(times[0]?.[number] ?? [])))),
      dynamoCalls: usual('dynamoCalls'),
      readUnits: usual('readUnits'),
      writeUnits: usual('writeUnits'),
    };
  });
}

async function timesOf({ origin }: Stack, { people, subjects }: SizedCompany, at: number): Promise<number[]> {
  const { name, input } = subjectAt(subjects, at);
  const inMs: number[] = [];
  for (let call = 0; call < callsARound; call += 1) {
    const person = people[call % people.length];
    if (!person) throw new Error('nobody to ask as');
    inMs.push(await timed(requestAs(origin, person, name, input())));
  }
  await new Promise((resolve) => setTimeout(resolve, restMs));
  return inMs;
}

function subjectAt(subjects: readonly Subject[], at: number): Subject {
  const subject = subjects[at];
  if (!subject) throw new RangeError(`no subject ${at}`);
  return subject;
}
