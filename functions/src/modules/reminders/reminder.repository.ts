/** Keys and items of reminders: what a person wishes, what was sent already, and how far the clock has come. */
import { usualWishes, type ReminderWishes } from '@folio/shared/reminders/reminder.rules.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';
import type { Root } from '../../platform/keys.ts';
import type { Versioned } from '../changes/merge.rules.ts';

export interface StoredWishes extends ReminderWishes, Versioned {
  memberId: string;
  /** Instant of the next agenda; empty when there is none. */
  agendaAt: string;
  /** Day of the last agenda sent, by the company's clock: one a day, whatever is changed meanwhile. */
  agendaSentOn: string;
}

export function wishesKey(memberId: string): Key {
  return { partition: partitionOf(memberId), sort: ['WISHES'] };
}

/** Where its changes are kept. */
export function partitionOf(memberId: string): readonly string[] {
  return ['M', memberId, 'REMINDERS'];
}

/** Who the item under this key is of, as the clock's index names it. */
export function memberOfWishes([, memberId = '']: readonly string[]): string {
  return memberId;
}

/** Of who has chosen nothing, the usual ones. */
export function wishesOf(memberId: string, item: Attributes | undefined): StoredWishes {
  if (item) return item as unknown as StoredWishes; // written by wishesPut alone
  return { ...usualWishes, memberId, version: 0, fieldVersions: {}, agendaAt: '', agendaSentOn: '' };
}

/** From what was read to what is to be; the clock and the person both write it. */
export function wishesPut(read: StoredWishes, next: StoredWishes): Write {
  const { memberId, version, fieldVersions, agendaAt, agendaSentOn } = next;
  const { appLeads, mailLeads, roles, agendaOn, agendaTime, agendaWorkDaysOnly, agendaWhenEmpty } = next;
  const chosen = { appLeads, mailLeads, roles, agendaOn, agendaTime, agendaWorkDaysOnly, agendaWhenEmpty };
  const { version: readVersion, agendaAt: readAt, agendaSentOn: readDay } = read;
  return {
    label: 'retry',
    when: readVersion ? { equals: { version: readVersion, agendaAt: readAt, agendaSentOn: readDay } } : 'absent',
    put: {
      ...wishesKey(memberId),
      kind: 'reminder-wishes',
      ...(agendaAt ? { due: { of: 'AGENDA', at: agendaAt } } : {}),
      attributes: { memberId, ...chosen, version, fieldVersions, agendaAt, agendaSentOn },
    },
  };
}

/** Of an appointment, its beginning and a time before it. */
export function sentKey(memberId: string, cause: string, lead: number): Key {
  return { partition: [...partitionOf(memberId), 'SENT'], sort: [cause, String(lead)] };
}

/** Put once: nobody is reminded twice of the same. */
export function sentPut(key: Key, expiresAt: number): Write {
  return { label: 'sent', when: 'absent', put: { ...key, kind: 'reminder-sent', attributes: { expiresAt } } };
}

/** Each clock is nobody's: its one item says until when it has looked. */
export type ClockName = 'REMINDERS' | 'EXPORTS' | 'COMPARISONS';
export const clockRoot: Root = ['S', 'clock'];
export function clockKey(clock: ClockName): Key {
  return { partition: [], sort: [clock] };
}

export function clockPut(clock: ClockName, doneUntil: string): Write {
  return { put: { ...clockKey(clock), kind: 'clock', attributes: { doneUntil } } };
}
