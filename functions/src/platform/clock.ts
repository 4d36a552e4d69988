/** The moment a request is judged by: read once per request, never at module load. */
export function now(): Date {
  return new Date();
}
