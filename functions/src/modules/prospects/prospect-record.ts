/** A prospect with all that hangs on it, as commands change it. Pure: what is written follows from before and after. */
import { awaitedFrom, whenOf } from '@folio/shared/appointments/all-day.rules.ts';
import type { Appointment } from '@folio/shared/appointments/appointment.schema.ts';
import type { Image } from '@folio/shared/images/image.schema.ts';
import type { FollowUp, Prospect, ProspectChanges } from '@folio/shared/prospects/prospect.schema.ts';
import { lightOf, type Owned } from '@folio/shared/prospects/prospect.rules.ts';
import {
  isKept,
  orderFacts,
  orderOf,
  quoteFacts,
  quoteHeadOf,
  type StoredOrder,
  type StoredQuote,
} from '../quotes/stored-documents.ts';
import type { Versioned } from '../changes/merge.rules.ts';

/** The prospect's own item. */
export type StoredProspect = Omit<Prospect, 'appointments' | 'followUps' | 'quotes' | 'orders' | 'images' | 'uploads'> &
  Versioned & {
    /** Eliminar: put aside, out of every list and month. */
    deletedAt?: string;
    /** While it is cancelled: on which local day, and by whom. */
    cancelled?: { on: string; by: string };
    /** Some of its items in the calendar still tell what it was before: whoever settles it takes this away. */
    chipsBehind?: true;
  };

export type AppointmentContent = Omit<Appointment, 'version'>;

/** An appointment with the version of its prospect that last changed it, and each of its fields. */
export type StoredAppointment = AppointmentContent & Versioned;

/** An image (M44): where its bytes are follows from its id. */
export type StoredImage = Omit<Image, 'url' | 'thumbnailUrl' | 'printable'> & {
  /** SHA-256, in hex, of what documents carry; absent of what came before they did. */
  paperDigest?: string;
  /** Its place among the others. */
  place: number;
};

export interface ProspectRecord {
  prospect: StoredProspect;
  appointments: readonly StoredAppointment[];
  followUps: readonly FollowUp[];
  quotes: readonly StoredQuote[];
  orders: readonly StoredOrder[];
  /** Those that are ready, in any order. */
  images: readonly StoredImage[];
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
  'municipality',
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

/** What a command made of `from`, as the next version, with what follows from its parts. */
export function nextVersion(from: ProspectRecord, record: ProspectRecord): ProspectRecord {
  const prospect = followingFacts(record);
  const version = prospect.version + 1;
  const earlier = new Map(from.appointments.map((one) => [one.id, one]));
  return {
    ...record,
    prospect: { ...prospect, version },
    appointments: record.appointments.map((one) => stamped(earlier.get(one.id), one, version)),
  };
}

/** The prospect with what its row tells of the parts, and its light where they say. */
function followingFacts({ prospect, appointments, quotes, orders, images }: ProspectRecord): StoredProspect {
  const next = nextAppointmentAt(appointments);
  const facts = { ...withoutFacts(prospect), ...quoteFacts(quotes), ...orderFacts(orders) };
  return {
    ...facts,
    status: lightOf(facts),
    ...(next ? { appointmentAt: next } : {}),
    ...(images.length ? { imageCount: images.length } : {}),
  };
}

function withoutFacts(prospect: StoredProspect): StoredProspect {
  const {
    appointmentAt: _,
    quoteId: _quoteId,
    quoteFolio: _quoteFolio,
    quoteCount: _quoteCount,
    orderId: _orderId,
    orderFolio: _orderFolio,
    orderCount: _orderCount,
    imageCount: _imageCount,
    ...rest
  } = prospect;
  return rest;
}

/** Appointments count by the versions of their prospect, so that one taken back is newer than what it was taken back from. */
function stamped(before: StoredAppointment | undefined, after: StoredAppointment, version: number): StoredAppointment {
  if (!before) return { ...after, version, fieldVersions: {} };
  const old = contentOf(before) as Record<string, unknown>; // fields are compared by name
  const now = contentOf(after) as Record<string, unknown>; // as above
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  const changed = names.filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]));
  if (!changed.length) return before;
  const versions = Object.fromEntries(changed.map((name) => [name, version]));
  return { ...contentOf(after), version, fieldVersions: { ...before.fieldVersions, ...versions } };
}

/** An appointment apart from when it changed. */
export function contentOf(appointment: StoredAppointment): AppointmentContent {
  const { version: _, fieldVersions: __, ...content } = appointment;
  return content;
}

/** The appointment whose result will be missing first: what the attention light looks at. */
export function nextAppointmentAt(
  appointments: readonly Pick<Appointment, 'outcome' | 'startsAtLocal' | 'days'>[],
): string | undefined {
  return appointments
    .filter(({ outcome }) => outcome === 'pending')
    .map(whenOf)
    .sort((one, other) => (awaitedFrom(one) < awaitedFrom(other) ? -1 : 1))[0];
}

/** Who sees it, by person. */
export function peopleOf({ registeredBy, attendedBy }: Owned): string[] {
  return [...new Set([attendedBy, registeredBy])];
}

/** What a screen opens, with its images as whoever opens it may see them. */
export function viewOf(
  { prospect, appointments, followUps, quotes, orders }: ProspectRecord,
  shown: Pick<Prospect, 'images' | 'uploads'>,
): Prospect {
  const { fieldVersions: _, deletedAt: __, chipsBehind: ___, cancelled: ____, ...fields } = prospect;
  return {
    ...fields,
    appointments: appointments
      .map((one) => ({ ...contentOf(one), version: one.version }))
      .toSorted((one, other) => (one.startsAtLocal < other.startsAtLocal ? -1 : 1)),
    followUps: followUps.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
    quotes: quotes.filter(isKept).map(quoteHeadOf).toReversed(),
    orders: orders.filter(isKept).map(orderOf).toReversed(),
    ...shown,
  };
}
