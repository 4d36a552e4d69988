/** Time, cost and rate of the endpoints people use all day, each beside the same SDK calls made directly. */
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { auditLogHandlers } from '@folio/functions/modules/audit/audit-log.handlers.ts';
import { companyHandlers } from '@folio/functions/modules/company/company.handlers.ts';
import { memberHandlers } from '@folio/functions/modules/members/member.handlers.ts';
import { prospectHandlers } from '@folio/functions/modules/prospects/prospect.handlers.ts';
import { list } from '@folio/functions/modules/prospects/selection.service.ts';
import type { MemberContext } from '@folio/functions/platform/context.ts';
import type { Dependencies } from '@folio/functions/platform/dependencies.ts';
import { derivedId } from '@folio/functions/platform/derived-id.ts';
import { createImageUrls } from '@folio/functions/platform/image-urls.ts';
import { createUploadForms } from '@folio/functions/platform/upload-forms.ts';
import { endpoints, type Endpoints } from '@folio/shared/contract/contract.ts';
import type { Endpoint, InputOf } from '@folio/shared/contract/endpoint.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { prospectForm } from '../support/builders.ts';
import { completedRequests } from '../support/log-lines.ts';
import type { Person } from '../support/world.ts';
import { forNextProspect, recordCalls, replay, type AnyHandler, type Recording } from './direct-calls.ts';
import { requestAs, type ReadyRequest } from './lean-request.ts';
import type { Target } from './load.ts';
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
  const subjects = [
    ...(await subjectsOf(course.target, today.slice(0, 7))),
    ...commandSubjects(course.target),
    ...(await listSubjects(course.target)),
    ...reportSubjects(course.target, today),
  ];
  for (const subject of subjects) {
    if (!endpoints[subject.name].path.includes(only)) continue;
    // The whole course takes longer than an access token lives.
    await Promise.all(course.people.map(({ client }) => client.refreshSession()));
    const measured = await measure(course, subject);
    console.log(JSON.stringify(measured));
    figures.push(measured);
  }
  return figures;
}

/** The list as `rows` answers it: words, filters and orders, from the rows that it holds. */
async function listSubjects(target: Target): Promise<Subject[]> {
  const { administrator, operative } = target.company;
  const name = 'listSelectedProspects';
  const handler: AnyHandler = (deps: Dependencies, context: MemberContext, { query }: { query: unknown }) => {
    const snapshots = { find: async () => undefined, put: async () => undefined, delete: async () => undefined };
    return list({ ...deps, snapshots }, context, { query: endpoints[name].query.parse(query) });
  };
  // The first question reads every row: what is measured is all the others.
  await recordCalls(target, administrator, handler, { query: {} });
  const ways: Record<string, Record<string, string>> = {
    'newest first': {},
    'two words': { words: 'raul castaneda' },
    'a typo': { words: 'casteneda' },
    'a phone': { words: '4775551234' },
    'by status': { status: 'following' },
    'by light': { attention: 'overdue,today' },
    'by person': { memberIds: operative.memberId },
    'by centre, state and days': { workCentreIds: target.company.firstCentre, states: 'GUA,JAL', from: '2026-01-01' },
    'sorted by name': { sort: 'name', direction: 'ascending' },
    'sorted by person': { sort: 'person', direction: 'ascending' },
  };
  return Object.entries(ways).map(([way, query]) => ({
    name,
    way,
    handler,
    input: () => ({ query: { ...query, limit: 50 } }),
  }));
}

/** What is done to prospects, each time to one that nothing was done to yet, and what is asked while doing it. */
function commandSubjects({ company }: Target): Subject[] {
  const freshFrom = (firstFolio: number) => {
    let folio = firstFolio;
    return () => ({ prospectId: derivedId('prospect', company.tenantId, String(folio++)) });
  };
  const [edited, followed, cancelled] = [freshFrom(1), freshFrom(2_001), freshFrom(4_001)];
  const contact = {
    kinds: ['call'],
    result: 'interested',
    nextStep: { day: '2027-01-05', time: '10:00', minutes: 45 },
  };
  return [
    {
      name: 'changeProspect',
      handler: prospectHandlers.changeProspect,
      isOnce: true,
      input: () => ({ params: edited(), body: { name: 'Otro Nombre' }, ifMatch: 1 }),
    },
    {
      name: 'addFollowUp',
      handler: prospectHandlers.addFollowUp,
      isOnce: true,
      input: () => ({ params: followed(), body: contact }),
    },
    {
      name: 'cancelProspect',
      handler: prospectHandlers.cancelProspect,
      isOnce: true,
      input: () => ({ params: cancelled(), body: { reasonId: company.cancelReasonId } }),
    },
    {
      name: 'findDuplicates',
      handler: prospectHandlers.findDuplicates,
      input: () => ({ query: { phone: '4775550148', companyName: 'Grupo Alimenticio' } }),
    },
  ];
}

/** With addresses as `api` makes them; nobody opens them. */
function getProspectWith(client: DynamoDBClient): AnyHandler {
  const more = { imageUrls: createImageUrls('x'), uploadForms: createUploadForms('x', client) };
  return (deps: Dependencies, context: MemberContext, input: InputOf<Endpoints['getProspect']>) =>
    prospectHandlers.getProspect({ ...deps, ...more }, context, input);
}

async function subjectsOf({ client, company }: Target, month: string): Promise<Subject[]> {
  const { rows } = await company.administrator.client.listProspects({ query: { limit: 10 } });
  const prospectId = rows.find((row) => row.appointmentAt)?.id ?? rows[0]?.id;
  const body = () => prospectForm({ workCentreId: company.firstCentre, contactChannelId: company.contactChannelId });
  return [
    { name: 'getSession', handler: companyHandlers.getSession, input: () => ({}) },
    { name: 'listProspects', handler: prospectHandlers.listProspects, input: () => ({ query: { limit: 50 } }) },
    { name: 'getProspect', handler: getProspectWith(client), input: () => ({ params: { prospectId } }) },
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
