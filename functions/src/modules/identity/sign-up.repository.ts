/** A sign-up under way: what the form said but for the password, until its code arrives. */
import type { TimeZone } from '@folio/shared/values/time-zone.ts';
import type { Root } from '../../platform/keys.ts';
import { sha256 } from '../../platform/signer.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';

export interface StoredSignUp {
  email: string;
  companyName: string;
  name: string;
  timeZone: TimeZone;
  /** Makes the code: another with each sending. */
  nonce: string;
  expiresAtMs: number;
}

/** Of an address, hashed: it may hold characters that a key may not. */
export function signUpRoot(email: string): Root {
  return ['S', sha256(email).toString('base64url')];
}

export const signUpKey: Key = { partition: [], sort: ['SIGN-UP'] };

export function signUpOf(item: Attributes): StoredSignUp {
  return item as unknown as StoredSignUp; // written by signUpPut alone
}

export function signUpPut(signUp: StoredSignUp): Write {
  const expiresAt = Math.ceil(signUp.expiresAtMs / 1000);
  return { put: { ...signUpKey, kind: 'sign-up', attributes: { ...signUp, expiresAt } } };
}

/** Taken once: a code confirms one company. */
export function signUpTake(nonce: string): Write {
  return { label: 'sign_up.code_refused', delete: signUpKey, when: { equals: { nonce } } };
}
