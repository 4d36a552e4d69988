/**
 * Two companies with a person of each level, made through the public API of a running local stack: sign-up, mails read
 * from the inbox, invitations accepted. Each test file makes its own, so files never meet.
 */
import { isDeepStrictEqual } from 'node:util';
import { createClient, requestOf, type Client } from '@folio/shared/contract/client.ts';
import { endpoints, type EndpointName } from '@folio/shared/contract/contract.ts';
import type { Level } from '@folio/shared/contract/permissions.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { freshEmail, password } from './builders.ts';
import { cookieJar, type CookieJar } from './cookie-jar.ts';
import { codeIn, mailbox, tokenIn, type Mailbox } from './mailbox.ts';
import type { RunningStack } from './stack-process.ts';

/** What a raw request may say beyond what the typed client would. */
export interface RawChange {
  headers?: Record<string, string>;
  /** Sent as it is, instead of the JSON of `body`. */
  text?: string | Uint8Array;
  /** Appended to the path as it is. */
  suffix?: string;
}

export interface RawInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  ifMatch?: number;
  idempotencyKey?: string;
}

/** Somebody at a browser, signed in or not. */
export interface Caller {
  jar: CookieJar;
  client: Client;
  /** The raw answer of an endpoint, to anything at all. */
  send(name: EndpointName, input?: RawInput, change?: RawChange): Promise<Response>;
  /** Any path of the site. */
  visit(path: string, init?: RequestInit): Promise<Response>;
}

export interface Person extends Caller {
  email: string;
  password: string;
  name: string;
  memberId: string;
}

export interface Company {
  tenantId: string;
  name: string;
  /** The work centre every company begins with, and a second one. */
  firstCentre: string;
  secondCentre: string;
  /** Catalogue entries the company begins with. */
  lineOfBusinessId: string;
  contactChannelId: string;
  cancelReasonId: string;
  administrator: Person;
  /** Works in the first centre. */
  operative: Person;
  /** Works in the first centre. */
  normal: Person;
}

export interface World {
  stack: RunningStack;
  mail: Mailbox;
  mine: Company;
  theirs: Company;
  /** Somebody without a session. */
  stranger(): Caller;
}

/** A world of its own for the test file that asks: `await openWorld(inject('stack'))`. */
export async function openWorld(stack: RunningStack): Promise<World> {
  const [mine, theirs] = await Promise.all([
    createCompany(stack, 'Panadería El Sol'),
    createCompany(stack, 'Ferretería La Luna'),
  ]);
  return { stack, mail: mailbox(stack.inboxUrl), mine, theirs, stranger: () => callerOf(stack) };
}

/** Somebody new at a browser of the running stack. */
export function callerOf(stack: RunningStack): Caller {
  const jar = cookieJar(stack.origin);
  const client = heldToContract(createClient({ origin: stack.origin, fetch: jar.fetch }));
  return {
    jar,
    client,
    send(name, input = {}, change = {}) {
      const { path, init } = requestOf(endpoints[name], input);
      return jar.fetch(`${stack.origin}${path}${change.suffix ?? ''}`, {
        ...init,
        headers: { ...Object.fromEntries(new Headers(init.headers)), ...change.headers },
        ...(change.text === undefined ? {} : { body: change.text as BodyInit }), // both types are BodyInit at runtime
      });
    },
    visit: (path, init = {}) => jar.fetch(`${stack.origin}${path}`, init),
  };
}

/** The functions cut their answers to what the contract declares; here each is also checked to be of it. */
function heldToContract(client: Client): Client {
  const methods = Object.entries(client as Record<string, (input?: object) => Promise<unknown>>).map(([name, call]) => [
    name,
    async (input?: object) => {
      const answer = await call(input);
      const declared: unknown = endpoints[name as EndpointName].response.parse(answer);
      if (isDeepStrictEqual(answer, declared)) return answer;
      throw new Error(`${name} answers otherwise than it declares: ${JSON.stringify(answer)}`);
    },
  ]);
  return Object.fromEntries(methods) as Client; // the very same methods
}

/** A company signed up, confirmed and entered by its first Administrador, and nobody else. */
export async function signUpCompany(
  stack: RunningStack,
  companyName: string,
): Promise<{ administrator: Person; session: Session }> {
  const email = freshEmail('ana');
  const caller = callerOf(stack);
  await caller.client.signUp({
    body: { companyName, name: 'Ana Ruiz', email, password, timeZone: 'America/Mexico_City' },
  });
  const code = codeIn(await mailbox(stack.inboxUrl).nth(email, 1));
  await caller.client.confirmSignUp({ body: { email, password, code } });
  const { person, session } = await enter(stack, email);
  return { administrator: person, session };
}

/** Signs in with the usual password, in a browser of its own. */
export async function enter(stack: RunningStack, email: string): Promise<{ person: Person; session: Session }> {
  const caller = callerOf(stack);
  await caller.client.signIn({ body: { email, password } });
  const session = await caller.client.getSession();
  const person = { ...caller, email, password, name: session.person.name, memberId: session.person.id };
  return { person, session };
}

/** Invites by mail, accepts with a new account, signs in. */
export async function addPerson(
  stack: RunningStack,
  administrator: Person,
  wanted: { level: Level; workCentreIds: string[]; name: string },
): Promise<Person> {
  const email = freshEmail(wanted.level);
  const { level, workCentreIds, name } = wanted;
  await administrator.client.invite({ body: { email, level, workCentreIds } });
  const token = tokenIn(await mailbox(stack.inboxUrl).nth(email, 1));
  await callerOf(stack).client.acceptInvitation({ body: { token, name, password } });
  return (await enter(stack, email)).person;
}

async function createCompany(stack: RunningStack, name: string): Promise<Company> {
  const { administrator, session } = await signUpCompany(stack, name);
  const firstCentre = idOf(session.workCentres[0]);
  const { id: secondCentre } = await administrator.client.addWorkCentre({ body: { name: 'Silao' } });
  const [operative, normal] = await Promise.all([
    addPerson(stack, administrator, { level: 'operative', workCentreIds: [firstCentre], name: 'Omar Peña' }),
    addPerson(stack, administrator, { level: 'normal', workCentreIds: [firstCentre], name: 'Nora Díaz' }),
  ]);
  return {
    tenantId: session.company.id,
    name,
    firstCentre,
    secondCentre,
    lineOfBusinessId: idOf(session.catalogue.find((entry) => entry.kind === 'lines-of-business')),
    contactChannelId: idOf(session.catalogue.find((entry) => entry.kind === 'contact-channels')),
    cancelReasonId: idOf(session.catalogue.find((entry) => entry.kind === 'cancel-reasons')),
    administrator,
    operative,
    normal,
  };
}

function idOf(found: { id: string } | undefined): string {
  if (!found) throw new Error('a new company lacks what it should begin with');
  return found.id;
}
