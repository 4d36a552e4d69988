/** Calendarios para llevar: how far a feed reaches. */

/** Months before and after the one it is. */
export const feedMonths = { before: 1, after: 11 } as const;

/** No calendar takes a file of any size. */
export const mostFeedEvents = 2000;

/**
 * As many as a file takes, for a centre with more: those from today on, the nearest first, and before them the latest that are over.
 * @param inOrder by when they begin, a wall clock or a day
 * @param today `YYYY-MM-DD`
 */
export function nearestOf<Event extends { startsAtLocal: string }>(
  inOrder: readonly Event[],
  today: string,
  most: number = mostFeedEvents,
): Event[] {
  const first = inOrder.findIndex(({ startsAtLocal }) => startsAtLocal >= today);
  const begun = first < 0 ? inOrder.length : first;
  const end = Math.min(inOrder.length, begun + most);
  return inOrder.slice(Math.max(0, end - most), end);
}
