/** What a change of the company changed, field by field, in Spanish. */
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import { cadenceNames } from '@folio/shared/exports/export.rules.ts';
import { orderStatusNames, type OrderStatus } from '@folio/shared/orders/order.rules.ts';
import { quoteStateNames, type QuoteStatus } from '@folio/shared/quotes/quote.rules.ts';
import { moneyWords } from '@folio/shared/money/money-words.rules.ts';
import { statusNames } from '@folio/shared/prospects/prospect.rules.ts';
import { states } from '@folio/shared/values/states.ts';
import { levelNames } from '@folio/shared/contract/permissions.ts';
import { reminderRoleNames } from '@folio/shared/reminders/reminder.rules.ts';

const fields: Record<string, string> = {
  name: 'nombre',
  rfc: 'RFC',
  timeZone: 'zona horaria',
  currency: 'moneda',
  workWeek: 'días que se trabaja',
  workHours: 'horario',
  holidays: 'días de descanso',
  totpRequired: 'verificación obligatoria',
  noDoubleBooking: 'sin citas encimadas',
  appointments: 'citas de la serie',
  appointment: 'cita',
  level: 'nivel',
  workCentreIds: 'centros de trabajo',
  workCentreId: 'centro de trabajo',
  active: 'acceso',
  retired: 'retirado',
  email: 'e-mail',
  folio: 'folio',
  phone: 'teléfono',
  companyName: 'empresa',
  contactedOn: 'fecha',
  colour: 'color de notificación',
  letterColour: 'color de letra',
  contactChannelId: 'medio de contacto',
  lineOfBusinessId: 'giro',
  state: 'estado',
  status: 'estatus',
  subject: 'asunto',
  notes: 'notas',
  internalNotes: 'notas internas',
  clientId: 'cliente',
  attendedBy: 'quién atiende',
  cancelReasonId: 'motivo',
  note: 'comentario',
  deletedAt: 'eliminado',
  information: 'información',
  result: 'resultado',
  kinds: 'contacto',
  nextStep: 'siguiente paso',
  outcomes: 'citas',
  kind: 'catálogo',
  address: 'contenido',
  shared: 'compartida',
  legalName: 'razón social',
  fiscalRegime: 'régimen fiscal',
  fiscalAddress: 'domicilio fiscal',
  website: 'sitio web',
  paperColour: 'color de los PDF',
  fiscalPostalCode: 'código postal',
  cfdiUse: 'uso de CFDI',
  contacts: 'contactos',
  appLeads: 'avisos en Folio, minutos antes',
  mailLeads: 'avisos por correo, minutos antes',
  roles: 'citas que se recuerdan',
  agendaOn: 'agenda del día por correo',
  agendaTime: 'hora de la agenda',
  agendaWorkDaysOnly: 'agenda sólo en días laborables',
  agendaWhenEmpty: 'agenda aunque no haya citas',
  code: 'código',
  description: 'descripción',
  unit: 'unidad',
  satUnit: 'unidad del SAT',
  priceCents: 'precio',
  tax: 'IVA',
  quote: 'cotización',
  order: 'pedido',
  format: 'formato',
  figure: 'renglones de',
  from: 'desde',
  to: 'hasta',
  generatedBy: 'quién lo generó',
  every: 'cada cuánto',
  weekday: 'día de la semana',
  monthDay: 'día del mes',
  time: 'hora',
  series: 'serie de cotizaciones',
  recipientIds: 'para quién',
  startsAtLocal: 'cuándo',
  place: 'lugar',
  minutes: 'minutos',
  totalCents: 'total',
  validUntil: 'vigencia',
  amountCents: 'pago',
  paidCents: 'pagado',
  deliveryOn: 'entrega',
};

const weekdays = ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'];

/** What a value is called, by its field. */
const namesOf: Record<string, Record<string, string>> = {
  roles: reminderRoleNames,
  every: cadenceNames,
  level: levelNames,
  state: Object.fromEntries(states.map(({ code, name }) => [code, name])),
};

const namesOfStatus: Record<string, Record<string, string>> = {
  prospect: statusNames,
  quote: quoteStateNames,
  order: orderStatusNames,
};

export interface FieldChange {
  field: string;
  before?: string | undefined;
  after?: string | undefined;
}

/** Words for what a value names: an id of the company's, and a day, with its time or without. */
export interface ValueWords {
  nameOf: (id: string) => string | undefined;
  whenOf: (when: string) => string;
}

/** What the sentence tells, or the line itself: when and by whom. */
const untold = new Set(['undid', 'cancelled']);

