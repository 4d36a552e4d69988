/** A prospect with all that hangs on it, as commands change it. Pure: what is written follows from before and after. */
import type { Appointment, FollowUp, Prospect, ProspectChanges } from '@folio/shared/prospects/prospect.schema.ts';
import type { Owned } from '@folio/shared/prospects/prospect.rules.ts';
import type { Versioned } from '../changes/merge.rules.ts';

/** The prospect's own item. */
export type StoredProspect = Omit<Prospect, 'appointments' | 'followUps'> &
  Versioned & {
    /** Eliminar: put aside, out of every list and month. */
    deletedAt?: string;
    /** Some of its items in the calendar still tell what it was before: whoever settles it takes this away. */
    chipsBehind?: true;
  };

export interface ProspectRecord {
  prospect: StoredProspect;
  appointments: readonly Appointment[];
  followUps: readonly FollowUp[];
}

/** What an edit may change (M46). */
export const editableFields = [
  'contactedOn',
  'name',
  'companyName',
  'lineOfBusinessId',
  'phone',
  'email',
  'state',
  'contactChannelId',
  'colour',
  'letterColour',
  'subject',
  'notes',
  'internalNotes',
  'workCentreId',
  'clientId',
] as const satisfies readonly (keyof ProspectChanges)[];

/** The prospect with other values in some fields; null and undefined empty one. */
export function withFields(prospect: StoredProspect, fields: object): StoredProspect {
  const kept = Object.entries({ ...prospect, ...fields }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as unknown as StoredProspect; // the fields of one, without those emptied
}

/** The record as the next version, with what follows from its parts. */
export function nextVersion(record: ProspectRecord): ProspectRecord {
  const { appointmentAt: _, ...prospect } = record.prospect;
  const next = nextAppointmentAt(record.appointments);
  return {
    ...record,
    prospect: { ...prospect, version: prospect.version + 1, ...(next ? { appointmentAt: next } : {}) },
  };
}

/** Earliest appointment that waits for a result: what the attention light looks at. */
export function nextAppointmentAt(appointments: readonly Appointment[]): string | undefined {
  return appointments
    .filter(({ outcome }) => outcome === 'pending')
    .map(({ startsAtLocal }) => startsAtLocal)
    .sort()[0];
}

/** Who sees it, by person. */
export function peopleOf({ registeredBy, attendedBy }: Owned): string[] {
  return [...new Set([attendedBy, registeredBy])];
}

/** What a screen opens. */
export function viewOf({ prospect, appointments, followUps }: ProspectRecord): Prospect {
  const { fieldVersions: _, deletedAt: __, chipsBehind: ___, ...fields } = prospect;
  return {
    ...fields,
    appointments: appointments.toSorted((one, other) => (one.startsAtLocal < other.startsAtLocal ? -1 : 1)),
    followUps: followUps.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
  };
}
