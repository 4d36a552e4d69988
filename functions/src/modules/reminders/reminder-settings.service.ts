/** How a person wishes to be reminded: chosen in Ajustes, and read by the clock at the moment it would remind. */
import type { InputOf } from '@folio/shared/contract/endpoint.ts';
import { agendaDay } from '@folio/shared/reminders/reminder.rules.ts';
import type { changeReminderSettings, ReminderSettings } from '@folio/shared/reminders/reminder.schema.ts';
import type { Company } from '@folio/shared/company/company.schema.ts';
import { addDays, dayIn } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import type { MemberContext } from '../../platform/context.ts';
import { tenantTable, type Dependencies } from '../../platform/dependencies.ts';
import { runCommand } from '../changes/command.service.ts';
import { merge } from '../changes/merge.rules.ts';
import * as company from '../company/company.service.ts';
import { partitionOf, wishesKey, wishesOf, wishesPut, type StoredWishes } from './reminder.repository.ts';

export async function get(deps: Dependencies, context: MemberContext): Promise<ReminderSettings> {
  const { memberId } = context.actor;
  const [item] = await tenantTable(deps, context).get([wishesKey(memberId)]);
  return viewOf(wishesOf(memberId, item));
}

export async function change(
  deps: Dependencies,
  context: MemberContext,
  { body, ifMatch }: InputOf<typeof changeReminderSettings>,
): Promise<ReminderSettings> {
  const { memberId, person } = context.actor;
  return runCommand(deps, context, {
    partition: partitionOf(memberId),
    needs: [wishesKey(memberId), company.need],
    decide: ([item, companyItem]) => {
      const stored = wishesOf(memberId, item);
      const merged = merge<StoredWishes>(stored, body, ifMatch);
      if (merged.kind === 'unchanged') return { answer: viewOf(stored) };
      if (merged.kind === 'conflict') return merged;
      const { before, after, version, fieldVersions } = merged;
      const wished = { ...stored, ...after, version, fieldVersions };
      const next = { ...wished, agendaAt: nextAgendaAt(wished, company.settingsOf(companyItem), context.now) };
      return {
        writes: [wishesPut(stored, next)],
        happening: {
          noun: 'reminder-settings',
          verb: 'changed',
          subjectId: memberId,
          subjectName: person.name,
          before,
          after,
          version,
        },
        answer: viewOf(next),
      };
    },
  });
}

/** When the next agenda is due after a moment, and not on a day that has had one; empty when there is none. */
export function nextAgendaAt(wishes: StoredWishes, settings: Company, after: Date): string {
  const today = dayIn(settings.timeZone, after);
  const from = wishes.agendaSentOn >= today ? addDays(wishes.agendaSentOn, 1) : today;
  for (const first of [from, addDays(from, 1)]) {
    const day = agendaDay(wishes, first, settings);
    const at = day && instantOf(`${day}T${wishes.agendaTime}`, settings.timeZone);
    if (!at || at > after.toISOString()) return at ?? '';
  }
  return '';
}

function viewOf(stored: StoredWishes): ReminderSettings {
  const { appLeads, mailLeads, roles, agendaOn, agendaTime, agendaWorkDaysOnly, agendaWhenEmpty, version } = stored;
  return {
    appLeads: [...appLeads],
    mailLeads: [...mailLeads],
    roles: [...roles],
    agendaOn,
    agendaTime,
    agendaWorkDaysOnly,
    agendaWhenEmpty,
    version,
  };
}
