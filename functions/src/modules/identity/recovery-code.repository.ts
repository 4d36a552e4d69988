/** What is kept of a person's recovery codes: one item under the person's own root. */
import type { Attributes, Key, Write } from '../../platform/table.ts';

export const recoveryCodesKey: Key = { partition: [], sort: ['RECOVERY-CODES'] };

/** Digests of the codes not used yet; of who never made any, none. */
export function digestsOf(item: Attributes | undefined): string[] {
  return (item?.['digests'] as string[] | undefined) ?? []; // written here alone
}

/** New ones: those before are worth nothing from now on. */
export function recoveryCodesPut(digests: readonly string[]): Write {
  return { put: { ...recoveryCodesKey, kind: 'recovery-codes', attributes: { digests } } };
}

/** One of `before` was used, unless another use or new codes came in between: two uses of one code cannot both win. */
export function recoveryCodesUsed(before: readonly string[], left: readonly string[]): Write {
  return { label: 'retry', update: recoveryCodesKey, set: { digests: left }, when: { equals: { digests: before } } };
}

export const recoveryCodesDelete: Write = { delete: recoveryCodesKey };
