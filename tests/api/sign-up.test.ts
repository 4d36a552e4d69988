import { beforeAll, describe, expect, inject, test } from 'vitest';
import { statutoryHolidays } from '@folio/shared/company/holidays.rules.ts';
import { problemOf, refusal, refusalCode, sorted } from '../support/answers.ts';
import { freshEmail, password } from '../support/builders.ts';
import { codeIn, mailbox, type Mailbox } from '../support/mailbox.ts';
import { callerOf, enter, signUpCompany } from '../support/world.ts';

const stack = inject('stack');
const { client, send } = callerOf(stack);
let mail: Mailbox;

beforeAll(() => {
  mail = mailbox(stack.inboxUrl);
});

function form(email: string) {
  return { companyName: 'Café del Centro', name: 'Ana Ruiz', email, password, timeZone: 'America/Tijuana' as const };
}

/** Another six digits than these. */
function otherThan(code: string): string {
  return code === '123456' ? '654321' : '123456';
}

describe('signing up', () => {
  test('a confirmed company begins with what its first prospect needs', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    await client.confirmSignUp({ body: { email, password, code: codeIn(await mail.nth(email, 1)) } });
    const { session } = await enter(stack, email);
    expect(session.level).toBe('administrator');
    expect(session.person).toMatchObject({ name: 'Ana Ruiz', email, totpEnabled: false, companyCount: 1 });
    expect(session.company).toMatchObject({
      name: 'Café del Centro',
      timeZone: 'America/Tijuana',
      currency: 'MXN',
      totpRequired: false,
      version: 1,
    });
    const year = new Date().getUTCFullYear();
    expect(session.company.holidays).toEqual([...statutoryHolidays(year), ...statutoryHolidays(year + 1)]);
    expect(session.workCentres).toHaveLength(1);
    expect(session.workCentreIds).toEqual([session.workCentres[0]?.id]);
    expect(new Set(session.catalogue.map((entry) => entry.kind))).toEqual(
      new Set(['lines-of-business', 'contact-channels', 'cancel-reasons']),
    );
  });

  test('before the mail is confirmed nobody enters, and nobody learns why', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    await mail.nth(email, 1);
    const unconfirmed = await send('signIn', { body: { email, password } });
    const unknown = await send('signIn', { body: { email: freshEmail(), password } });
    const { requestId: _, ...one } = await problemOf(unconfirmed);
    const { requestId: __, ...other } = await problemOf(unknown);
    expect(one).toEqual(other);
    expect(one.code).toBe('sign_in.refused');
  });

  test('a wrong code is refused, the right one still works, and works once', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    const code = codeIn(await mail.nth(email, 1));
    expect(await refusalCode(client.confirmSignUp({ body: { email, password, code: otherThan(code) } }))).toBe(
      'sign_up.code_refused',
    );
    await client.confirmSignUp({ body: { email, password, code } });
    expect(await refusalCode(client.confirmSignUp({ body: { email, password, code } }))).toBe('sign_up.code_refused');
  });

  test('guessing the six digits is stopped long before it could succeed', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    const code = codeIn(await mail.nth(email, 1));
    const codes: string[] = [];
    for (let guess = 0; guess < 15; guess += 1) {
      const wrong = String((Number(code) + 1 + guess) % 1_000_000).padStart(6, '0');
      codes.push(await refusalCode(client.confirmSignUp({ body: { email, password, code: wrong } })));
    }
    expect(codes.at(-1)).toBe('sign_in.too_many_attempts');
    expect(await refusalCode(client.confirmSignUp({ body: { email, password, code } }))).toBe(
      'sign_in.too_many_attempts',
    );
  });

  test('a new code is sent on request, and confirms', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    await mail.nth(email, 1);
    await client.resendSignUpCode({ body: { email } });
    await client.confirmSignUp({ body: { email, password, code: codeIn(await mail.nth(email, 2)) } });
    await enter(stack, email);
  });

  test('signing up twice before confirming makes one company, under the newest words', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    await mail.nth(email, 1);
    await client.signUp({ body: { ...form(email), companyName: 'Café de la Esquina' } });
    await client.confirmSignUp({ body: { email, password, code: codeIn(await mail.nth(email, 2)) } });
    const { session } = await enter(stack, email);
    expect(session.company.name).toBe('Café de la Esquina');
    expect(session.person.companyCount).toBe(1);
  });

  test('who signs up with the address of another before it is confirmed gets nothing by the code of its owner', async () => {
    const email = freshEmail();
    const theirs = 'Cuatro tigres tristes 28!';
    await client.signUp({ body: form(email) });
    await mail.nth(email, 1);
    await callerOf(stack).client.signUp({ body: { ...form(email), password: theirs } });
    await client.confirmSignUp({ body: { email, password, code: codeIn(await mail.nth(email, 2)) } });
    const attempt = callerOf(stack).client.signIn({ body: { email, password: theirs } });
    expect(await refusalCode(attempt)).toBe('sign_in.refused');
    await enter(stack, email);
  });

  test('a code that confirms nothing leaves the password of an account as it is', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    const code = codeIn(await mail.nth(email, 1));
    await client.confirmSignUp({ body: { email, password, code } });
    const body = { email, password: 'Cuatro tigres tristes 28!', code };
    expect(await refusalCode(client.confirmSignUp({ body }))).toBe('sign_up.code_refused');
    await enter(stack, email);
  });

  test('confirmed three times at once makes one company', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    const body = { email, password, code: codeIn(await mail.nth(email, 1)) };
    const { answers, refusals } = sorted(
      await Promise.allSettled([1, 2, 3].map(() => callerOf(stack).client.confirmSignUp({ body }))),
    );
    expect(answers).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(['sign_up.code_refused', 'sign_up.code_refused']);
    expect((await enter(stack, email)).session.person.companyCount).toBe(1);
  });

  test('a stolen password is refused with the code as it is before it, and leaves the code unused', async () => {
    const email = freshEmail();
    await client.signUp({ body: form(email) });
    const code = codeIn(await mail.nth(email, 1));
    const body = { email, password: 'passwordpassword', code };
    expect(await refusalCode(client.confirmSignUp({ body }))).toBe('password.too_common');
    await client.confirmSignUp({ body: { email, password, code } });
  });

  test('the address is the same whatever its case and surrounding spaces', async () => {
    const email = freshEmail();
    await client.signUp({ body: { ...form(email), email: `  ${email.toUpperCase()} ` } });
    await client.confirmSignUp({
      body: { email: email.toUpperCase(), password, code: codeIn(await mail.nth(email, 1)) },
    });
    await callerOf(stack).client.signIn({ body: { email: email.toUpperCase(), password } });
  });

  test.each([
    ['short', 'corta', 'too_short'],
    ['longer than 128', 'x'.repeat(129), 'too_long'],
  ])('a password that is %s is refused beside its field', async (_, weak, code) => {
    const { faults } = await refusal(client.signUp({ body: { ...form(freshEmail()), password: weak } }));
    expect(faults).toEqual([expect.objectContaining({ path: 'body.password', code })]);
  });

  test.each(['123456789012', 'passwordpassword', 'Password1234'])(
    'the stolen password «%s» is refused',
    async (stolen) => {
      expect(await refusalCode(client.signUp({ body: { ...form(freshEmail()), password: stolen } }))).toBe(
        'password.too_common',
      );
    },
  );
});

