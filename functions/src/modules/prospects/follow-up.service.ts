/** Agregar seguimiento (M39): what was said, what became of past appointments, and the next step, in one transaction. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import type { addFollowUp, ChangedRow } from '@folio/shared/prospects/prospect-endpoints.schema.ts';
import type { FollowUp, NewFollowUp } from '@folio/shared/prospects/prospect.schema.ts';
import { AppError } from '../../platform/app-error.ts';
import type { MemberContext } from '../../platform/context.ts';
import type { Dependencies } from '../../platform/dependencies.ts';
import { idOfCommand } from '../../platform/derived-id.ts';
import * as company from '../company/company.service.ts';
import { newAppointment } from './new-prospect.ts';
import { runProspectCommand } from './prospect-command.ts';
import type { StoredAppointment } from './prospect-record.ts';

export async function add(
  deps: Dependencies,
  context: MemberContext,
  { params, body }: InputOf<typeof addFollowUp>,
): Promise<ChangedRow> {
  const id = idOfCommand('followUp', context);
  const nextId = idOfCommand('appointment', context);
  return runProspectCommand(deps, context, {
    prospectId: params.prospectId,
    needs: [company.need],
    ...(body.nextStep ? { busy: body.nextStep } : {}),
    decide: (record, [companyItem]) => {
      if (record.prospect.status === 'cancelled') throw new AppError('prospect.move_not_allowed');
      const { timeZone } = company.settingsOf(companyItem);
      const next = body.nextStep ? [newAppointment(nextId, body.nextStep, timeZone)] : [];
      const followUp = newFollowUp(id, body, { context, nextAppointmentId: next[0]?.id });
      return {
        record: {
          ...record,
          appointments: [...withOutcomes(record.appointments, body.outcomes), ...next],
          followUps: [...record.followUps, followUp],
        },
        verb: 'followed-up',
        after: { ...followUp, ...(body.nextStep ? { nextStep: body.nextStep } : {}), outcomes: body.outcomes },
      };
    },
  });
}

function newFollowUp(
  id: string,
  { kinds, information, result }: NewFollowUp,
  { context, nextAppointmentId }: { context: MemberContext; nextAppointmentId: string | undefined },
): FollowUp {
  return {
    id,
    at: context.now.toISOString(),
    memberId: context.actor.memberId,
    kinds: [...new Set(kinds)],
    ...(information ? { information } : {}),
    result,
    ...(nextAppointmentId ? { nextAppointmentId } : {}),
  };
}

/** @throws AppError when one is not this prospect's */
function withOutcomes(appointments: readonly StoredAppointment[], told: NewFollowUp['outcomes']): StoredAppointment[] {
  const outcomes = new Map(told.map(({ appointmentId, outcome }) => [appointmentId, outcome]));
  if (appointments.filter(({ id }) => outcomes.has(id)).length < outcomes.size) {
    throw new AppError('appointment.not_found');
  }
  return appointments.map((one) => ({ ...one, outcome: outcomes.get(one.id) ?? one.outcome }));
}
