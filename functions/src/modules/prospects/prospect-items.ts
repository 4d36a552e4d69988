/** A prospect and what hangs on it, as items of the table and back. */
import { lastDay } from '@folio/shared/appointments/all-day.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import { chipOf } from '@folio/shared/calendar/chip.rules.ts';
import type { FollowUp, ProspectRow } from '@folio/shared/prospects/prospect.schema.ts';
import { rowFields, rowOf } from '@folio/shared/prospects/prospect-row.rules.ts';
import type { Attributes, NewItem } from '../../platform/table.ts';
import type { StoredOrder, StoredQuote } from '../quotes/stored-documents.ts';
import { remindedFrom } from './appointment-moments.ts';
import { deadlineItems, orderItem, quoteItem } from './document-items.ts';
import {
  appointmentKey,
  folioKey,
  guestPartition,
  imageKey,
  indexesOf,
  linkPartition,
  partitionOf,
  prospectKey,
  wholeDayKey,
} from './prospect.keys.ts';
import {
  peopleOf,
  type ProspectRecord,
  type StoredAppointment,
  type StoredImage,
  type StoredProspect,
} from './prospect-record.ts';

/** A row is stored under one-letter names: fifty of them are one page, and a name is paid for in each. */
const rowLetters = {
  id: 'i',
  folio: 'f',
  contactedOn: 'd',
  name: 'n',
  companyName: 'c',
  phone: 'p',
  email: 'e',
  state: 's',
  municipality: 'y',
  lineOfBusinessId: 'g',
  contactChannelId: 'h',
  colour: 'k',
  status: 't',
  registeredBy: 'm',
  attendedBy: 'u',
  workCentreId: 'w',
  internalNotes: 'o',
  appointmentAt: 'a',
  quoteId: 'q',
  quoteFolio: 'l',
  quoteCount: 'z',
  orderId: 'r',
  orderFolio: 'b',
  orderCount: 'j',
  imageCount: 'I',
  version: 'v',
} as const satisfies Record<keyof ProspectRow, string>;

/** Beside the letters of a row in the feed: it was put aside. */
export const putAside = 'x';

export function isPutAside(letters: Attributes): boolean {
  return putAside in letters;
}

export function prospectItem(prospect: StoredProspect): NewItem {
  const {
    letterColour,
    subject,
    notes,
    clientId,
    cancelReasonId,
    createdAt,
    version,
    fieldVersions,
    deletedAt,
    chipsBehind,
    cancelled,
  } = prospect;
  return {
    ...prospectKey(prospect.id),
    kind: 'prospect',
    indexes: indexesOf(prospect, [deletedAt ? 'TRASH' : 'PROSPECTS'], folioKey(prospect.folio)),
    attributes: {
      row: lettersOf(rowOf(prospect)),
      letterColour,
      subject,
      notes,
      clientId,
      cancelReasonId,
      createdAt,
      version,
      fieldVersions,
      deletedAt,
      chipsBehind,
      cancelled,
    },
  };
}

export function hangingItems({ prospect, appointments, followUps, quotes, orders, images }: ProspectRecord): NewItem[] {
  return [
    ...(prospect.clientId ? [linkItem(prospect, prospect.clientId)] : []),
    ...appointments.map((appointment) => appointmentItem(prospect, appointment)),
    ...appointments.flatMap((appointment) => [
      ...continuationItems(prospect, appointment),
      ...participationItems(prospect, appointment),
    ]),
    ...followUps.map((followUp) => ({
      partition: partitionOf(prospect.id),
      sort: ['FOLLOW-UP', followUp.id],
      kind: 'follow-up',
      attributes: { followUp },
    })),
    ...quotes.map((quote) => quoteItem(prospect, quote)),
    ...orders.map((order) => orderItem(prospect, order)),
    ...deadlineItems(prospect, { quotes, orders }),
    ...images.map((image) => ({ ...imageKey(prospect.id, image.id), kind: 'image', attributes: { image } })),
  ];
}

/**
 * That it is a client's (M07), for those who look from there: no more than which one it is, so that an edit or a move of the
 * light leaves it alone.
 */
function linkItem(prospect: StoredProspect, clientId: string): NewItem {
  const partition = linkPartition(clientId);
  return {
    partition: partitionOf(prospect.id),
    sort: ['LINK'],
    kind: 'link',
    ...(prospect.deletedAt ? {} : { indexes: indexesOf(prospect, partition, folioKey(prospect.folio)) }),
    attributes: { row: { id: prospect.id, folio: prospect.folio } },
  };
}

export function appointmentItem(prospect: StoredProspect, appointment: StoredAppointment): NewItem {
  const { id, timeZone, startsAt, place, link, invites, version, fieldVersions, outcome } = appointment;
  const [first] = placesOf(appointment);
  const isExpected = outcome === 'pending' && !prospect.deletedAt && prospect.status !== 'cancelled';
  return {
    ...appointmentKey(prospect.id, id),
    kind: 'appointment',
    // What was put aside shows in no month.
    ...(prospect.deletedAt ? {} : { indexes: indexesOf(prospect, calendarOf(first.month), first.sort) }),
    // Nobody is reminded of what is over.
    ...(isExpected ? { due: { of: 'BEGINS', at: remindedFrom(appointment) } } : {}),
    attributes: {
      row: chipOf(prospect, appointment),
      timeZone,
      startsAt,
      place,
      link,
      invites,
      version,
      fieldVersions,
    },
  };
}

