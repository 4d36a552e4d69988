/** An appointment's prospect is asked by e-mail to come, from wherever it shows. Comes with the first press. */
import { chipOf } from '@folio/shared/calendar/chip.rules.ts';
import type { Appointment } from '@folio/shared/appointments/appointment.schema.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import type { Workspace } from '#lib/prospects/workspace.svelte.ts';
import { appointmentCommandsOf } from './appointment-commands.ts';

export function inviteTo(workspace: Workspace, prospect: Prospect, appointment: Appointment): Promise<void> {
  return appointmentCommandsOf(workspace).invite(chipOf(prospect, appointment));
}
