/** What the log can be narrowed to: who acted, and the kind of thing it happened to. */
import type { Change, ChangeNoun } from '@folio/shared/audit/audit-log.schema.ts';
import { clientOf } from '#lib/prospects/prospect-history.rules.ts';

export const kindNames = {
  prospectos: 'Prospectos y seguimientos',
  citas: 'Citas',
  cotizaciones: 'Cotizaciones',
  pedidos: 'Pedidos y pagos',
  imagenes: 'Imágenes',
  clientes: 'Clientes',
  productos: 'Productos y servicios',
  personas: 'Personas e invitaciones',
  empresa: 'Empresa, centros y catálogos',
  avisos: 'Avisos, calendarios y vistas',
  exportaciones: 'Exportaciones y cortes',
} as const;
type Kind = keyof typeof kindNames;

const kindOfNoun: Record<Exclude<ChangeNoun, 'prospect'>, Kind> = {
  company: 'empresa',
  member: 'personas',
  invitation: 'personas',
  'work-centre': 'empresa',
  'catalogue-entry': 'empresa',
  client: 'clientes',
  product: 'productos',
  view: 'avisos',
  'reminder-settings': 'avisos',
  'calendar-feed': 'avisos',
  export: 'exportaciones',
  'export-schedule': 'exportaciones',
  'report-cut': 'exportaciones',
};

/** A prospect holds what hangs on it: the first word of what was done, or undone, says which of it. */
const kindOfVerb: Record<string, Kind> = {
  appointment: 'citas',
  quote: 'cotizaciones',
  order: 'pedidos',
  payment: 'pedidos',
  image: 'imagenes',
};

export function kindOf({ noun, verb, after }: Pick<Change, 'noun' | 'verb' | 'after'>): Kind {
  if (noun !== 'prospect') return kindOfNoun[noun];
  const done = verb === 'undone' ? String(after?.['undid']) : verb;
  return kindOfVerb[done.split('-')[0] ?? ''] ?? 'prospectos';
}

/** In the place of a person: what clients did with the links of their quotes. */
export const byClients = 'clientes';

/** Empty: whoever, and whatever. */
export interface Narrowing {
  person: string;
  kind: string;
}

export function isWanted(change: Change, { person, kind }: Narrowing): boolean {
  const actor = clientOf(change) === undefined ? change.memberId : byClients;
  return (!person || actor === person) && (!kind || kindOf(change) === kind);
}
