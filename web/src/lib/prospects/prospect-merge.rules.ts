/** Edits: what changed in a form, and how two people's edits become one. */
import type { FieldConflict } from '@folio/shared/contract/errors.ts';
import type { ProspectChangesInput, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';

/** `mine` sends what was wanted again; `theirs` keeps what is there now. */
export type Choice = 'mine' | 'theirs';

/** What to send after choosing: everything that met nobody, and of the rest what was chosen as one's own. */
export function mergedChanges(
  changes: ProspectChangesInput,
  conflicts: readonly FieldConflict[],
  choiceOf: (field: string) => Choice,
): ProspectChangesInput {
  const dropped = new Set(conflicts.map(({ field }) => field).filter((field) => choiceOf(field) === 'theirs'));
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !dropped.has(field)));
}

/** The two colours are sent together, so that their contrast is judged as it will be seen. */
export function withBothColours(
  changes: ProspectChangesInput,
  now: { colour: string; letterColour: string },
): ProspectChangesInput {
  if (changes.colour === undefined && changes.letterColour === undefined) return changes;
  return {
    ...changes,
    colour: changes.colour ?? now.colour,
    letterColour: changes.letterColour ?? now.letterColour,
  };
}

/** The row as it will be, to show at once; a phone waits for the server, which writes it its own way. */
export function withChanges(row: ProspectRow, changes: ProspectChangesInput): ProspectRow {
  const known = new Set([
    'contactedOn',
    'name',
    'companyName',
    'lineOfBusinessId',
    'email',
    'state',
    'municipality',
    'contactChannelId',
    'colour',
    'internalNotes',
    'workCentreId',
  ]);
  const shown = Object.entries(changes)
    .filter(([field]) => known.has(field))
    .map(([field, value]) => [field, value ?? undefined]);
  return { ...row, ...Object.fromEntries(shown) };
}
