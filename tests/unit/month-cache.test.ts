import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { describe, expect, test } from 'vitest';
import { ChipWishes } from '../../web/src/lib/calendar/chip-wishes.svelte.ts';
import { MonthCache } from '../../web/src/lib/calendar/month-cache.svelte.ts';

const day = { from: '2026-12-02', to: '2026-12-02' };
const chip = (id: string): Chip =>
  ({ id, prospectId: `prs_${id}`, startsAtLocal: '2026-12-02T10:00', workCentreId: 'wkc_1' }) as Chip; // nothing else is looked at

/** A server that answers each question when it is told to. */
function slowServer() {
  const asked: ((chips: Chip[]) => void)[] = [];
  const listMonth = () => new Promise((resolve) => asked.push((chips) => resolve({ chips })));
  const cache = new MonthCache({
    client: { listMonth } as never, // the one call the cache makes
    workCentreId: undefined,
    wishes: new ChipWishes(),
  });
  return { asked, cache };
}

describe('months of appointments', () => {
  test('are asked for once while they are fresh', async () => {
    const { asked, cache } = slowServer();
    const opening = cache.open(day);
    asked[0]?.([chip('one')]);
    await opening;
    await cache.open(day);
    expect(asked).toHaveLength(1);
    expect(cache.chipsIn(day).map(({ id }) => id)).toEqual(['one']);
  });

  test('what was on its way when something changed is shown, and asked for again when it is opened', async () => {
    const { asked, cache } = slowServer();
    const opening = cache.open(day);
    await cache.expire();
    asked[0]?.([chip('before')]);
    await opening;
    expect(cache.chipsIn(day).map(({ id }) => id)).toEqual(['before']);
    const again = cache.open(day);
    expect(asked).toHaveLength(2);
    asked[1]?.([chip('after')]);
    await again;
    expect(cache.chipsIn(day).map(({ id }) => id)).toEqual(['after']);
  });
});
