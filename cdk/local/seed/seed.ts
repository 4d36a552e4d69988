/**
 * Fills a running system with two companies, through its public API alone, as people would: they sign up, read their
 * mails, confirm, invite, accept, register. Running it again adds what is missing. `npm run seed` fills `npm start`'s.
 */
import { parseArgs } from 'node:util';
import { ApiError, type Client } from '@folio/shared/contract/client.ts';
import type { Session } from '@folio/shared/identity/session.schema.ts';
import { dayIn } from '@folio/shared/values/days.ts';
import { demoCompanies, demoPassword, type DemoCompany, type DemoPerson } from './demo-companies.ts';
import { DemoClock } from './demo-clock.ts';
import { contactTime, demoForm, emailOf, phoneOf } from './demo-forms.ts';
import { addProducts } from './demo-sales.ts';
import { live } from './demo-lives.ts';
import { createTurns } from './in-turn.ts';
import { createVisitor, inNextMail, mailCount, type Place, type Visitor } from './visitor.ts';

/** Prospects registered at once, as by so many salespeople. */
const atOnce = 8;

export async function seed(place: Place): Promise<void> {
  // One after the other: a person of the second may have got their account by the first.
  for (const company of demoCompanies) await seedCompany(place, company);
}

async function seedCompany(place: Place, company: DemoCompany): Promise<void> {
  const [founder, ...others] = company.people;
  const administrator = await enterAsFounder(place, company, founder);
  await setUp(administrator, company);
  const session = await administrator.getSession();
  await Promise.all(others.map((person) => join(place, { administrator, session, person })));
  const sellers = await Promise.all(
    company.people.map(async (person) => ({ person, visitor: await enter(place, person, session.company.id) })),
  );
  await register(company, session, sellers);
}

async function enterAsFounder(place: Place, { name, timeZone }: DemoCompany, founder: DemoPerson): Promise<Client> {
  const { client } = createVisitor(place.origin);
  const { email } = founder;
  if (await isSignedIn(client, email)) return client;
  const body = { companyName: name, name: founder.name, email, password: demoPassword, timeZone };
  const mail = { address: email, count: await mailCount(place, email) };
  await client.signUp({ body });
  const code = await inNextMail(place, mail, (text) => /\b\d{6}\b/.exec(text)?.[0]);
  await client.confirmSignUp({ body: { email, password: demoPassword, code } });
  await client.signIn({ body: { email, password: demoPassword } });
  return client;
}

async function isSignedIn(client: Client, email: string): Promise<boolean> {
  try {
    await client.signIn({ body: { email, password: demoPassword } });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'sign_in.refused') return false;
    throw error;
  }
}

/** Data of the company, names of its work centres and the words of its trade. */
async function setUp(client: Client, { centres, rfc, contact, prospects }: DemoCompany): Promise<void> {
  const { company, workCentres, catalogue } = await client.getSession();
  if (company.rfc !== rfc || company.website !== contact.website) {
    await client.changeCompany({ ifMatch: company.version, body: { rfc, ...contact } });
  }
  const [firstName, ...otherNames] = centres;
  const [first] = workCentres;
  if (first && !centres.includes(first.name)) {
    const params = { workCentreId: first.id };
    await client.changeWorkCentre({ params, ifMatch: first.version, body: { name: firstName } });
  }
  for (const name of otherNames) {
    if (!workCentres.some((centre) => centre.name === name)) await client.addWorkCentre({ body: { name } });
  }
  const known = new Set(catalogue.map(({ name }) => name));
  const missing = new Set(prospects.map(({ lineOfBusiness }) => lineOfBusiness)).difference(known);
  for (const name of missing) {
    await client.addCatalogueEntry({ params: { kind: 'lines-of-business' }, body: { name } });
  }
}

interface Joining {
  administrator: Client;
  session: Session;
  person: DemoPerson;
}

async function join(place: Place, { administrator, session, person }: Joining): Promise<void> {
  const { email, level, name } = person;
  const { members, invitations } = await administrator.listMembers();
  if (members.some((member) => member.email === email)) return;
  const pending = invitations.find((invitation) => invitation.email === email);
  const workCentreIds = person.centres.map((centre) => idOfCentre(session, centre));
  // An earlier mail may invite to the other company.
  const mail = { address: email, count: await mailCount(place, email) };
  if (pending) await administrator.resendInvitation({ params: { invitationId: pending.id } });
  else await administrator.invite({ body: { email, level, workCentreIds } });
  const token = await inNextMail(place, mail, tokenIn);
  await createVisitor(place.origin).client.acceptInvitation({ body: { token, name, password: demoPassword } });
}

