import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinKey } from '@folio/functions/platform/keys.ts';
import { merge } from '@folio/functions/modules/changes/merge.rules.ts';

const part = fc.string({ unit: 'binary', maxLength: 12 });

/** What `joinKey` answers, or undefined when it refuses. */
function joined(parts: readonly string[]): string | undefined {
  try {
    return joinKey(parts);
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError);
    return undefined;
  }
}

describe('T5 keys of the table', () => {
  test('two different lists of parts never make the same key', () => {
    const tricky = fc.oneof(part, fc.stringMatching(/^[a#\u0000]{0,4}$/));
    const lists = fc.array(tricky, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(lists, lists, (one, other) => {
        const [a, b] = [joined(one), joined(other)];
        if (a !== undefined && a === b) expect(one).toEqual(other);
      }),
      { numRuns: 5_000 },
    );
  });

  test('the key of one company never begins with that of another', () => {
    const tenant = fc.stringMatching(/^tnt_[0-9a-z]{1,16}$/);
    fc.assert(
      fc.property(tenant, tenant, part, (mine, theirs, rest) => {
        const key = joined(['T', mine, rest]);
        if (key !== undefined && mine !== theirs) expect(key.startsWith(`T#${theirs}#`)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test.each(['', '#', 'a#b', 'a\u0000', '\u001f', '\u007f', '\ud800', 'a\udfff'])(
    'a part %j is refused',
    (reserved) => {
      expect(() => joinKey(['T', reserved])).toThrow(RangeError);
    },
  );
});

describe('edits merged', () => {
  const fields = fc.record({ name: fc.constantFrom('a', 'b', 'c'), retired: fc.boolean() }, { requiredKeys: [] });
  const versioned = fc.record({
    name: fc.constantFrom('a', 'b', 'c'),
    retired: fc.boolean(),
    version: fc.integer({ min: 1, max: 9 }),
    fieldVersions: fc.record({ name: fc.integer({ min: 1, max: 9 }), retired: fc.integer({ min: 1, max: 9 }) }),
  });

  test('nothing that somebody else changed since is ever overwritten', () => {
    fc.assert(
      fc.property(versioned, fields, fc.integer({ min: 0, max: 10 }), (stored, patch, base) => {
        const outcome = merge<{ name: string; retired: boolean }>(stored, patch, base);
        if (outcome.kind !== 'merged') return;
        for (const field of ['name', 'retired'] as const) {
          if (field in outcome.after) expect(stored.fieldVersions[field]).toBeLessThanOrEqual(base);
        }
        expect(outcome.version).toBe(stored.version + 1);
        expect(Object.keys(outcome.before)).toEqual(Object.keys(outcome.after));
      }),
      { numRuns: 3_000 },
    );
  });
});
