/** Finding a client by what one remembers of it: words in any order, accents and case ignored, phones by their digits. */
import type { Client } from '@folio/shared/clients/client.schema.ts';
import { fold } from '@folio/shared/values/fold.ts';

/** What of a person is searched. */
type Person = Pick<Client, 'name' | 'phone' | 'email'>;

interface SearchText {
  name: string;
  companyName: string;
  /** All that is searched, a space before each part. */
  all: string;
  /** Of all phones, a space before each. */
  digits: string;
}

// A client that changes is another object: what was folded once stays right.
const folded = new WeakMap<Client, SearchText>();

function searchTextOf(client: Client): SearchText {
  const known = folded.get(client);
  if (known) return known;
  const [name, companyName] = [fold(client.name), fold(client.companyName ?? '')];
  const contacts = client.contacts ?? [];
  const own = [name, companyName, client.email ?? '', fold(client.rfc ?? ''), fold(client.legalName ?? '')];
  const parts = [...own, ...contacts.flatMap((one) => [fold(one.name), one.email ?? ''])];
  const digits = [client, ...contacts].map(({ phone }) => ` ${phone?.slice(1) ?? ''}`).join('');
  const made = { name, companyName, all: ` ${parts.join(' ')}`, digits };
  folded.set(client, made);
  return made;
}

/** Clients that hold every word, those that begin with them first; all of them when nothing is typed. */
export function clientsFound(clients: readonly Client[], typed: string): readonly Client[] {
  const words = fold(typed).split(' ').filter(Boolean);
  if (words.length === 0) return clients;
  const digits = digitsOf(typed);
  const found = clients.flatMap((client) => {
    const text = searchTextOf(client);
    const holds = (digits !== '' && text.digits.includes(digits)) || words.every((word) => hasWord(text, word));
    return holds ? [{ client, rank: rankOf(text, words) }] : [];
  });
  // Stable: among equals the newest stays first.
  return found.toSorted((a, b) => a.rank - b.rank).map(({ client }) => client);
}

/** The further person of the client by whom it was found, when its own data do not hold the words. */
export function contactFound(client: Client, typed: string): Person | undefined {
  const { contacts = [], ...own } = client;
  if (!contacts.length || !typed.trim() || clientsFound([own], typed).length) return undefined;
  const words = fold(typed).split(' ').filter(Boolean);
  const digits = digitsOf(typed);
  return contacts.find(({ name, email, phone }) => {
    const all = ` ${fold(name)} ${email ?? ''}`;
    const number = phone?.slice(1) ?? '';
    return (digits && number.includes(digits)) || words.some((word) => hasWord({ all, digits: number }, word));
  });
}

function hasWord({ all, digits }: Pick<SearchText, 'all' | 'digits'>, word: string): boolean {
  const number = digitsOf(word);
  return all.includes(word) || (number !== '' && digits.includes(number));
}

/** Digits of a text that could be part of a phone and nothing else. */
function digitsOf(text: string): string {
  return /^[\d\s().+\-/]+$/.test(text) ? text.replace(/\D/g, '') : '';
}

function rankOf({ name, companyName, all }: SearchText, words: readonly string[]): number {
  const [first = ''] = words;
  if (name.startsWith(first)) return 0;
  if (companyName.startsWith(first)) return 1;
  return words.every((word) => all.includes(` ${word}`)) ? 2 : 3;
}
