import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Member } from '@folio/shared/members/member.schema.ts';
import { refusal, refusalCode, told } from '../support/answers.ts';
import { password } from '../support/builders.ts';
import { tokenIn } from '../support/mailbox.ts';
import { activateTotp, challengeOf, enterWithCode, wrongCode } from '../support/second-factor.ts';
import { totpCode } from '../support/totp.ts';
import {
  addPerson,
  callerOf,
  enter,
  openWorld,
  signUpCompany,
  type Company,
  type Person,
  type World,
} from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

const activate = async (person: Person) => (await activateTotp(person)).secret;
const enterWith = (email: string, secret: string) => enterWithCode(stack, email, secret);

async function memberOf({ administrator }: Company, { memberId }: Person): Promise<Member> {
  const { members } = await administrator.client.listMembers();
  const found = members.find(({ id }) => id === memberId);
  if (!found) throw new Error('not a member');
  return found;
}

describe('the second factor', () => {
  test('the code of RFC 6238 is computed as its appendix says', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(totpCode(secret, 59_000)).toBe('287082');
    expect(totpCode(secret, 1_111_111_109_000)).toBe('081804');
  });

  test('is activated with a first code, then asked for at each sign-in', async () => {
    const { administrator } = await signUpCompany(stack, 'Precavida');
    const { secret, uri } = await administrator.client.startTotp();
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    expect(uri).toContain(`secret=${secret}`);
    const { client } = administrator;
    expect(await refusalCode(client.confirmTotp({ body: { code: wrongCode(secret) } }))).toBe('totp.code_refused');
    expect((await client.getSession()).person.totpEnabled).toBe(false);
    await client.confirmTotp({ body: { code: totpCode(secret) } });
    expect((await client.getSession()).person.totpEnabled).toBe(true);

    const { caller, challenge } = await challengeOf(stack, administrator.email);
    expect(caller.jar.cookies.has('__Host-access')).toBe(false);
    expect(await refusalCode(caller.client.getSession())).toBe('session.required');
    const code = wrongCode(secret);
    expect(await refusalCode(caller.client.signInWithTotp({ body: { challenge, code } }))).toBe('sign_in.code_refused');
    const again = await challengeOf(stack, administrator.email);
    await again.caller.client.signInWithTotp({ body: { challenge: again.challenge, code: totpCode(secret) } });
    expect((await again.caller.client.getSession()).person.totpEnabled).toBe(true);
  });

  test('without starting there is nothing to confirm', async () => {
    const { administrator } = await signUpCompany(stack, 'Apresurada');
    expect(await refusalCode(administrator.client.confirmTotp({ body: { code: '123456' } }))).toBe('totp.not_started');
  });

  test('guessing codes is stopped', async () => {
    const { administrator } = await signUpCompany(stack, 'Adivinada');
    const secret = await activate(administrator);
    let last = '';
    for (let guess = 0; guess < 12 && last !== 'sign_in.too_many_attempts'; guess += 1) {
      const caller = callerOf(stack);
      const body = { email: administrator.email, password };
      const outcome = await caller.client.signIn({ body }).catch((error: unknown) => error);
      if (outcome instanceof Error) last = await refusalCode(Promise.reject(outcome));
      else {
        const { challenge } = outcome as { challenge: string }; // a person with a second factor gets a challenge
        last = await refusalCode(caller.client.signInWithTotp({ body: { challenge, code: wrongCode(secret) } }));
      }
    }
    expect(last).toBe('sign_in.too_many_attempts');
  });

  test('once activated, ends the sessions that were opened without a code; the one that showed it goes on', async () => {
    const { administrator } = await signUpCompany(stack, 'Estrenada');
    const other = (await enter(stack, administrator.email)).person;
    await activate(administrator);
    expect(await told(await administrator.send('getSession'))).toBe('200');
    const body = { current: password, password: 'Cuatro tigres tristes 28!' };
    expect(await told(await other.send('changePassword', { body }))).toBe('401 session.required');
    expect(await refusalCode(other.client.refreshSession())).toBe('session.required');
  });

  test('is not started anew while it is active: whoever finds a screen open would put a phone of their own', async () => {
    const { administrator } = await signUpCompany(stack, 'Descuidada');
    await activate(administrator);
    expect(await refusalCode(administrator.client.startTotp())).toBe('totp.already_active');
  });

  test('is removed with the password and a code, not with one of them; the other sessions end', async () => {
    const { administrator } = await signUpCompany(stack, 'Confiada');
    const secret = await activate(administrator);
    const other = await enterWith(administrator.email, secret);
    const { client } = administrator;
    const code = totpCode(secret);
    const wrongPassword = await refusal(client.removeTotp({ body: { password: 'no es', code } }));
    expect(wrongPassword).toMatchObject({ code: 'password.refused', faults: [{ path: 'body.password' }] });
    const wrong = await refusal(client.removeTotp({ body: { password, code: wrongCode(secret) } }));
    expect(wrong).toMatchObject({ code: 'totp.code_refused', faults: [{ path: 'body.code' }] });
    expect(await told(await administrator.send('removeTotp', { body: { password } }))).toBe('400 request.invalid');
    expect((await client.getSession()).person.totpEnabled).toBe(true);

    await client.removeTotp({ body: { password, code: totpCode(secret) } });
    expect((await client.getSession()).person.totpEnabled).toBe(false);
    expect(await told(await other.send('getSession'))).toBe('401 session.required');
    expect((await enter(stack, administrator.email)).session.person.totpEnabled).toBe(false);
  });
});

