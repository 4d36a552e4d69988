import { describe, expect, test } from 'vitest';
import type { Client } from '@folio/shared/clients/client.schema.ts';
import { clientsFound, contactFound } from '../../web/src/lib/clients/client-search.rules.ts';

let made = 0;

function client(fields: Partial<Client>): Client {
  made += 1;
  const id = `cli_${String(made).padStart(16, '0')}`;
  return { id, name: 'Sin nombre', retired: false, createdAt: '2026-11-23T18:00:00.000Z', version: 1, ...fields };
}

const laura = client({
  name: 'Laura Méndez',
  companyName: 'Panadería El Sol',
  phone: '+524775550148',
  email: 'laura@panaderia-sol.example',
  rfc: 'PSO980211AB3',
  contacts: [{ name: 'Íñigo Arce', phone: '+528112345678', email: 'almacen@panaderia-sol.example' }],
});
const raul = client({ name: 'Ing. Raúl de la Peña', companyName: 'Constructora Peña', phone: '+525512345678' });
const sol = client({ name: 'Sol Ibáñez', companyName: 'Óptica Laura' });
const all = [laura, raul, sol];

describe('M07 a client is found', () => {
  test.each([
    ['by its name, accents and case ignored', 'MENDEZ', [laura]],
    ['by its company', 'panaderia', [laura]],
    ['by words of both, in any order', 'sol laura el', [laura]],
    ['by part of a word', 'structora', [raul]],
    ['by its e-mail', 'laura@panaderia', [laura]],
    ['by its RFC', 'pso9802', [laura]],
    ['by digits of its phone, however they are written', '477-555', [laura]],
    ['by its phone with spaces and country', '+52 477 555 0148', [laura]],
    ['by a word and digits', 'peña 5512', [raul]],
    ['by who else is there', 'inigo', [laura]],
    ['by the phone of who else is there', '81 1234', [laura]],
    ['by the e-mail of who else is there', 'almacen@', [laura]],
    ['by words of both', 'arce panaderia', [laura]],
  ])('%s', (_, typed, found) => {
    expect(clientsFound(all, typed)).toEqual(found);
  });

  test('first by how its name begins, then its company', () => {
    expect(clientsFound([sol, raul, laura], 'laura')).toEqual([laura, sol]);
  });

  test('not when one word is of somebody else', () => {
    expect(clientsFound(all, 'laura constructora')).toEqual([]);
  });

  test('nothing typed finds all, in their order', () => {
    expect(clientsFound(all, '  ')).toEqual(all);
  });
});

test.each([
  ['inigo', 'Íñigo Arce'],
  ['panaderia arce', 'Íñigo Arce'],
  ['8112345678', 'Íñigo Arce'],
  ['laura', undefined],
  ['', undefined],
])('M07 the list tells by whom a client was found: %s', (typed, name) => {
  expect(contactFound(laura, typed)?.name).toBe(name);
});
