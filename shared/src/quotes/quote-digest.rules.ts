/**
 * Huella of a version: SHA-256 of this text, made from everything the version says (its content with totals, as the API
 * tells it). Names stand in the order of their letters, since neither the table nor JSON promises any, and what is undefined
 * is left out as JSON does.
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, one]) => [name, sorted(one)]));
}
