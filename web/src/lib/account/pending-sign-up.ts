/** What was typed at sign-up, in memory alone and until the address is confirmed: nobody types a password twice in a minute. */
interface PendingSignUp {
  email: string;
  password: string;
}

let pending: PendingSignUp | undefined;

export function keepSignUp(signUp: PendingSignUp): void {
  pending = signUp;
}

/** Once: whatever happens with it, it is not kept. */
export function takeSignUp(email: string): PendingSignUp | undefined {
  const taken = pending?.email.trim().toLowerCase() === email.trim().toLowerCase() ? pending : undefined;
  pending = undefined;
  return taken;
}
