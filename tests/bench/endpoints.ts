/** Time, cost and rate of the endpoints people use all day, each beside the same SDK calls made directly. */
import { auditLogHandlers } from '@folio/functions/modules/audit/audit-log.handlers.ts';
import { companyHandlers } from '@folio/functions/modules/company/company.handlers.ts';
import { memberHandlers } from '@folio/functions/modules/members/member.handlers.ts';
import { prospectHandlers } from '@folio/functions/modules/prospects/prospect.handlers.ts';
import { endpoints, type EndpointName } from '@folio/shared/contract/contract.ts';
import { newProspect, type Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { prospectForm } from '../support/builders.ts';
import { completedRequests } from '../support/log-lines.ts';
import type { Person, RawInput } from '../support/world.ts';
import { forNextProspect, recordCalls, replay, type AnyHandler } from './direct-calls.ts';
import type { Target } from './load.ts';
import { median, percentile, rounded, timed } from './statistics.ts';

export interface EndpointFigures {
  endpoint: string;
  p50Ms: number;
  p95Ms: number;
  directP50Ms: number;
  /** p50 through the API to p50 of the same SDK calls: median of the rounds. */
  ratio: number;
  requestsPerSecond: number;
  dynamoCalls: number;
  readUnits: number;
  writeUnits: number;
}

interface Subject {
  name: EndpointName;
  handler: AnyHandler;
  input: () => RawInput;
}

const rounds = 5;
const callsARound = 30;
const clients = 8;
/** As long as the product's own rate limit needs to forget a round: what is measured is the work, not the refusal. */
const restMs = 700;

export async function measureEndpoints(
  target: Target,
  people: readonly Person[],
  logPath: string,
  month: string,
): Promise<EndpointFigures[]> {
  const subjects = await subjectsOf(target, month);
  const figures: EndpointFigures[] = [];
  for (const subject of subjects) figures.push(await measure(target, people, subject, logPath));
  return figures;
}

async function subjectsOf({ company }: Target, month: string): Promise<Subject[]> {
  const { rows } = await company.administrator.client.listProspects({ query: { limit: 10 } });
  const prospectId = rows.find((row) => row.appointmentAt)?.id ?? rows[0]?.id;
  const body = () => prospectForm({ workCentreId: company.firstCentre, contactChannelId: company.contactChannelId });
  return [
    { name: 'getSession', handler: companyHandlers.getSession, input: () => ({}) },
    { name: 'listProspects', handler: prospectHandlers.listProspects, input: () => ({ query: { limit: 50 } }) },
    { name: 'getProspect', handler: prospectHandlers.getProspect, input: () => ({ params: { prospectId } }) },
    { name: 'listMonth', handler: prospectHandlers.listMonth, input: () => ({ params: { month }, query: {} }) },
    { name: 'listMembers', handler: memberHandlers.listMembers, input: () => ({}) },
    {
      name: 'listAuditLog',
      handler: auditLogHandlers.listAuditLog,
      input: () => ({ params: { month }, query: { limit: 50 } }),
    },
    { name: 'addProspect', handler: prospectHandlers.addProspect, input: () => ({ body: body() }) },
  ];
}

async function measure(
  target: Target,
  people: readonly Person[],
  subject: Subject,
  logPath: string,
): Promise<EndpointFigures> {
  const { method, path } = endpoints[subject.name];
  const through: number[][] = [];
  const direct: number[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    through.push(await timesThroughApi(people, subject));
    direct.push(await timesDirect(target, subject));
    await rest();
  }
  const requestsPerSecond = await rate(people, subject);
  const lines = (await completedRequests(logPath)).filter((line) => line.routeKey === `${method} ${path}`);
  const usual = (cost: 'dynamoCalls' | 'readUnits' | 'writeUnits') =>
    median(lines.slice(-callsARound).map((line) => line[cost]));
  return {
    endpoint: `${method} ${path}`,
    p50Ms: rounded(median(through.flat())),
    p95Ms: rounded(percentile(through.flat(), 0.95)),
    directP50Ms: rounded(median(direct.flat())),
    ratio: rounded(median(through.map((times, round) => median(times) / median(direct[round] ?? [])))),
    requestsPerSecond,
    dynamoCalls: usual('dynamoCalls'),
    readUnits: usual('readUnits'),
    writeUnits: usual('writeUnits'),
  };
}

async function timesThroughApi(people: readonly Person[], subject: Subject): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < callsARound; call += 1) times.push(await timed(() => ask(people, subject, call)));
  return times;
}

/** One request, its answer read to the end. @throws Error on anything but a success */
async function ask(people: readonly Person[], subject: Subject, call: number): Promise<void> {
  const person = people[call % people.length];
  const answer = await person?.send(subject.name, subject.input());
  const text = await answer?.text();
  if (!answer?.ok) throw new Error(`${subject.name} answered ${answer?.status}: ${text}`);
}

async function timesDirect(target: Target, subject: Subject): Promise<number[]> {
  const { administrator } = target.company;
  const given = subject.input();
  const input = { ...given, ...(given.body ? { body: newProspect.parse(given.body) } : {}), ifMatch: 0 };
  const { answer, commands } = await recordCalls(target, administrator, subject.handler, input);
  const times: number[] = [];
  for (let call = 1; call <= callsARound; call += 1) {
    const repeated = subject.name === 'addProspect' ? forNextProspect(commands, folioOf(answer), call) : commands;
    times.push(await timed(() => replay(target.client, repeated)));
  }
  return times;
}

function folioOf(answer: unknown): number {
  return (answer as Prospect).folio; // only asked of what addProspect answered
}

/** Requests per second of eight clients at once. */
async function rate(people: readonly Person[], subject: Subject): Promise<number> {
  await rest(4_000);
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let call = 0; call < callsARound; call += 1) await ask(people, subject, client + call);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await rest(4_000);
  return Math.round((clients * callsARound) / seconds);
}

function rest(ms = restMs): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
