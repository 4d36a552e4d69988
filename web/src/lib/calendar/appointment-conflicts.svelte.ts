/** A move that met somebody else's: waits until the person has chosen. One at a time, in a dialog of its own. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { FieldConflict } from '@folio/shared/contract/errors.ts';

/** `theirs` leaves it as it is now. */
export type ConflictChoice = 'mine' | 'theirs';

export interface AppointmentConflict {
  chip: Chip;
  conflicts: readonly FieldConflict[];
  decide: (choice: ConflictChoice) => void;
}

export class AppointmentConflicts {
  current = $state.raw<AppointmentConflict>();

  ask(asked: Omit<AppointmentConflict, 'decide'>): Promise<ConflictChoice> {
    // A second one takes the place of the first, which then stays as it is.
    this.current?.decide('theirs');
    return new Promise((resolve) => {
      this.current = {
        ...asked,
        decide: (choice) => {
          this.current = undefined;
          resolve(choice);
        },
      };
    });
  }
}
