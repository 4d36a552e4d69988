/** What a sheet of prospects may have, and which column is which: by its heading, or by what stands in it. Pure. */
import { columnsNamed, type SheetColumns } from '#lib/sheets/sheet-columns.rules.ts';
import { dayWritten, phonesWritten, stateWritten } from './written-values.rules.ts';

export const sheetFieldNames = {
  name: 'Nombre',
  surname: 'Apellidos',
  companyName: 'Empresa',
  phone: 'Teléfono',
  otherPhone: 'Otro teléfono',
  email: 'E-mail',
  state: 'Estado',
  lineOfBusiness: 'Giro',
  contactChannel: 'Medio de contacto',
  contactedOn: 'Fecha',
  subject: 'Asunto',
  notes: 'Notas',
  internalNotes: 'Notas internas',
  workCentre: 'Centro de trabajo',
  attendedBy: 'Atiende',
  formerFolio: 'Folio anterior',
} as const;
export type SheetField = keyof typeof sheetFieldNames;
export const sheetFields = Object.keys(sheetFieldNames) as SheetField[]; // keys of the object above
export type Columns = SheetColumns<SheetField>;

/** What people call the columns. A cell phone is where one writes by WhatsApp: it goes before the other. */
const headings: readonly (readonly [SheetField, readonly string[]])[] = [
  ['internalNotes', ['notas internas', 'nota interna']],
  [
    'name',
    [
      'nombre completo',
      'nombre',
      'nombres',
      'nombre del contacto',
      'contacto',
      'prospecto',
      'persona',
      'cliente',
      'first name',
      'name',
    ],
  ],
  ['surname', ['apellidos', 'apellido', 'apellido paterno', 'last name']],
  [
    'companyName',
    ['empresa', 'compania', 'razon social', 'negocio', 'organizacion', 'nombre de la empresa', 'company', 'cuenta'],
  ],
  ['phone', ['celular', 'movil', 'whatsapp', 'cel', 'telefono', 'telefono 1', 'tel', 'phone', 'mobile']],
  ['otherPhone', ['telefono 2', 'otro telefono', 'telefono fijo', 'telefono', 'tel', 'tel 2']],
  ['email', ['correo electronico', 'correo', 'e-mail', 'email', 'mail']],
  ['state', ['estado', 'entidad federativa', 'entidad', 'edo', 'state']],
  ['lineOfBusiness', ['giro', 'sector', 'industria', 'ramo', 'actividad', 'tipo de negocio', 'industry']],
  [
    'contactChannel',
    [
      'medio de contacto',
      'medio',
      'origen',
      'fuente',
      'canal',
      'como se entero',
      'procedencia',
      'lead source',
      'source',
    ],
  ],
  ['contactedOn', ['fecha de contacto', 'fecha', 'fecha de alta', 'fecha de registro', 'emision', 'alta', 'created']],
  ['subject', ['asunto', 'interes', 'motivo', 'producto de interes', 'que busca']],
  ['notes', ['notas', 'comentarios', 'observaciones', 'descripcion', 'notes']],
  ['workCentre', ['centro de trabajo', 'centro', 'sucursal', 'plaza', 'tienda']],
  [
    'attendedBy',
    [
      'atiende',
      'vendedor',
      'asesor',
      'ejecutivo',
      'responsable',
      'agente',
      'usuario',
      'asignado a',
      'owner',
      'propietario',
    ],
  ],
  ['formerFolio', ['folio', 'no.', 'no', 'num', 'numero', 'id', '#']],
];

/** Rows looked at for the headings, below a title or a logo; and of the values, to see what they are. */
const [mostAbove, mostLookedAt] = [8, 50];

export interface SheetShape {
  columns: Columns;
  /** Place of the row with the headings; -1 where there is none. */
  headingAt: number;
}

export function shapeOf(rows: readonly (readonly string[])[]): SheetShape {
  const named = rows.slice(0, mostAbove).map((row) => (isOfWords(row) ? columnsNamed(row, headings) : {}));
  const most = Math.max(1, ...named.map((columns) => Object.keys(columns).length));
  const headingAt = named.findIndex((columns) => Object.keys(columns).length === most);
  // Of the first row alone nothing is known: it may be headings in words that nobody knows.
  const from = headingAt >= 0 ? headingAt + 1 : Math.min(1, rows.length - 1);
  const columns = withGuesses(named[headingAt] ?? {}, rows.slice(from, from + mostLookedAt));
  return { columns, headingAt: headingAt === -1 && isUnlike(rows[0] ?? [], columns) ? 0 : headingAt };
}

/** Whether a row has words where the rows below have addresses, phones or days: headings in words that nobody knows. */
function isUnlike(row: readonly string[], columns: Columns): boolean {
  const told = looks.filter(([field]) => columns[field] !== undefined && !ofWords.includes(field));
  return told.length > 0 && told.every(([field, isLike]) => !isLike(row[columns[field] ?? -1]?.trim() ?? ''));
}

/** No heading has an address or a long number in it. */
function isOfWords(row: readonly string[]): boolean {
  return !row.some((cell) => cell.includes('@') || cell.replace(/\D/g, '').length >= 7);
}

/** What is an address or a phone under any heading; a city, say, may look like an Estado. */
const underAnyHeading: readonly SheetField[] = ['email', 'phone'];

/** What any words may look like. */
const ofWords: readonly SheetField[] = ['companyName', 'name'];

/** What a column's values say it is, in the order in which they are asked. */
const looks: readonly (readonly [SheetField, (cell: string) => boolean, leastShare: number])[] = [
  ['email', (cell) => /^\S+@\S+\.\S+$/.test(cell), 0.6],
  ['contactedOn', (cell) => /\D/.test(cell) && dayWritten(cell) !== undefined, 0.8],
  ['phone', (cell) => cell.replace(/\D/g, '').length >= 10 && phonesWritten(cell) !== undefined, 0.6],
  ['state', (cell) => stateWritten(cell) !== undefined, 0.6],
  [
    'companyName',
    (cell) => /\b(s\.? ?a\.?|s\.? de r\.? ?l\.?|s\.? ?c\.?|c\.? ?v\.?|s\.? ?a\.? ?s\.?)\s*$/i.test(cell),
    0.3,
  ],
  ['name', (cell) => /^\p{L}[\p{L}.' ]* [\p{L}.' ]+$/u.test(cell), 0.6],
];

function withGuesses(named: Columns, rows: readonly (readonly string[])[]): Columns {
  const columns = { ...named };
  const width = Math.max(0, ...rows.map((row) => row.length));
  const hasHeadings = Object.keys(named).length > 0;
  for (const [field, isLike, leastShare] of looks) {
    if (columns[field] !== undefined || (hasHeadings && !underAnyHeading.includes(field))) continue;
    const at = Array.from({ length: width }, (_, place) => place).find((place) => {
      const cells = rows.map((row) => (row[place] ?? '').trim()).filter(Boolean);
      const isFree = !Object.values(columns).includes(place);
      return isFree && cells.length > 0 && cells.filter(isLike).length >= cells.length * leastShare;
    });
    if (at !== undefined) columns[field] = at;
  }
  return columns;
}
