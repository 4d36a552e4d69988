import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusal, refusalCode, told } from '../support/answers.ts';
import { password } from '../support/builders.ts';
import { tokenIn } from '../support/mailbox.ts';
import { activateTotp, challengeOf, enterWithCode, wrongCode } from '../support/second-factor.ts';
import { totpCode } from '../support/totp.ts';
import { addPerson, callerOf, enter, openWorld, signUpCompany, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
const month = new Date().toISOString().slice(0, 7);
const never = '2222-2222-2222';
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

async function founder(companyName: string) {
  const company = await signUpCompany(stack, companyName);
  return { ...company, ...(await activateTotp(company.administrator)) };
}

/** Tries a code from another browser, whose password was right. */
async function recover(email: string, code: string, given = password) {
  const { caller, challenge } = await challengeOf(stack, email);
  const answer = await caller.send('signInWithRecoveryCode', { body: { challenge, password: given, code } });
  return { caller, challenge, answer: await told(answer) };
}

async function addedPerson(name: string): Promise<Person> {
  const { administrator, firstCentre } = world.mine;
  return addPerson(stack, administrator, { level: 'operative', workCentreIds: [firstCentre], name });
}

const auditOf = async ({ client }: Person, personId: string) => {
  const { changes } = await client.listAuditLog({ params: { month }, query: { limit: 100 } });
  return changes.filter(({ verb, subjectId }) => verb === 'recovery-code-used' && subjectId === personId);
};

describe('recovery codes', () => {
  test('come with the activation, ten of them, and are told no second time', async () => {
    const { administrator, recoveryCodes } = await founder('Guardada');
    expect(recoveryCodes).toHaveLength(10);
    const answer = await administrator.send('countRecoveryCodes');
    expect(await answer.json()).toEqual({ recoveryCodesLeft: 10 });
  });

  test('let in who lost the phone, once: the second factor is off, the other sessions are over, the person is told', async () => {
    const { administrator, recoveryCodes } = await founder('Encerrada');
    const mails = (await world.mail.to(administrator.email)).length;
    const typed = recoveryCodes[0]?.toLowerCase().replaceAll('-', ' ') ?? '';
    const { caller, challenge, answer } = await recover(administrator.email, typed);
    expect(answer).toBe('200');
    expect((await caller.client.getSession()).person.totpEnabled).toBe(false);
    expect(await told(await administrator.send('getSession'))).toBe('401 session.required');
    expect((await world.mail.nth(administrator.email, mails + 1)).subject).toMatch(/código de recuperación/);

    const { person } = await enter(stack, administrator.email);
    const { members } = await person.client.listMembers();
    expect(members).toMatchObject([{ id: person.memberId, totpEnabled: false }]);
    expect(await auditOf(person, person.memberId)).toMatchObject([{ memberId: person.memberId }]);
    // Everything of it again, as a proxy could.
    const body = { challenge, password, code: typed };
    expect(await refusalCode(callerOf(stack).client.signInWithRecoveryCode({ body }))).toBe('sign_in.code_refused');
    expect((await person.client.getSession()).person.totpEnabled).toBe(false);
  });

  test('used twice in the same moment, one lets in once', async () => {
    const { administrator, recoveryCodes } = await founder('Apresurada');
    const [code = ''] = recoveryCodes;
    const challenges = await Promise.all(Array.from({ length: 4 }, () => challengeOf(stack, administrator.email)));
    const answers = await Promise.all(
      challenges.map(async ({ caller, challenge }) =>
        told(await caller.send('signInWithRecoveryCode', { body: { challenge, password, code } })),
      ),
    );
    expect(answers.sort()).toEqual(['200', ...Array(3).fill('401 sign_in.code_refused')]);
    const { person } = await enter(stack, administrator.email);
    expect(await person.client.countRecoveryCodes()).toEqual({ recoveryCodesLeft: 9 });
    expect(await auditOf(person, person.memberId)).toHaveLength(1);
  });

  test('say of a wrong one what is said of a wrong code of the phone, and no more', async () => {
    const { administrator, secret, recoveryCodes } = await founder('Callada');
    const masked = async (answer: Response) => (await answer.text()).replace(/"requestId":"[^"]*"/, '');
    const [one, other, third] = await Promise.all([0, 1, 2].map(() => challengeOf(stack, administrator.email)));
    if (!one || !other || !third) throw new Error('three were asked for');
    const ofPhone = await one.caller.send('signInWithTotp', {
      body: { challenge: one.challenge, code: wrongCode(secret) },
    });
    const wrong = await other.caller.send('signInWithRecoveryCode', {
      body: { challenge: other.challenge, password, code: never },
    });
    const wrongPassword = await third.caller.send('signInWithRecoveryCode', {
      body: { challenge: third.challenge, password: 'no es esta', code: recoveryCodes[0] },
    });
    const expected = await masked(ofPhone);
    expect(expected).toContain('sign_in.code_refused');
    expect([await masked(wrong), await masked(wrongPassword)]).toEqual([expected, expected]);
    // Nothing was spent, and nothing weakened.
    expect(await administrator.client.countRecoveryCodes()).toEqual({ recoveryCodesLeft: 10 });
    await enterWithCode(stack, administrator.email, secret);
  });

  test('are nothing without the password: a challenge that nobody signed, or of another person', async () => {
    const { administrator, recoveryCodes } = await founder('Ajena');
    const another = await founder('Vecina');
    const [code = ''] = recoveryCodes;
    const call = callerOf(stack).client.signInWithRecoveryCode({ body: { challenge: 'x.y', password, code } });
    expect(await refusalCode(call)).toBe('sign_in.code_refused');
    expect((await recover(another.administrator.email, code)).answer).toBe('401 sign_in.code_refused');
    expect(await administrator.client.countRecoveryCodes()).toEqual({ recoveryCodesLeft: 10 });
  });

  test('guessing them is stopped, together with guessing those of the phone', async () => {
    const { administrator, secret, recoveryCodes } = await founder('Adivinada');
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await recover(administrator.email, never)).answer).toBe('401 sign_in.code_refused');
      const { caller, challenge } = await challengeOf(stack, administrator.email);
      const answer = await caller.send('signInWithTotp', { body: { challenge, code: wrongCode(secret) } });
      expect(await told(answer)).toBe('401 sign_in.code_refused');
    }
    // Not even a right one helps then: whoever guesses would learn it.
    const last = await recover(administrator.email, recoveryCodes[0] ?? '');
    expect(last.answer).toBe('429 sign_in.too_many_attempts');
    expect(await administrator.client.countRecoveryCodes()).toEqual({ recoveryCodesLeft: 10 });
  });
});

