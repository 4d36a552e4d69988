/** From the rows of a sheet to prospects: what each says, what cannot be read of it, and what stands twice. Pure. */
import { faultsOf } from '@folio/shared/contract/faults.ts';
import type { MemberName } from '@folio/shared/members/member.schema.ts';
import { canAttend } from '@folio/shared/prospects/prospect.rules.ts';
import { newProspect } from '@folio/shared/prospects/prospect.schema.ts';
import { companyKey } from '@folio/shared/values/company-name.ts';
import { fold } from '@folio/shared/values/fold.ts';
import { toE164 } from '@folio/shared/values/phone-parsing.ts';
import { beginningValues, toNewProspect } from '#lib/prospects/prospect-form.rules.ts';
import type { ProspectFormValues } from '#lib/prospects/prospect-form.rules.ts';
import { columnLetters } from '#lib/sheets/sheet-columns.rules.ts';
import { sheetFieldNames, type Columns, type SheetField, type SheetShape } from './sheet-fields.rules.ts';
import { cleaned, dayWritten, emailsWritten, oneLine, phonesWritten, stateWritten } from './written-values.rules.ts';

interface Named {
  id: string;
  name: string;
}

/** What rows are read against. */
export interface Reading {
  today: string;
  /** Of rows that name none. */
  workCentreId: string;
  workCentres: readonly Named[];
  /** To whom rows may be given: oneself, or everybody for whoever hands prospects on. */
  people: readonly MemberName[];
  /** Columns that are no field go to the notes. */
  keepsOthers: boolean;
}

export interface ReadRow {
  /** Number in the sheet, from 1. */
  number: number;
  cells: readonly string[];
  values: ProspectFormValues;
  attendedBy?: string;
  /** Why it is not imported, and what would have to be mended. */
  fault?: { field: SheetField; message: string };
  /** Number of the row above that is the same person. */
  twinOf?: number;
}

/** @param rows all of the sheet, headings included */
export function readRows(rows: readonly (readonly string[])[], shape: SheetShape, reading: Reading): ReadRow[] {
  const others = reading.keepsOthers ? otherColumns(rows, shape) : [];
  const seen = new Map<string, number>();
  return rows.slice(shape.headingAt + 1).flatMap((cells, at): ReadRow[] => {
    if (!cells.some((cell) => cell.trim())) return [];
    const row = { number: shape.headingAt + at + 2, cells, ...readRow(cells, shape.columns, others, reading) };
    const keys = identityOf(row.values);
    const twinOf = keys.map((key) => seen.get(key)).find((number) => number !== undefined);
    // Whoever cannot be read is not imported: the next one like it is.
    if (!row.fault) for (const key of keys) if (!seen.has(key)) seen.set(key, row.number);
    return [{ ...row, ...(twinOf === undefined ? {} : { twinOf }) }];
  });
}

/** By what the server tells one person from another (`knownAs`): the phone, the e-mail, the name at a company. */
function identityOf({ name, companyName, phone, email }: ProspectFormValues): string[] {
  const [number, company] = [phone && toE164(phone), companyKey(companyName)];
  return [
    ...(number ? [`phone ${number}`] : []),
    ...(email ? [`email ${email.toLowerCase()}`] : []),
    ...(company && name ? [`company ${company} ${fold(name)}`] : []),
  ];
}

/** Columns that are no field, with what they are called. */
export function otherColumns(
  rows: readonly (readonly string[])[],
  { columns, headingAt }: SheetShape,
): [number, string][] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const heading = rows[headingAt] ?? [];
  return Array.from({ length: width }, (_, at): [number, string] => [
    at,
    oneLine(heading[at] ?? '') || `Columna ${columnLetters(at)}`,
  ]).filter(([at]) => !Object.values(columns).includes(at) && rows.slice(headingAt + 1).some((row) => row[at]?.trim()));
}

type Readout = Pick<ReadRow, 'values' | 'attendedBy' | 'fault'>;

