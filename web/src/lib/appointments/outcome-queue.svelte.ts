/** Appointments without a result that are being resolved one after the other: which prospects are still to come. */
import { attentionOf } from '@folio/shared/prospects/attention.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import type { Workspace } from '#lib/prospects/workspace.svelte.ts';

class OutcomeQueue {
  #ids = $state.raw<readonly string[]>([]);

  begin(prospectIds: readonly string[]): void {
    this.#ids = [...prospectIds];
  }

  /** Those behind this one that still wait, whatever somebody else resolved meanwhile; none when it is not one of them. */
  after(prospectId: string, now: string, find: (id: string) => ProspectRow | undefined): string[] {
    const at = this.#ids.indexOf(prospectId);
    if (at === -1) return [];
    return this.#ids.slice(at + 1).filter((id) => {
      const row = find(id);
      return row !== undefined && attentionOf(row, now).cause === 'no-result';
    });
  }
}

const made = new WeakMap<Workspace, OutcomeQueue>();

/** One per workspace: Inicio begins it, the window goes through it. */
export function outcomeQueueOf(workspace: Workspace): OutcomeQueue {
  const here = made.get(workspace) ?? new OutcomeQueue();
  made.set(workspace, here);
  return here;
}
