/**
 * Who is busy when, as the rule of no two appointments at once sees it: what a change of a prospect takes of each person's
 * time, what it gives back, and what stands in its way. Pure.
 */
import { endOf, isSpan, later, overlap } from '@folio/shared/appointments/appointment.rules.ts';
import type { TakenTime } from '@folio/shared/contract/errors.ts';
import type { ProspectRecord } from './prospect-record.ts';

/** An appointment in the time of one person. */
export interface BusyTime {
  memberId: string;
  appointmentId: string;
  startsAtLocal: string;
  minutes: number;
}

/** What one person has in one month, as far as it begins in it. */
export interface BusyMonth {
  memberId: string;
  /** `YYYY-MM`. */
  month: string;
  times: readonly BusyTime[];
}

/** What a change takes and gives back. */
export interface BusyChange {
  taken: readonly BusyTime[];
  freed: readonly BusyTime[];
}

/**
 * What is over is in nobody's way: a visit of this morning is written down whatever else was at that hour. Nor is what was not
 * held, or is of a prospect that is cancelled or put aside; and what takes whole days takes nobody's hours.
 */
export function busyChange(before: ProspectRecord | undefined, after: ProspectRecord, now: Date): BusyChange {
  const [old, next] = [byPlace(before && timesOf(before, now)), byPlace(timesOf(after, now))];
  const isIn = (among: Map<string, BusyTime>, one: BusyTime) => {
    const other = among.get(placeOf(one));
    return other?.startsAtLocal === one.startsAtLocal && other.minutes === one.minutes;
  };
  return {
    taken: [...next.values()].filter((one) => !isIn(old, one)),
    freed: [...old.values()].filter((one) => !isIn(next, one)),
  };
}

function timesOf({ prospect, appointments }: ProspectRecord, now: Date): BusyTime[] {
  if (prospect.deletedAt !== undefined || prospect.status === 'cancelled') return [];
  return appointments
    .filter(isSpan)
    .filter(
      ({ outcome, startsAt, minutes }) =>
        outcome !== 'missed' && startsAt !== undefined && Date.parse(startsAt) + minutes * 60_000 > now.getTime(),
    )
    .flatMap(({ id: appointmentId, startsAtLocal, minutes, participantIds = [] }) =>
      [...new Set([prospect.attendedBy, ...participantIds])].map((memberId) => ({
        memberId,
        appointmentId,
        startsAtLocal,
        minutes,
      })),
    );
}

/** An appointment is once in the time of a person. */
function placeOf({ memberId, appointmentId }: BusyTime): string {
  return `${memberId}/${appointmentId}`;
}

function byPlace(times: readonly BusyTime[] = []): Map<string, BusyTime> {
  return new Map(times.map((one) => [placeOf(one), one]));
}

export function monthOf({ startsAtLocal }: Pick<BusyTime, 'startsAtLocal'>): string {
  return startsAtLocal.slice(0, 7);
}

/** The months that may hold something in its way: what began the day before may last until it begins. */
export function monthsAround(time: Pick<BusyTime, 'startsAtLocal' | 'minutes'>): string[] {
  const { startsAtLocal } = time;
  return [...new Set([later(startsAtLocal, -1440), startsAtLocal, endOf(time)].map((at) => at.slice(0, 7)))];
}

/** The months after the change, as far as they are of the persons and months it touches. */
export function busyAfter(months: readonly BusyMonth[], { taken, freed }: BusyChange): BusyMonth[] {
  const leaving = new Set(freed.map(placeOf));
  return months.map(({ memberId, month, times }) => {
    const mine = taken.filter((one) => one.memberId === memberId);
    const moved = new Set(mine.map(placeOf));
    const staying = times.filter((one) => !leaving.has(placeOf(one)) && !moved.has(placeOf(one)));
    return { memberId, month, times: [...staying, ...mine.filter((one) => monthOf(one) === month)] };
  });
}

/** What stands in the way, each once; of the prospect's own other appointments, too. */
export function inTheWay(after: readonly BusyMonth[], { taken }: BusyChange): TakenTime[] {
  const found = taken.flatMap((one) =>
    after
      .filter(({ memberId }) => memberId === one.memberId)
      .flatMap(({ times }) => times)
      .filter((other) => other.appointmentId !== one.appointmentId && overlap(one, other)),
  );
  return [...byPlace(found).values()]
    .map(({ memberId, startsAtLocal, minutes }) => ({ memberId, startsAtLocal, minutes }))
    .toSorted((one, other) => (one.startsAtLocal < other.startsAtLocal ? -1 : 1));
}
