/** Days and times of the wall clock, without a zone: `2026-11-23`, `16:30`. A day is never a midnight in UTC. */
import * as z from 'zod';
import { timePattern } from './days.ts';

/** ISO date of a day that exists, from 1900 to 2199. */
export const localDate = z.iso.date().refine((day) => day >= '1900-01-01' && day <= '2199-12-31', {
  message: 'Escribe una fecha entre 1900 y 2199.',
  params: { code: 'out_of_range' },
});

/** `HH:MM`, 24 hours. */
export const localTime = z.string().regex(timePattern);

/** `YYYY-MM-DDTHH:MM` on the wall clock of some zone told beside it. */
export const localDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);

/** The beginning of what is at an hour, or the first day of what takes whole days. */
export const localStart = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/);

/** When something is, in one text: the same, or a first and a last day, `YYYY-MM-DD/YYYY-MM-DD`. */
export const localWhen = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}|\/\d{4}-\d{2}-\d{2})?$/);

/** A month, `YYYY-MM`. */
export const yearMonth = z.string().regex(/^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/);

/** Moment in UTC, as ISO 8601 with milliseconds. */
export const instant = z.iso.datetime();
