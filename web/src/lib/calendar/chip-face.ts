/** What every view needs of a chip to show it, and what may be done with it there. */
import type { Hours } from '@folio/shared/company/work-hours.rules.ts';
import type { Chip } from '@folio/shared/calendar/calendar.schema.ts';
import type { Deadline } from '@folio/shared/deadlines/deadline.schema.ts';
import type { Place } from './chip.rules.ts';

export interface ChipFace {
  /** Absent where the prospect may not be seen: the chip opens a card of its own. */
  hrefOf: (chip: Chip) => string | undefined;
  /** The whole of it in one line. */
  wordsOf: (chip: Chip) => string;
  classOf: (chip: Chip) => string;
  isMovable: (chip: Chip) => boolean;
  oncard: (chip: Chip) => void;
}

/** What is done with chips by mouse and finger. */
export interface ChipActs {
  onmove: (chip: Chip, to: Place) => void;
  /** An empty slot was chosen. */
  onadd: (at: { day: string; time?: string; minutes?: number; days?: number }) => void;
  /** Those that found no room on a day. */
  onmore: (day: string) => void;
}

/** What each view shows besides chips. */
export interface Days {
  /** `YYYY-MM-DD` in the company's zone. */
  today: string;
  holidays: ReadonlyMap<string, string>;
  /** Last days of quotes and orders; none while they are switched off. */
  deadlines: ReadonlyMap<string, readonly Deadline[]>;
  /** 0 = Sunday … 6 = Saturday. */
  workWeek: readonly number[];
  /** When a day is worked; undefined on days of rest. */
  hoursOn: (day: string) => Hours | undefined;
  addHrefOf: (day: string) => string;
}

/** The library speaks of days as midnights of the browser's zone. */
export function isoDayOf(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** How far down a day a time stands, in percent. */
export function partOfDay(time: string): number {
  return ((Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) / 1440) * 100;
}

/** The library moves by whole days and seconds. */
export function minutesOf({ days = 0, seconds = 0 }: { days?: number; seconds?: number }): number {
  return days * 1440 + seconds / 60;
}