describe('a company that asks its Administradores for it', () => {
  test('cannot be made to by one who does not have it', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Exigente');
    const call = administrator.client.changeCompany({ body: { totpRequired: true }, ifMatch: session.company.version });
    expect(await refusalCode(call)).toBe('session.totp_required');
  });

  test('lets in an Administrador without it only to activate it; the other levels are not asked', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Exigente');
    const workCentreIds = session.workCentreIds;
    const second = await addPerson(stack, administrator, { level: 'administrator', workCentreIds, name: 'Bruno' });
    const normal = await addPerson(stack, administrator, { level: 'normal', workCentreIds, name: 'Nora' });
    await activate(administrator);
    await administrator.client.changeCompany({ body: { totpRequired: true }, ifMatch: session.company.version });

    expect(await told(await second.send('getSession'))).toBe('403 session.totp_required');
    expect(await told(await second.send('listMembers'))).toBe('403 session.totp_required');
    expect(await told(await normal.send('getSession'))).toBe('200');
    await activate(second);
    expect(await told(await second.send('listMembers'))).toBe('200');
    const body = { password, code: '000000' };
    expect(await refusalCode(second.client.removeTotp({ body }))).toBe('session.totp_required');
  });

  test('knows after a new password whether the session has shown a code', async () => {
    const { administrator, session } = await signUpCompany(stack, 'Constante');
    const workCentreIds = session.workCentreIds;
    const second = await addPerson(stack, administrator, { level: 'administrator', workCentreIds, name: 'Bruno' });
    await activate(administrator);
    await administrator.client.changeCompany({ body: { totpRequired: true }, ifMatch: session.company.version });
    for (const [person, expected] of [
      [administrator, '200'],
      [second, '403 session.totp_required'],
    ] as const) {
      await person.client.changePassword({ body: { current: password, password: 'Cuatro tigres tristes 28!' } });
      expect(await told(await person.send('listMembers'))).toBe(expected);
    }
  });
});

describe('who lost the phone', () => {
  test('is helped by another Administrador, is signed out everywhere, and told by mail', async () => {
    const { mine } = world;
    const person = await addPerson(stack, mine.administrator, {
      level: 'operative',
      workCentreIds: [mine.firstCentre],
      name: 'Lola Perdida',
    });
    await activate(person);
    await mine.administrator.client.resetMemberTotp({ params: { memberId: person.memberId } });
    expect(await told(await person.send('getSession'))).toBe('401 session.required');
    expect((await enter(stack, person.email)).session.person.totpEnabled).toBe(false);
    const { subject } = await world.mail.nth(person.email, 2);
    expect(subject).toMatch(/verificaci/i);
  });

  test('is helped once by five clicks in the same moment, none of which fails', async () => {
    const { mine } = world;
    const person = await addPerson(stack, mine.administrator, {
      level: 'operative',
      workCentreIds: [mine.firstCentre],
      name: 'Lola Repetida',
    });
    await activate(person);
    const params = { memberId: person.memberId };
    const clicks = Array.from({ length: 5 }, () => mine.administrator.send('resetMemberTotp', { params }));
    expect(await Promise.all((await Promise.all(clicks)).map(told))).toEqual(Array(5).fill('204'));
    expect((await enter(stack, person.email)).session.person.totpEnabled).toBe(false);
    await world.mail.nth(person.email, 2);
  });

  test('is nobody who has left: an Administrador decides about the people of the company', async () => {
    const { mine } = world;
    const person = await addPerson(stack, mine.administrator, {
      level: 'operative',
      workCentreIds: [mine.firstCentre],
      name: 'Iván Ido',
    });
    const secret = await activate(person);
    const params = { memberId: person.memberId };
    const { version } = await memberOf(mine, person);
    await mine.administrator.client.changeMember({ params, body: { active: false }, ifMatch: version });
    expect(await refusalCode(mine.administrator.client.resetMemberTotp({ params }))).toBe('member.not_active');
    await enterWith(person.email, secret);
  });

  test('is helped by no Administrador of one company while another lets them in too', async () => {
    const { mine, theirs } = world;
    const person = await addPerson(stack, mine.administrator, {
      level: 'operative',
      workCentreIds: [mine.firstCentre],
      name: 'Dora Dos',
    });
    const body = { email: person.email, level: 'normal' as const, workCentreIds: [theirs.firstCentre] };
    await theirs.administrator.client.invite({ body });
    const token = tokenIn(await world.mail.nth(person.email, 2));
    await world.stranger().client.acceptInvitation({ body: { token, password } });
    const secret = await activate(person);
    const params = { memberId: person.memberId };
    for (const { administrator } of [mine, theirs]) {
      expect(await refusalCode(administrator.client.resetMemberTotp({ params }))).toBe('member.in_another_company');
    }
    await enterWith(person.email, secret);

    const { version } = await memberOf(theirs, person);
    await theirs.administrator.client.changeMember({ params, body: { active: false }, ifMatch: version });
    await mine.administrator.client.resetMemberTotp({ params });
    expect((await enter(stack, person.email)).session.person.totpEnabled).toBe(false);
  });

  test('is never oneself', async () => {
    const { administrator } = world.mine;
    const call = administrator.client.resetMemberTotp({ params: { memberId: administrator.memberId } });
    expect(await refusalCode(call)).toBe('permission.denied');
  });
});
