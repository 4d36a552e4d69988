/** The mark that a person has asked for a secret and not confirmed it yet. */
import type { Attributes, Key, Write } from '../../platform/table.ts';

const lifetimeMs = 30 * 60 * 1000;

export const totpStartKey: Key = { partition: [], sort: ['TOTP-START'] };

export function totpStartPut(now: Date): Write {
  const endsAtMs = now.getTime() + lifetimeMs;
  const attributes = { endsAtMs, expiresAt: Math.ceil(endsAtMs / 1000) };
  return { put: { ...totpStartKey, kind: 'totp-start', attributes } };
}

export function isStarted(item: Attributes | undefined, now: Date): boolean {
  return typeof item?.['endsAtMs'] === 'number' && item['endsAtMs'] > now.getTime();
}
