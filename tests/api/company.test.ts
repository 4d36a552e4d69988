import { beforeAll, describe, expect, inject, test } from 'vitest';
import { refusal, refusalCode, sorted, told } from '../support/answers.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function versionNow(): Promise<number> {
  return (await world.mine.administrator.client.getSession()).company.version;
}

describe('the settings of the company', () => {
  test('are changed field by field and seen by everybody at once', async () => {
    const { administrator, normal } = world.mine;
    const changed = await administrator.client.changeCompany({
      body: {
        name: 'Panadería El Sol de León',
        rfc: ' pso980211ab3 ',
        legalName: 'PANIFICADORA EL SOL',
        fiscalRegime: '601',
        fiscalAddress: 'Madero 12, Centro, C. P. 37000, León, Guanajuato',
        phone: '044 477 555 0100',
        email: ' Ventas@Panaderia-Sol.Example ',
        website: 'WWW.Panaderia-Sol.Example/',
        paperColour: '#7B3FA3',
        timeZone: 'America/Cancun',
        currency: 'USD',
        workWeek: [1, 2, 3, 4, 5, 6],
        workHours: [{ day: 6, from: '09:00', to: '14:00' }],
        holidays: [{ day: '2026-12-12', name: 'Virgen de Guadalupe' }],
      },
      ifMatch: await versionNow(),
    });
    expect(changed).toMatchObject({
      name: 'Panadería El Sol de León',
      rfc: 'PSO980211AB3',
      legalName: 'PANIFICADORA EL SOL',
      fiscalRegime: '601',
      phone: '+524775550100',
      email: 'ventas@panaderia-sol.example',
      website: 'www.panaderia-sol.example',
      paperColour: '#7b3fa3',
      timeZone: 'America/Cancun',
    });
    expect((await normal.client.getSession()).company).toEqual(changed);
    const fiscal = { rfc: null, legalName: null, fiscalRegime: null, fiscalAddress: null };
    const none = { ...fiscal, phone: null, email: null, website: null, paperColour: null };
    const cleared = await administrator.client.changeCompany({ body: none, ifMatch: changed.version });
    for (const field of Object.keys(none)) expect(cleared).not.toHaveProperty(field);
    expect(cleared.name).toBe('Panadería El Sol de León');
  });

  test.each([
    ['a day twice', { workWeek: [1, 1] }, 'body.workWeek', 'repeated'],
    ['a colour that is not read on paper', { paperColour: '#e2a93b' }, 'body.paperColour', 'contrast_too_low'],
    ['no day at all', { workWeek: [] }, 'body.workWeek', 'too_few'],
    ['an eighth day', { workWeek: [7] }, 'body.workWeek.0', 'too_big'],
    [
      'hours that end before they begin',
      { workHours: [{ day: 1, from: '18:00', to: '09:00' }] },
      'body.workHours.0.to',
      'ends_before_it_begins',
    ],
    [
      'hours of a day told twice',
      { workHours: [1, 1].map((day) => ({ day, from: '09:00', to: '18:00' })) },
      'body.workHours',
      'repeated',
    ],
    [
      'a holiday that does not exist',
      { holidays: [{ day: '2026-02-30', name: 'x' }] },
      'body.holidays.0.day',
      'wrong_format',
    ],
    ['a zone outside the list', { timeZone: 'Europe/Madrid' }, 'body.timeZone', 'not_an_option'],
    ['a broken RFC', { rfc: 'ABC' }, 'body.rfc', 'wrong_format'],
    ['words for a phone', { phone: 'al rato' }, 'body.phone', 'wrong_format'],
    ['half a phone', { phone: '477 555' }, 'body.phone', 'not_a_phone'],
    ['a broken e-mail', { email: 'ventas@' }, 'body.email', 'wrong_format'],
    ['a site that does something', { website: 'javascript:alert(1)' }, 'body.website', 'not_a_website'],
    ['an e-mail for a site', { website: 'ventas@panaderia-sol.example' }, 'body.website', 'not_a_website'],
    ['an empty name', { name: '  ' }, 'body.name', 'required'],
    ['an unknown currency', { currency: 'EUR' }, 'body.currency', 'not_an_option'],
  ])('%s is refused beside its field', async (_, body, path, code) => {
    const { administrator } = world.mine;
    const answer = await administrator.send('changeCompany', { body, ifMatch: await versionNow() });
    expect(answer.status).toBe(400);
    expect((await answer.json()).faults).toEqual([expect.objectContaining({ path, code })]);
  });

  test('C2 without If-Match nothing changes', async () => {
    const answer = await world.mine.administrator.send('changeCompany', { body: { name: 'Sin versión' } });
    expect(await told(answer)).toBe('428 request.base_version_missing');
  });

  test.each(['1', 'W/"1"', '"x"', '*', '"-1"', '"99999"'])('C2 If-Match %s is refused', async (version) => {
    const { administrator } = world.mine;
    const answer = await administrator.send(
      'changeCompany',
      { body: { name: 'x' } },
      { headers: { 'if-match': version } },
    );
    expect(await told(answer)).toBe('412 request.base_version_stale');
  });

  test('C2 the answer carries its version as ETag', async () => {
    const { administrator } = world.mine;
    const answer = await administrator.send('changeCompany', { body: {}, ifMatch: await versionNow() });
    expect(answer.headers.get('etag')).toBe(`"${await versionNow()}"`);
  });

  test('C2 twenty edits of one field at the same moment have exactly one winner', async () => {
    const version = await versionNow();
    const { client } = world.mine.administrator;
    const { answers, refusals } = sorted(
      await Promise.allSettled(
        Array.from({ length: 20 }, (_, at) =>
          client.changeCompany({ body: { name: `Edición ${at}` }, ifMatch: version }),
        ),
      ),
    );
    expect(answers).toHaveLength(1);
    expect(new Set(refusals.map((refused) => refused.code))).toEqual(new Set(['request.base_version_stale']));
    expect((await client.getSession()).company).toMatchObject({ name: answers[0]?.name, version: version + 1 });
  });

  test('C2 edits of different fields based on the same version are all kept', async () => {
    const version = await versionNow();
    const { client } = world.mine.administrator;
    const edits = [{ name: 'Todo junto' }, { currency: 'MXN' as const }, { workWeek: [1, 2] }, { rfc: 'PSO980211AB3' }];
    await Promise.all(edits.map((body) => client.changeCompany({ body, ifMatch: version })));
    expect((await client.getSession()).company).toMatchObject(Object.assign({}, ...edits));
  });

  test('C2 a stale edit tells mine, theirs and the original of each field somebody else changed', async () => {
    const version = await versionNow();
    const { client } = world.mine.administrator;
    const { company } = await client.getSession();
    await client.changeCompany({ body: { name: 'Primero' }, ifMatch: version });
    await client.changeCompany({ body: { name: 'Segundo' }, ifMatch: version + 1 });
    const { code, faults, conflicts } = await refusal(
      client.changeCompany({ body: { name: 'Tercero', currency: 'USD' }, ifMatch: version }),
    );
    expect(code).toBe('request.base_version_stale');
    expect(faults).toEqual([expect.objectContaining({ path: 'body.name', code: 'changed_meanwhile' })]);
    expect(conflicts).toEqual([{ field: 'name', mine: 'Tercero', theirs: 'Segundo', original: company.name }]);
    expect((await client.getSession()).company.currency).toBe(company.currency);
  });
});

