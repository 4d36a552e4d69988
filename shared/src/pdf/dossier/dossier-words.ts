/** How the dossier speaks of a prospect's days, people and places. */
import { hasHour } from '../../appointments/all-day.rules.ts';
import { wallClockIn } from '../../values/days.ts';
import { printedDay, printedTime, printedWeekday } from '../../values/spanish-days.ts';
import type { Block, Span } from '../document.ts';
import { inks, styles } from '../palette.ts';
import type { Dossier } from './dossier.types.ts';

/** Wall clock of the company. */
export function nowOf({ company, madeAt }: Dossier): string {
  return wallClockIn(company.timeZone, madeAt);
}

export function nameIn({ names }: Dossier, id: string | undefined): string {
  return (id && names[id]) || '';
}

/** `lun 23 nov 2026` over `4:30 p. m.`, or over `todo el día`; of several days the first over `al mié 25 nov 2026`. */
export function whenSpans(when: string): Span[] {
  const last = when.slice(-10);
  const until = last === when.slice(0, 10) ? 'todo el día' : `al ${printedWeekday(last)}`;
  const below = hasHour(when) ? printedTime(when) : until;
  return [{ text: printedWeekday(when) }, { text: `\n${below}`, colour: inks.soft }];
}

/** `23 nov 2026, 4:30 p. m.` of a moment, on the company's clock. */
export function momentWords({ company }: Dossier, instant: string | Date): string {
  const local = wallClockIn(company.timeZone, new Date(instant));
  return `${printedDay(local)}, ${printedTime(local)}`;
}

/** `1 cita`, `3 citas`. */
export function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** A heading with how many there are of what follows. */
export function sectionHeading(title: string, count?: string): Block {
  const spans: Span[] = [{ text: title }];
  if (count) spans.push({ text: `  ${count}`, size: 9, weight: 'regular', colour: inks.soft, tracking: 0 });
  return { kind: 'paragraph', role: 'H2', text: spans, style: styles.heading, withNext: true };
}
