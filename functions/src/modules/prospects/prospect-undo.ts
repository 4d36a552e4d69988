/**
 * Deshacer, for any command: a change keeps its fields before and after, and the parts (appointments, follow-ups) as they
 * were and became. Taking it back puts back what still stands as the change left it, and refuses what somebody changed
 * since. Pure.
 */
import type { FieldConflict } from '@folio/shared/contract/errors.ts';
import type { FollowUp } from '@folio/shared/prospects/prospect.schema.ts';
import { contrast, leastContrast } from '@folio/shared/values/contrast.ts';
import type { StoredOrder, StoredQuote } from '../quotes/stored-documents.ts';
import type { KeptChange } from '../changes/command.service.ts';
import {
  contentOf,
  editableFields,
  withFields,
  type AppointmentContent,
  type ProspectRecord,
  type StoredImage,
  type StoredProspect,
} from './prospect-record.ts';

/** One part as it was and as it became; without one of the two it was made or taken away. */
interface Turn<Part> {
  before?: Part;
  after?: Part;
}

export interface Parts {
  appointments?: Turn<AppointmentContent>[];
  followUps?: Turn<FollowUp>[];
  quotes?: Turn<StoredQuote>[];
  orders?: Turn<StoredOrder>[];
  images?: Turn<StoredImage>[];
}

/** A change, read for taking it back. */
export interface Step {
  fields: Partial<Record<Undoable, Turn<unknown>>>;
  parts: Parts;
}

export type TakenBack =
  | { kind: 'taken-back'; record: ProspectRecord; before: object; after: object }
  | { kind: 'nothing' }
  | { kind: 'stood-on'; conflicts: FieldConflict[] };

const undoable = [...editableFields, 'status', 'cancelReasonId', 'cancelled', 'attendedBy', 'deletedAt'] as const;
type Undoable = (typeof undoable)[number];

/** What a command did to the parts of a record; undefined when it touched none. */
export function partsOf(before: ProspectRecord, after: ProspectRecord): Parts | undefined {
  const appointments = turnsBetween(before.appointments.map(contentOf), after.appointments.map(contentOf));
  const followUps = turnsBetween(before.followUps, after.followUps);
  const quotes = turnsBetween(before.quotes, after.quotes);
  const orders = turnsBetween(before.orders, after.orders);
  const images = turnsBetween(before.images, after.images);
  const touched = Object.entries({ appointments, followUps, quotes, orders, images }).filter(
    ([, turns]) => turns.length,
  );
  return touched.length ? (Object.fromEntries(touched) as Parts) : undefined; // the same entries, fewer of them
}