describe('work centres', () => {
  test('are added, renamed, retired and used again', async () => {
    const { client } = world.mine.administrator;
    const added = await client.addWorkCentre({ body: { name: 'Irapuato' } });
    const { id: workCentreId } = added;
    const renamed = await client.changeWorkCentre({
      params: { workCentreId },
      body: { name: 'Irapuato Norte' },
      ifMatch: 1,
    });
    const retired = await client.changeWorkCentre({
      params: { workCentreId },
      body: { retired: true },
      ifMatch: renamed.version,
    });
    expect(retired).toEqual({ id: workCentreId, name: 'Irapuato Norte', retired: true, version: 3 });
    expect((await client.getSession()).workCentres).toContainEqual(retired);
    const back = await client.changeWorkCentre({ params: { workCentreId }, body: { retired: false }, ifMatch: 3 });
    expect(back.retired).toBe(false);
  });

  test('a name is taken once, whatever its accents and case, also at the same moment; a freed one can be taken', async () => {
    const { client } = world.mine.administrator;
    const names = ['León Bajío', 'LEON BAJIO', 'león  bajío', 'Leon bajío'];
    const { answers, refusals } = sorted(
      await Promise.allSettled(names.map((name) => client.addWorkCentre({ body: { name } }))),
    );
    expect(answers).toHaveLength(1);
    expect(new Set(refusals.map((refused) => refused.code))).toEqual(new Set(['work_centre.name_taken']));
    const workCentreId = answers[0]?.id ?? '';
    await client.changeWorkCentre({ params: { workCentreId }, body: { name: 'Bajío' }, ifMatch: 1 });
    await client.addWorkCentre({ body: { name: 'León Bajío' } });
  });

  test('the last active one stays, also when all are retired at the same moment', async () => {
    const { client } = world.theirs.administrator;
    const { workCentres } = await client.getSession();
    const { answers, refusals } = sorted(
      await Promise.allSettled(
        workCentres.map(({ id, version }) =>
          client.changeWorkCentre({ params: { workCentreId: id }, body: { retired: true }, ifMatch: version }),
        ),
      ),
    );
    expect(answers).toHaveLength(workCentres.length - 1);
    expect(refusals.map((refused) => refused.code)).toEqual(['work_centre.last_active']);
  });
});

