import * as z from 'zod';
import { beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { endpoints, type EndpointName } from '@folio/shared/contract/contract.ts';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import { statusOf } from '@folio/shared/contract/errors.ts';
import { told } from '../support/answers.ts';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { freshEmail, prospectForm, quoteForm } from '../support/builders.ts';
import { noticesOf, strike } from '../support/clock.ts';
import { readyImage } from '../support/image-uploads.ts';
import { addPerson, enter, openWorld, type Caller, type Company, type World } from '../support/world.ts';
import { callers, type CallerName, type Expected, type Ids, type Row, type Scene } from './access-row.ts';
import { furtherIds, rows } from './access-rows.ts';
import { exportIdsOf } from './export-rows.ts';
import { reportCutIdOf } from './report-rows.ts';

const all = Object.entries<Row>(rows) as [EndpointName, Row][]; // `satisfies Record<EndpointName, Row>` fixes the keys
const nobodys: Ids = {
  tenantId: 'tnt_0123456789abcdef',
  memberId: '01234567-89ab-4cde-8f01-23456789abcd',
  invitationId: 'inv_0123456789abcdef',
  workCentreId: 'wcn_0123456789abcdef',
  lineOfBusinessId: 'cat_0123456789abcdef',
  contactChannelId: 'cat_0123456789abcdef',
  cancelReasonId: 'cat_0123456789abcdef',
  prospectId: 'prs_0123456789abcdef',
  changeId: 'chg_0123456789abcdef',
  appointmentId: 'apt_0123456789abcdef',
  imageId: 'img_0123456789abcdef',
  clientId: 'cli_0123456789abcdef',
  productId: 'prd_0123456789abcdef',
  quoteId: 'quo_0123456789abcdef',
  orderId: 'ord_0123456789abcdef',
  paymentId: 'pay_0123456789abcdef',
  viewId: 'viw_0123456789abcdef',
  noticeId: 'ntc_0123456789abcdef',
  exportId: 'exp_0123456789abcdef',
  exportScheduleId: 'sch_0123456789abcdef',
  reportCutId: 'cut_0123456789abcdef',
};

let world: World;
let mine: Ids;
let theirs: Ids;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
  const noticed = { day: addDays(dayIn('America/Mexico_City', new Date()), 2), time: '10:00', minutes: 45 };
  const ids = await Promise.all([world.mine, world.theirs].map((company) => idsOf(company, noticed)));
  await strike(world.stack, new Date(instantOf(`${noticed.day}T09:31`, 'America/Mexico_City')));
  const notices = await Promise.all([world.mine, world.theirs].map(({ normal }) => noticesOf(normal, 1)));
  [mine, theirs] = ids.map((one, at) => ({ ...one, noticeId: notices[at]?.[0]?.id ?? '' })) as [Ids, Ids]; // of two companies, two
});

async function idsOf(
  company: Company,
  noticed: { day: string; time: string; minutes: number },
): Promise<Omit<Ids, 'noticeId'>> {
  const { client } = company.administrator;
  const bystander = { level: 'normal' as const, workCentreIds: [company.firstCentre], name: 'Beto Cruz' };
  const [person, prospect, invitation, registered, view, product] = await Promise.all([
    addPerson(world.stack, company.administrator, bystander),
    company.normal.client.addProspect({
      body: prospectForm({
        workCentreId: company.firstCentre,
        appointment: { day: '2026-11-25', time: '10:00', minutes: 45 },
      }),
    }),
    client.invite({ body: { email: freshEmail('invited'), level: 'normal', workCentreIds: [company.firstCentre] } }),
    company.normal.client.addClient({ body: { name: 'Laura Méndez' } }),
    company.normal.client.addView({ body: { name: 'Por llamar', address: 'estatus=following', shared: true } }),
    client.addProduct({ body: { description: 'Mesa', priceCents: 100, currency: 'MXN', tax: 'iva-16' } }),
  ]);
  const sold = await soldOf(company, prospect.id);
  const { changes } = await client.getProspectHistory({ params: { prospectId: prospect.id } });
  await company.normal.client.addProspect({
    body: prospectForm({ workCentreId: company.firstCentre, appointment: noticed }),
  });
  return {
    tenantId: company.tenantId,
    memberId: person.memberId,
    invitationId: invitation.id,
    workCentreId: company.firstCentre,
    lineOfBusinessId: company.lineOfBusinessId,
    contactChannelId: company.contactChannelId,
    cancelReasonId: company.cancelReasonId,
    prospectId: prospect.id,
    changeId: changes[0]?.id ?? '',
    appointmentId: prospect.appointments[0]?.id ?? '',
    imageId: (await readyImage(company.normal, prospect.id)).id,
    clientId: registered.id,
    productId: product.id,
    ...sold,
    viewId: view.id,
    ...(await exportIdsOf(company)),
    reportCutId: await reportCutIdOf(company),
  };
}

