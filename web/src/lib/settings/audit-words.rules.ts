/** Changes of the company, told in Spanish. */
import type { Change, ChangeNoun } from '@folio/shared/audit/audit-log.schema.ts';
import { cadenceNames } from '@folio/shared/exports/export.rules.ts';
import { orderStatusNames, type OrderStatus } from '@folio/shared/orders/order.rules.ts';
import { quoteStateNames, type QuoteStatus } from '@folio/shared/quotes/quote.rules.ts';
import { moneyWords } from '@folio/shared/money/money-words.rules.ts';
import { levelNames } from '@folio/shared/contract/permissions.ts';
import { reminderRoleNames } from '@folio/shared/reminders/reminder.rules.ts';

/** What happened to each noun, between the name of who acted and the name of what changed. */
const sentences: Record<ChangeNoun, Record<string, string>> = {
  prospect: {
    created: 'registró al prospecto',
    changed: 'cambió al prospecto',
    'followed-up': 'dio seguimiento al prospecto',
    'appointment-added': 'agregó una cita al prospecto',
    'appointment-changed': 'cambió una cita del prospecto',
    'appointment-removed': 'quitó una cita del prospecto',
    cancelled: 'canceló al prospecto',
    reopened: 'reabrió al prospecto',
    reassigned: 'reasignó al prospecto',
    deleted: 'eliminó al prospecto',
    restored: 'restauró al prospecto',
    undone: 'deshizo un cambio del prospecto',
    'quote-added': 'cotizó al prospecto',
    'quote-changed': 'cambió una cotización del prospecto',
    'quote-moved': 'movió una cotización del prospecto',
    'quote-revived': 'dio nueva vigencia a una cotización del prospecto',
    'quote-discarded': 'eliminó una cotización del prospecto',
    'quote-linked': 'hizo la liga de una cotización del prospecto',
    'quote-link-renewed': 'renovó la liga de una cotización del prospecto',
    'quote-unlinked': 'anuló la liga de una cotización del prospecto',
    'quote-mailed': 'envió por correo una cotización al prospecto',
    'quote-opened': 'abrió, con su liga, una cotización del prospecto',
    'quote-accepted': 'aceptó, con su liga, una cotización del prospecto',
    'quote-declined': 'rechazó, con su liga, una cotización del prospecto',
    'quote-asked': 'preguntó, con su liga, sobre una cotización del prospecto',
    'quote-question-replied': 'contestó una pregunta del prospecto',
    'order-added': 'hizo un pedido del prospecto',
    'order-moved': 'movió un pedido del prospecto',
    'order-changed': 'cambió la entrega de un pedido del prospecto',
    'payment-added': 'registró un pago del prospecto',
    'payment-removed': 'quitó un pago del prospecto',
    'image-added': 'agregó una imagen al prospecto',
    'image-captioned': 'cambió el pie de una imagen del prospecto',
    'image-moved': 'movió una imagen del prospecto',
    'image-removed': 'quitó una imagen del prospecto',
  },
  company: {
    created: 'registró la empresa',
    changed: 'cambió los datos de',
    'logo-changed': 'cambió el logotipo de',
    'logo-removed': 'quitó el logotipo de',
  },
  member: { changed: 'cambió el acceso de', joined: 'incorporó a', 'totp-reset': 'quitó la verificación de' },
  invitation: {
    created: 'invitó a',
    'sent-again': 'envió de nuevo la invitación de',
    revoked: 'canceló la invitación de',
  },
  'work-centre': { created: 'creó el centro de trabajo', changed: 'cambió el centro de trabajo' },
  'catalogue-entry': { created: 'agregó al catálogo', changed: 'cambió en el catálogo' },
  client: { created: 'registró al cliente', changed: 'cambió al cliente' },
  product: {
    created: 'agregó el producto',
    changed: 'cambió el producto',
    'image-changed': 'cambió la imagen del producto',
    'image-removed': 'quitó la imagen del producto',
  },
  view: { created: 'guardó la vista', changed: 'cambió la vista', removed: 'quitó la vista' },
  'reminder-settings': { changed: 'cambió los recordatorios de' },
  'calendar-feed': {
    created: 'creó la dirección del calendario de',
    renewed: 'renovó la dirección del calendario de',
    removed: 'quitó la dirección del calendario de',
  },
  export: { requested: 'pidió la exportación', retried: 'volvió a intentar la exportación' },
  'export-schedule': {
    created: 'programó la exportación',
    changed: 'cambió la exportación programada',
    removed: 'quitó la exportación programada',
  },
  'report-cut': { created: 'guardó el corte' },
};

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
  priceCents: 'precio en centavos',
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
};

const weekdays = ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'];

/** «invitó a ines@muebles.example», after the name of who acted; whoever joins acts on themselves. */
export function sentenceOf({ verb, noun, memberId, subjectId, subjectName }: Change): string {
  if (verb === 'joined' && memberId === subjectId) return 'se unió a la empresa';
  return `${sentences[noun][verb] ?? verb} ${subjectName}`;
}

export interface FieldChange {
  field: string;
  before?: string | undefined;
  after?: string | undefined;
}

/** What the sentence tells, or the line itself: when and by whom. */
const untold = new Set(['undid', 'cancelled']);

/** What changed, field by field; `nameOf` knows the names of ids. */
export function fieldChanges(
  { before = {}, after = {} }: Change,
  nameOf: (id: string) => string | undefined,
): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !untold.has(name));
  return names.map((name) => ({
    field: fields[name] ?? name,
    before: name in before ? wordsOf(name, before[name], nameOf) : undefined,
    after: name in after ? wordsOf(name, after[name], nameOf) : undefined,
  }));
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

function wordsOf(field: string, value: unknown, nameOf: (id: string) => string | undefined): string {
  if (value === null || value === undefined || value === '') return 'nada';
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  if (field === 'workWeek' && Array.isArray(value)) return value.map((day) => weekdays[Number(day)]).join(', ');
  if (field === 'workHours' && Array.isArray(value)) return value.map(hoursWords).join(', ') || 'el usual';
  if (field === 'holidays' && Array.isArray(value)) return `${value.length} días`;
  if (field === 'contacts' && Array.isArray(value)) return value.map(({ name }) => String(name)).join(', ');
  if (Array.isArray(value)) return value.map((one) => wordsOf(field, one, nameOf)).join(', ');
  if (typeof value === 'object' && 'folio' in value) return documentWords(value);
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (field === 'roles') return Object.entries(reminderRoleNames).find(([role]) => role === text)?.[1] ?? text;
  if (field === 'weekday') return weekdays[Number(text)] ?? text;
  if (field === 'every') return Object.entries(cadenceNames).find(([every]) => every === text)?.[1] ?? text;
  if (field === 'level') return Object.entries(levelNames).find(([level]) => level === text)?.[1] ?? text;
  return nameOf(text) ?? text;
}
