import { beforeAll, describe, expect, inject, test } from 'vitest';
import { prospectForm } from '../support/builders.ts';
import { openWorld, type Person, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

let made = 0;

/** A prospect like no other, but for what is said. */
async function registered(changes: Parameters<typeof prospectForm>[0] = {}, by?: Person) {
  made += 1;
  const person = by ?? world.mine.administrator;
  const own = {
    companyName: `Empresa Única ${made}`,
    phone: `477 555 ${String(1000 + made)}`,
    email: `unico${made}@duplicados.example`,
  };
  return person.client.addProspect({
    body: prospectForm({ workCentreId: world.mine.firstCentre, ...own, ...changes }),
  });
}

async function same(query: { phone?: string; email?: string; companyName?: string; except?: string }, by?: Person) {
  const { duplicates } = await (by ?? world.mine.administrator).client.findDuplicates({ query });
  return duplicates;
}

describe('F4 a prospect is told from another by phone, e-mail and company', () => {
  test.each([
    '477 555 0321',
    '044 477 555 0321',
    '045 477 555 0321',
    '01 477 555 0321',
    '+52 1 477 555 0321',
    '(477) 555-0321',
  ])('phone %s', async (phone) => {
    const [here] = await same({ phone: '477 555 0321' });
    const { id } = here?.prospect ?? (await registered({ phone: '477 555 0321' }));
    expect(await same({ phone })).toEqual([
      expect.objectContaining({ by: ['phone'], prospect: expect.objectContaining({ id }) }),
    ]);
  });

  test('e-mail in any case, company without its legal form and accents, both at once', async () => {
    const { id, folio } = await registered({
      companyName: 'Panadería La Espiga, S.A. de C.V.',
      email: 'ana@espiga.example',
    });
    expect(await same({ email: 'ANA@Espiga.example', companyName: 'panaderia  la espiga' })).toEqual([
      {
        by: ['email', 'company'],
        attendedBy: world.mine.administrator.memberId,
        workCentreId: world.mine.firstCentre,
        since: '2026-11-23',
        prospect: { id, folio, name: 'Laura Méndez', companyName: 'Panadería La Espiga, S.A. de C.V.' },
      },
    ]);
  });

  test('nothing is like nothing', async () => {
    await registered({ companyName: 'S.A. de C.V.' });
    expect(await same({})).toEqual([]);
    expect(await same({ companyName: 'SA de CV' })).toEqual([]);
    expect(await same({ phone: '477 5' })).toEqual([]);
  });

  test('the one being edited is no duplicate of itself, and an edit moves its marks', async () => {
    const before = await registered({ phone: '477 555 0444' });
    expect(await same({ phone: '477 555 0444', except: before.id })).toEqual([]);
    const params = { prospectId: before.id };
    const body = { phone: '477 555 0445', name: 'Nombre Nuevo' };
    await world.mine.administrator.client.changeProspect({ params, body, ifMatch: 1 });
    expect(await same({ phone: '477 555 0444' })).toEqual([]);
    expect(await same({ phone: '477 555 0445' })).toMatchObject([{ prospect: { name: 'Nombre Nuevo' } }]);
  });

  test('of what one may not see it tells who, where and since when, and nothing else', async () => {
    const { administrator, normal, secondCentre } = world.mine;
    await registered({ phone: '477 555 0666', workCentreId: secondCentre, name: 'Secreto', contactedOn: '2026-03-03' });
    const answer = await normal.send('findDuplicates', { query: { phone: '477 555 0666' } });
    expect(await answer.json()).toEqual({
      duplicates: [
        { by: ['phone'], attendedBy: administrator.memberId, workCentreId: secondCentre, since: '2026-03-03' },
      ],
      clients: [],
    });
  });

  test('T8 another company has no duplicates of ours', async () => {
    await registered({ phone: '477 555 0888' });
    expect(await same({ phone: '477 555 0888' }, world.theirs.administrator)).toEqual([]);
  });
});

describe('F4 who is a client already is told', () => {
  const asked = async (query: Parameters<typeof same>[0] & { rfc?: string }, by?: Person) =>
    (await (by ?? world.mine.administrator).client.findDuplicates({ query })).clients;

  test('by phone, e-mail, company and RFC, to everybody of the company, with the data to go on with', async () => {
    const client = await world.mine.administrator.client.addClient({
      body: {
        name: 'Zita Conocida',
        companyName: 'Vidrios Conocidos, S.A. de C.V.',
        phone: '477 555 3001',
        email: 'zita@conocida.example',
        rfc: 'EKU9003173C9',
      },
    });
    for (const person of [world.mine.administrator, world.mine.normal]) {
      expect(await asked({ phone: '+52 1 477 555 3001' }, person)).toEqual([{ by: ['phone'], client }]);
    }
    expect(await asked({ email: 'ZITA@conocida.example' })).toEqual([{ by: ['email'], client }]);
    expect(await asked({ companyName: 'vidrios conocidos' })).toEqual([{ by: ['company'], client }]);
    expect(await asked({ rfc: 'eku-900317-3c9' })).toEqual([{ by: ['rfc'], client }]);
    expect(await asked({ rfc: 'EKU9003173C9', phone: '477 555 3001' })).toEqual([{ by: ['phone', 'rfc'], client }]);
  });

  test('as it is now: an edit moves its marks, one that is retired is nobody’s, and prospects are told beside it', async () => {
    const { client } = world.mine.administrator;
    const { id } = await client.addClient({ body: { name: 'Mudada', phone: '477 555 3002' } });
    const params = { clientId: id };
    const prospect = await registered({ phone: '477 555 3003' });
    await client.changeClient({ params, body: { phone: '477 555 3003' }, ifMatch: 1 });
    expect(await asked({ phone: '477 555 3002' })).toEqual([]);
    expect(await asked({ phone: '477 555 3003' })).toMatchObject([{ client: { id, version: 2 } }]);
    expect(await same({ phone: '477 555 3003' })).toMatchObject([{ prospect: { id: prospect.id } }]);
    await client.changeClient({ params, body: { retired: true }, ifMatch: 2 });
    expect(await asked({ phone: '477 555 3003' })).toEqual([]);
    await client.changeClient({ params, body: { retired: false, name: 'Mudada Otra Vez' }, ifMatch: 3 });
    expect(await asked({ phone: '477 555 3003' })).toMatchObject([{ client: { name: 'Mudada Otra Vez' } }]);
  });

  test('T8 to another company nothing; half an RFC is refused beside its field', async () => {
    await world.mine.administrator.client.addClient({ body: { name: 'Ajena', rfc: 'URE180429TM6' } });
    expect(await asked({ rfc: 'URE180429TM6' }, world.theirs.administrator)).toEqual([]);
    const answer = await world.mine.administrator.send('findDuplicates', { query: { rfc: 'URE18' } });
    expect(answer.status).toBe(400);
  });
});
