import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { takeFromRateLimit } from '@folio/functions/http/rate-limit.ts';
import { merge } from '@folio/functions/modules/changes/merge.rules.ts';
import { createSigner, isSame } from '@folio/functions/platform/signer.ts';
import { createTableClient } from '@folio/functions/platform/table-client.ts';

describe('our own signatures', () => {
  const signer = createSigner('a secret of at least 32 characters!!');

  test('open what they signed, for the purpose it was signed for', () => {
    const token = signer.sign('cursor', { after: 'ñ' });
    expect(signer.open('cursor', token)).toEqual({ after: 'ñ' });
    expect(signer.open('invitation', token)).toBeUndefined();
    expect(createSigner('another secret of 32 characters!!!!').open('cursor', token)).toBeUndefined();
  });

  test('one changed character anywhere is refused', () => {
    const token = signer.sign('cursor', { after: 'x' });
    for (let at = 0; at < token.length - 1; at += 1) {
      const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
      expect(signer.open('cursor', changed), `character ${at}`).toBeUndefined();
    }
  });

  test.each(['', '.', 'a.b.c', 'e30', 'e30.', '.e30', 'ñ.ñ'])('«%s» is refused, not an exception', (token) => {
    expect(signer.open('cursor', token)).toBeUndefined();
  });

  test('six digits follow from subject and purpose', () => {
    expect(signer.sixDigits('sign-up-code', 'a')).toMatch(/^\d{6}$/);
    expect(signer.sixDigits('sign-up-code', 'a')).toBe(signer.sixDigits('sign-up-code', 'a'));
    expect(signer.sixDigits('sign-up-code', 'a')).not.toBe(signer.sixDigits('sign-up-code', 'b'));
  });

  test('secrets of different lengths are compared without an exception', () => {
    expect(isSame('abc', 'abc')).toBe(true);
    expect(isSame('abc', 'abcd')).toBe(false);
    expect(isSame('', 'a')).toBe(false);
  });
});

describe('two people edit one record', () => {
  const stored = { name: 'León', retired: false, version: 4, fieldVersions: { name: 4 } };

  test('an edit of the newest version is kept and raises the version of its fields', () => {
    expect(merge(stored, { retired: true }, 4)).toEqual({
      kind: 'merged',
      before: { retired: false },
      after: { retired: true },
      version: 5,
      fieldVersions: { name: 4, retired: 5 },
    });
  });

  test('an older edit of a field nobody touched since is kept', () => {
    expect(merge(stored, { retired: true }, 3)).toMatchObject({ kind: 'merged', version: 5 });
  });

  test('an older edit of a field changed since is refused, by field', () => {
    expect(merge(stored, { name: 'Silao' }, 3)).toEqual({
      kind: 'conflict',
      clashes: [{ field: 'name', mine: 'Silao', theirs: 'León' }],
      baseVersion: 3,
    });
  });

  test('an edit of a version that does not exist yet is refused', () => {
    expect(merge(stored, { retired: true }, 5)).toEqual({ kind: 'conflict', clashes: [], baseVersion: 5 });
  });

  test('what is equal already changes nothing and conflicts with nobody', () => {
    expect(merge(stored, { name: 'León' }, 1)).toEqual({ kind: 'unchanged' });
    expect(merge(stored, {}, 1)).toEqual({ kind: 'unchanged' });
  });
});

describe('the rate limit', () => {
  /** Requests out of `count` that are refused at one moment. */
  function refusals(count: number, tenant: string, person: string, atMs: number): number {
    let refused = 0;
    for (let made = 0; made < count; made += 1) {
      try {
        takeFromRateLimit(tenant, person, atMs);
      } catch {
        refused += 1;
      }
    }
    return refused;
  }

  test('a noisy company never uses up what another may do', () => {
    expect(refusals(5_000, 'noisy', 'a', 0)).toBeGreaterThan(4_000);
    expect(refusals(50, 'quiet', 'b', 0)).toBe(0);
  });

  test('a noisy person leaves something to colleagues', () => {
    refusals(1_000, 'company', 'noisy', 0);
    expect(refusals(50, 'company', 'colleague', 0)).toBe(0);
  });

  test('says how long to wait, and keeps its word', () => {
    refusals(1_000, 'patient', 'p', 0);
    let waitSeconds = 0;
    try {
      takeFromRateLimit('patient', 'p', 0);
    } catch (error) {
      waitSeconds = (error as { retryAfterSeconds: number }).retryAfterSeconds; // thrown by the line above alone
    }
    expect(waitSeconds).toBeGreaterThan(0);
    expect(refusals(1, 'patient', 'p', waitSeconds * 1000)).toBe(0);
  });
});

test('the client of the table puts no log together, which one of the SDK does by itself', () => {
  const logs = ({ middlewareStack }: DynamoDBClient) =>
    middlewareStack.identify().some((name) => name.startsWith('loggerMiddleware'));
  expect(logs(new DynamoDBClient({ region: 'us-east-1' }))).toBe(true);
  expect(logs(createTableClient({ region: 'us-east-1' }))).toBe(false);
});
