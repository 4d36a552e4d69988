/** Both hours, where they differ. */
import { placeName } from '@folio/shared/values/place.ts';
import { clockTime } from '#lib/ui/dates.ts';
import { localTimeThere, type Elsewhere } from './zone-hints.rules.ts';

/** `9:00 a. m. en Ojinaga, Chihuahua`, or nothing when the clocks agree. */
export function hourThere(where: Elsewhere, local: string): string | undefined {
  const there = localTimeThere(where, local);
  return there && `${clockTime(there.slice(11))} en ${placeName(where.place)}`;
}
