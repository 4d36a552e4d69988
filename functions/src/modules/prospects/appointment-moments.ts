/**
 * Moments for what knows no days: the index of what is due, and whether something is still ahead. One that is at an hour has its
 * own; those of one that takes whole days follow from its dates and its zone, and are kept nowhere. Pure.
 */
import { lastDay } from '@folio/shared/appointments/all-day.rules.ts';
import type { MailedWhen } from '@folio/shared/contract/events.ts';
import { remindedAtTime } from '@folio/shared/reminders/reminder.rules.ts';
import { addDays } from '@folio/shared/values/days.ts';
import { instantOf } from '@folio/shared/values/zoned-time.ts';
import type { StoredAppointment } from './prospect-record.ts';

type Placed = Pick<StoredAppointment, 'startsAt' | 'startsAtLocal' | 'days' | 'timeZone'>;

/** Reminders count back from here: its beginning, or the morning of its first day. */
export function remindedFrom({ startsAt, startsAtLocal, timeZone }: Placed): string {
  return startsAt ?? instantOf(`${startsAtLocal}T${remindedAtTime}`, timeZone);
}

/** Until here somebody may still be asked to it: its beginning, or the end of the last of its days. */
export function aheadUntil(placed: Placed): string {
  return placed.startsAt ?? instantOf(`${addDays(lastDay(placed), 1)}T00:00`, placed.timeZone);
}

/** When it is, as mails are told. */
export function mailedWhen({ startsAt, startsAtLocal, minutes, days }: StoredAppointment): MailedWhen {
  if (startsAt === undefined || minutes === undefined) return { day: startsAtLocal, days: days ?? 1 };
  return { startsAt, minutes };
}
