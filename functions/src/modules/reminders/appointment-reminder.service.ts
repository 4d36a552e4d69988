/** Reminders of appointments: found by when they begin, written once per person, with the notice and the mail that carry them. */
import { whenOf } from '@folio/shared/appointments/all-day.rules.ts';
import { leadMinutes, type LeadMinutes, type ReminderRole } from '@folio/shared/reminders/reminder.rules.ts';
import { listDue, type DueItem } from '../../platform/due-index.ts';
import { logEvent } from '../../platform/log.ts';
import {
  getItems,
  tableAt,
  TransactionRefused,
  type Attributes,
  type TableConnection,
  type Write,
} from '../../platform/table.ts';
import * as company from '../company/company.service.ts';
import { mailWrite } from '../mail/mail.service.ts';
import * as members from '../members/member.service.ts';
import { noticeWrite } from '../notices/notice.service.ts';
import {
  expectedAppointments,
  mostExpected,
  unchangedCheck,
  type ExpectedAppointment,
} from '../prospects/due-appointment.service.ts';
import { mailedWhen, remindedFrom } from '../prospects/appointment-moments.ts';
import { sentKey, sentPut, wishesKey, wishesOf, type StoredWishes } from './reminder.repository.ts';

const minuteMs = 60_000;
/** What was sent is remembered until nobody could be reminded of it again. */
const rememberedMs = 4 * 24 * 60 * minuteMs;
/** Keys of one batch. */
const batchKeys = 100;

/** What the clock has before it: what fell due since it looked last. */
export interface Span {
  /** When it looked last. */
  after: Date;
  now: Date;
}

interface DueReminder {
  item: DueItem;
  leads: LeadMinutes[];
}

export interface Told {
  sent: number;
  /** To be tried again. */
  failed: number;
}

export async function remindOfAppointments(connection: TableConnection, span: Span): Promise<Told> {
  const due = await dueReminders(connection, span);
  const told: Told = { sent: 0, failed: 0 };
  for (let from = 0; from < due.length; from += mostExpected) {
    const part = due.slice(from, from + mostExpected);
    const leadsOf = new Map(part.map(({ item, leads }) => [idOf(item), leads]));
    const expected = await expectedAppointments(
      connection,
      part.map(({ item }) => item),
    );
    const people = await peopleOf(connection, expected);
    const reminders = expected.flatMap((one) => remindersFor(one, leadsOf.get(one.appointment.id) ?? [], people));
    for (const reminder of reminders) {
      const outcome = await send(connection, reminder, span.now);
      if (outcome !== 'nothing owed') told[outcome] += 1;
    }
  }
  return told;
}

/** Each appointment once, with the times before it that were reached; what has begun is nobody's to be reminded of. */
async function dueReminders(connection: TableConnection, { after, now }: Span): Promise<DueReminder[]> {
  const found = await Promise.all(
    leadMinutes.map(async (lead) => {
      const [from, until] = [after, now].map((at) => new Date(at.getTime() + lead * minuteMs)) as [Date, Date]; // of two, two
      const items = await listDue(connection, 'BEGINS', { after: from > now ? from : now, until });
      return items.map((item) => ({ item, lead }));
    }),
  );
  const byId = new Map<string, DueReminder>();
  for (const { item, lead } of found.flat()) {
    const held = byId.get(idOf(item));
    if (held) held.leads.push(lead);
    else byId.set(idOf(item), { item, leads: [lead] });
  }
  return [...byId.values()];
}

/** Of an appointment: the index names it by its key. */
function idOf({ sort }: DueItem): string {
  return sort[1] ?? '';
}

interface Reminded {
  companyItem: Attributes | undefined;
  memberItem: Attributes | undefined;
  wishes: StoredWishes;
}

/** Whoever attends one of them or comes along, with what they wish, by company and person. */
async function peopleOf(
  connection: TableConnection,
  expected: readonly ExpectedAppointment[],
): Promise<Map<string, Reminded>> {
  const wanted = new Map(
    expected.flatMap((one) =>
      rolesOf(one).map(({ memberId }) => [placeOf(one, memberId), { root: one.root, memberId }]),
    ),
  );
  const keys = [...wanted.values()].flatMap(({ root, memberId }) =>
    [company.need, members.keyOf(memberId), wishesKey(memberId)].map((key) => ({ root, key })),
  );
  const batches = [];
  // A multiple of three: a person's items come together.
  for (let from = 0; from < keys.length; from += batchKeys - 1) {
    batches.push(getItems(connection, keys.slice(from, from + batchKeys - 1)));
  }
  const items = (await Promise.all(batches)).flat();
  return new Map(
    [...wanted].map(([place, { memberId }], at) => {
      const [companyItem, memberItem, wishes] = items.slice(at * 3, at * 3 + 3);
      return [place, { companyItem, memberItem, wishes: wishesOf(memberId, wishes) }];
    }),
  );
}

