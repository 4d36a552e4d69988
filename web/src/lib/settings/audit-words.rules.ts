/** Changes of the company, told in Spanish. */
import type { Change, ChangeNoun } from '@folio/shared/audit/audit-log.schema.ts';
import { levelNames } from '@folio/shared/contract/permissions.ts';

const verbs: Record<string, string> = {
  created: 'registró',
  changed: 'cambió',
  revoked: 'canceló',
  joined: 'incorporó',
  'sent-again': 'envió de nuevo',
  'totp-reset': 'quitó la verificación de',
};

/** Before the name of what changed. */
const nouns: Record<ChangeNoun, string> = {
  prospect: 'el prospecto',
  company: 'la empresa',
  member: 'a',
  invitation: 'la invitación de',
  'work-centre': 'el centro de trabajo',
  'catalogue-entry': 'en el catálogo',
};

const fields: Record<string, string> = {
  name: 'nombre',
  rfc: 'RFC',
  timeZone: 'zona horaria',
  currency: 'moneda',
  workWeek: 'días que se trabaja',
  holidays: 'días de descanso',
  totpRequired: 'verificación obligatoria',
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
  kind: 'catálogo',
};

const weekdays = ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'];

/** «cambió a Óscar Ibarra», after the name of who acted. */
export function sentenceOf({ verb, noun, subjectName }: Change): string {
  return `${verbs[verb] ?? verb} ${nouns[noun]} ${subjectName}`;
}

export interface FieldChange {
  field: string;
  before?: string | undefined;
  after?: string | undefined;
}

/** What changed, field by field; `nameOf` knows the names of ids. */
export function fieldChanges(
  { before = {}, after = {} }: Change,
  nameOf: (id: string) => string | undefined,
): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((name) => ({
    field: fields[name] ?? name,
    before: name in before ? wordsOf(name, before[name], nameOf) : undefined,
    after: name in after ? wordsOf(name, after[name], nameOf) : undefined,
  }));
}

function wordsOf(field: string, value: unknown, nameOf: (id: string) => string | undefined): string {
  if (value === null || value === undefined || value === '') return 'nada';
  if (typeof value === 'boolean') return value ? 'sí' : 'no';
  if (field === 'workWeek' && Array.isArray(value)) return value.map((day) => weekdays[Number(day)]).join(', ');
  if (field === 'holidays' && Array.isArray(value)) return `${value.length} días`;
  if (Array.isArray(value)) return value.map((one) => wordsOf(field, one, nameOf)).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  if (field === 'level') return Object.entries(levelNames).find(([level]) => level === text)?.[1] ?? text;
  return nameOf(text) ?? text;
}
