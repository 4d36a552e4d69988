/** A change of an appointment that recurs waits here until the person has said which of them are meant. One at a time. */
import type { AppointmentScope } from '@folio/shared/appointments/appointment.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';

export type SeriesAct = 'change' | 'move' | 'remove';

export interface SeriesQuestion {
  chip: Chip;
  act: SeriesAct;
  /** Undefined: nothing is to be changed after all. */
  decide: (scope: AppointmentScope | undefined) => void;
}

export class SeriesScopes {
  current = $state.raw<SeriesQuestion>();

  ask(chip: Chip, act: SeriesAct): Promise<AppointmentScope | undefined> {
    this.current?.decide(undefined);
    return new Promise((resolve) => {
      this.current = {
        chip,
        act,
        decide: (scope) => {
          this.current = undefined;
          resolve(scope);
        },
      };
    });
  }
}