function placeOf({ root }: ExpectedAppointment, memberId: string): string {
  return `${root[1]} ${memberId}`;
}

function rolesOf({ prospect, appointment }: ExpectedAppointment): { memberId: string; role: ReminderRole }[] {
  const joined = (appointment.participantIds ?? []).filter((id) => id !== prospect.attendedBy);
  return [
    { memberId: prospect.attendedBy, role: 'attended' },
    ...joined.map((memberId) => ({ memberId, role: 'joined' as const })),
  ];
}

interface Reminder extends ExpectedAppointment {
  person: { memberId: string; name: string; email: string };
  companyName: string;
  /** Of the company, now. */
  timeZone: string;
  /** Wished in one way or the other, and reached. */
  leads: readonly LeadMinutes[];
  wishes: StoredWishes;
}

function remindersFor(
  one: ExpectedAppointment,
  due: readonly LeadMinutes[],
  people: ReadonlyMap<string, Reminded>,
): Reminder[] {
  return rolesOf(one).flatMap(({ memberId, role }) => {
    const found = people.get(placeOf(one, memberId));
    const member = found?.memberItem && members.membershipOf(found.memberItem);
    if (!found?.companyItem || !member?.active || !found.wishes.roles.includes(role)) return [];
    const { appLeads, mailLeads } = found.wishes;
    const leads = due.filter((lead) => appLeads.includes(lead) || mailLeads.includes(lead));
    if (!leads.length) return [];
    const { name: companyName, timeZone } = company.settingsOf(found.companyItem);
    return [
      {
        ...one,
        person: { memberId, name: member.name, email: member.email },
        companyName,
        timeZone,
        leads,
        wishes: found.wishes,
      },
    ];
  });
}

/** Nothing is owed when another clock was quicker, or the appointment moved meanwhile. */
async function send(connection: TableConnection, reminder: Reminder, now: Date): Promise<keyof Told | 'nothing owed'> {
  const { root, person, appointment, wishes } = reminder;
  const cause = `${appointment.id}@${appointment.startsAt ?? appointment.startsAtLocal}`;
  const expiresAt = Math.floor((Date.parse(remindedFrom(appointment)) + rememberedMs) / 1000);
  try {
    const leads = await unsent(connection, reminder, cause);
    if (leads.length === 0) return 'nothing owed';
    const [inApp, byMail] = [wishes.appLeads, wishes.mailLeads].map((ways) =>
      leads.some((lead) => ways.includes(lead)),
    );
    const writes: Write[] = [
      unchangedCheck(reminder),
      ...leads.map((lead) => sentPut(sentKey(person.memberId, cause, lead), expiresAt)),
      ...(inApp ? [noticeOf(reminder, cause, now)] : []),
      ...(byMail ? [mailOf(reminder, `${cause}-${leads.join('-')}`, now)] : []),
    ];
    await tableAt(connection, root).transact(writes);
    return 'sent';
  } catch (error) {
    if (error instanceof TransactionRefused && !error.isConflict) return 'nothing owed';
    logEvent('REMINDER_FAILED', { appointmentId: appointment.id }, error);
    return 'failed';
  }
}

/** A clock that looks back ten minutes sees the reminder of ten minutes before again beside the one of five. */
async function unsent(connection: TableConnection, { root, person, leads }: Reminder, cause: string) {
  const keys = leads.map((lead) => sentKey(person.memberId, cause, lead));
  const sent = await tableAt(connection, root).get(keys);
  return leads.filter((_, at) => !sent[at]);
}

function noticeOf({ person, prospect, appointment }: Reminder, cause: string, now: Date): Write {
  const { id, startsAt, kind, subject, place } = appointment;
  return noticeWrite({
    memberId: person.memberId,
    cause,
    now,
    content: {
      kind: 'appointment-soon',
      prospectId: prospect.id,
      appointmentId: id,
      name: prospect.name,
      startsAtLocal: whenOf(appointment),
      ...(startsAt ? { startsAt } : {}),
      appointmentKind: kind,
      ...(subject ? { subject } : {}),
      ...(place ? { place } : {}),
      joined: prospect.attendedBy !== person.memberId,
    },
  });
}

function mailOf(reminder: Reminder, cause: string, now: Date): Write {
  const { person, companyName, timeZone, prospect, appointment } = reminder;
  const { kind, subject, place, link } = appointment;
  return mailWrite({
    cause: `${cause}-${person.memberId}`,
    to: person.email,
    now,
    message: {
      template: 'appointment-reminder',
      name: person.name,
      companyName,
      prospectName: prospect.name,
      prospectId: prospect.id,
      ...mailedWhen(appointment),
      timeZone,
      sentAt: now.toISOString(),
      kind,
      ...(subject ? { subject } : {}),
      ...(place ? { place } : {}),
      ...(link ? { link } : {}),
    },
  });
}