describe('catalogues', () => {
  const params = { kind: 'lines-of-business' as const };

  test('M09 grow as one types: the same word by two people at the same moment is one entry', async () => {
    const { normal, operative } = world.mine;
    const entries = await Promise.all(
      ['Panadería', 'panaderia', 'PANADERÍA ', 'Panaderia'].map((name, at) =>
        (at % 2 ? normal : operative).client.addCatalogueEntry({ params, body: { name } }),
      ),
    );
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(1);
    const { catalogue } = await normal.client.getSession();
    expect(catalogue.filter((entry) => /panader[ií]a/i.test(entry.name))).toHaveLength(1);
  });

  test('an entry renamed leaves its old name free for a new entry', async () => {
    const { client } = world.mine.administrator;
    const first = await client.addCatalogueEntry({ params, body: { name: 'Mueblería' } });
    await client.changeCatalogueEntry({
      params: { ...params, entryId: first.id },
      body: { name: 'Muebles y decoración' },
      ifMatch: first.version,
    });
    const second = await client.addCatalogueEntry({ params, body: { name: 'Mueblería' } });
    expect(second).toMatchObject({ name: 'Mueblería', retired: false });
    expect(second.id).not.toBe(first.id);
  });

  test('a retired entry keeps its name, and typing it uses it again', async () => {
    const { client } = world.mine.administrator;
    const entry = await client.addCatalogueEntry({ params, body: { name: 'Florería' } });
    const retired = await client.changeCatalogueEntry({
      params: { ...params, entryId: entry.id },
      body: { retired: true },
      ifMatch: entry.version,
    });
    expect(retired.retired).toBe(true);
    expect(await client.addCatalogueEntry({ params, body: { name: 'floreria' } })).toMatchObject({
      id: entry.id,
      retired: false,
    });
  });

  test('two entries never end with one name', async () => {
    const { client } = world.mine.administrator;
    const [one] = await Promise.all([
      client.addCatalogueEntry({ params, body: { name: 'Zapatería' } }),
      client.addCatalogueEntry({ params, body: { name: 'Peletería' } }),
    ]);
    expect(
      await refusalCode(
        client.changeCatalogueEntry({
          params: { ...params, entryId: one.id },
          body: { name: 'PELETERIA' },
          ifMatch: 1,
        }),
      ),
    ).toBe('catalogue.name_taken');
  });

  test('the two catalogues do not mix', async () => {
    const { client } = world.mine.administrator;
    const name = 'Instagram';
    const entry = await client.addCatalogueEntry({ params, body: { name } });
    const channel = await client.addCatalogueEntry({ params: { kind: 'contact-channels' }, body: { name } });
    expect(entry.id).not.toBe(channel.id);
    expect(channel.id).toBe(
      (await client.getSession()).catalogue.find((one) => one.kind === 'contact-channels' && one.name === name)?.id,
    );
  });
});
