/** What the form of a client holds while it is typed, and what it sends. An empty field is sent as no field. */
import type { Client, NewClientInput } from '@folio/shared/clients/client.schema.ts';
import type { Endpoints } from '@folio/shared/contract/contract.ts';
import type { BodyInput } from '@folio/shared/contract/endpoint.ts';
import { nationalForm } from '@folio/shared/values/national-phone.ts';
import type { StateCode } from '@folio/shared/values/states.ts';

export interface ClientFields {
  name: string;
  companyName: string;
  phone: string;
  email: string;
  rfc: string;
  state: StateCode | '';
  /** Words, not an id: the catalogue grows with what is typed. */
  lineOfBusiness: string;
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
  rfc: 'RFC',
  state: 'Estado',
  lineOfBusiness: 'Giro de la empresa',
};

const fieldNames = Object.keys(clientFieldNames) as (keyof ClientFields)[]; // keys of the literal just above

/** The form as it opens. `nameOf` knows the words of the catalogue. */
export function beginningValues(base: Client | undefined, nameOf: (id: string) => string): ClientFormValues {
  return {
    name: base?.name ?? '',
    companyName: base?.companyName ?? '',
    phone: base?.phone ? nationalForm(base.phone) : '',
    email: base?.email ?? '',
    rfc: base?.rfc ?? '',
    state: base?.state ?? '',
    lineOfBusiness: base?.lineOfBusinessId ? nameOf(base.lineOfBusinessId) : '',
    base: base ?? null,
  };
}

/** The body of a registration. What is wrong in it is told by its schema, not here. */
export function toNewClient(values: ClientFields, lineOfBusinessId?: string): NewClientInput {
  return {
    name: values.name,
    ...(values.companyName.trim() && { companyName: values.companyName }),
    ...(values.phone.trim() && { phone: values.phone }),
    ...(values.email.trim() && { email: values.email }),
    ...(values.rfc.trim() && { rfc: values.rfc }),
    ...(values.state && { state: values.state }),
    ...(lineOfBusinessId && { lineOfBusinessId }),
  };
}

/** The body of an edit: only fields that say something else than in `beginning`; null empties one. */
export function toChanges(
  values: ClientFields,
  beginning: ClientFields,
  lineOfBusinessId: string | undefined,
): BodyInput<Endpoints['changeClient']> {
  const body: NewClientInput = toNewClient(values, lineOfBusinessId);
  const changed = fieldNames.filter((name) => values[name].trim() !== beginning[name]);
  return Object.fromEntries(
    changed.map((name) => {
      const sent = name === 'lineOfBusiness' ? 'lineOfBusinessId' : name;
      return [sent, body[sent] ?? null];
    }),
  );
}

/** Somebody else saved meanwhile: fields left as they were take the newer value, those typed in stay. */
export function rebased(values: ClientFields, before: ClientFields, now: ClientFormValues): ClientFormValues {
  const typed = fieldNames.filter((name) => values[name].trim() !== before[name]);
  return { ...now, ...Object.fromEntries(typed.map((name) => [name, values[name]])) };
}

/** Field of the form that shows this field of the body; undefined for none of it. */
export function formFieldOf(sent: string): keyof ClientFields | undefined {
  const name = sent === 'lineOfBusinessId' ? 'lineOfBusiness' : sent;
  return fieldNames.find((one) => one === name);
}
