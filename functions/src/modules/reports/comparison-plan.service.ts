/** That a company's reports are compared with its records at all: apart from the comparison, which a birth does not need. */
import type { Write } from '../../platform/table.ts';
import { comparisonPut } from './comparison.repository.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** A day after it is planned; each night from then on. */
export function firstComparison(now: Date): Write {
  return comparisonPut(undefined, { at: new Date(now.getTime() + dayMs).toISOString(), since: now.toISOString() });
}