/** A quote of the prospect, its order, and a payment of that. */
async function soldOf(
  { normal }: Company,
  prospectId: string,
): Promise<Pick<Ids, 'quoteId' | 'orderId' | 'paymentId'>> {
  const { client } = normal;
  const { quoteId = '' } = await client.addQuote({ params: { prospectId }, body: quoteForm() });
  const { orderId = '' } = await client.addOrder({ params: { prospectId, quoteId }, body: {} });
  const body = { paidOn: '2026-11-24', amountCents: 100, method: 'cash' as const };
  await client.addPayment({ params: { prospectId, orderId }, body });
  const { orders } = await client.getProspect({ params: { prospectId } });
  return { quoteId, orderId, paymentId: orders[0]?.payments[0]?.id ?? '' };
}

function sceneFor(caller: CallerName): Scene {
  const company = world.mine;
  return {
    world,
    company,
    own: mine,
    person: caller === 'stranger' ? company.administrator : company[caller],
    async pendingInvitation() {
      const body = { email: freshEmail('invited'), level: 'normal' as const, workCentreIds: [company.firstCentre] };
      return (await company.administrator.client.invite({ body })).id;
    },
  };
}

async function callerOf(name: CallerName, row: Row): Promise<Caller> {
  if (name === 'stranger') return world.stranger();
  if (!row.touchesSession) return world.mine[name];
  return (await enter(world.stack, world.mine[name].email)).person;
}

function wanted(expected: Expected): string {
  return typeof expected === 'number' ? String(expected) : `${statusOf(expected)} ${expected}`;
}

/** An address that opens for a minute: each answer has one of its own. */
function isSigned(value: unknown): boolean {
  return typeof value === 'string' && value.includes('X-Amz-Signature=');
}

/** Parsed where it is JSON: the table keeps no order of the fields of a map. A cursor may hold the moment it was made. */
async function contentOf(answer: Response): Promise<unknown> {
  if (!answer.headers.get('content-type')?.includes('json')) return answer.text();
  return JSON.parse(await answer.text(), (name, value) => (name === 'cursor' || isSigned(value) ? '…' : value));
}

/** A refusal with what differs from request to request masked. */
async function masked(answer: Response): Promise<string> {
  return `${answer.status} ${(await answer.text()).replace(/"requestId":"[^"]*"/, '"requestId":"…"')}`;
}

/** Names of the ids an endpoint takes, anywhere in what is sent. */
function idsTakenBy(endpoint: Endpoint): string[] {
  const schemas = [endpoint.params, endpoint.query, endpoint.body].filter((schema) => schema !== undefined);
  const text = JSON.stringify(schemas.map((schema) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })));
  return [...text.matchAll(/"(\w+Ids?)":\{/g)].map((match) => match[1] ?? '');
}

describe('every endpoint answers each level with one exact answer', () => {
  for (const [name, row] of all) {
    test.each(callers)(`${name}, %s`, async (callerName) => {
      const scene = sceneFor(callerName);
      const caller = await callerOf(callerName, row);
      // The code to confirm needs a secret that was started.
      if (name === 'confirmTotp' && callerName !== 'stranger') await caller.client.startTotp();
      const answer = await caller.send(name, await row.call(scene));
      expect(await told(answer)).toBe(wanted(row.answers[callerName]));
      // It may have ended every session of that person: the next row needs one.
      if (row.touchesSession && callerName !== 'stranger') {
        world.mine[callerName] = (await enter(world.stack, world.mine[callerName].email)).person;
      }
    });
  }
});

