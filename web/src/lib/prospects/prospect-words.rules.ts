/** The fields of a prospect and their values, as people say them. */
import { followUpKindNames, followUpResultNames } from '@folio/shared/prospects/follow-up.rules.ts';
import { statusNames } from '@folio/shared/prospects/prospect.rules.ts';
import { letterColours, notificationColours } from '@folio/shared/values/contrast.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';
import { municipalityOf } from '@folio/shared/values/municipalities.ts';
import { states } from '@folio/shared/values/states.ts';

const fieldNames: Record<string, string> = {
  contactedOn: 'Fecha',
  name: 'Nombre',
  companyName: 'Empresa',
  lineOfBusinessId: 'Giro de la empresa',
  phone: 'Teléfono',
  email: 'E-mail',
  state: 'Estado',
  municipality: 'Municipio',
  contactChannelId: 'Medio de contacto',
  colour: 'Color de notificación',
  letterColour: 'Color de letra',
  subject: 'Asunto',
  notes: 'Notas',
  internalNotes: 'Notas internas',
  workCentreId: 'Centro de trabajo',
  clientId: 'Cliente existente',
  status: 'Estatus',
  attendedBy: 'Lo atiende',
  registeredBy: 'Usuario',
  cancelReasonId: 'Motivo',
  reasonId: 'Motivo',
  note: 'Nota',
  kinds: 'Tipo de contacto',
  result: 'Resultado',
  information: 'Última información',
  outcome: 'Cita',
};

/** `Nombre`, or nothing for what people never see: ids, versions, moments of the machine. */
export function fieldName(field: string): string | undefined {
  return fieldNames[field];
}

/** How days are written and ids named, by whoever has calendar and directory at hand. */
export interface Namer {
  day: (day: string) => string;
  nameOf: (id: string) => string;
}

const outcomeNames: Record<string, string> = { pending: 'sin resultado', held: 'realizada', missed: 'no realizada' };
const colourNames = new Map<string, string>(
  [...notificationColours, ...letterColours].map(({ value, name }) => [value, name]),
);

/** A value in words; an empty one is «(vacío)». */
export function valueWords(field: string, value: unknown, namer: Namer): string {
  if (value === null || value === undefined || value === '') return '(vacío)';
  if (Array.isArray(value)) return value.map((one) => valueWords(field, one, namer)).join(', ');
  if (typeof value === 'object') return '';
  const text = String(value);
  const word = namedValue(field, text, namer);
  return word || text;
}

function namedValue(field: string, text: string, namer: Namer): string | undefined {
  switch (field) {
    case 'contactedOn':
      return namer.day(text);
    case 'phone':
      return nationalForm(text);
    case 'state':
      return states.find(({ code }) => code === text)?.name;
    case 'municipality':
      return municipalityOf(text)?.name;
    case 'status':
      return wordIn(statusNames, text);
    case 'kinds':
      return wordIn(followUpKindNames, text);
    case 'result':
      return wordIn(followUpResultNames, text);
    case 'outcome':
      return outcomeNames[text];
    case 'colour':
    case 'letterColour':
      return colourNames.get(text);
    case 'clientId':
      return namer.nameOf(text) || 'ligado a un cliente';
    default:
      return field.endsWith('Id') || field.endsWith('By') ? namer.nameOf(text) || 'otro' : text;
  }
}

function wordIn(words: Record<string, string>, key: string): string | undefined {
  return words[key];
}
