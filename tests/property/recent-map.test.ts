import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecentMap } from '@folio/functions/platform/recent-map.ts';

test('a map that stays small holds what was set last, and nothing else', () => {
  const settings = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer()), { maxLength: 60 });
  fc.assert(
    fc.property(settings, fc.integer({ min: 1, max: 5 }), (given, most) => {
      const map = new RecentMap<number, number>(most);
      for (const [key, value] of given) map.set(key, value);
      const lastFirst = given.toReversed().filter(([key], at, all) => all.findIndex(([one]) => one === key) === at);
      const expected = new Map(lastFirst.slice(0, most));
      for (let key = 0; key <= 9; key += 1) expect(map.get(key)).toBe(expected.get(key));
    }),
  );
});
