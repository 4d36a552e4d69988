/** Our own signatures: cursors, links, six-digit codes. One secret, one purpose per use, so that none serves as another. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type Purpose =
  | 'cursor'
  | 'password-reset'
  | 'invitation'
  | 'sign-up-code'
  | 'sign-in-challenge'
  | 'recovery-code'
  | 'calendar-feed'
  | 'quote-link';

export interface Signer {
  /** `payload.signature`, URL-safe. The payload can be read by anyone: no secrets in it. */
  sign(purpose: Purpose, payload: unknown): string;
  /** The payload, or undefined when the signature is not ours for this purpose. */
  open(purpose: Purpose, token: string): unknown;
  /** Six digits that follow from `subject`; only who holds the secret can make them. */
  sixDigits(purpose: Purpose, subject: string): string;
  /** 256 bits that follow from `subject`, URL-safe. */
  secretOf(purpose: Purpose, subject: string): string;
}

export function createSigner(secret: string): Signer {
  const mac = (purpose: Purpose, text: string) => createHmac('sha256', secret).update(`${purpose}\n${text}`).digest();
  return {
    sign(purpose, payload) {
      const text = Buffer.from(JSON.stringify(payload)).toString('base64url');
      return `${text}.${mac(purpose, text).toString('base64url')}`;
    },
    open(purpose, token) {
      const [text = '', signature = '', ...rest] = token.split('.');
      if (rest.length > 0 || !isSame(mac(purpose, text), Buffer.from(signature, 'base64url'))) return undefined;
      return JSON.parse(Buffer.from(text, 'base64url').toString());
    },
    sixDigits(purpose, subject) {
      // Truncation as RFC 4226 does: 31 bits modulo a million leaves a bias below 0.05 %.
      const digits = (mac(purpose, subject).readUInt32BE(0) & 0x7fffffff) % 1_000_000;
      return String(digits).padStart(6, '0');
    },
    secretOf: (purpose, subject) => mac(purpose, subject).toString('base64url'),
  };
}

/** Compares in constant time, also when lengths differ. */
export function isSame(one: Uint8Array | string, other: Uint8Array | string): boolean {
  const [a, b] = [sha256(one), sha256(other)];
  return timingSafeEqual(a, b);
}

export function sha256(value: Uint8Array | string): Buffer {
  return createHash('sha256').update(value).digest();
}