/** The token stands in the link's fragment or query. */
function tokenIn(text: string): string | undefined {
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (!link) return undefined;
  const { hash, searchParams } = new URL(link);
  return searchParams.get('token') ?? new URLSearchParams(hash.slice(1)).get('token') ?? undefined;
}

async function enter({ origin }: Place, { email }: DemoPerson, tenantId: string): Promise<Visitor> {
  const visitor = createVisitor(origin);
  const { client } = visitor;
  await client.signIn({ body: { email, password: demoPassword } });
  const { companies } = await client.listMyCompanies();
  if (!companies.some((one) => one.tenantId === tenantId && one.current)) {
    await client.switchCompany({ body: { tenantId } });
  }
  return visitor;
}

interface Seller {
  person: DemoPerson;
  visitor: Visitor;
}

async function register(company: DemoCompany, session: Session, sellers: Seller[]): Promise<void> {
  const [administrator] = sellers;
  if (!administrator) return;
  const { client } = administrator.visitor;
  const { rows } = await client.listProspects({ query: { limit: 100 } });
  const registered = new Set(rows.map(({ companyName }) => companyName));
  const { catalogue: entries, members } = await client.getSession();
  const catalogue = new Map(entries.map(({ name, id }) => [name, id]));
  const clients = await registerClients(client, company, catalogue);
  await addProducts(client, company.name);
  const now = new Date();
  const today = dayIn(company.timeZone, now);
  const waiting = company.prospects
    .map((prospect, index) => ({ prospect, index }))
    .filter(({ prospect }) => !registered.has(prospect.companyName));
  // So that folios follow the list; what else happened goes on beside it.
  const [addInTurn, quoteInTurn] = [createTurns(), createTurns()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { prospect, index } = next;
      const { person, visitor: seller } = sellers[index % sellers.length] ?? administrator;
      const workCentreId = idOfCentre(session, person.centres[index % person.centres.length]);
      const count = company.prospects.length;
      const body = demoForm(prospect, { index, count, today, workCentreId, catalogue, clients });
      const clock = new DemoClock(company.timeZone, now);
      const contacted = seller.at(clock.goTo(body.contactedOn, contactTime(index)));
      const added = await addInTurn(() => contacted.addProspect({ body, idempotencyKey: `demo-${today}-${index}` }));
      const whose = { seller, administrator: administrator.visitor, companyName: company.name };
      await live(added, { index, today, clock, quoteInTurn, catalogue, members, ...whose });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** @returns ids by the name of the firm */
async function registerClients(
  client: Client,
  company: DemoCompany,
  catalogue: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const { clients } = await client.listClients({ query: {} });
  const known = new Map(clients.map(({ companyName = '', id }) => [companyName, id]));
  for (const { companyName, rfc } of company.clients) {
    const index = company.prospects.findIndex((one) => one.companyName === companyName);
    const prospect = company.prospects[index];
    if (!prospect || known.has(companyName)) continue;
    const { name, state } = prospect;
    const lineOfBusinessId = catalogue.get(prospect.lineOfBusiness);
    const reached = { phone: phoneOf(state, index), email: emailOf(name, companyName) };
    const words = { ...(rfc ? { rfc } : {}), ...(lineOfBusinessId ? { lineOfBusinessId } : {}) };
    const { id } = await client.addClient({ body: { name, companyName, state, ...reached, ...words } });
    known.set(companyName, id);
  }
  return known;
}

function idOfCentre({ workCentres }: Session, name: string | undefined): string {
  const centre = workCentres.find((one) => one.name === name);
  if (!centre) throw new Error(`there is no work centre ${name}`);
  return centre.id;
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      origin: { type: 'string', default: 'http://localhost:4400' },
      inbox: { type: 'string', default: 'http://localhost:4401' },
    },
  });
  await seed({ origin: values.origin, inboxUrl: values.inbox });
  console.log(`Demo data is in ${values.origin}`);
}
