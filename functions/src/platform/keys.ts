/** Builds every key of the table. A part is refused when it could be read as something else. */

/** Attributes of the table's own key and of each index, by what they serve. */
export const indexNames = ['gsi1', 'gsi2', 'gsi3', 'gsi4'] as const;
export type IndexName = (typeof indexNames)[number];

/** Roots a partition key may begin with. All of a company's items begin with its tenant. */
export type Root =
  | readonly ['T', tenantId: string]
  /** A person across companies: sessions, epoch, memberships. Holds nothing of any company. */
  | readonly ['P', personId: string]
  /** Where nobody is signed in: sign-ups under way, attempt counters, addresses of calendars and of quotes by their digest, the clocks. */
  | readonly ['S', subject: string];

/** Joins parts with `#`. @throws RangeError on an empty part, `#`, a control character or a lone surrogate */
export function joinKey(parts: readonly string[]): string {
  for (const part of parts) {
    if (part === '' || part.includes('#') || /[\u0000-\u001f\u007f]/.test(part) || !part.isWellFormed()) {
      throw new RangeError('a key part is empty or holds a reserved character');
    }
  }
  return parts.join('#');
}

/** The root a partition key stands under, and the parts below it. @throws TypeError for a key of none */
export function rootOf(partitionKey: string): { root: Root; rest: string[] } {
  const [kind, id, ...rest] = partitionKey.split('#');
  if ((kind !== 'T' && kind !== 'P' && kind !== 'S') || !id) throw new TypeError('the item stands under no known root');
  return { root: [kind, id], rest };
}
