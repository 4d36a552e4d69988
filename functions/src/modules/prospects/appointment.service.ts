/** Citas from the calendar (M20 to M23): added, moved, changed and taken away, one or a series, each a change of its prospect. */
import type {
  addAppointment,
  changeAppointment,
  removeAppointment,
} from '@folio/shared/appointments/appointment-endpoints.schema.ts';
import { meantBy } from '@folio/shared/appointments/appointment.rules.ts';
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import type { Attributes } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import * as members from '../members/member.service.ts';
import { changed, patchOf } from './appointment-edit.ts';
import { recurring, seriesOf, type SeriesIds } from './appointment-series.ts';
import { runProspectCommand } from './prospect-command.ts';
import { contentOf, type ProspectRecord, type StoredAppointment } from './prospect-record.ts';

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof addAppointment>,
): Promise<ChangedRow> {
  const ids = idsOf(context);
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need, ...body.participantIds.map(members.keyOf)],
    ...(body.time ? { busy: { day: body.day, memberIds: body.participantIds } } : {}),
    decide: (record, [companyItem, ...people]) => {
      if (record.prospect.status === 'cancelled') throw new AppError('prospect.move_not_allowed');
      requireActive(people);
      const { timeZone } = company.settingsOf(companyItem);
      const made = seriesOf(ids, body, timeZone);
      const [first] = made;
      return {
        record: { ...record, appointments: [...record.appointments, ...made] },
        verb: 'appointment-added',
        after: { ...(first ? { appointment: contentOf(first) } : {}), ...countOf(made) },
      };
    },
  });
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { params, query, body, ifMatch }: InputOf<typeof changeAppointment>,
): Promise<ChangedRow> {
  const { recurrence, participantIds = [] } = body;
  const ids = idsOf(context);
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need, ...participantIds.map(members.keyOf)],
    ...(body.day && body.time ? { busy: { day: body.day, memberIds: participantIds } } : {}),
    decide: (record, [companyItem, ...people]) => {
      const stored = existing(record, params.appointmentId);
      requireActive(people);
      const { timeZone } = company.settingsOf(companyItem);
      const edit = { patch: patchOf(body), baseVersion: ifMatch, timeZone, scope: query.scope };
      const edited = changed(record, stored, edit);
      if (!recurrence || (edited !== 'unchanged' && 'kind' in edited)) return edited;
      if (record.prospect.status === 'cancelled') throw new AppError('prospect.move_not_allowed');
      return recurring({ edited, record, ids, recurrence, timeZone, appointmentId: stored.id });
    },
  });
}

/** Taken away, not cancelled: undone, it stands where it stood. */
export async function remove(
  deps: Dependencies,
  context: MemberContext,
  { params, query }: InputOf<typeof removeAppointment>,
): Promise<ChangedRow> {
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    decide: (record) => {
      const stored = existing(record, params.appointmentId);
      const gone = meantBy(query.scope, stored, record.appointments);
      return {
        record: { ...record, appointments: record.appointments.filter((one) => !gone.includes(one)) },
        verb: 'appointment-removed',
        before: { appointment: contentOf(stored), ...countOf(gone) },
      };
    },
  });
}

/** The first has the id that it has by itself; the others are told apart by their days. */
function idsOf(context: MemberContext): SeriesIds {
  return {
    seriesId: idOfCommand('series', context),
    first: idOfCommand('appointment', context),
    on: (day) => idOfCommand('appointment', context, day),
  };
}

/** For the history: how many there are, when it is more than one. */
function countOf(those: readonly unknown[]): { appointments?: number } {
  return those.length > 1 ? { appointments: those.length } : {};
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
