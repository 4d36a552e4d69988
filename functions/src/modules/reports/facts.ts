/** What a prospect's record gives to count. Pure: the same record gives the same facts, whoever asks and how often. */
import { daysIn, type Figure } from '@folio/shared/reports/report.rules.ts';
import type { Currency } from '@folio/shared/money/money.rules.ts';
import { wallClockIn } from '@folio/shared/values/days.ts';
import type { ProspectRecord, StoredProspect } from '../prospects/prospect-facts.service.ts';
import { isKept, type StoredOrder } from '../quotes/stored-documents.ts';

/** Something that happened, with all it is counted by. */
export interface Fact {
  figure: Figure;
  /** Of what happened: a quote's id; `once` where a prospect gives one such fact at most. */
  source: string;
  /** Local day of the company in which it counts. */
  day: string;
  prospectId: string;
  folio: number;
  attendedBy: string;
  registeredBy: string;
  generatedBy: string;
  workCentreId: string;
  contactChannelId?: string;
  lineOfBusinessId?: string;
  state?: string;
  cancelReasonId?: string;
  documentId?: string;
  documentFolio?: string;
  currency?: Currency;
  cents?: number;
  days?: number;
}

type Happened = Pick<Fact, 'figure' | 'source' | 'day' | 'generatedBy'> & Partial<Fact>;

/** Whatever is known of it by now; of what was put aside, nothing. */
export function factsOf(record: ProspectRecord, timeZone: string): Fact[] {
  const { prospect } = record;
  if (prospect.deletedAt) return [];
  const whose = whoseOf(prospect);
  return [...ofProspect(prospect), ...ofMeetings(record, timeZone), ...ofDocuments(record)].map((one) => ({
    ...whose,
    ...one,
  }));
}

function whoseOf(prospect: StoredProspect) {
  const { id, folio, attendedBy, registeredBy, workCentreId, contactChannelId, lineOfBusinessId, state } = prospect;
  return {
    prospectId: id,
    folio,
    attendedBy,
    registeredBy,
    workCentreId,
    ...(contactChannelId ? { contactChannelId } : {}),
    ...(lineOfBusinessId ? { lineOfBusinessId } : {}),
    ...(state ? { state } : {}),
  };
}

function ofProspect(prospect: StoredProspect): Happened[] {
  const { contactedOn, registeredBy, status, cancelled, cancelReasonId } = prospect;
  const registered: Happened = { figure: 'prospects', source: 'once', day: contactedOn, generatedBy: registeredBy };
  if (status !== 'cancelled' || !cancelled) return [registered];
  const { on, by } = cancelled;
  return [
    registered,
    {
      figure: 'cancelled',
      source: 'once',
      day: on,
      generatedBy: by,
      ...(cancelReasonId ? { cancelReasonId } : {}),
    },
  ];
}

function ofMeetings({ prospect, followUps, appointments }: ProspectRecord, timeZone: string): Happened[] {
  const held = appointments.filter(({ outcome }) => outcome === 'held');
  return [
    ...followUps.map(({ id, at, memberId }): Happened => ({
      figure: 'followUps',
      source: id,
      day: wallClockIn(timeZone, new Date(at)).slice(0, 10),
      generatedBy: memberId,
    })),
    ...held.map(({ id, startsAtLocal }): Happened => ({
      figure: 'appointments',
      source: id,
      day: startsAtLocal.slice(0, 10),
      generatedBy: prospect.attendedBy,
    })),
  ];
}

function ofDocuments({ prospect, quotes, orders }: ProspectRecord): Happened[] {
  const standing = orders.filter((order) => isKept(order) && order.status !== 'cancelled');
  return [
    ...quotes.filter(isKept).map(({ id, folio, issuedOn, createdBy, currency, totalCents }): Happened => ({
      figure: 'quotes',
      source: id,
      day: issuedOn,
      generatedBy: createdBy,
      documentId: id,
      documentFolio: folio,
      currency,
      cents: totalCents,
    })),
    ...standing.map((order): Happened => ({ figure: 'orders', source: order.id, ...toldOfOrder(order) })),
    ...ofFirstOrder(prospect, standing),
  ];
}

function ofFirstOrder(prospect: StoredProspect, standing: readonly StoredOrder[]): Happened[] {
  const [first] = standing.toSorted((one, other) => (orderKey(one) < orderKey(other) ? -1 : 1));
  if (!first) return [];
  const { contactedOn, registeredBy } = prospect;
  // A Fecha that was corrected to after the order took no days.
  const days = Math.max(0, daysIn({ from: contactedOn, to: first.orderedOn }) - 1);
  return [
    { figure: 'converted', source: 'once', day: contactedOn, generatedBy: registeredBy },
    { figure: 'closed', source: 'once', ...toldOfOrder(first), days },
  ];
}

function orderKey({ orderedOn, number }: StoredOrder): string {
  return `${orderedOn} ${String(number).padStart(10, '0')}`;
}

function toldOfOrder({ id, folio, orderedOn, createdBy, currency, totalCents }: StoredOrder) {
  return {
    day: orderedOn,
    generatedBy: createdBy,
    documentId: id,
    documentFolio: folio,
    currency,
    cents: totalCents,
  };
}

/** A fact's name among those of its prospect. */
export function factName({ figure, source }: Pick<Fact, 'figure' | 'source'>): string {
  return `${figure} ${source}`;
}
