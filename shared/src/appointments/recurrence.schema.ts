/** Repetir, as it is sent: the rule, and where it ends. */
import * as z from 'zod';
import { localDate } from '../values/local-date.ts';
import { monthlyBys, mostEvery, mostOccurrences } from './recurrence.rules.ts';

const common = {
  every: z.int().min(1).max(mostEvery).default(1),
  count: z.int().min(2).max(mostOccurrences).optional(),
  until: localDate.optional(),
  except: z.array(localDate).max(mostOccurrences).optional(),
};

const weekdays = z
  .array(z.int().min(0).max(6))
  .min(1)
  .max(7)
  .refine((days) => new Set(days).size === days.length, {
    message: 'Hay un día repetido.',
    params: { code: 'repeated' },
  });

export const recurrence = z.discriminatedUnion('frequency', [
  z.strictObject({ frequency: z.literal('daily'), ...common }),
  z.strictObject({ frequency: z.literal('weekly'), weekdays, ...common }),
  z.strictObject({ frequency: z.literal('monthly'), by: z.enum(monthlyBys), ...common }),
]);
