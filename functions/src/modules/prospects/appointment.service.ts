/** Citas from the calendar (M20 to M23): added, moved, changed and taken away, each a change of its prospect. */
import type {
  addAppointment,
  changeAppointment,
  removeAppointment,
} from '@folio/shared/appointments/appointment-endpoints.schema.ts';
import type { AppointmentChanges } from '@folio/shared/appointments/appointment.schema.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes } from '../../platform/table.ts';
import { merge, type Conflict, type Patch, type Told } from '../changes/merge.rules.ts';
import * as company from '../company/company.service.ts';
import * as members from '../members/member.service.ts';
import { newAppointment } from './new-prospect.ts';
import { runProspectCommand, type RecordChange } from './prospect-command.ts';
import { contentOf, type AppointmentContent, type ProspectRecord, type StoredAppointment } from './prospect-record.ts';

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof addAppointment>,
): Promise<ChangedRow> {
  const id = idOfCommand('appointment', context);
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need, ...body.participantIds.map(members.keyOf)],
    decide: (record, [companyItem, ...people]) => {
      if (record.prospect.status === 'cancelled') throw new AppError('prospect.move_not_allowed');
      requireActive(people);
      const { timeZone } = company.settingsOf(companyItem);
      const made = newAppointment(id, body, timeZone);
      return {
        record: { ...record, appointments: [...record.appointments, made] },
        verb: 'appointment-added',
        after: { appointment: contentOf(made) },
      };
    },
  });
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, body, ifMatch }: InputOf<typeof changeAppointment>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need, ...(body.participantIds ?? []).map(members.keyOf)],
    decide: (record, [companyItem, ...people]) => {
      const stored = existing(record, params.appointmentId);
      requireActive(people);
      const { timeZone } = company.settingsOf(companyItem);
      return changed(record, stored, { patch: patchOf(body), baseVersion: ifMatch, timeZone });
    },
  });
}

/** Taken away, not cancelled: undone, it stands where it stood. */
export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params }: InputOf<typeof removeAppointment>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    decide: (record) => {
      const stored = existing(record, params.appointmentId);
      return {
        record: { ...record, appointments: record.appointments.filter((one) => one !== stored) },
        verb: 'appointment-removed',
        before: { appointment: contentOf(stored) },
      };
    },
  });
}

/** What an edit may change; nothing is undefined, so that emptying a field is a change like any other. */
interface Editable {
  startsAtLocal: string;
  minutes: number;
  kind: AppointmentContent['kind'];
  subject: string | null;
  place: string | null;
  link: string | null;
  participantIds: readonly string[];
  invites: boolean;
}

function editable(stored: StoredAppointment): Editable {
  const { startsAtLocal, minutes, kind, subject = null, place = null, link = null } = stored;
  const { participantIds = [], invites = false } = stored;
  return { startsAtLocal, minutes, kind, subject, place, link, participantIds, invites };
}

function patchOf({ day, time, participantIds, ...rest }: AppointmentChanges): Patch<Editable> {
  return {
    ...rest,
    ...(participantIds ? { participantIds: [...new Set(participantIds)] } : {}),
    ...(day && time ? { startsAtLocal: `${day}T${time}` } : {}),
  };
}

function changed(
  record: ProspectRecord,
  stored: StoredAppointment,
  { patch, baseVersion, timeZone }: { patch: Patch<Editable>; baseVersion: number; timeZone: string },
): RecordChange | Conflict | 'unchanged' {
  const { id, version, fieldVersions } = stored;
  const merged = merge<Editable>({ ...editable(stored), version, fieldVersions }, patch, baseVersion);
  if (merged.kind === 'unchanged') return 'unchanged';
  if (merged.kind === 'conflict') return { ...merged, fieldsIn: (change) => toldOf(change, id) };
  const { before, after } = merged;
  // What is typed is the company's clock of today, wherever it was when the appointment was made.
  const moved = after.startsAtLocal ? { timeZone, startsAt: instantOf(after.startsAtLocal, timeZone) } : {};
  const next = withoutEmpty({ ...stored, ...after, ...moved });
  return {
    record: { ...record, appointments: record.appointments.map((one) => (one === stored ? next : one)) },
    verb: 'appointment-changed',
    before: { appointment: { id, ...before } },
    after: { appointment: { id, ...after } },
  };
}

/** What a change says of this appointment: a prospect has several. */
function toldOf({ appointment }: Told, id: string): Told | undefined {
  const told = appointment as Told | undefined; // written by these commands alone
  return told?.['id'] === id ? told : undefined;
}

function withoutEmpty(appointment: object): StoredAppointment {
  const kept = Object.entries(appointment).filter(
    ([, value]) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(kept) as unknown as StoredAppointment; // what is required of it is never empty
}

function existing({ appointments }: ProspectRecord, id: string): StoredAppointment {
  const stored = appointments.find((one) => one.id === id);
  if (!stored) throw new AppError('appointment.not_found');
  return stored;
}

/** Who comes along is a colleague who is still here. */
function requireActive(people: readonly (Attributes | undefined)[]): void {
  if (people.some((item) => !item || !members.membershipOf(item).active)) throw new AppError('member.not_found');
}
