import { beforeAll, describe, expect, inject, test } from 'vitest';
import { freshEmail, password, prospectForm } from '../support/builders.ts';
import { completedRequests, logText, requestLines } from '../support/log-lines.ts';
import { codeIn, tokenIn } from '../support/mailbox.ts';
import { totpCode } from '../support/totp.ts';
import { enter, openWorld, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

describe('S11 logs', () => {
  test('one STARTED and one COMPLETED per request, with request id, route and company', async () => {
    const { normal, administrator, tenantId } = world.mine;
    const answers = await Promise.all([
      normal.send('getSession'),
      normal.send('listMembers'),
      normal.send('addProspect', { body: {} }),
      administrator.send('getProspect', { params: { prospectId: 'prs_0123456789abcdef' } }),
    ]);
    const refused = await Promise.all(answers.slice(1).map(async (answer) => (await answer.json()).requestId));
    const begun = new Set((await requestLines(stack.logDirectory)).map((line) => line.requestId));
    expect(refused.every((requestId) => begun.has(requestId))).toBe(true);
    // Requests of other files may be on their way: whatever has begun must soon have ended, once.
    const odd = async () => {
      const byRequest = Map.groupBy(await requestLines(stack.logDirectory), (line) => line.requestId);
      return [...begun].filter((requestId) => {
        const ofRequest = byRequest.get(requestId) ?? [];
        const messages = ofRequest.map((line) => line.message).join();
        return messages !== 'STARTED,COMPLETED' || new Set(ofRequest.map((line) => line.routeKey)).size !== 1;
      });
    };
    await expect.poll(odd, { timeout: 15_000, interval: 500 }).toEqual([]);
    const told = (await completedRequests(stack.logDirectory)).filter((line) => refused.includes(line.requestId));
    expect(told.map((line) => line.tenantId)).toEqual([tenantId, tenantId, tenantId]);
    expect(told.map((line) => line.code).sort()).toEqual(
      ['permission.denied', 'prospect.not_found', 'request.invalid'].sort(),
    );
  });

  test('nothing a person typed or holds is ever written, whatever goes wrong', async () => {
    const { administrator, firstCentre } = world.mine;
    const secrets = {
      name: 'Xóchitl Zopilote',
      company: 'Mezcalería Quebrantahuesos',
      notes: 'contó que su madre enviudó',
      subject: 'asunto quebrantado',
      email: freshEmail('quebranto'),
      phone: '477 555 0199',
      rfc: 'QUE850914H21',
      password: 'Secreto quebrantado 31!',
      wrongPassword: 'Intento quebrantado 32!',
    };
    const session = await administrator.client.getSession();
    await administrator.client.changeCompany({
      body: { rfc: secrets.rfc, name: secrets.company },
      ifMatch: session.company.version,
    });
    const form = prospectForm({
      workCentreId: firstCentre,
      name: secrets.name,
      companyName: secrets.company,
      notes: secrets.notes,
      subject: secrets.subject,
      email: secrets.email,
      phone: secrets.phone,
    });
    await administrator.client.addProspect({ body: form });
    await administrator.send('addProspect', { body: { ...form, phone: 'x', [secrets.name]: secrets.notes } });
    await administrator.send('addProspect', { body: {} }, { text: `{"name":"${secrets.name}` });
    await administrator.visit(`/api/prospects?${new URLSearchParams({ cursor: secrets.name })}`);
    const stranger = world.stranger();
    await stranger.client.signUp({
      body: {
        companyName: secrets.company,
        name: secrets.name,
        email: secrets.email,
        password: secrets.password,
        timeZone: 'America/Cancun',
      },
    });
    const code = codeIn(await world.mail.nth(secrets.email, 1));
    await stranger.send('signIn', { body: { email: secrets.email, password: secrets.wrongPassword } });
    await stranger.client.confirmSignUp({ body: { email: secrets.email, password: secrets.password, code } });
    await stranger.client.signIn({ body: { email: secrets.email, password: secrets.password } });
    await stranger.client.forgotPassword({ body: { email: secrets.email } });
    const link = tokenIn(await world.mail.nth(secrets.email, 2));
    const { secret } = await stranger.client.startTotp();
    const { recoveryCodes } = await stranger.client.confirmTotp({ body: { code: totpCode(secret) } });
    const entry = { email: secrets.email, password: secrets.password };
    const step = await stranger.client.signIn({ body: entry });
    if (step.outcome !== 'totp-required') throw new Error('no code was asked for');
    const [recoveryCode = ''] = recoveryCodes;
    const { challenge } = step;
    const recovery = { challenge, password: secrets.password, code: recoveryCode };
    await stranger.client.signInWithRecoveryCode({ body: recovery });
    const { person } = await enter(stack, world.mine.normal.email);
    const cookies = [...person.jar.cookies.values(), ...stranger.jar.cookies.values()];
    const digits = secrets.phone.replaceAll(' ', '');

    const log = await logText(stack.logDirectory);
    expect(log.length).toBeGreaterThan(1000);
    const ofCodes = [...recoveryCodes, recoveryCode.replaceAll('-', ''), challenge];
    const others = [...cookies, ...ofCodes, digits, link, secret, password, world.mine.normal.email];
    const planted = [...Object.values(secrets), ...others];
    for (const one of planted) {
      expect(log.includes(one), `the log holds «${one.slice(0, 12)}…»`).toBe(false);
      expect(log.includes(JSON.stringify(one).slice(1, -1)), `the log holds «${one.slice(0, 12)}…», escaped`).toBe(
        false,
      );
    }
    expect(log).not.toContain(`"${code}"`);
  });

  test('a line break sent in an address or a header makes no second line', async () => {
    await world.stranger().visit('/api/prospects/%0a%7B%22message%22%3A%22FORGED%22%7D');
    await world.stranger().visit('/api/session', { headers: { 'user-agent': '{"message":"FORGED"}' } });
    expect(await logText(stack.logDirectory)).not.toMatch(/"message":"FORGED"/);
  });

  test('a read costs one round trip beside knowing who asks', async () => {
    const { administrator, firstCentre, tenantId } = world.theirs;
    const { client } = administrator;
    const { id } = await client.addProspect({ body: prospectForm({ workCentreId: firstCentre }) });
    const routes = [
      'GET /api/session',
      'GET /api/prospects',
      'GET /api/prospects/{prospectId}',
      'GET /api/calendar/{month}',
    ];
    await client.getSession();
    await client.listProspects({ query: {} });
    await client.getProspect({ params: { prospectId: id } });
    await client.listMonth({ params: { month: '2026-11' } });
    const lines = (await completedRequests(stack.logDirectory)).filter((line) => line.tenantId === tenantId);
    for (const route of routes) {
      const line = lines.findLast((one) => one.routeKey === route);
      expect(line?.dynamoCalls, route).toBe(2);
    }
  });
});
