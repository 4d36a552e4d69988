/** What stands when the user pool does not do what it is asked for: services run in this process, with a pool that refuses. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import * as passwords from '@folio/functions/modules/identity/password.service.ts';
import * as recovery from '@folio/functions/modules/identity/recovery.service.ts';
import { drawnCodes } from '@folio/functions/modules/identity/recovery-code.service.ts';
import { recoveryCodesPut } from '@folio/functions/modules/identity/recovery-code.repository.ts';
import { personRoot } from '@folio/functions/modules/identity/person.repository.ts';
import { tableAt } from '@folio/functions/platform/table.ts';
import * as totp from '@folio/functions/modules/identity/totp.service.ts';
import { told } from '../support/answers.ts';
import { password } from '../support/builders.ts';
import { identityDependenciesWith, memberContext } from '../support/in-process.ts';
import { totpCode } from '../support/totp.ts';
import { addPerson, enter, openWorld, signUpCompany, type Person, type World } from '../support/world.ts';

const stack = inject('stack');
let world: World;

beforeAll(async () => {
  world = await openWorld(stack);
});

/** Of an input without any. */
const nothing = { params: undefined, query: undefined, body: undefined, ifMatch: 0 };
const done = async () => {};

test('a second factor that the pool did not let go of is off in the table alone, and the next try finishes', async () => {
  const { administrator, firstCentre } = world.mine;
  const wanted = { level: 'normal' as const, workCentreIds: [firstCentre], name: 'Lola Perdida' };
  const person = await addPerson(stack, administrator, wanted);
  const { secret } = await person.client.startTotp();
  await person.client.confirmTotp({ body: { code: totpCode(secret) } });

  const deps = identityDependenciesWith(stack, administrator);
  const input = { ...nothing, params: { memberId: person.memberId } };
  const context = await memberContext(deps, administrator);
  await expect(totp.resetOfMember(deps, context, input)).rejects.toThrow('slow down');
  const { members } = await administrator.client.listMembers();
  // Whoever has it on in the list is asked for a code: never the other way round.
  expect(members.find(({ id }) => id === person.memberId)).toMatchObject({ totpEnabled: false });
  await administrator.client.resetMemberTotp({ params: { memberId: person.memberId } });
  expect((await enter(stack, person.email)).session.person.totpEnabled).toBe(false);
});

describe('a recovery code', () => {
  /** A person with ten codes, in a pool that asks for a code until it is told not to. */
  async function withCodes(companyName: string) {
    const { administrator } = await signUpCompany(stack, companyName);
    const { email, memberId: personId } = administrator;
    const tokens = { accessToken: '', refreshToken: '' };
    let isOn = true;
    const pool = {
      find: async () => personId,
      signIn: async () =>
        isOn ? ({ outcome: 'totp', session: 's' } as const) : ({ outcome: 'tokens', tokens } as const),
    };
    const setTotp = async () => {
      isOn = false;
    };
    const deps = identityDependenciesWith(stack, administrator, pool);
    const healed = identityDependenciesWith(stack, administrator, { ...pool, setTotp });
    const context = await memberContext(deps, administrator);
    const { codes, digests } = drawnCodes({ signer: deps.signer, personId });
    await tableAt(deps.connection(context), personRoot(personId)).transact([recoveryCodesPut(digests)]);
    const enterBy = (code: string, by: { isHealed?: boolean; secondsAgo?: number } = {}) => {
      const expiresAtMs = context.now.getTime() + (180 - (by.secondsAgo ?? 0)) * 1000;
      const challenge = deps.signer.sign('sign-in-challenge', { email, session: 's', expiresAtMs });
      const body = { challenge, password, code: code.replaceAll('-', '') };
      const request = { ...context, requestId: crypto.randomUUID() };
      return recovery.signIn(by.isHealed ? healed : deps, request, { ...nothing, body });
    };
    return { codes: codes as [string, string], enterBy };
  }

  test('is spent when the pool does not let go of the second factor, and the next one finishes', async () => {
    const { codes, enterBy } = await withCodes('Recobrada');
    await expect(enterBy(codes[0])).rejects.toThrow('slow down');
    await expect(enterBy(codes[0])).rejects.toThrow('sign_in.code_refused');
    expect((await enterBy(codes[1], { isHealed: true })).body).toEqual({ outcome: 'signed-in' });
  });

  test('may be looked for during a quarter of an hour after the password, and no longer', async () => {
    const { codes, enterBy } = await withCodes('Buscada');
    await expect(enterBy(codes[0], { isHealed: true, secondsAgo: 901 })).rejects.toThrow('sign_in.code_refused');
    const entered = await enterBy(codes[0], { isHealed: true, secondsAgo: 890 });
    expect(entered.body).toEqual({ outcome: 'signed-in' });
  });
});

describe('a password that the pool did not take', () => {
  const chosen = 'Cuatro tigres tristes 28!';

  async function mailsAbout(subject: RegExp, { email }: Person): Promise<number> {
    return (await world.mail.to(email)).filter((mail) => subject.test(mail.subject)).length;
  }

  test('leaves the link of the mail as it was: the same one finishes, and only then the person is told', async () => {
    const { administrator } = await signUpCompany(stack, 'Olvidadiza');
    const deps = identityDependenciesWith(stack, administrator);
    const context = await memberContext(deps, administrator);
    const link = { personId: administrator.memberId, epoch: 0, expiresAt: Date.now() + 60_000 };
    const body = { token: deps.signer.sign('password-reset', link), password: chosen };
    await expect(passwords.reset(deps, context, { ...nothing, body })).rejects.toThrow('slow down');
    expect(await told(await administrator.send('getSession'))).toBe('200');

    const healed = identityDependenciesWith(stack, administrator, { setPassword: done, signOutEverywhere: done });
    expect(await passwords.reset(healed, context, { ...nothing, body })).toEqual({ email: administrator.email });
    expect(await told(await administrator.send('getSession'))).toBe('401 session.required');
    await expect(passwords.reset(healed, context, { ...nothing, body })).rejects.toThrow('password.link_refused');
    await world.mail.nth(administrator.email, 2);
    expect(await mailsAbout(/contraseña/i, administrator)).toBe(1);
  });

  test('leaves every session as it was when it is changed, and nobody is told of a change', async () => {
    const { administrator } = await signUpCompany(stack, 'Cambiante');
    const other = (await enter(stack, administrator.email)).person;
    const tokens = { accessToken: '', refreshToken: '' };
    const signIn = async () => ({ outcome: 'tokens', tokens }) as const;
    const deps = identityDependenciesWith(stack, administrator, { signIn });
    const context = await memberContext(deps, administrator);
    const body = { current: password, password: chosen };
    await expect(passwords.change(deps, context, { ...nothing, body })).rejects.toThrow('slow down');
    for (const person of [administrator, other]) expect(await told(await person.send('getSession'))).toBe('200');

    await administrator.client.changePassword({ body });
    await world.mail.nth(administrator.email, 2);
    expect(await mailsAbout(/contraseña/i, administrator)).toBe(1);
  });
});
