/** What the parts of a report are called, on screen and in its files. Pure. */
import { states } from '../values/states.ts';
import { narrowing, unsaid, type Dimension } from './report.rules.ts';

export const dimensionNames: Record<Dimension, string> = {
  attendedBy: 'Quién atiende',
  generatedBy: 'Quién lo generó',
  workCentreId: 'Centro de trabajo',
  contactChannelId: 'Medio de contacto',
  lineOfBusinessId: 'Giro',
  state: 'Estado',
  cancelReasonId: 'Motivo',
};

/** Of those of which nobody said it. */
export const nobodySaid: Partial<Record<Dimension, string>> = {
  contactChannelId: 'Sin medio',
  lineOfBusinessId: 'Sin giro',
  state: 'Sin estado',
  cancelReasonId: 'Sin motivo',
};

/** Names of people, centres and words of the catalogue; empty for what is not known. */
export type NameOf = (id: string) => string;

/** What a value of a dimension is called. */
export function valueName(by: Dimension, value: string | undefined, nameOf: NameOf): string {
  if (value === undefined || value === unsaid) return nobodySaid[by] ?? 'Nadie';
  if (by === 'state') return states.find(({ code }) => code === value)?.name ?? value;
  return nameOf(value) || (by === 'attendedBy' || by === 'generatedBy' ? 'Otra persona' : 'Otro');
}

const filterable = ['workCentreId', 'attendedBy', ...narrowing] as const;

/** What a report is narrowed to: `Quién atiende: Laura Peña`. */
export function filterWords(
  filters: Partial<Record<(typeof filterable)[number], string | undefined>>,
  nameOf: NameOf,
): string[] {
  return filterable.flatMap((by) =>
    filters[by] === undefined ? [] : [`${dimensionNames[by]}: ${valueName(by, filters[by], nameOf)}`],
  );
}
