/** What happened to a prospect, told in Spanish: who did what, and of each field what it was and what it became. */
import type { Change } from '@folio/shared/audit/audit-log.schema.ts';
import { orderStatusNames } from '@folio/shared/orders/order.rules.ts';
import { quoteStateNames } from '@folio/shared/quotes/quote.rules.ts';

/** After the name of who acted. */
const sentences: Record<string, string> = {
  created: 'registró el prospecto',
  changed: 'cambió datos',
  'followed-up': 'agregó un seguimiento',
  'appointment-added': 'agregó una cita',
  'appointment-changed': 'cambió una cita',
  'appointment-removed': 'quitó una cita',
  'image-added': 'agregó una imagen',
  'image-captioned': 'cambió el pie de una imagen',
  'image-moved': 'cambió el orden de las imágenes',
  'image-removed': 'quitó una imagen',
  reassigned: 'lo reasignó',
  cancelled: 'lo canceló',
  reopened: 'lo reabrió',
  deleted: 'lo eliminó',
  restored: 'lo restauró',
  'quote-added': 'hizo la cotización',
  'quote-changed': 'cambió la cotización',
  'quote-moved': 'movió la cotización',
  'quote-revived': 'dio nueva vigencia a la cotización',
  'quote-discarded': 'eliminó la cotización',
  'quote-linked': 'hizo la liga del cliente de la cotización',
  'quote-link-renewed': 'renovó la liga del cliente de la cotización',
  'quote-unlinked': 'anuló la liga del cliente de la cotización',
  'quote-mailed': 'envió por correo la cotización',
  'quote-opened': 'abrió la cotización',
  'quote-accepted': 'aceptó la cotización: pedido',
  'quote-declined': 'rechazó la cotización',
  'quote-asked': 'preguntó sobre la cotización',
  'quote-question-replied': 'contestó una pregunta sobre la cotización',
  'order-added': 'hizo el pedido',
  'order-moved': 'movió el pedido',
  'order-changed': 'cambió la entrega del pedido',
  'payment-added': 'registró un pago del pedido',
  'payment-removed': 'quitó un pago del pedido',
};

/** Of an undo, what it took back. */
const undoneSentences: Record<string, string> = {
  created: 'deshizo el registro',
  changed: 'deshizo un cambio de datos',
  'followed-up': 'deshizo un seguimiento',
  'appointment-added': 'deshizo una cita nueva',
  'appointment-changed': 'deshizo el cambio de una cita',
  'appointment-removed': 'devolvió una cita que se quitó',
  'image-added': 'deshizo una imagen nueva',
  'image-captioned': 'deshizo el pie de una imagen',
  'image-moved': 'deshizo el orden de las imágenes',
  'image-removed': 'devolvió una imagen que se quitó',
  reassigned: 'deshizo la reasignación',
  cancelled: 'deshizo la cancelación',
  reopened: 'deshizo la reapertura',
  deleted: 'deshizo la eliminación',
  restored: 'deshizo la restauración',
  'quote-added': 'deshizo una cotización',
  'quote-changed': 'deshizo el cambio de una cotización',
  'quote-moved': 'devolvió una cotización a su estatus',
  'quote-revived': 'quitó la nueva vigencia de una cotización',
  'quote-discarded': 'recuperó una cotización',
  'quote-mailed': 'devolvió una cotización a su estatus',
  'quote-opened': 'devolvió una cotización a su estatus',
  'quote-accepted': 'deshizo el pedido de una aceptación',
  'quote-declined': 'devolvió una cotización rechazada',
  'order-added': 'deshizo un pedido',
  'order-moved': 'devolvió un pedido a su estatus',
  'order-changed': 'deshizo el cambio de entrega de un pedido',
  'payment-added': 'deshizo un pago',
  'payment-removed': 'devolvió un pago',
  undone: 'rehízo lo deshecho',
};

export function sentenceOf({ verb, after }: Pick<Change, 'verb' | 'after'>): string {
  if (verb === 'undone') return undoneSentences[String(after?.['undid'])] ?? 'deshizo un cambio';
  return [sentences[verb] ?? 'hizo un cambio', documentWords(verb, after)].filter(Boolean).join(' ');
}

/** `C-0412`, and where it stands now when that is what changed. */
function documentWords(verb: string, after: Change['after']): string {
  const told = after?.['quote'] ?? after?.['order'];
  if (typeof told !== 'object' || told === null || Array.isArray(told)) return '';
  const { folio, status } = told;
  const names: Record<string, string> = after?.['quote'] ? quoteStateNames : orderStatusNames;
  return verb.endsWith('-moved') ? `${String(folio)} a ${names[String(status)]}` : String(folio ?? '');
}

/** Who did it, when that was the client, who is no member. */
export function clientOf({ verb, after }: Pick<Change, 'verb' | 'after'>): string | undefined {
  const client = verb === 'undone' ? undefined : after?.['client'];
  return typeof client === 'string' ? `${client} (cliente)` : undefined;
}

export interface ChangedField {
  /** Name in the record. */
  field: string;
  before: unknown;
  after: unknown;
}

/** The step a follow-up made, as it stands in its change. */
export interface ToldStep {
  day: string;
  time: string;
}

// Told in full by the detail itself, and of no use as a difference.
const untold = new Set([
  'version',
  'id',
  'at',
  'memberId',
  'folio',
  'createdAt',
  'deletedAt',
  'cancelled',
  'nextAppointmentId',
  'undid',
  'client',
]);

// The table keeps no order of fields: these are told first, the rest as they come.
const firstTold = ['status', 'kinds', 'result', 'information', 'name', 'companyName', 'phone', 'email'];

function place(field: string): number {
  const at = firstTold.indexOf(field);
  return at === -1 ? firstTold.length : at;
}

/** Field by field; of a registration nothing, since all of it is what the detail shows. */
export function changedFields({
  verb,
  before = {},
  after = {},
}: Pick<Change, 'verb' | 'before' | 'after'>): ChangedField[] {
  if (verb === 'created') return [];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !untold.has(field));
  return fields
    .map((field) => ({ field, before: before[field], after: after[field] }))
    .filter((one) => isTold(one.before) || isTold(one.after))
    .sort((one, other) => place(one.field) - place(other.field));
}

/** Objects are parts of the record (steps, appointments), which have words of their own. */
function isTold(value: unknown): boolean {
  if (Array.isArray(value)) return value.every((one) => typeof one === 'string');
  return value !== undefined && (value === null || typeof value !== 'object');
}

/** The appointment that a follow-up made. */
export function stepMade({ after = {} }: Pick<Change, 'after'>): ToldStep | undefined {
  const step = after['nextStep'];
  if (typeof step !== 'object' || step === null || Array.isArray(step)) return undefined;
  const { day, time } = step;
  return typeof day === 'string' && typeof time === 'string' ? { day, time } : undefined;
}
