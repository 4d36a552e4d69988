import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusal, refusalCode, told } from '../support/answers.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

function whole() {
  return {
    name: ' Laura Méndez ',
    companyName: 'Panadería El Sol',
    phone: '044 477 555 0148',
    email: 'Laura@Panaderia-Sol.example',
    rfc: 'pso980211ab3',
    state: 'GUA' as const,
    lineOfBusinessId: world.mine.lineOfBusinessId,
  };
}

describe('M07 a client', () => {
  test('is registered by anybody, cleaned, and seen by every colleague', async () => {
    const { normal, operative } = world.mine;
    const client = await normal.client.addClient({ body: whole() });
    expect(client).toMatchObject({
      name: 'Laura Méndez',
      companyName: 'Panadería El Sol',
      phone: '+524775550148',
      email: 'laura@panaderia-sol.example',
      rfc: 'PSO980211AB3',
      state: 'GUA',
      lineOfBusinessId: world.mine.lineOfBusinessId,
      retired: false,
      version: 1,
    });
    expect((await operative.client.listClients()).clients).toContainEqual(client);
  });

  test('needs no more than a name', async () => {
    const client = await world.mine.normal.client.addClient({ body: { name: 'Sólo nombre' } });
    expect(Object.keys(client).toSorted()).toEqual(['createdAt', 'id', 'name', 'retired', 'version']);
  });

  test('is changed field by field; null empties a field', async () => {
    const { client } = world.mine.operative;
    const made = await client.addClient({ body: whole() });
    const params = { clientId: made.id };
    const changed = await client.changeClient({
      params,
      body: { phone: '55 1234 5678', companyName: null, lineOfBusinessId: null },
      ifMatch: 1,
    });
    const { companyName: _, lineOfBusinessId: __, ...kept } = made;
    expect(changed).toEqual({ ...kept, phone: '+525512345678', version: 2 });
    const without = await client.changeClient({ params, body: { phone: null, rfc: null }, ifMatch: 2 });
    expect(without).not.toHaveProperty('phone');
    expect(without).not.toHaveProperty('rfc');
    const again = await client.changeClient({ params, body: { companyName: 'El Sol de León' }, ifMatch: 3 });
    expect(again).toMatchObject({ companyName: 'El Sol de León', version: 4 });
    const { clients } = await client.listClients();
    expect(clients.find(({ id }) => id === made.id)).toEqual(again);
  });

  test('keeps what an invoice asks for and further people, and loses them field by field', async () => {
    const { client } = world.mine.normal;
    const made = await client.addClient({
      body: {
        name: 'Escuela Kemper',
        rfc: 'eku9003173c9',
        legalName: ' ESCUELA KEMPER URGATE ',
        fiscalRegime: '601',
        fiscalPostalCode: ' 42501 ',
        cfdiUse: 'G03',
        contacts: [
          { name: ' Ana Ruiz ', position: 'Compras', phone: '044 477 555 0111', email: 'Ana@Kemper.example' },
          { name: 'Luis' },
        ],
      },
    });
    expect(made).toMatchObject({
      rfc: 'EKU9003173C9',
      legalName: 'ESCUELA KEMPER URGATE',
      fiscalRegime: '601',
      fiscalPostalCode: '42501',
      cfdiUse: 'G03',
      contacts: [
        { name: 'Ana Ruiz', position: 'Compras', phone: '+524775550111', email: 'ana@kemper.example' },
        { name: 'Luis' },
      ],
    });
    const params = { clientId: made.id };
    const same = { contacts: [{ ...made.contacts?.[0], name: 'Ana Ruiz' }, { name: 'Luis' }] };
    expect(await client.changeClient({ params, body: same, ifMatch: 1 })).toEqual(made);
    const body = { contacts: null, cfdiUse: null, legalName: null };
    const less = await client.changeClient({ params, body, ifMatch: 1 });
    for (const field of Object.keys(body)) expect(less).not.toHaveProperty(field);
    expect(less).toMatchObject({ fiscalRegime: '601', fiscalPostalCode: '42501', version: 2 });
  });

  test('a régimen and an RFC that two people put together are refused when they do not fit', async () => {
    const { normal, operative } = world.mine;
    const { id } = await normal.client.addClient({ body: { name: 'Mitad y mitad' } });
    const params = { clientId: id };
    await normal.client.changeClient({ params, body: { fiscalRegime: '612', cfdiUse: 'D01' }, ifMatch: 1 });
    const { code, faults } = await refusal(
      operative.client.changeClient({ params, body: { rfc: 'EKU9003173C9' }, ifMatch: 1 }),
    );
    expect(code).toBe('request.invalid');
    expect(faults).toEqual([expect.objectContaining({ path: 'body.fiscalRegime', code: 'regime_not_of_rfc' })]);
    const retired = await operative.client.changeClient({ params, body: { retired: true }, ifMatch: 2 });
    expect(retired).toMatchObject({ fiscalRegime: '612', retired: true });
  });

  test('emptying what is empty changes nothing', async () => {
    const { client } = world.mine.normal;
    const made = await client.addClient({ body: { name: 'Vacío' } });
    const body = { phone: null, email: null, state: null };
    expect(await client.changeClient({ params: { clientId: made.id }, body, ifMatch: 1 })).toEqual(made);
  });

  test('is retired and used again', async () => {
    const { client } = world.mine.normal;
    const { id } = await client.addClient({ body: { name: 'Va y viene' } });
    const params = { clientId: id };
    expect(await client.changeClient({ params, body: { retired: true }, ifMatch: 1 })).toMatchObject({ retired: true });
    const back = await client.changeClient({ params, body: { retired: false }, ifMatch: 2 });
    expect(back).toMatchObject({ retired: false, version: 3 });
  });

  test.each([
    ['no name', { name: ' ' }, 'body.name', 'required'],
    ['a phone of three digits', { name: 'A', phone: '123' }, 'body.phone', 'not_a_phone'],
    ['a broken RFC', { name: 'A', rfc: 'ABC' }, 'body.rfc', 'wrong_format'],
    ['a state that does not exist', { name: 'A', state: 'XXX' }, 'body.state', 'not_an_option'],
    ['a régimen that does not exist', { name: 'A', fiscalRegime: '602' }, 'body.fiscalRegime', 'not_an_option'],
    [
      'a régimen of another kind of RFC',
      { name: 'A', rfc: 'EKU9003173C9', fiscalRegime: '612' },
      'body.fiscalRegime',
      'regime_not_of_rfc',
    ],
    [
      'a use that the régimen does not allow',
      { name: 'A', fiscalRegime: '616', cfdiUse: 'G03' },
      'body.cfdiUse',
      'use_not_of_regime',
    ],
    [
      'a postal code of four digits',
      { name: 'A', fiscalPostalCode: '3700' },
      'body.fiscalPostalCode',
      'not_a_postal_code',
    ],
    [
      'a contact without a name',
      { name: 'A', contacts: [{ phone: '4775550148' }] },
      'body.contacts.0.name',
      'required',
    ],
    [
      'a contact with half a phone',
      { name: 'A', contacts: [{ name: 'B' }, { name: 'C', phone: '123' }] },
      'body.contacts.1.phone',
      'not_a_phone',
    ],
    [
      'an eleventh contact',
      { name: 'A', contacts: Array.from({ length: 11 }, () => ({ name: 'B' })) },
      'body.contacts',
      'too_many',
    ],
    ['the Constancia, which nobody asks for', { name: 'A', constancia: 'x' }, 'body.constancia', 'unknown_field'],
  ])('%s is refused beside its field', async (_, body, path, code) => {
    const answer = await world.mine.normal.send('addClient', { body });
    expect(answer.status).toBe(400);
    expect((await answer.json()).faults).toEqual([expect.objectContaining({ path, code })]);
  });

  test('C3 a repeated registration answers the client already made', async () => {
    const { client } = world.mine.normal;
    const command = { body: { name: 'Una sola vez' }, idempotencyKey: crypto.randomUUID() };
    const [first, second] = await Promise.all([client.addClient(command), client.addClient(command)]);
    expect(second).toEqual(first);
    const { clients } = await client.listClients();
    expect(clients.filter(({ name }) => name === 'Una sola vez')).toHaveLength(1);
    expect(await refusalCode(client.addClient({ ...command, body: { name: 'Otra cosa' } }))).toBe(
      'request.idempotency_key_reused',
    );
  });
});

