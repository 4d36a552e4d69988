/** The form of reminders: what it begins with, and what of it is sent. */
import { usualWishes, type LeadMinutes, type ReminderRole } from '@folio/shared/reminders/reminder.rules.ts';
import type { ReminderSettings } from '@folio/shared/reminders/reminder.schema.ts';

export interface WishValues {
  appLeads: LeadMinutes[];
  mailLeads: LeadMinutes[];
  roles: ReminderRole[];
  agendaOn: boolean;
  agendaTime: string;
  agendaWorkDaysOnly: boolean;
  agendaWhenEmpty: boolean;
}

export function wishForm(stored: ReminderSettings | undefined): WishValues {
  const { appLeads, mailLeads, roles, agendaOn, agendaTime, agendaWorkDaysOnly, agendaWhenEmpty } =
    stored ?? usualWishes;
  const inOrder = (leads: readonly LeadMinutes[]) => leads.toSorted((one, other) => one - other);
  return {
    appLeads: inOrder(appLeads),
    mailLeads: inOrder(mailLeads),
    roles: [...roles],
    agendaOn,
    agendaTime,
    agendaWorkDaysOnly,
    agendaWhenEmpty,
  };
}

/** Only what differs from what is stored. */
export function changedWishes(stored: ReminderSettings | undefined, values: WishValues): Partial<WishValues> {
  const before: Record<string, unknown> = { ...wishForm(stored) };
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
}

/** What was chosen on `base`, on what is stored now: all that was not chosen is as it is there. */
export function rebasedWishes(base: ReminderSettings, values: WishValues, stored: ReminderSettings): WishValues {
  return { ...wishForm(stored), ...changedWishes(base, values) };
}
