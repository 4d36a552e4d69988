/** Repetir while it is filled: what it begins with, what is sent of it, and which of its days somebody should look at. */
import {
  isLastOfMonth,
  ordinalOf,
  type Frequency,
  type MonthlyBy,
  type Recurrence,
} from '@folio/shared/appointments/recurrence.rules.ts';
import { addDays, weekday } from '@folio/shared/values/days.ts';

export interface RecurrenceValues {
  /** Empty: it does not recur. */
  repeats: Frequency | '';
  every: number;
  /** Empty: the weekday of its day, whichever that is. */
  weekdays: number[];
  by: MonthlyBy;
  ends: 'count' | 'until';
  count: number;
  until: string;
  except: string[];
}

export function beginningRecurrence(day: string): RecurrenceValues {
  return {
    repeats: '',
    every: 1,
    weekdays: [],
    by: 'day',
    ends: 'count',
    count: 12,
    until: addDays(day, 84),
    except: [],
  };
}

/** Weekdays on which it is, its own when none was chosen. */
export function weekdaysOf({ weekdays }: Pick<RecurrenceValues, 'weekdays'>, day: string): number[] {
  return weekdays.length ? [...weekdays] : [weekday(day)];
}

/** What is sent; undefined when it does not recur. */
export function toRecurrence(values: RecurrenceValues, day: string): Recurrence | undefined {
  const { repeats, every, ends, count, until, except } = values;
  if (!repeats || !day) return undefined;
  const common = {
    every,
    ...(ends === 'count' ? { count } : { until }),
    ...(except.length ? { except: [...except] } : {}),
  };
  if (repeats === 'weekly') return { frequency: repeats, weekdays: weekdaysOf(values, day), ...common };
  if (repeats === 'monthly') return { frequency: repeats, by: byOf(values, day), ...common };
  return { frequency: repeats, ...common };
}

/** How one may say which day of each month: what its day is. */
export function monthlyBysOf(day: string): MonthlyBy[] {
  return [
    'day',
    ...(ordinalOf(day) < 5 ? (['weekday'] as const) : []),
    ...(isLastOfMonth(day) ? (['last-weekday'] as const) : []),
  ];
}

/** What was chosen of another day may not be said of this one. */
export function byOf({ by }: Pick<RecurrenceValues, 'by'>, day: string): MonthlyBy {
  return monthlyBysOf(day).includes(by) ? by : 'day';
}

const units: Record<Frequency, [one: string, many: string]> = {
  daily: ['día', 'días'],
  weekly: ['semana', 'semanas'],
  monthly: ['mes', 'meses'],
};

export function everyOptions(frequency: Frequency): { value: string; label: string }[] {
  const [one, many] = units[frequency];
  return Array.from({ length: 12 }, (_, at) => ({
    value: String(at + 1),
    label: at === 0 ? `Cada ${one}` : `Cada ${at + 1} ${many}`,
  }));
}