describe('S3 a stranger never learns who has an account', () => {
  /** Status, headers that can tell, and body with the request id masked. */
  async function seen(answer: Response): Promise<string> {
    const headers = ['content-type', 'content-length', 'set-cookie', 'retry-after'].map((name) =>
      answer.headers.get(name),
    );
    const text = (await answer.text()).replace(/"requestId":"[^"]*"/, '');
    return JSON.stringify([answer.status, headers.filter((_, at) => at !== 1), text]);
  }

  test.each([
    ['signUp', (email: string) => form(email)],
    ['resendSignUpCode', (email: string) => ({ email })],
    ['forgotPassword', (email: string) => ({ email })],
    ['signIn', (email: string) => ({ email, password: 'no es la contraseña' })],
    ['confirmSignUp', (email: string) => ({ email, password, code: '000000' })],
  ] as const)('%s answers known and unknown addresses alike', async (name, bodyFor) => {
    const { administrator } = await signUpCompany(stack, 'Conocida');
    const known = await seen(await send(name, { body: bodyFor(administrator.email) }));
    const unknown = await seen(await send(name, { body: bodyFor(freshEmail('nobody')) }));
    expect(known).toBe(unknown);
  });

  test('who signs up again is told by mail that the account exists, and keeps password and company', async () => {
    const { administrator } = await signUpCompany(stack, 'Primera');
    await client.signUp({ body: { ...form(administrator.email), password: 'Otra contraseña 99' } });
    const told = await mail.nth(administrator.email, 2);
    expect(told.text).not.toMatch(/\b\d{6}\b/);
    const { session } = await enter(stack, administrator.email);
    expect(session.company.name).toBe('Primera');
  });

  test('resending for an unknown address sends nothing', async () => {
    const email = freshEmail('nobody');
    await client.resendSignUpCode({ body: { email } });
    await client.forgotPassword({ body: { email } });
    const { administrator } = await signUpCompany(stack, 'Después');
    expect(administrator.email).toBeDefined();
    expect(await mail.to(email)).toEqual([]);
  });
});
