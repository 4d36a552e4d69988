/**
 * The company's rule of no two appointments of one person at once. Whatever changes a prospect comes by here with what it was
 * and what it becomes: the months of the persons concerned are read, compared, and written in the same transaction on
 * condition that they are as they were read.
 */
import { AppError } from '../../platform/app-error.ts';
import type { ActingContext } from '../../platform/context.ts';
import { transactionLimit, type Attributes, type Key, type Table, type Write } from '../../platform/table.ts';
import {
  busyAfter,
  busyChange,
  inTheWay,
  monthOf,
  monthsAround,
  type BusyChange,
  type BusyMonth,
} from './busy-times.ts';
import { busyKey, busyMonth, busyWrite, type StoredBusyMonth } from './busy.repository.ts';
import type { ProspectRecord } from './prospect-record.ts';

type Place = Pick<BusyMonth, 'memberId' | 'month'>;

/** What a command will most likely need, so that it is read with the rest: whoever acts mostly attends the prospect. */
export interface BusyGuess {
  day: string;
  /** Besides whoever acts. */
  memberIds?: readonly string[];
}

/** Nothing where appointments may overlap. */
export function busyNeeds({ actor }: ActingContext, guess: BusyGuess | undefined): Place[] {
  if (actor.noOverlapSince === undefined || !guess) return [];
  const people = [...new Set([actor.memberId, ...(guess.memberIds ?? [])])];
  return people.map((memberId) => ({ memberId, month: guess.day.slice(0, 7) }));
}

export function busyKeys(places: readonly Place[]): Key[] {
  return places.map(busyKey);
}

interface BusyQuestion {
  before: ProspectRecord | undefined;
  after: ProspectRecord;
  /** Those of `busyNeeds`, as they were read with the command. */
  guessed: readonly { place: Place; item: Attributes | undefined }[];
  /** How many items the transaction holds already. */
  items: number;
}

/** @throws AppError `appointment.taken`, `appointment.too_many_people` */
export async function busyWrites(table: Table, context: ActingContext, asked: BusyQuestion): Promise<Write[]> {
  const since = context.actor.noOverlapSince;
  if (since === undefined) return [];
  const change = busyChange(asked.before, asked.after, context.now);
  const places = placesOf(change);
  if (!places.length) return [];
  if (places.length + asked.items > transactionLimit) throw new AppError('appointment.too_many_people');
  const months = await readMonths(table, { places, since, guessed: asked.guessed });
  const after = busyAfter(months, change);
  const taken = inTheWay(after, change);
  if (taken.length) throw new AppError('appointment.taken', { taken: taken.slice(0, mostTold) });
  return months.map((month, at) => busyWrite(month, isTouched(month, change) ? after[at] : undefined, since));
}

const mostTold = 10;

/** Where something changes, and where something may be in the way of it; each once. */
function placesOf({ taken, freed }: BusyChange): Place[] {
  const places = [
    ...taken.flatMap((time) => monthsAround(time).map((month) => ({ memberId: time.memberId, month }))),
    ...freed.map((time) => ({ memberId: time.memberId, month: monthOf(time) })),
  ];
  return [...new Map(places.map((place) => [nameOf(place), place])).values()];
}

function isTouched(place: Place, { taken, freed }: BusyChange): boolean {
  return [...taken, ...freed].some((one) => one.memberId === place.memberId && monthOf(one) === place.month);
}

/** Those that were not read with the command are read now. */
async function readMonths(
  table: Table,
  { places, since, guessed }: Pick<BusyQuestion, 'guessed'> & { places: readonly Place[]; since: number },
): Promise<StoredBusyMonth[]> {
  const items = new Map(guessed.map(({ place, item }) => [nameOf(place), item]));
  const missing = places.filter((place) => !items.has(nameOf(place)));
  if (missing.length) {
    const found = await table.get(busyKeys(missing));
    for (const [at, place] of missing.entries()) items.set(nameOf(place), found[at]);
  }
  return Promise.all(places.map((place) => busyMonth(table, place, { item: items.get(nameOf(place)), since })));
}

function nameOf({ memberId, month }: Place): string {
  return `${memberId}/${month}`;
}
