/** Persons with a second factor, by the API alone. */
import { password } from './builders.ts';
import type { RunningStack } from './stack-process.ts';
import { totpCode } from './totp.ts';
import { callerOf, type Caller, type Person } from './world.ts';

/** Six digits that are not the code of any moment near now. */
export function wrongCode(secret: string): string {
  const near = [-60_000, -30_000, 0, 30_000, 60_000].map((shift) => totpCode(secret, Date.now() + shift));
  return ['111111', '222222', '333333', '444444', '555555', '666666'].find((code) => !near.includes(code)) ?? '';
}

export async function activateTotp(person: Person): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await person.client.startTotp();
  const { recoveryCodes } = await person.client.confirmTotp({ body: { code: totpCode(secret) } });
  return { secret, recoveryCodes };
}

/** Another browser of that person, whose password was right. */
export async function challengeOf(
  stack: RunningStack,
  email: string,
): Promise<{ caller: ReturnType<typeof callerOf>; challenge: string }> {
  const caller = callerOf(stack);
  const outcome = await caller.client.signIn({ body: { email, password } });
  if (outcome.outcome !== 'totp-required') throw new Error('no code was asked for');
  return { caller, challenge: outcome.challenge };
}

export async function enterWithCode(stack: RunningStack, email: string, secret: string): Promise<Caller> {
  const { caller, challenge } = await challengeOf(stack, email);
  await caller.client.signInWithTotp({ body: { challenge, code: totpCode(secret) } });
  return caller;
}