/** What of a change of a prospect is told beside the sentence; of a registration nothing, since all of it is the record. */
const toldOfProspect: Record<string, readonly string[]> = {
  'followed-up': ['information'],
  cancelled: ['cancelReasonId', 'note'],
  reassigned: ['attendedBy'],
  'appointment-added': ['appointment'],
  'appointment-changed': ['appointment'],
  'appointment-removed': ['appointment'],
  'quote-added': ['quote'],
  'quote-changed': ['quote'],
  'quote-moved': ['quote'],
  'quote-revived': ['quote'],
  'order-added': ['order'],
  'order-moved': ['order'],
  'order-changed': ['order'],
  'payment-added': ['order'],
  'payment-removed': ['order'],
};

/** What of a part of a prospect is worth a line. */
const toldOfParts: Record<string, readonly string[]> = {
  appointment: ['startsAtLocal', 'subject', 'place', 'minutes'],
  quote: ['status', 'totalCents', 'validUntil'],
  order: ['status', 'totalCents', 'amountCents', 'paidCents', 'deliveryOn'],
};

/** Fields of the record that an edit changed, by their names in it. */
export function changedNames({ before = {}, after = {} }: Change): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !untold.has(name));
}

export function fieldName(name: string): string {
  return fields[name] ?? name;
}

/** What changed, field by field. */
export function fieldChanges(change: Change, words: ValueWords): FieldChange[] {
  const { noun, verb, before = {}, after = {} } = change;
  if (verb === 'changed') return differences(changedNames(change), { before, after, words });
  const names = noun === 'prospect' ? (toldOfProspect[verb] ?? []) : [];
  return names.flatMap((name) => {
    const all = toldOfParts[name];
    if (!all) return differences([name], { before, after, words });
    // What is new begins as all do.
    const inner = name in before ? all : all.filter((one) => one !== 'status');
    return differences(inner, { before: fieldsOf(before[name]), after: fieldsOf(after[name]), words }, name);
  });
}

/** What the fields are of. */
interface Whole {
  part?: string | undefined;
  currency?: 'USD' | 'MXN';
}

interface Difference {
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  words: ValueWords;
}

/** @param part of the record that they are fields of */
function differences(names: readonly string[], { before, after, words }: Difference, part?: string): FieldChange[] {
  const whole: Whole = { part, currency: (after['currency'] ?? before['currency']) === 'USD' ? 'USD' : 'MXN' };
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({
      field: fieldName(name),
      before: name in before ? wordsOf(name, before[name], words, whole) : undefined,
      after: name in after ? wordsOf(name, after[name], words, whole) : undefined,
    }));
}

function fieldsOf(part: unknown): Record<string, unknown> {
  return typeof part === 'object' && part !== null && !Array.isArray(part) ? { ...part } : {};
}

/** `sáb 09:00–14:00`. */
function hoursWords(told: unknown): string {
  const { day, from, to } = told as { day: number; from: string; to: string }; // as the company's schema has it
  return `${weekdays[day]} ${from}–${to}`;
}

/** A quote or an order, as a change tells of it. */
function documentWords({ folio, status, totalCents, currency, paidCents }: Record<string, unknown>): string {
  const state = { ...quoteStateNames, ...orderStatusNames }[String(status) as QuoteStatus | OrderStatus]; // one of the two
  const money = (cents: unknown) => moneyWords(Number(cents), currency === 'USD' ? 'USD' : 'MXN');
  return [folio, state, money(totalCents), paidCents ? `pagado ${money(paidCents)}` : ''].filter(Boolean).join(', ');
}

const isDay = /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/;

function wordsOf(
  field: string,
  value: unknown,
  words: ValueWords,
  { part = 'prospect', currency }: Whole = {},
): string {
  if (value === null || value === undefined || value === '') return 'nada';
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  if (field.endsWith('Cents')) return moneyWords(Number(value), currency);
  if (field === 'workWeek' && Array.isArray(value)) return value.map((day) => weekdays[Number(day)]).join(', ');
  if (field === 'workHours' && Array.isArray(value)) return value.map(hoursWords).join(', ') || 'el usual';
  if (field === 'holidays' && Array.isArray(value)) return `${value.length} días`;
  if (field === 'contacts' && Array.isArray(value)) return value.map(({ name }) => String(name)).join(', ');
  if (Array.isArray(value)) return value.map((one) => wordsOf(field, one, words)).join(', ') || 'nada';
  if (typeof value === 'object' && 'folio' in value) return documentWords(value);
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (field === 'weekday') return weekdays[Number(text)] ?? text;
  const known = field === 'status' ? namesOfStatus[part] : namesOf[field];
  return known?.[text] ?? words.nameOf(text) ?? (isDay.test(text) ? words.whenOf(text) : text);
}
