/** Deshacer: how long a change can be taken back, and what may stand in its way. */

/** Days after which a change stays. */
export const undoDays = 30;

/**
 * What undoing a change would meet now: `possible`; `undone` already, or the same since; `newer` changes of the same fields;
 * `late` after 30 days; `denied` to this person's level; `unkept` when too little was kept of it.
 */
export const undoStates = ['possible', 'undone', 'newer', 'late', 'denied', 'unkept'] as const;
export type UndoState = (typeof undoStates)[number];

export function isTooLateToUndo(changedAt: string, now: Date): boolean {
  return now.getTime() - Date.parse(changedAt) > undoDays * 24 * 60 * 60 * 1000;
}