describe('T2 what belongs to another company answers exactly like what does not exist', () => {
  for (const [name, row] of all) {
    const { withIds } = row;
    if (!withIds) continue;
    test(name, async () => {
      const scene = sceneFor('administrator');
      const caller = await callerOf('administrator', row);
      const [foreign, missing] = [withIds.calls(theirs, scene), withIds.calls(nobodys, scene)];
      for (const [at, input] of foreign.entries()) {
        const answer = await caller.send(name, input);
        expect(await told(answer.clone())).toBe(wanted(withIds.answer));
        expect(await masked(answer)).toBe(await masked(await caller.send(name, missing[at])));
      }
    });
  }

  test.each(furtherIds)('$name with $what', async ({ name, call, answer: code }) => {
    const scene = sceneFor('administrator');
    const { administrator } = world.mine;
    const answer = await administrator.send(name, call(theirs, scene));
    expect(await told(answer.clone())).toBe(wanted(code));
    expect(await masked(answer)).toBe(await masked(await administrator.send(name, call(nobodys, scene))));
  });

  test('every id that an endpoint takes has its case', () => {
    for (const [name, row] of all) {
      // People are taken by other names, too (`attendedBy`): their cases come on top.
      const further = furtherIds.filter((one) => one.name === name && !one.what.endsWith('By'));
      const cases = further.length + (row.withIds ? 1 : 0);
      // `entryId` names lines of business and contact channels alike: one case with two calls.
      expect(cases, name).toBe(new Set(idsTakenBy(endpoints[name])).size);
    }
  });

  test('nothing of the other company was changed by any of it', async () => {
    const { members, invitations } = await world.theirs.administrator.client.listMembers();
    expect(members.every((member) => member.active && member.version === 1)).toBe(true);
    expect(invitations.map((invitation) => invitation.id)).toEqual([theirs.invitationId]);
    const { workCentres, catalogue } = await world.theirs.administrator.client.getSession();
    const { clients } = await world.theirs.administrator.client.listClients();
    expect([...workCentres, ...catalogue, ...clients].every((one) => one.version === 1 && !one.retired)).toBe(true);
    const { views } = await world.theirs.administrator.client.listViews();
    expect(views).toEqual([expect.objectContaining({ id: theirs.viewId, shared: true, version: 1 })]);
  });
});

describe('T1 the company comes from the session alone', () => {
  test.each(all.filter(([name]) => endpoints[name].method === 'GET').map(([name]) => name))(
    '%s answers the same with X-Tenant-Id of another company',
    async (name) => {
      const { administrator } = world.mine;
      const input = await rows[name].call(sceneFor('administrator'));
      const headers = { 'x-tenant-id': theirs.tenantId, 'tenant-id': theirs.tenantId };
      // What the stream brings in between is in one of them alone; another company's would never be the same.
      await vi.waitFor(
        async () => {
          const plain = await administrator.send(name, input);
          const claimed = await administrator.send(name, input, { headers });
          expect(await contentOf(claimed)).toEqual(await contentOf(plain));
        },
        { timeout: 15_000, interval: 300 },
      );
    },
  );

  test.each(
    all.filter(([name]) => (endpoints[name] as Endpoint).body && name !== 'switchCompany').map(([name]) => name),
  )('%s refuses tenantId in its body', async (name) => {
    const row: Row = rows[name];
    const input = await row.call(sceneFor('administrator'));
    const body = { ...(input.body as object), tenantId: theirs.tenantId }; // bodies of the rows are objects
    const caller = await callerOf('administrator', row);
    const answer = await caller.send(name, { ...input, body });
    const problem = await answer.json();
    expect(problem).toMatchObject({ code: 'request.invalid' });
    expect(problem.faults).toContainEqual(expect.objectContaining({ path: 'body.tenantId', code: 'unknown_field' }));
  });

  test('a session cookie rewritten to another company opens nothing', async () => {
    const { person } = await enter(world.stack, world.mine.administrator.email);
    const session = person.jar.cookies.get('__Host-session') ?? '';
    expect(session).toContain(mine.tenantId);
    person.jar.cookies.set('__Host-session', session.replace(mine.tenantId, theirs.tenantId));
    expect(await told(await person.send('getSession'))).toBe(wanted('session.required'));
  });

  test('the access token of one person with the session of another opens nothing', async () => {
    const { person } = await enter(world.stack, world.mine.administrator.email);
    const other = await enter(world.stack, world.theirs.administrator.email);
    person.jar.cookies.set('__Host-session', other.person.jar.cookies.get('__Host-session') ?? '');
    expect(await told(await person.send('getSession'))).toBe(wanted('session.required'));
  });
});

describe('T8 nothing of one company appears in what the other reads', () => {
  test('lists, details, months, log and session hold no word of it', async () => {
    const { client } = world.theirs.administrator;
    const canary = 'Zopilote Nocturno';
    await client.addProspect({
      body: prospectForm({
        name: canary,
        subject: canary,
        workCentreId: world.theirs.firstCentre,
        appointment: { day: '2026-11-25', time: '10:00', minutes: 45 },
      }),
    });
    await client.addClient({ body: { name: canary } });
    await client.addView({ body: { name: canary, address: '', shared: true } });
    for (const [name, row] of all) {
      if (endpoints[name].method !== 'GET') continue;
      const answer = await world.mine.administrator.send(name, await row.call(sceneFor('administrator')));
      const text = await answer.text();
      for (const word of [canary, theirs.tenantId, theirs.memberId, world.theirs.name])
        expect(text).not.toContain(word);
    }
  });
});
