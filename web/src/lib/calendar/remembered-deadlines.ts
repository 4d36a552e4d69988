import { keep, readKept } from '#lib/ui/device.ts';

const key = 'folio.calendar-deadlines';

/** Whether this device shows last days of quotes and orders: it does until somebody switches them off. */
export function remembersDeadlines(): boolean {
  return readKept(key) !== 'off';
}

export function rememberDeadlines(shown: boolean): void {
  keep(key, shown ? 'on' : 'off');
}