function turnsBetween<Part extends { id: string }>(before: readonly Part[], after: readonly Part[]): Turn<Part>[] {
  const [old, now] = [byId(before), byId(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((id) => turnOf(old.get(id), now.get(id)))
    .filter((turn) => !isSame(turn.before, turn.after));
}

function turnOf<Part>(before: Part | undefined, after: Part | undefined): Turn<Part> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

/** Before it was registered a prospect stood in no list: taking that back puts it aside. Undefined when too little was kept. */
export function stepOf({ verb, before = {}, after = {}, parts = {} }: KeptChange, now: Date): Step | undefined {
  if (verb === 'created') return { fields: { deletedAt: { before: now.toISOString() } }, parts: {} };
  const touched = undoable.filter((field) => field in before || field in after);
  if (!touched.length && !Object.keys(parts).length) return undefined;
  const fields = Object.fromEntries(touched.map((field) => [field, turnOf(before[field], after[field])]));
  return { fields, parts: { ...parts, ...folioKept(parts) } };
}

/** What has a folio is not unmade: taken back, it is put aside, and its folio is nobody else's. */
function folioKept({ quotes, orders }: Parts): Parts {
  const putAside = <Document extends { isDiscarded?: true }>(turns: readonly Turn<Document>[]): Turn<Document>[] =>
    turns.map(({ before, after }) => turnOf(before ?? (after && { ...after, isDiscarded: true as const }), after));
  return { ...(quotes ? { quotes: putAside(quotes) } : {}), ...(orders ? { orders: putAside(orders) } : {}) };
}

export function takeBack(record: ProspectRecord, step: Step): TakenBack {
  const fields = fieldsBack(record.prospect, step.fields);
  const appointments = partsBack('appointments', record.appointments.map(contentOf), step.parts.appointments);
  const followUps = partsBack('followUps', record.followUps, step.parts.followUps);
  const quotes = partsBack('quotes', record.quotes, step.parts.quotes);
  const orders = partsBack('orders', record.orders, step.parts.orders);
  const images = partsBack('images', record.images, step.parts.images);
  const parts = [appointments, followUps, quotes, orders, images];
  const conflicts = [fields, ...parts].flatMap((one) => one.conflicts);
  if (conflicts.length) return { kind: 'stood-on', conflicts };
  const names = Object.keys(fields.back) as Undoable[]; // made by fieldsBack of those names alone
  if (!names.length && !parts.some(({ moved }) => moved)) return { kind: 'nothing' };
  const version = record.prospect.version + 1;
  const versions = names.map((name) => [name, version]);
  const fieldVersions = { ...record.prospect.fieldVersions, ...Object.fromEntries(versions) };
  const prospect = withFields(record.prospect, { ...fields.back, fieldVersions });
  const before = Object.fromEntries(names.map((name) => [name, record.prospect[name] ?? null]));
  return {
    kind: 'taken-back',
    // Which version each is of is told when the record is stored.
    record: {
      prospect,
      appointments: appointments.back.map((content) => ({ ...content, version, fieldVersions: {} })),
      followUps: followUps.back,
      quotes: quotes.back,
      orders: orders.back,
      images: images.back,
    },
    before,
    after: fields.back,
  };
}

function fieldsBack(
  prospect: StoredProspect,
  fields: Step['fields'],
): { back: Partial<Record<Undoable, unknown>>; conflicts: FieldConflict[] } {
  const turns = Object.entries(fields) as [Undoable, Turn<unknown>][]; // its own keys
  const open = turns.filter(([field, { before }]) => !isSame(prospect[field], before));
  const stoodOn = open.filter(([field, { after }]) => !isSame(prospect[field], after));
  const back = Object.fromEntries(open.map(([field, { before }]) => [field, before ?? null]));
  const conflicts = stoodOn.map(([field, turn]) => conflictOf(field, turn, prospect[field]));
  return { back, conflicts: conflicts.length ? conflicts : weakContrast(withFields(prospect, back), back) };
}

/** One colour was changed since, and with the other as it was nobody could read the name. */
function weakContrast({ colour, letterColour }: StoredProspect, back: object): FieldConflict[] {
  const touched = (['colour', 'letterColour'] as const).find((field) => field in back);
  if (!touched || contrast(colour, letterColour) >= leastContrast) return [];
  const other = touched === 'colour' ? 'letterColour' : 'colour';
  return [{ field: other, theirs: other === 'colour' ? colour : letterColour }];
}

function partsBack<Part extends { id: string }>(
  field: string,
  parts: readonly Part[],
  turns: readonly Turn<Part>[] = [],
): { back: Part[]; moved: boolean; conflicts: FieldConflict[] } {
  const held = byId(parts);
  const conflicts: FieldConflict[] = [];
  let moved = false;
  for (const turn of turns) {
    const id = turn.before?.id ?? turn.after?.id ?? '';
    const now = held.get(id);
    if (isSame(now, turn.before)) continue;
    if (isSame(now, turn.after)) {
      moved = true;
      if (turn.before) held.set(id, turn.before);
      else held.delete(id);
    } else if (turn.before) conflicts.push(conflictOf(field, turn, now));
    // What the change made, and something happened to since, stays.
  }
  return { back: [...held.values()], moved, conflicts };
}

function conflictOf(field: string, { before, after }: Turn<unknown>, theirs: unknown): FieldConflict {
  const told = { mine: before, theirs, original: after };
  const present = Object.entries(told).filter(([, value]) => value !== undefined);
  return { field, ...Object.fromEntries(present) } as FieldConflict; // fields and parts of records hold JSON
}

function byId<Part extends { id: string }>(parts: readonly Part[]): Map<string, Part> {
  return new Map(parts.map((part) => [part.id, part]));
}

/** Equality of JSON values, in any order of their fields: the table keeps none. Null and nothing are both empty. */
function isSame(one: unknown, other: unknown): boolean {
  return ordered(one ?? null) === ordered(other ?? null);
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, held: unknown) =>
    held && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([one], [other]) => (one < other ? -1 : 1)))
      : held,
  );
}
