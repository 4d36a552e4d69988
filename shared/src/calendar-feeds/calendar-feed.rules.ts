/** Calendarios para llevar: how far a feed reaches. */

/** Months before and after the one it is. */
export const feedMonths = { before: 1, after: 11 } as const;

/** Of a centre with more, the earliest ones: no calendar takes a file of any size. */
export const mostFeedEvents = 2000;
