/**
 * Folios of quotes: the company's, or those of a work centre that has a series. Each series has its own last folio, and all of
 * them stand in one counter with the name of each centre's: whoever makes a quote reads one item, whatever the centre.
 */
import type { Attributes, Write } from '../../platform/table.ts';
import { counterKey, counterNext, counterPut, counterValue } from './counter.service.ts';

const lastOf = (series: string) => `last_${series}`;
const seriesOf = (workCentreId: string) => `series_${workCentreId}`;

export interface NextFolio {
  series?: string;
  folio: number;
  /** How many there are, of whatever series: what lists sort by. Two made in one moment may share it. */
  number: number;
  write: Write;
}

/** @param item of the counter `quotes` */
export function nextQuoteFolio(item: Attributes | undefined, workCentreId: string): NextFolio {
  const number = givenIn(item) + 1;
  const series = item?.[seriesOf(workCentreId)];
  if (typeof series !== 'string') return { folio: counterValue(item) + 1, number, write: counterNext('quotes', item) };
  const last = Number(item?.[lastOf(series)]);
  const write = {
    label: 'retry',
    update: counterKey('quotes'),
    set: { [lastOf(series)]: last + 1 },
    when: { equals: { [lastOf(series)]: last } },
  };
  return { series, folio: last + 1, number, write };
}

/** A series that was there before goes on where it was. */
export function seriesWrite(item: Attributes | undefined, workCentreId: string, series: string | null): Write {
  const isNew = series !== null && item?.[lastOf(series)] === undefined;
  const set = { [seriesOf(workCentreId)]: series, ...(isNew ? { [lastOf(series)]: 0 } : {}) };
  if (!item) return { ...counterPut('quotes', 0, set), label: 'retry' };
  // Somebody else may have begun it meanwhile, and a quote may count in it already.
  const when = isNew ? { when: { atMost: { [lastOf(series)]: 0 } } } : {};
  return { label: 'retry', update: counterKey('quotes'), set, ...when };
}

function givenIn(item: Attributes | undefined): number {
  const lasts = Object.entries(item ?? {}).filter(([name]) => name.startsWith('last_'));
  return counterValue(item) + lasts.reduce((sum, [, last]) => sum + Number(last), 0);
}