function readRow(
  cells: readonly string[],
  columns: Columns,
  others: readonly [number, string][],
  reading: Reading,
): Readout {
  const raw = (field: SheetField) => cells[columns[field] ?? -1] ?? '';
  const line = (field: SheetField) => oneLine(raw(field));
  const [phones, day] = [phonesWritten(line('phone')), dayWritten(line('contactedOn'))];
  const [first = '', ...emails] = emailsWritten(line('email'));
  const centre = named(reading.workCentres, line('workCentre'));
  const attendee = named(
    reading.people.filter((person) => canAttend(person, centre ?? reading.workCentreId)),
    line('attendedBy'),
  );
  const state = stateWritten(line('state'));
  const companyName = line('companyName');
  // Nothing of the sheet is lost: what has no field of its own, or is not what its field takes, stands in the notes.
  const kept: [string, string][] = [
    ['Otro teléfono', [...(phones?.slice(1) ?? []), line('otherPhone')].filter(Boolean).join(', ')],
    ['Otro correo', emails.join(', ')],
    ['Estado', state ? '' : line('state')],
    ['Centro', centre ? '' : line('workCentre')],
    ['Atiende', attendee ? '' : line('attendedBy')],
    ['Folio anterior', line('formerFolio')],
    ...others.map(([at, name]): [string, string] => [name, cleaned(cells[at] ?? '')]),
  ];
  const values: ProspectFormValues = {
    ...beginningValues({ today: reading.today, workCentreId: centre ?? reading.workCentreId }),
    contactedOn: day ?? reading.today,
    // A sheet of firms names nobody: the firm is whom one calls.
    name: [line('name'), line('surname')].filter(Boolean).join(' ') || companyName,
    companyName,
    phone: phones?.[0] ?? line('phone'),
    email: first,
    state: state ?? '',
    lineOfBusiness: line('lineOfBusiness'),
    contactChannel: line('contactChannel'),
    subject: line('subject'),
    internalNotes: cleaned(raw('internalNotes')),
    notes: [cleaned(raw('notes')), ...kept.flatMap(([name, text]) => (text ? [`${name}: ${text}`] : []))]
      .filter(Boolean)
      .join('\n'),
  };
  const fault = faultIn(values, { phone: line('phone') !== '' && !phones, day: line('contactedOn') !== '' && !day });
  return { values, ...(attendee ? { attendedBy: attendee } : {}), ...(fault ? { fault } : {}) };
}

/** The one with that name, or, of a person, with that beginning when nobody else has it. */
function named(all: readonly Named[], words: string): string | undefined {
  if (!words) return undefined;
  const wanted = fold(words);
  const same = all.filter(({ name }) => fold(name) === wanted);
  const like = same.length ? same : all.filter(({ name }) => fold(name).startsWith(`${wanted} `));
  return like.length === 1 ? like[0]?.id : undefined;
}

/** Catalogues take words of this length. */
const longestWord = 60;

function faultIn(values: ProspectFormValues, unread: { phone: boolean; day: boolean }): ReadRow['fault'] {
  if (!values.name) return { field: 'name', message: 'Faltan el nombre y la empresa.' };
  if (unread.phone) return { field: 'phone', message: 'No parece un teléfono. Escribe los 10 dígitos.' };
  if (unread.day) return { field: 'contactedOn', message: 'No parece una fecha. Escríbela como día/mes/año.' };
  for (const field of ['lineOfBusiness', 'contactChannel'] as const)
    if (values[field].length > longestWord) return { field, message: `Usa ${longestWord} caracteres o menos.` };
  const parsed = newProspect.safeParse(toNewProspect(values, {}));
  const [first] = parsed.success ? [] : faultsOf(parsed.error, 'body');
  if (!first) return undefined;
  const field = first.path.replace('body.', '');
  return { field: field in sheetFieldNames ? (field as SheetField) : 'name', message: first.message };
}
