/** The moment a request is judged by: read once per request, never at module load. */
export function now(): Date {
  return new Date();
}

/** The moment a rule fired for, or now when the event comes late: what has passed meanwhile is not to be acted upon. */
export function momentOf(time: string): Date {
  return new Date(Math.max(Date.parse(time), now().getTime()));
}
