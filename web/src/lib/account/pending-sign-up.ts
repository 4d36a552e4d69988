/**
 * What was typed at sign-up, in memory alone and until the address is confirmed: the account gets its password with the code,
 * and nobody types it twice in a minute. After a reload it is asked for again.
 */
interface PendingSignUp {
  email: string;
  password: string;
}

let pending: PendingSignUp | undefined;

export function keepSignUp(signUp: PendingSignUp): void {
  pending = signUp;
}

/** The password typed with that address, as long as it is not confirmed. */
export function pendingPassword(email: string): string | undefined {
  return pending?.email.trim().toLowerCase() === email.trim().toLowerCase() ? pending.password : undefined;
}

export function forgetSignUp(): void {
  pending = undefined;
}
