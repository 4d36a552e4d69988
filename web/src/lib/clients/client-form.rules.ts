/** What the form of a client holds while it is typed, and what it sends. An empty field is sent as no field. */
import type { Client, Contact, NewClientInput } from '@folio/shared/clients/client.schema.ts';
import type { CfdiUseCode, RegimeCode } from '@folio/shared/clients/fiscal-catalogues.ts';
import type { Endpoints } from '@folio/shared/contract/contract.ts';
import type { BodyInput } from '@folio/shared/contract/endpoint.ts';
import type { Prospect } from '@folio/shared/prospects/prospect.schema.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';
import type { StateCode } from '@folio/shared/values/states.ts';

/** One further person of the client, as typed. */
export type ContactValues = Record<'name' | 'position' | 'phone' | 'email', string>;

export interface ClientFields {
  name: string;
  companyName: string;
  phone: string;
  email: string;
  state: StateCode | '';
  /** Words, not an id: the catalogue grows with what is typed. */
  lineOfBusiness: string;
  contacts: ContactValues[];
  rfc: string;
  legalName: string;
  fiscalRegime: RegimeCode | '';
  fiscalPostalCode: string;
  cfdiUse: CfdiUseCode | '';
}

export interface ClientFormValues extends ClientFields {
  /** The client as it was when the form opened, in the draft too: an edit says what it is based on. Null for a new one. */
  base: Client | null;
}

export const clientFieldNames: Record<keyof ClientFields, string> = {
  name: 'Nombre',
  companyName: 'Empresa',
  phone: 'Teléfono',
  email: 'E-mail',
  state: 'Estado',
  lineOfBusiness: 'Giro de la empresa',
  contacts: 'Contactos',
  rfc: 'RFC',
  legalName: 'Nombre o razón social',
  fiscalRegime: 'Régimen fiscal',
  fiscalPostalCode: 'Código postal',
  cfdiUse: 'Uso de CFDI',
};

const fieldNames = Object.keys(clientFieldNames) as (keyof ClientFields)[]; // keys of the literal just above

type NameOf = (catalogueEntryId: string) => string;

/** The form as it opens. `nameOf` knows the words of the catalogue. */
export function beginningValues(base: Client | undefined, nameOf: NameOf): ClientFormValues {
  return {
    ...sharedValues(base ?? { name: '' }, nameOf),
    contacts: (base?.contacts ?? []).map(contactValues),
    rfc: base?.rfc ?? '',
    legalName: base?.legalName ?? '',
    fiscalRegime: base?.fiscalRegime ?? '',
    fiscalPostalCode: base?.fiscalPostalCode ?? '',
    cfdiUse: base?.cfdiUse ?? '',
    base: base ?? null,
  };
}

/** The form of a client that a prospect becomes. */
export function valuesOfProspect(prospect: Prospect, nameOf: NameOf): ClientFormValues {
  return { ...beginningValues(undefined, nameOf), ...sharedValues(prospect, nameOf) };
}

/** What clients and prospects have in common. */
function sharedValues(
  of: Pick<Client, 'name' | 'companyName' | 'phone' | 'email' | 'state' | 'lineOfBusinessId'>,
  nameOf: NameOf,
) {
  return {
    name: of.name,
    companyName: of.companyName ?? '',
    phone: of.phone ? nationalForm(of.phone) : '',
    email: of.email ?? '',
    state: of.state ?? ('' as const),
    lineOfBusiness: of.lineOfBusinessId ? nameOf(of.lineOfBusinessId) : '',
  };
}

function contactValues({ name, position = '', phone, email = '' }: Contact): ContactValues {
  return { name, position, phone: phone ? nationalForm(phone) : '', email };
}

/** Whether anything was typed of this person; one of whom nothing was is not sent. */
export function isFilled(contact: ContactValues): boolean {
  return Object.values(contact).some((typed) => typed.trim() !== '');
}

function present<Text extends string, Name extends string>(
  name: Name,
  typed: Text,
): { [K in Name]?: Exclude<Text, ''> } {
  return (typed.trim() ? { [name]: typed } : {}) as { [K in Name]?: Exclude<Text, ''> }; // one entry or none, as just written
}

/** The body of a registration. What is wrong in it is told by its schema, not here. */
export function toNewClient(values: ClientFields, lineOfBusinessId?: string): NewClientInput {
  const contacts = values.contacts.filter(isFilled).map(({ name, position, phone, email }) => ({
    name,
    ...present('position', position),
    ...present('phone', phone),
    ...present('email', email),
  }));
  return {
    name: values.name,
    ...present('companyName', values.companyName),
    ...present('phone', values.phone),
    ...present('email', values.email),
    ...present('state', values.state),
    ...(lineOfBusinessId && { lineOfBusinessId }),
    ...(contacts.length && { contacts }),
    ...present('rfc', values.rfc),
    ...present('legalName', values.legalName),
    ...present('fiscalRegime', values.fiscalRegime),
    ...present('fiscalPostalCode', values.fiscalPostalCode),
    ...present('cfdiUse', values.cfdiUse),
  };
}

/** The body of an edit: only fields that say something else than in `beginning`; null empties one. */
export function toChanges(
  values: ClientFields,
  beginning: ClientFields,
  lineOfBusinessId: string | undefined,
): BodyInput<Endpoints['changeClient']> {
  const body: NewClientInput = toNewClient(values, lineOfBusinessId);
  const changed = fieldNames.filter((name) => !saysTheSame(name, values, beginning));
  return Object.fromEntries(
    changed.map((name) => {
      const sent = name === 'lineOfBusiness' ? 'lineOfBusinessId' : name;
      return [sent, body[sent] ?? null];
    }),
  );
}

/** Whether two forms would send the same of this field. */
export function saysTheSame(name: keyof ClientFields, one: ClientFields, other: ClientFields): boolean {
  if (name !== 'contacts') return one[name].trim() === other[name].trim();
  const [ours, theirs] = [one, other].map(({ contacts }) => JSON.stringify(contacts.filter(isFilled).map(trimmed)));
  return ours === theirs;
}

function trimmed({ name, position, phone, email }: ContactValues): string[] {
  return [name, position, phone, email].map((typed) => typed.trim());
}

/** Somebody else saved meanwhile: fields left as they were take the newer value, those typed in stay. */
export function rebased(values: ClientFields, before: ClientFields, now: ClientFormValues): ClientFormValues {
  const typed = fieldNames.filter((name) => !saysTheSame(name, values, before));
  return { ...now, ...Object.fromEntries(typed.map((name) => [name, values[name]])) };
}

/** Field of the form that shows this field of the body; undefined for none of it. */
export function formFieldOf(sent: string): keyof ClientFields | undefined {
  const name = sent === 'lineOfBusinessId' ? 'lineOfBusiness' : sent;
  return fieldNames.find((one) => one === name);
}