describe('C2 two edits of one client', () => {
  test('are both kept when they touch different fields', async () => {
    const { normal, operative } = world.mine;
    const { id } = await normal.client.addClient({ body: { name: 'Compartida' } });
    const params = { clientId: id };
    await normal.client.changeClient({ params, body: { email: 'a@b.example' }, ifMatch: 1 });
    const both = await operative.client.changeClient({ params, body: { state: 'JAL' }, ifMatch: 1 });
    expect(both).toMatchObject({ email: 'a@b.example', state: 'JAL', version: 3 });
  });

  test('of one field: the later one is told mine, theirs and the original', async () => {
    const { normal, operative } = world.mine;
    const { id } = await normal.client.addClient({ body: { name: 'Disputada', phone: '4775550100' } });
    const params = { clientId: id };
    await normal.client.changeClient({ params, body: { phone: null }, ifMatch: 1 });
    const { code, conflicts } = await refusal(
      operative.client.changeClient({ params, body: { phone: '4775550199' }, ifMatch: 1 }),
    );
    expect(code).toBe('request.base_version_stale');
    expect(conflicts).toEqual([{ field: 'phone', mine: '+524775550199', theirs: null, original: '+524775550100' }]);
  });
});

describe('the list of clients', () => {
  test('comes newest first, page by page, every client once', async () => {
    const { client } = world.theirs.administrator;
    const made: string[] = [];
    for (let at = 0; at < 5; at += 1) made.push((await client.addClient({ body: { name: `Cliente ${at}` } })).id);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.listClients({ query: { limit: 2, ...(cursor ? { cursor } : {}) } });
      listed.push(...page.clients.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor);
    expect(listed).toEqual(made.toReversed());
  });

  test('T1 a cursor of another company is refused, and so is one written by hand', async () => {
    const { client } = world.theirs.administrator;
    const { cursor } = await client.listClients({ query: { limit: 1 } });
    expect(cursor).toBeTypeOf('string');
    const { administrator } = world.mine;
    expect(await told(await administrator.send('listClients', { query: { cursor } }))).toBe('400 cursor.invalid');
    expect(await told(await administrator.send('listClients', { query: { cursor: 'a.b' } }))).toBe(
      '400 cursor.invalid',
    );
  });

  test('T1 another company sees none of them and changes none of them', async () => {
    const made = await world.mine.normal.client.addClient({ body: { name: 'Sólo nuestra' } });
    const { client } = world.theirs.administrator;
    expect((await client.listClients()).clients.map(({ id }) => id)).not.toContain(made.id);
    const taken = client.changeClient({ params: { clientId: made.id }, body: { name: 'Tomada' }, ifMatch: 1 });
    expect(await refusalCode(taken)).toBe('client.not_found');
  });
});

test('every change of a client is in the audit log once', async () => {
  const { administrator } = world.mine;
  const { id } = await administrator.client.addClient({ body: { name: 'En bitácora' } });
  await administrator.client.changeClient({ params: { clientId: id }, body: { retired: true }, ifMatch: 1 });
  const month = new Date().toISOString().slice(0, 7);
  const { changes } = await administrator.client.listAuditLog({ params: { month }, query: { limit: 100 } });
  const ours = changes.filter(({ subjectId }) => subjectId === id);
  expect(ours.map(({ noun, verb }) => `${noun} ${verb}`)).toEqual(['client changed', 'client created']);
  expect(ours[0]).toMatchObject({ before: { retired: false }, after: { retired: true }, version: 2 });
});
