import { expect, test } from 'vitest';
import { nearestOf } from '@folio/shared/calendar-feeds/calendar-feed.rules.ts';

const events = [
  '2026-11-02T09:00',
  '2026-11-29T18:00',
  '2026-11-30',
  '2026-11-30T08:00',
  '2026-12-01T10:00',
  '2027-01-05',
].map((startsAtLocal) => ({ startsAtLocal }));
const today = '2026-11-30';

test.each([
  ['all where they are no more than a file takes', 6, [0, 6]],
  ['those over only where there is room beside those to come', 5, [1, 6]],
  ['none of those over where those to come fill it', 4, [2, 6]],
  ['the nearest of those to come', 2, [2, 4]],
])('F8 a feed of a busy centre holds %s', (_, most, [from, to]) => {
  expect(nearestOf(events, today, most)).toEqual(events.slice(from, to));
});

test('F8 where nothing is to come, a feed holds the latest', () => {
  expect(nearestOf(events, '2028-01-01', 3)).toEqual(events.slice(3));
  expect(nearestOf([], today, 3)).toEqual([]);
});
