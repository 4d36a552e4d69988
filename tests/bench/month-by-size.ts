/** The month of a small company beside that of a large one, in one table and in turn: what a company holds must not show in it. */
import { endpoints } from '@folio/shared/contract/contract.ts';
import { completedRequests } from '../support/log-lines.ts';
import type { Person } from '../support/world.ts';
import { requestAs } from './lean-request.ts';
import { median, percentile, rounded, timed } from './statistics.ts';

export interface MonthFigures {
  prospects: number;
  /** In all; those of the month are `chips`. */
  appointments: number;
  chips: number;
  p50Ms: number;
  p95Ms: number;
  /** p50 to that of the first company: median of the rounds. */
  ratio: number;
  dynamoCalls: number;
  readUnits: number;
}

export interface SizedCompany {
  tenantId: string;
  prospects: number;
  appointments: number;
  /** Who ask in turn: the limit of requests is a person's. */
  people: readonly Person[];
}

interface Stack {
  origin: string;
  logDirectory: string;
}

const rounds = 11;
const callsARound = 30;
/** Before anything is measured, for the just-in-time compilers on both sides. */
const warmUpCalls = 90;
/** As long as the product's own rate limit needs to forget a round. */
const restMs = 700;

/** @param companies the first one is what the others are compared with */
export async function measureMonths(
  { origin, logDirectory }: Stack,
  companies: readonly SizedCompany[],
  month: string,
): Promise<MonthFigures[]> {
  const requestOf = (company: SizedCompany, at: number) => {
    const person = company.people[at % company.people.length];
    if (!person) throw new Error('nobody to ask as');
    return requestAs(origin, person, 'listMonth', { params: { month }, query: {} });
  };
  const timesOf = async (company: SizedCompany, calls: number) => {
    const inMs: number[] = [];
    for (let call = 0; call < calls; call += 1) inMs.push(await timed(requestOf(company, call)));
    await new Promise((resolve) => setTimeout(resolve, restMs));
    return inMs;
  };
  for (const company of companies) await timesOf(company, warmUpCalls);
  const measured = companies.map((): number[][] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, company] of companies.entries()) measured[at]?.push(await timesOf(company, callsARound));
  }
  const { method, path } = endpoints.listMonth;
  const lines = (await completedRequests(logDirectory)).filter((line) => line.routeKey === `${method} ${path}`);
  return Promise.all(
    companies.map(async (company, at) => {
      const times = measured[at] ?? [];
      const costs = lines.filter(({ tenantId }) => tenantId === company.tenantId);
      const { chips } = JSON.parse(await requestOf(company, 0)()) as { chips: unknown[] }; // as its schema has it
      return {
        prospects: company.prospects,
        appointments: company.appointments,
        chips: chips.length,
        p50Ms: rounded(median(times.flat())),
        p95Ms: rounded(percentile(times.flat(), 0.95)),
        ratio: rounded(median(times.map((round, number) => median(round) / median(measured[0]?.[number] ?? [])))),
        dynamoCalls: median(costs.map(({ dynamoCalls }) => dynamoCalls)),
        readUnits: median(costs.map(({ readUnits }) => readUnits)),
      };
    }),
  );
}
