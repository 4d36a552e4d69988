/** Schema of a time zone. */
import * as z from 'zod';
import { timeZones } from './time-zones.ts';

/** Only names of this list: a free zone name would reach `Intl` and every calculation behind it. */
export const timeZone = z.enum(timeZones.map((zone) => zone.id));
export type TimeZone = z.infer<typeof timeZone>;
