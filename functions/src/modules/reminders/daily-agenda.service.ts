/** The day by e-mail, at the person's hour of the company's clock: once per person and day. */
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { Company } from '@folio/shared/company/company.schema.ts';
import { attentionOf } from '@folio/shared/prospects/attention.rules.ts';
import type { ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { isWorkDay } from '@folio/shared/reminders/reminder.rules.ts';
import { daysBetween, wallClockIn } from '@folio/shared/values/days.ts';
import { listDue, type DueItem } from '../../platform/due-index.ts';
import { logEvent } from '../../platform/log.ts';
import { tableAt, TransactionRefused, type TableConnection, type Write } from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import * as members from '../members/member.service.ts';
import { attendedBy, dayOfPerson } from '../prospects/due-appointment.service.ts';
import type { Span, Told } from './appointment-reminder.service.ts';
import { nextAgendaAt } from './reminder-settings.service.ts';
import { memberOfWishes, wishesKey, wishesOf, wishesPut, type StoredWishes } from './reminder.repository.ts';

/** An agenda that is later than this tells of a day half gone. */
const usefulForMs = 3 * 60 * 60 * 1000;
/** More than these nobody reads in a mail. */
const mostListed = 25;

export async function sendAgendas(connection: TableConnection, { after, now }: Span): Promise<Told> {
  const due = await listDue(connection, 'AGENDA', { after, until: now });
  const told: Told = { sent: 0, failed: 0 };
  for (const item of due) {
    try {
      if (await sendOne(connection, item, now)) told.sent += 1;
    } catch (error) {
      // Another clock was quicker, or the person changes it this moment: either sees to what follows.
      if (error instanceof TransactionRefused && !error.isConflict) continue;
      logEvent('AGENDA_FAILED', { memberId: memberOfWishes(item.partition) }, error);
      told.failed += 1;
    }
  }
  return told;
}

async function sendOne(connection: TableConnection, { root, partition, at }: DueItem, now: Date): Promise<boolean> {
  const memberId = memberOfWishes(partition);
  const table = tableAt(connection, root);
  const [item, memberItem, companyItem] = await table.get([wishesKey(memberId), members.keyOf(memberId), company.need]);
  const wishes = wishesOf(memberId, item);
  if (wishes.agendaAt !== at || !memberItem) return false;
  const settings = company.settingsOf(companyItem);
  const member = members.membershipOf(memberItem);
  const wall = wallClockIn(settings.timeZone, now);
  const day = wall.slice(0, 10);
  const told = isDue(wishes, { settings, wall, lateMs: now.getTime() - Date.parse(at) }) && member.active;
  const chips = told ? await dayOfPerson(table, memberId, day) : [];
  const isSent = told && (chips.length > 0 || wishes.agendaWhenEmpty);
  const seen: StoredWishes = told ? { ...wishes, agendaSentOn: day } : wishes;
  // Who is gone is asked no more; coming back begins with a change of one's own.
  const next = { ...seen, agendaAt: member.active ? nextAgendaAt(seen, settings, now) : '' };
  const mail = isSent
    ? [agendaMail({ member, memberId, settings, now, wall, chips, rows: await attendedBy(table, memberId) })]
    : [];
  await table.transact([wishesPut(wishes, next), ...mail]);
  return isSent;
}

/** The company may have gone to another zone, or changed its days, since the hour was reckoned. */
function isDue(
  { agendaTime, agendaSentOn, agendaWorkDaysOnly }: StoredWishes,
  { settings, wall, lateMs }: { settings: Company; wall: string; lateMs: number },
): boolean {
  const [day = '', time = ''] = wall.split('T');
  if (agendaSentOn >= day || time < agendaTime || lateMs > usefulForMs) return false;
  return !agendaWorkDaysOnly || isWorkDay(day, settings);
}

/** Its hour and length, or which of its days the day is. */
function whenOnDay({ startsAtLocal, minutes, days }: Chip, day: string) {
  if (days === undefined) return { time: startsAtLocal.slice(11), minutes };
  return { days, dayNumber: daysBetween(startsAtLocal, day) + 1 };
}

interface Agenda {
  member: { name: string; email: string };
  memberId: string;
  settings: Company;
  now: Date;
  /** The company's clock. */
  wall: string;
  chips: readonly Chip[];
  rows: readonly ProspectRow[];
}

function agendaMail({ member, memberId, settings, now, wall, chips, rows }: Agenda): Write {
  const overdue = rows.filter((row) => attentionOf(row, wall).light === 'overdue');
  const withoutStep = overdue.filter(({ appointmentAt }) => !appointmentAt).length;
  return mailWrite({
    cause: `agenda-${settings.id}-${memberId}-${wall.slice(0, 10)}`,
    to: member.email,
    now,
    message: {
      template: 'daily-agenda',
      name: member.name,
      companyName: settings.name,
      day: wall.slice(0, 10),
      appointments: chips.slice(0, mostListed).map((chip) => ({
        prospectId: chip.prospectId,
        ...whenOnDay(chip, wall.slice(0, 10)),
        kind: chip.kind,
        name: chip.name,
        ...(chip.subject ? { subject: chip.subject } : {}),
        joined: chip.memberId !== memberId,
      })),
      more: Math.max(0, chips.length - mostListed),
      overdue: overdue.length - withoutStep,
      withoutNextStep: withoutStep,
    },
  });
}
