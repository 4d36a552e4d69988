/** A client that is registered already: the same phone, e-mail or RFC, its own or of somebody there. */
import type { Client } from '@folio/shared/clients/client.schema.ts';

/** What is compared, as typed. */
export interface Identifying {
  phone: string;
  email: string;
  rfc: string;
}

export interface SameClient {
  client: Client;
  /** `teléfono`, `teléfono y e-mail`. */
  by: string;
}

const shownAtMost = 3;
/** Of a Mexican number; country and long-distance prefixes come before them. */
const nationalDigits = 10;

/** Those that are what is typed; nothing is like nothing. */
export function sameClients(clients: readonly Client[], typed: Identifying, except?: string): SameClient[] {
  const [phone, email, rfc] = [
    lastDigits(typed.phone),
    typed.email.trim().toLowerCase(),
    typed.rfc.replace(/[\s-]+/g, '').toUpperCase(),
  ];
  const found = clients.flatMap((client) => {
    if (client.id === except) return [];
    const people = [client, ...(client.contacts ?? [])];
    const by = [
      phone && people.some((one) => one.phone && lastDigits(one.phone) === phone) && 'teléfono',
      email && people.some((one) => one.email === email) && 'e-mail',
      rfc && client.rfc === rfc && 'RFC',
    ].filter((one): one is string => Boolean(one));
    return by.length ? [{ client, by }] : [];
  });
  const words = new Intl.ListFormat('es-MX');
  return found
    .toSorted((a, b) => b.by.length - a.by.length)
    .slice(0, shownAtMost)
    .map(({ client, by }) => ({ client, by: words.format(by) }));
}

function lastDigits(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length < nationalDigits ? '' : digits.slice(-nationalDigits);
}
