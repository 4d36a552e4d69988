/** A recurrence in words: «Cada martes a las 9:00 a. m., 12 veces, hasta el 16 de febrero». */
import { daysOf, ordinalOf, type MonthlyBy, type Recurrence } from '@folio/shared/appointments/recurrence.rules.ts';
import { weekday } from '@folio/shared/values/days.ts';
import { clockTime, spokenDay } from '#lib/ui/dates.ts';

export const weekdayNames = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'] as const;
const pluralNames: Record<number, string> = { 0: 'domingos', 6: 'sábados' };
const ordinals = ['primer', 'segundo', 'tercer', 'cuarto', 'último'] as const;

/** What will happen, of a rule that is in order; without an hour, all day. */
export function recurrenceWords(recurrence: Recurrence, day: string, time: string | undefined): string {
  const days = daysOf(recurrence, day);
  const [first = day, last = day] = [days[0], days.at(-1)];
  const year = last.slice(0, 4) === day.slice(0, 4) ? '' : ` de ${last.slice(0, 4)}`;
  return [
    `${ruleWords(recurrence, day)}${time === undefined ? ', todo el día' : ` a las ${clockTime(time)}`}`,
    first === day ? '' : `desde el ${spokenDay(first)}`,
    days.length === 1 ? 'una vez' : `${days.length} veces`,
    `hasta el ${spokenDay(last)}${year}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** `Cada 2 semanas, los martes y jueves`. */
function ruleWords(recurrence: Recurrence, day: string): string {
  const { every } = recurrence;
  if (recurrence.frequency === 'daily') return every === 1 ? 'Todos los días' : `Cada ${every} días`;
  if (recurrence.frequency === 'monthly') {
    const months = every === 1 ? 'Cada mes' : `Cada ${every} meses`;
    return `${months}, ${monthlyWords(recurrence.by, day)}`;
  }
  const days = recurrence.weekdays.toSorted();
  if (every > 1) return `Cada ${every} semanas, los ${listed(days.map((one) => pluralNames[one] ?? nameOf(one)))}`;
  if (days.length === 7) return 'Todos los días';
  return days.join() === '1,2,3,4,5' ? 'De lunes a viernes' : `Cada ${listed(days.map(nameOf))}`;
}

/** `el día 15`, `el segundo martes`, `el último viernes`. */
export function monthlyWords(by: MonthlyBy, day: string): string {
  if (by === 'weekday') return `el ${ordinals[ordinalOf(day) - 1]} ${nameOf(weekday(day))}`;
  if (by === 'last-weekday') return `el último ${nameOf(weekday(day))}`;
  const number = Number(day.slice(8));
  return number > 28 ? `el día ${number} (o el último del mes)` : `el día ${number}`;
}

function nameOf(day: number): string {
  return weekdayNames[day] ?? '';
}

const list = new Intl.ListFormat('es-MX', { type: 'conjunction' });

function listed(words: readonly string[]): string {
  return list.format(words);
}
