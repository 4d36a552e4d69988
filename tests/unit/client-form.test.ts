import { describe, expect, test } from 'vitest';
import type { Client } from '@folio/shared/clients/client.schema.ts';
import { fieldWords } from '../../web/src/lib/clients/client-field-words.ts';
import {
  beginningValues,
  rebased,
  toChanges,
  toNewClient,
  type ClientFields,
} from '../../web/src/lib/clients/client-form.rules.ts';
import { sameClients } from '../../web/src/lib/clients/same-client.rules.ts';

const kemper: Client = {
  id: 'cli_0000000000000001',
  name: 'Escuela Kemper',
  phone: '+524775550190',
  email: 'compras@kemper.example',
  rfc: 'EKU9003173C9',
  fiscalRegime: '601',
  contacts: [{ name: 'Ana Ruiz', position: 'Compras', phone: '+524775550111' }, { name: 'Luis' }],
  retired: false,
  createdAt: '2026-11-23T18:00:00.000Z',
  version: 3,
};
const beginning = (client: Client | undefined) => beginningValues(client, () => '');
const empty = { name: '', position: '', phone: '', email: '' };

function typed(changes: Partial<ClientFields>) {
  return { ...beginning(kemper), ...changes };
}

describe('the form of a client sends', () => {
  test('no field for what is empty, and no contact of whom nothing is typed', () => {
    const contacts = [empty, { ...empty, name: 'Eva', position: ' ' }];
    const values = { ...beginning(undefined), name: 'Ana', contacts };
    expect(toNewClient(values)).toEqual({ name: 'Ana', contacts: [{ name: 'Eva' }] });
  });

  test('of an edit what is said otherwise, and null for what was emptied', () => {
    const changes = typed({ fiscalRegime: '', cfdiUse: 'G03', phone: ' 477 555 0190 ' });
    expect(toChanges(changes, beginning(kemper), undefined)).toEqual({ fiscalRegime: null, cfdiUse: 'G03' });
  });

  test('all contacts when one of them changed, none when a blank one was added', () => {
    const { contacts } = beginning(kemper);
    const added = typed({ contacts: [...contacts, empty] });
    expect(toChanges(added, beginning(kemper), undefined)).toEqual({});
    expect(toChanges(typed({ contacts: contacts.slice(1) }), beginning(kemper), undefined)).toEqual({
      contacts: [{ name: 'Luis' }],
    });
    expect(toChanges(typed({ contacts: [] }), beginning(kemper), undefined)).toEqual({ contacts: null });
  });
});

test('C2 what a colleague saved meanwhile is taken where nothing was typed, contacts too', () => {
  const now: Client = { ...kemper, phone: '+524775550199', contacts: [{ name: 'Eva' }], version: 4 };
  const mine = rebased(typed({ name: 'Kemper' }), beginning(kemper), beginning(now));
  expect(mine).toMatchObject({ name: 'Kemper', phone: '477 555 0199', contacts: [{ name: 'Eva' }], base: now });
  const other = rebased(typed({ contacts: [] }), beginning(kemper), beginning(now));
  expect(other.contacts).toEqual([]);
});

test('a field where two people differ is told in words', () => {
  const values = beginning(kemper);
  expect(fieldWords('contacts', values)).toBe('Ana Ruiz (Compras, 477 555 0111), Luis');
  expect(fieldWords('fiscalRegime', values)).toBe('601 General de Ley Personas Morales');
  expect(fieldWords('cfdiUse', values)).toBe('nada');
});

describe('F4 a client that is registered already is told by', () => {
  const nothing = { phone: '', email: '', rfc: '' };
  test.each([
    ['its phone, however it is typed', { phone: '044 477 555 0190' }, 'teléfono'],
    ['the phone of a contact', { phone: '4775550111' }, 'teléfono'],
    ['its e-mail', { email: ' Compras@Kemper.example' }, 'e-mail'],
    ['its RFC', { rfc: 'eku-900317-3c9' }, 'RFC'],
    ['several of them', { phone: '4775550190', rfc: 'EKU9003173C9' }, 'teléfono y RFC'],
    ['nothing when nothing is typed', {}, undefined],
    ['no half of a phone', { phone: '5550190' }, undefined],
    ['no other address', { email: 'ventas@kemper.example' }, undefined],
  ])('%s', (_, fields, by) => {
    const found = sameClients([kemper], { ...nothing, ...fields });
    expect(found.map((one) => one.by)).toEqual(by ? [by] : []);
  });

  test('nobody is like themselves', () => {
    expect(sameClients([kemper], { ...nothing, rfc: 'EKU9003173C9' }, kemper.id)).toEqual([]);
  });
});
