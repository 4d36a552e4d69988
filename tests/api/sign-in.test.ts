import { beforeAll, describe, expect, inject, test } from 'vitest';
import { endAll } from '@folio/functions/modules/identity/session.service.ts';
import { refusal, refusalCode, told } from '../support/answers.ts';
import { freshEmail, password } from '../support/builders.ts';
import { identityDependenciesWith, memberContext } from '../support/in-process.ts';
import { codeIn, mailbox, tokenIn } from '../support/mailbox.ts';
import { totpCode } from '../support/totp.ts';
import { addPerson, callerOf, enter, openWorld, signUpCompany, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

describe('the session', () => {
  test('S2 lives in cookies that no script and no other site can read', async () => {
    const { person } = await enter(stack, world.mine.normal.email);
    const names = person.jar.lines.map((line) => line.slice(0, line.indexOf('=')));
    expect(new Set(names)).toEqual(new Set(['__Host-access', '__Host-refresh', '__Host-session']));
    for (const line of person.jar.lines) {
      for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']) expect(line).toContain(attribute);
      expect(line).not.toMatch(/domain=/i);
    }
  });

  test('no token ever stands in a body', async () => {
    const caller = callerOf(stack);
    const answers = [
      await caller.send('signIn', { body: { email: world.mine.normal.email, password } }),
      await caller.send('getSession'),
      await caller.send('refreshSession'),
    ];
    for (const answer of answers) expect(await answer.text()).not.toMatch(/eyJ[\w-]+\./);
  });

  test('a wrong password is refused', async () => {
    const caller = callerOf(stack);
    const body = { email: world.mine.normal.email, password: 'no es la contraseña' };
    expect(await refusalCode(caller.client.signIn({ body }))).toBe('sign_in.refused');
    expect(caller.jar.cookies.size).toBe(0);
  });

  test('S6 an account is closed for a while to who keeps guessing, with the time to wait', async () => {
    const { administrator } = await signUpCompany(stack, 'Asediada');
    const caller = callerOf(stack);
    const codes: string[] = [];
    for (let guess = 0; guess < 12; guess += 1) {
      const body = { email: administrator.email, password: `no es la contraseña ${guess}` };
      codes.push(await refusalCode(caller.client.signIn({ body })));
    }
    expect(codes[0]).toBe('sign_in.refused');
    const { code, retryAfterSeconds } = await refusal(
      caller.client.signIn({ body: { email: administrator.email, password } }),
    );
    expect(code).toBe('sign_in.too_many_attempts');
    expect(retryAfterSeconds).toBeGreaterThan(0);
  });

  test('S6 an unknown address is closed in the same way', async () => {
    const caller = callerOf(stack);
    const email = freshEmail('nobody');
    let last = '';
    for (let guess = 0; guess < 12; guess += 1) {
      last = await refusalCode(caller.client.signIn({ body: { email, password: 'no es la contraseña' } }));
    }
    expect(last).toBe('sign_in.too_many_attempts');
  });

  test('guessing at one account closes no other', async () => {
    await enter(stack, world.mine.administrator.email);
  });

  test.each([
    ['a broken access token', '__Host-access', (value: string) => `${value.slice(0, -3)}AAA`],
    ['an access token without signature', '__Host-access', (value: string) => value.replace(/[^.]+$/, '')],
    ['alg none', '__Host-access', unsigned],
    ['no session cookie', '__Host-session', () => ''],
    ['a session that never was', '__Host-session', (value: string) => `${'x'.repeat(20)}.${value.split('.')[1]}`],
    ['garbage', '__Host-session', () => '%00%ff..#'],
  ])('S1 %s opens nothing', async (_, name, changed) => {
    const { person } = await enter(stack, world.mine.normal.email);
    person.jar.cookies.set(name, changed(person.jar.cookies.get(name) ?? ''));
    expect(await told(await person.send('getSession'))).toBe('401 session.required');
  });

  function unsigned(token: string): string {
    const header = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    return `${header}.${token.split('.')[1]}.`;
  }
});

describe('renewing', () => {
  test('gives a new access token for the refresh cookie, without signing in', async () => {
    const { person } = await enter(stack, world.mine.normal.email);
    person.jar.cookies.delete('__Host-access');
    expect(await told(await person.send('getSession'))).toBe('401 session.required');
    await person.client.refreshSession();
    expect((await person.client.getSession()).person.id).toBe(person.memberId);
  });

  test('nothing renews without its cookie, or with one of another session', async () => {
    const { person } = await enter(stack, world.mine.normal.email);
    person.jar.cookies.delete('__Host-refresh');
    expect(await refusalCode(person.client.refreshSession())).toBe('session.required');
    const other = (await enter(stack, world.theirs.normal.email)).person;
    person.jar.cookies.set('__Host-refresh', other.jar.cookies.get('__Host-refresh') ?? '');
    expect(await refusalCode(person.client.refreshSession())).toBe('session.required');
  });
});

describe('signing out', () => {
  test('here leaves the other devices signed in, and the cookies open nothing any more', async () => {
    const [here, there] = await Promise.all([
      enter(stack, world.mine.operative.email),
      enter(stack, world.mine.operative.email),
    ]);
    const kept = new Map(here.person.jar.cookies);
    await here.person.client.signOut();
    expect(here.person.jar.cookies.size).toBe(0);
    for (const [name, value] of kept) here.person.jar.cookies.set(name, value);
    expect(await told(await here.person.send('getSession'))).toBe('401 session.required');
    expect(await refusalCode(here.person.client.refreshSession())).toBe('session.required');
    expect(await told(await there.person.send('getSession'))).toBe('200');
  });

  test('everywhere ends every session at once, and a new one can begin', async () => {
    const [here, there] = await Promise.all([
      enter(stack, world.mine.operative.email),
      enter(stack, world.mine.operative.email),
    ]);
    await here.person.client.signOutEverywhere();
    expect(await told(await there.person.send('getSession'))).toBe('401 session.required');
    expect(await refusalCode(there.person.client.refreshSession())).toBe('session.required');
    await enter(stack, world.mine.operative.email);
  });

  test('everywhere from six devices in the same moment fails on none', async () => {
    const { administrator } = await signUpCompany(stack, 'Apresurada');
    const deps = identityDependenciesWith(stack, administrator, { signOutEverywhere: async () => {} });
    const devices: Person[] = [];
    // One after the other: attempts at one account count each other.
    for (let at = 0; at < 6; at += 1) devices.push((await enter(stack, administrator.email)).person);
    const requests = await Promise.all(devices.map((person) => memberContext(deps, person)));
    await Promise.all(requests.map((request) => endAll(deps, request)));
    for (const person of devices) expect(await told(await person.send('getSession'))).toBe('401 session.required');
  });

  test('without a session is no error', async () => {
    expect(await told(await world.stranger().send('signOut'))).toBe('204');
  });
});

describe('a person of two companies', () => {
  test('switches between them, sees one at a time, and joins with the same password', async () => {
    const { mine, theirs } = world;
    const person = await addPerson(stack, mine.administrator, {
      level: 'normal',
      workCentreIds: [mine.firstCentre],
      name: 'Dora Dos',
    });
    await theirs.administrator.client.invite({
      body: { email: person.email, level: 'administrator', workCentreIds: [theirs.firstCentre] },
    });
    const token = tokenIn(await world.mail.nth(person.email, 2));
    const stranger = world.stranger();
    expect(await stranger.client.viewInvitation({ body: { token } })).toMatchObject({ hasAccount: true });
    expect(await refusalCode(stranger.client.acceptInvitation({ body: { token, password: 'no es la suya' } }))).toBe(
      'sign_in.refused',
    );
    await stranger.client.acceptInvitation({ body: { token, password } });

    const { companies } = await person.client.listMyCompanies();
    expect(new Set(companies.map((company) => company.tenantId))).toEqual(new Set([mine.tenantId, theirs.tenantId]));
    await person.client.switchCompany({ body: { tenantId: theirs.tenantId } });
    const there = await person.client.getSession();
    expect(there.company.id).toBe(theirs.tenantId);
    expect(there.level).toBe('administrator');
    expect(there.person.companyCount).toBe(2);
    await person.client.switchCompany({ body: { tenantId: mine.tenantId } });
    expect((await person.client.getSession()).level).toBe('normal');
  });

  test('sees nothing more of one that has let them go, not even its name', async () => {
    const { mine, theirs } = world;
    const wanted = { level: 'normal' as const, workCentreIds: [mine.firstCentre], name: 'Iván Ido' };
    const person = await addPerson(stack, mine.administrator, wanted);
    const body = { email: person.email, level: 'normal' as const, workCentreIds: [theirs.firstCentre] };
    await theirs.administrator.client.invite({ body });
    const token = tokenIn(await world.mail.nth(person.email, 2));
    await world.stranger().client.acceptInvitation({ body: { token, password } });
    const params = { memberId: person.memberId };
    await theirs.administrator.client.changeMember({ params, body: { active: false }, ifMatch: 1 });
    const { companies } = await person.client.listMyCompanies();
    expect(companies).toEqual([{ tenantId: mine.tenantId, companyName: mine.name, current: true }]);
    await mine.administrator.client.changeMember({ params, body: { active: false }, ifMatch: 1 });
    expect(await person.client.listMyCompanies()).toEqual({ companies: [] });
  });

  test('stays in the one it is working in with a new password, and with a second factor put on and taken off', async () => {
    const { mine, theirs } = world;
    const person = await addPerson(stack, mine.administrator, {
      level: 'normal',
      workCentreIds: [mine.firstCentre],
      name: 'Dora Dos',
    });
    await theirs.administrator.client.invite({
      body: { email: person.email, level: 'normal', workCentreIds: [theirs.firstCentre] },
    });
    const token = tokenIn(await world.mail.nth(person.email, 2));
    await world.stranger().client.acceptInvitation({ body: { token, password } });
    const { client } = person;
    await client.switchCompany({ body: { tenantId: theirs.tenantId } });
    const companyNow = async () => (await client.getSession()).company.id;

    const chosen = 'Cuatro tigres tristes 28!';
    await client.changePassword({ body: { current: password, password: chosen } });
    expect(await companyNow()).toBe(theirs.tenantId);
    const { secret } = await client.startTotp();
    await client.confirmTotp({ body: { code: totpCode(secret) } });
    expect(await companyNow()).toBe(theirs.tenantId);
    await client.removeTotp({ body: { password: chosen, code: totpCode(secret) } });
    expect(await companyNow()).toBe(theirs.tenantId);
  });
});

describe('the forgotten password', () => {
  test('is chosen anew by the link of the mail; every session ends; the link works once', async () => {
    const { administrator } = await signUpCompany(stack, 'Olvidadiza');
    const { email } = administrator;
    const caller = callerOf(stack);
    await caller.client.forgotPassword({ body: { email } });
    const token = tokenIn(await world.mail.nth(email, 2));
    const chosen = 'Cuatro tigres tristes 28!';
    expect(await caller.client.resetPassword({ body: { token, password: chosen } })).toEqual({ email });
    expect(await told(await administrator.send('getSession'))).toBe('401 session.required');
    expect(await refusalCode(caller.client.signIn({ body: { email, password } }))).toBe('sign_in.refused');
    await caller.client.signIn({ body: { email, password: chosen } });
    expect(await refusalCode(caller.client.resetPassword({ body: { token, password } }))).toBe('password.link_refused');
  });

  test('a link changed in one character is refused', async () => {
    const { administrator } = await signUpCompany(stack, 'Olvidadiza');
    await administrator.client.forgotPassword({ body: { email: administrator.email } });
    const token = tokenIn(await world.mail.nth(administrator.email, 2));
    for (const at of [0, Math.floor(token.length / 3), token.length - 5]) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(await refusalCode(world.stranger().client.resetPassword({ body: { token: changed, password } }))).toBe(
        'password.link_refused',
      );
    }
  });

  test('a stolen password is refused and leaves the link unused', async () => {
    const { administrator } = await signUpCompany(stack, 'Olvidadiza');
    const { client } = world.stranger();
    await client.forgotPassword({ body: { email: administrator.email } });
    const token = tokenIn(await world.mail.nth(administrator.email, 2));
    expect(await refusalCode(client.resetPassword({ body: { token, password: 'passwordpassword' } }))).toBe(
      'password.too_common',
    );
    await client.resetPassword({ body: { token, password } });
  });
});

describe('changing the password', () => {
  test('asks for the current one, ends the other sessions and keeps this one; the person is told by mail', async () => {
    const { administrator } = await signUpCompany(stack, 'Cambiante');
    const other = (await enter(stack, administrator.email)).person;
    const chosen = 'Cuatro tigres tristes 28!';
    expect(
      await refusalCode(administrator.client.changePassword({ body: { current: 'no es', password: chosen } })),
    ).toBe('password.refused');
    await administrator.client.changePassword({ body: { current: password, password: chosen } });
    expect(await told(await administrator.send('getSession'))).toBe('200');
    expect(await told(await other.send('getSession'))).toBe('401 session.required');
    const { subject } = await mailbox(stack.inboxUrl).nth(administrator.email, 2);
    expect(subject).toMatch(/contraseña/i);
    expect(() => codeIn({ subject, text: '', html: '', attachments: [] })).toThrow();
  });
});
