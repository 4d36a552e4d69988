/** An edit that met somebody else's: waits until the person has chosen field by field. One at a time, in a dialog of its own. */
import type { FieldConflict } from '@folio/shared/contract/errors.ts';
import type { Prospect, ProspectChangesInput } from '@folio/shared/prospects/prospect.schema.ts';

/** What the person decided: what to send now (nothing when only theirs were kept), or to go back without a choice. */
export type Decision = { kind: 'send'; changes: ProspectChangesInput } | { kind: 'left' };

export interface EditConflict {
  /** As it is now, with what the other person saved. */
  newest: Prospect;
  /** What was wanted. */
  changes: ProspectChangesInput;
  conflicts: readonly FieldConflict[];
  decide: (decision: Decision) => void;
}

export class EditConflicts {
  current = $state.raw<EditConflict>();

  /** Shows the three values of each field, and answers what is to be sent. */
  ask(asked: Omit<EditConflict, 'decide'>): Promise<Decision> {
    // A second one takes the place of the first, which then counts as left.
    this.current?.decide({ kind: 'left' });
    return new Promise((resolve) => {
      this.current = {
        ...asked,
        decide: (decision) => {
          this.current = undefined;
          resolve(decision);
        },
      };
    });
  }
}
