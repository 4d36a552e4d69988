/** Time, cost and rate of the endpoints people use all day, each beside the same SDK calls made directly. */
import { endpoints } from '@folio/shared/contract/contract.ts';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { completedRequests } from '../support/log-lines.ts';
import type { Person } from '../support/world.ts';
import { forNextProspect, recordCalls, replay, type Recording } from './direct-calls.ts';
import { requestAs, type ReadyRequest } from './lean-request.ts';
import type { Target } from './load.ts';
import { commandSubjects, listSubjects, readSubjects } from './prospect-subjects.ts';
import { reportSubjects } from './report-subjects.ts';
import type { Subject } from './subject.ts';
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

/** What all measurements share. */
export interface Course {
  target: Target;
  origin: string;
  logDirectory: string;
  /** Who ask in turn: the limit of requests is a person's. */
  people: readonly Person[];
}

const rounds = 5;
const callsARound = 30;
/** Before anything is measured, for the just-in-time compilers on both sides: a function has its own, and begins anew. */
const warmUps = { rounds: 8, calls: 90 };
const clients = 8;
/** As long as the product's own rate limit needs to forget a round: what is measured is the work, not the refusal. */
const restMs = 700;

/** @param only part of the paths to be measured; all of them unless told */
export async function measureEndpoints(course: Course, today: string, only = ''): Promise<EndpointFigures[]> {
  const figures: EndpointFigures[] = [];
  let isListHeld = false;
  const subjects = [
    ...readSubjects(course.target, today.slice(0, 7)),
    ...commandSubjects(course.target),
    ...listSubjects(course.target),
    ...reportSubjects(course.target, today),
  ];
  for (const subject of subjects) {
    if (!endpoints[subject.name].path.includes(only)) continue;
    // The first question to a copy of the list reads every row: what is measured is all the others.
    if (subject.isHeld && !isListHeld) isListHeld = Boolean(await recorded(course.target, subject));
    // The whole course takes longer than an access token lives.
    await Promise.all(course.people.map(({ client }) => client.refreshSession()));
    const measured = await measure(course, subject);
    console.log(JSON.stringify(measured));
    figures.push(measured);
  }
  return figures;
}

async function measure(course: Course, subject: Subject): Promise<EndpointFigures> {
  const { method, path } = endpoints[subject.name];
  const through: number[][] = [];
  const direct: number[][] = [];
  const linesOf = async () =>
    (await completedRequests(course.logDirectory)).filter((line) => line.routeKey === `${method} ${path}`);
  const earlier = (await linesOf()).length;
  for (let round = 0; round < warmUps.rounds; round += 1) {
    await timesThroughApi(course, subject, warmUps.calls);
    await timesDirect(course.target, subject, warmUps.calls);
    await rest();
  }
  for (let round = 0; round < rounds; round += 1) {
    await rest();
    through.push(await timesThroughApi(course, subject, callsARound));
    direct.push(await timesDirect(course.target, subject, callsARound));
  }
  // Read before the clients compete: a request alone is what is counted.
  const lines = (await linesOf()).slice(earlier);
  const usual = (cost: 'dynamoCalls' | 'readUnits' | 'writeUnits') => median(lines.map((line) => line[cost]));
  return {
    endpoint: `${method} ${path}${subject.way ? `, ${subject.way}` : ''}`,
    p50Ms: rounded(median(through.flat())),
    p95Ms: rounded(percentile(through.flat(), 0.95)),
    directP50Ms: rounded(median(direct.flat())),
    ratio: rounded(median(through.map((times, round) => median(times) / median(direct[round] ?? [])))),
    requestsPerSecond: await rate(course, subject),
    dynamoCalls: usual('dynamoCalls'),
    readUnits: usual('readUnits'),
    writeUnits: usual('writeUnits'),
  };
}

async function timesThroughApi(course: Course, subject: Subject, calls: number): Promise<number[]> {
  const times: number[] = [];
  for (let call = 0; call < calls; call += 1) times.push(await timed(requestOf(course, subject, call)));
  return times;
}

function requestOf({ origin, people }: Course, subject: Subject, at: number): ReadyRequest {
  const person = people[at % people.length];
  if (!person) throw new Error('nobody to ask as');
  return requestAs(origin, person, subject.name, subject.input());
}

async function timesDirect(target: Target, subject: Subject, calls: number): Promise<number[]> {
  const times: number[] = [];
  if (subject.isOnce) {
    for (let call = 0; call < calls; call += 1) times.push((await recorded(target, subject)).sentMs);
    return times;
  }
  const { answer, commands } = await recorded(target, subject);
  for (let call = 1; call <= calls; call += 1) {
    const repeated = subject.name === 'addProspect' ? forNextProspect(commands, folioOf(answer), call) : commands;
    times.push(await timed(() => replay(target.client, repeated)));
  }
  return times;
}

function recorded(target: Target, { name, handler, input }: Subject): Promise<Recording> {
  const endpoint: Endpoint = endpoints[name];
  const given = input();
  const parsed = endpoint.body ? { body: endpoint.body.parse(given.body) } : {};
  return recordCalls(target, target.company.administrator, handler, { ifMatch: 0, ...given, ...parsed });
}

function folioOf(answer: unknown): number {
  return (answer as Prospect).folio; // only asked of what addProspect answered
}

/** Requests per second of eight clients at once. */
async function rate(course: Course, subject: Subject): Promise<number> {
  await rest(4_000);
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let call = 0; call < callsARound; call += 1) await requestOf(course, subject, client + call)();
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await rest(4_000);
  return Math.round((clients * callsARound) / seconds);
}

function rest(ms = restMs): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