describe('new recovery codes', () => {
  test('are made with password and code, not with one of them, and make the old ones worth nothing', async () => {
    const { administrator, secret, recoveryCodes } = await founder('Renovada');
    const { client } = administrator;
    const wrongPassword = await refusal(
      client.renewRecoveryCodes({ body: { password: 'no es', code: totpCode(secret) } }),
    );
    expect(wrongPassword).toMatchObject({ code: 'password.refused', faults: [{ path: 'body.password' }] });
    const wrong = await refusal(client.renewRecoveryCodes({ body: { password, code: wrongCode(secret) } }));
    expect(wrong).toMatchObject({ code: 'totp.code_refused', faults: [{ path: 'body.code' }] });

    const renewed = await client.renewRecoveryCodes({ body: { password, code: totpCode(secret) } });
    expect(renewed.recoveryCodes).toHaveLength(10);
    expect((await recover(administrator.email, recoveryCodes[0] ?? '')).answer).toBe('401 sign_in.code_refused');
    expect((await recover(administrator.email, renewed.recoveryCodes[9] ?? '')).answer).toBe('200');
  });

  test('need a second factor that is on, and each activation makes ten of its own', async () => {
    const { administrator, recoveryCodes } = await founder('Repuesta');
    const { caller } = await recover(administrator.email, recoveryCodes[0] ?? '');
    const body = { password, code: '000000' };
    expect(await refusalCode(caller.client.renewRecoveryCodes({ body }))).toBe('totp.not_active');
    const { secret } = await caller.client.startTotp();
    await caller.client.confirmTotp({ body: { code: totpCode(secret) } });
    expect(await caller.client.countRecoveryCodes()).toEqual({ recoveryCodesLeft: 10 });
    expect((await recover(administrator.email, recoveryCodes[1] ?? '')).answer).toBe('401 sign_in.code_refused');
    const { challenge, caller: next } = await challengeOf(stack, administrator.email);
    const entered = await next.client.signInWithTotp({ body: { challenge, code: totpCode(secret) } });
    expect(entered.recoveryCodesLeft).toBe(10);
  });

  test('are gone with the second factor, whoever took it off', async () => {
    const { administrator, secret } = await founder('Quitada');
    await administrator.client.removeTotp({ body: { password, code: totpCode(secret) } });
    expect(await administrator.client.countRecoveryCodes()).toEqual({ recoveryCodesLeft: 0 });
    const person = await addedPerson('Lola Ayudada');
    await activateTotp(person);
    await world.mine.administrator.client.resetMemberTotp({ params: { memberId: person.memberId } });
    const again = (await enter(stack, person.email)).person;
    expect(await again.client.countRecoveryCodes()).toEqual({ recoveryCodesLeft: 0 });
  });
});