/** Of whole days that go on into the next month: the chip there, so that a month is asked for what touches it and nothing else. */
export function continuationItems(prospect: StoredProspect, appointment: StoredAppointment): NewItem[] {
  if (prospect.deletedAt) return [];
  const [, ...later] = placesOf(appointment);
  return later.map(({ month, sort }) => ({
    partition: partitionOf(prospect.id),
    sort: ['APPOINTMENT', appointment.id, 'MONTH', month],
    kind: 'continuation',
    indexes: indexesOf(prospect, calendarOf(month), sort),
    attributes: { row: chipOf(prospect, appointment) },
  }));
}

/** Of those who come along and would not see it otherwise: the chip in their own months, and nothing else of the prospect. */
export function participationItems(prospect: StoredProspect, appointment: StoredAppointment): NewItem[] {
  if (prospect.deletedAt) return [];
  const { id, participantIds = [] } = appointment;
  const others = participantIds.filter((memberId) => !peopleOf(prospect).includes(memberId));
  return others.flatMap((memberId) =>
    placesOf(appointment).map(({ month, sort }, at) => ({
      partition: partitionOf(prospect.id),
      sort: ['APPOINTMENT', id, 'WITH', memberId, ...(at === 0 ? [] : [month])],
      kind: 'participation',
      indexes: { gsi3: { partition: guestPartition(memberId, month), sort } },
      attributes: { row: chipOf(prospect, appointment) },
    })),
  );
}

interface PlaceInMonth {
  /** `YYYY-MM`. */
  month: string;
  sort: readonly string[];
}

/** By its hour; one that takes whole days apart from the hours, by its first day in each month that it touches. */
function placesOf({ id, startsAtLocal, days }: StoredAppointment): [PlaceInMonth, ...PlaceInMonth[]] {
  const first = startsAtLocal.slice(0, 10);
  const last = lastDay({ startsAtLocal, days });
  const from = (day: string): PlaceInMonth => ({
    month: day.slice(0, 7),
    sort: days === undefined ? [startsAtLocal, id] : [...wholeDayKey(day), id],
  });
  // Two weeks touch two months at most.
  return first.slice(0, 7) === last.slice(0, 7) ? [from(first)] : [from(first), from(`${last.slice(0, 7)}-01`)];
}

function calendarOf(month: string): readonly string[] {
  return ['CALENDAR', month];
}

export function lettersOf(row: ProspectRow): Attributes {
  return Object.fromEntries(
    rowFields.flatMap((name) => (row[name] === undefined ? [] : [[rowLetters[name], row[name]]])),
  );
}

/** The row behind its letters. */
export function rowOfLetters(letters: Attributes): ProspectRow {
  const named = rowFields.flatMap((name) =>
    letters[rowLetters[name]] === undefined ? [] : [[name, letters[rowLetters[name]]]],
  );
  return Object.fromEntries(named) as ProspectRow; // every letter was written from a ProspectRow
}

/** The record that a prospect's partition holds. */
export function recordOf(items: readonly Attributes[]): ProspectRecord | undefined {
  const item = items.find((one) => one['kind'] === 'prospect');
  if (!item) return undefined;
  const { pk: _, sk: __, kind: ___, row, ...rest } = item;
  const fields = Object.entries(rest).filter(([name]) => !name.startsWith('gsi'));
  const letters = row as Attributes; // written by prospectItem alone
  return {
    prospect: { ...rowOfLetters(letters), ...Object.fromEntries(fields) } as StoredProspect, // as above
    appointments: items.filter((one) => one['kind'] === 'appointment').map(appointmentOf),
    followUps: items.filter((one) => one['kind'] === 'follow-up').map((one) => one['followUp'] as FollowUp), // written by hangingItems alone
    quotes: inOrder(items.filter((one) => one['kind'] === 'quote').map((one) => one['quote'] as StoredQuote)), // written by quoteItem alone
    orders: inOrder(items.filter((one) => one['kind'] === 'order').map((one) => one['order'] as StoredOrder)), // written by orderItem alone
    images: items.filter((one) => one['kind'] === 'image').map((one) => one['image'] as StoredImage), // as above
  };
}

/** Oldest folio first. */
function inOrder<Document extends { number: number }>(documents: readonly Document[]): Document[] {
  return documents.toSorted((one, other) => one.number - other.number);
}

/** The appointment that an item holds. */
export function appointmentOf(item: Attributes): StoredAppointment {
  const { row, timeZone, startsAt, place, link, invites, version, fieldVersions } = item as Omit<
    StoredAppointment,
    keyof Chip
  > &
    Pick<StoredAppointment, 'version'> & { row: Chip }; // written by appointmentItem alone
  const { id, startsAtLocal, minutes, days, kind, subject, participantIds, outcome, seriesId } = row;
  return {
    id,
    startsAtLocal,
    timeZone,
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(days === undefined ? {} : { days }),
    kind,
    ...(subject ? { subject } : {}),
    ...(place ? { place } : {}),
    ...(link ? { link } : {}),
    ...(participantIds ? { participantIds } : {}),
    ...(invites ? { invites } : {}),
    outcome,
    ...(seriesId ? { seriesId } : {}),
    version,
    fieldVersions,
  };
}
