/** Keys and items of persons and their sessions: the identity plane, which holds nothing of any company. */
import type { Root } from '../../platform/keys.ts';
import type { Attributes, Key, Write } from '../../platform/table.ts';

export interface StoredPerson {
  personId: string;
  name: string;
  email: string;
  /** Milliseconds. Sessions started before it are over: sign-out everywhere, a new password, a lost phone. */
  authEpoch: number;
  tenantIds: string[];
  totpEnabled: boolean;
}

export interface StoredSession {
  tenantId: string;
  /** Milliseconds. */
  startedAt: number;
  /** Made with a second factor. */
  withTotp: boolean;
  /** Epoch seconds; the table forgets it then. */
  expiresAt: number;
}

export function personRoot(personId: string): Root {
  return ['P', personId];
}

export const personKey: Key = { partition: [], sort: ['PERSON'] };

export function sessionKey(hash: string): Key {
  return { partition: [], sort: ['SESSION', hash] };
}

export function personOf(item: Attributes): StoredPerson {
  return item as unknown as StoredPerson; // written by personPut and personUpdate alone
}

export function sessionOf(item: Attributes): StoredSession {
  return item as unknown as StoredSession; // written by sessionPut alone
}

export function personPut(person: StoredPerson): Write {
  return { label: 'retry', when: 'absent', put: { ...personKey, kind: 'person', attributes: { ...person } } };
}

/**
 * Sets fields if what was read still stands: two changes of a password cannot both win, and of two companies joined in the
 * same moment neither is lost, nor left without what is told to each, or with a name corrected meanwhile.
 */
export function personUpdate({ authEpoch, tenantIds, name }: StoredPerson, set: Partial<StoredPerson>): Write {
  return { label: 'retry', update: personKey, set, when: { equals: { authEpoch, tenantIds, name } } };
}

export function sessionPut(hash: string, session: StoredSession): Write {
  return { put: { ...sessionKey(hash), kind: 'session', attributes: { ...session } } };
}

export function sessionDelete(hash: string): Write {
  return { delete: sessionKey(hash) };
}