describe('who enters with a recovery code', () => {
  test('is let in only to activate a second factor where the company asks for one', async () => {
    const { administrator, session, recoveryCodes } = await founder('Exigente');
    await administrator.client.changeCompany({ body: { totpRequired: true }, ifMatch: session.company.version });
    const { caller } = await recover(administrator.email, recoveryCodes[0] ?? '');
    expect(await told(await caller.send('getSession'))).toBe('403 session.totp_required');
    const { secret } = await caller.client.startTotp();
    await caller.client.confirmTotp({ body: { code: totpCode(secret) } });
    expect(await told(await caller.send('listMembers'))).toBe('200');
  });

  test('of two companies shows in both, whose Administradores find it in the log', async () => {
    const { mine, theirs } = world;
    const person = await addedPerson('Dora Dos');
    const body = { email: person.email, level: 'normal' as const, workCentreIds: [theirs.firstCentre] };
    await theirs.administrator.client.invite({ body });
    const token = tokenIn(await world.mail.nth(person.email, 2));
    await world.stranger().client.acceptInvitation({ body: { token, password } });
    const { recoveryCodes } = await activateTotp(person);
    expect((await recover(person.email, recoveryCodes[4] ?? '')).answer).toBe('200');
    for (const { administrator } of [mine, theirs]) {
      const { members } = await administrator.client.listMembers();
      expect(members.find(({ id }) => id === person.memberId)).toMatchObject({ totpEnabled: false });
      expect(await auditOf(administrator, person.memberId)).toHaveLength(1);
    }
  });

  test('after the company has let them go gets into no company, which is told nothing more', async () => {
    const { administrator } = world.mine;
    const person = await addedPerson('Iván Ido');
    const { recoveryCodes } = await activateTotp(person);
    const { members } = await administrator.client.listMembers();
    const { version = 0 } = members.find(({ id }) => id === person.memberId) ?? {};
    const params = { memberId: person.memberId };
    await administrator.client.changeMember({ params, body: { active: false }, ifMatch: version });
    const { caller, answer } = await recover(person.email, recoveryCodes[0] ?? '');
    expect(answer).toBe('200');
    expect(await told(await caller.send('getSession'))).toBe('403 session.company_required');
    expect(await auditOf(administrator, person.memberId)).toEqual([]);
  });
});
