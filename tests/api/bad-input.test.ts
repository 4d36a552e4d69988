import { beforeAll, describe, expect, inject, test } from 'vitest';
import { endpoints, type EndpointName } from '@folio/shared/contract/contract.ts';
import type { Endpoint } from '@folio/shared/contract/endpoint.ts';
import { problemOf } from '../support/answers.ts';
import { prospectForm } from '../support/builders.ts';
import { openWorld, type RawChange, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

/** Endpoints with a body, and one value for each parameter of their paths. */
const withBody = (Object.entries(endpoints) as [EndpointName, Endpoint][]).filter(([, endpoint]) => endpoint.body);
const params = {
  kind: 'lines-of-business',
  entryId: 'cat_0123456789abcdef',
  memberId: '01234567-89ab-4cde-8f01-23456789abcd',
  workCentreId: 'wcn_0123456789abcdef',
  invitationId: 'inv_0123456789abcdef',
  prospectId: 'prs_0123456789abcdef',
  clientId: 'cli_0123456789abcdef',
  viewId: 'viw_0123456789abcdef',
};

/** What no endpoint may take, and the code of its refusal. */
const hostile: [what: string, change: RawChange, code: string][] = [
  ['half a JSON', { text: '{"name":' }, 'request.malformed'],
  ['no JSON at all', { text: 'name=Ana' }, 'request.malformed'],
  ['an empty body', { text: '' }, 'request.malformed'],
  ['bytes that are no UTF-8', { text: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]) }, 'request.malformed'],
  ['null', { text: 'null' }, 'request.invalid'],
  ['a number', { text: '7' }, 'request.invalid'],
  ['a list', { text: '[]' }, 'request.invalid'],
  ['a text', { text: '"hola"' }, 'request.invalid'],
  ['a thousand nested lists', { text: '['.repeat(1000) + ']'.repeat(1000) }, 'request.invalid'],
  ['an unknown field', { text: '{"no_such_field":1}' }, 'request.invalid'],
  ['__proto__', { text: '{"__proto__":{"isAdministrator":true}}' }, 'request.malformed'],
  ['constructor.prototype', { text: '{"constructor":{"prototype":{"x":1}}}' }, 'request.malformed'],
  ['two megabytes', { text: JSON.stringify({ name: 'x'.repeat(2_000_000) }) }, 'request.too_large'],
  [
    'a form',
    { text: 'name=Ana', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    'request.unsupported_media_type',
  ],
  ['text/plain', { text: '{}', headers: { 'content-type': 'text/plain' } }, 'request.unsupported_media_type'],
  [
    'multipart',
    { text: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    'request.unsupported_media_type',
  ],
];

describe.each(withBody.map(([name, { bodyLimitKb = 64 }], at) => [name, at, bodyLimitKb] as const))(
  '%s refuses',
  (name, at, mostKb) => {
    test.each(hostile)('%s', async (_, change, code) => {
      // Two people in turn: what is looked at is the input, not how many requests one person may make in a second.
      const { administrator } = at % 2 ? world.mine : world.theirs;
      const answer = await administrator.send(name, { params, body: {}, ifMatch: 1 }, change);
      const told = await problemOf(answer);
      expect(told.code).toBe(code);
      for (const fault of told.faults ?? []) expect(fault.path).toMatch(/^(body|query|params|headers)/);
    });

    test('a kilobyte more than it takes', async () => {
      const { administrator } = at % 2 ? world.mine : world.theirs;
      const text = JSON.stringify({ name: 'x'.repeat((mostKb + 1) * 1024) });
      const answer = await administrator.send(name, { params, body: {}, ifMatch: 1 }, { text });
      expect((await problemOf(answer)).code).toBe('request.too_large');
    });
  },
);

describe('every text of the form', () => {
  const texts = ['name', 'companyName', 'subject', 'notes'] as const;
  const hidden = {
    NUL: '\\u0000',
    'a bell': '\\u0007',
    'a bidi override': '\\u202e',
    'half a surrogate': '\\ud83c',
    'the other half': '\\udf1e',
  };

  for (const field of texts) {
    test.each(Object.entries(hidden))(`refuses %s in ${field}`, async (_, escape) => {
      const { normal, firstCentre } = world.mine;
      const form = JSON.stringify({ ...prospectForm({ workCentreId: firstCentre }), [field]: 'XX' });
      const answer = await normal.send(
        'addProspect',
        { body: {} },
        { text: form.replace('"XX"', `"Sol${escape}Luna"`) },
      );
      const { code, faults } = await problemOf(answer);
      expect(code).toBe('request.invalid');
      expect(faults).toEqual([expect.objectContaining({ path: `body.${field}`, code: 'hidden_characters' })]);
    });
  }

  test.each([
    ['<script>alert(1)</script>'],
    ["'; DROP TABLE prospects; --"],
    ['{{constructor.constructor("x")()}}'],
    ['=cmd|"/c calc"!A1'],
    ['../../etc/passwd'],
    ['👩‍👧 Ñandú «áéíóú» 한국 العربية'],
    ['#T#tnt_0123456789abcdef'],
  ])('keeps «%s» exactly as it is: text is data', async (name) => {
    const { normal, firstCentre } = world.mine;
    const { id } = await normal.client.addProspect({ body: prospectForm({ workCentreId: firstCentre, name }) });
    expect((await normal.client.getProspect({ params: { prospectId: id } })).name).toBe(name);
  });

  test('the longest of every field is kept, one more is refused', async () => {
    const { normal, firstCentre } = world.mine;
    const longest = { name: 120, companyName: 120, subject: 200, notes: 5000 };
    for (const [field, length] of Object.entries(longest)) {
      const form = prospectForm({ workCentreId: firstCentre });
      const fits = await normal.send('addProspect', { body: { ...form, [field]: 'ñ'.repeat(length) } });
      expect(fits.status, field).toBe(201);
      const { faults } = await problemOf(
        await normal.send('addProspect', { body: { ...form, [field]: 'ñ'.repeat(length + 1) } }),
      );
      expect(faults).toEqual([expect.objectContaining({ path: `body.${field}`, code: 'too_long' })]);
    }
  });
});

describe('every datum of the wrong type is told with its place', () => {
  const wrong = [null, 7, true, [], {}, ''];

  test.each(Object.keys(prospectForm()))('%s', async (field) => {
    const { normal, firstCentre } = world.mine;
    for (const value of wrong) {
      const body = { ...prospectForm({ workCentreId: firstCentre }), [field]: value };
      const { code, faults } = await problemOf(await normal.send('addProspect', { body }));
      expect(code).toBe('request.invalid');
      expect(faults?.map((fault) => fault.path)).toContain(`body.${field}`);
    }
  });
});

describe('duplicate keys', () => {
  test('the last wins as JSON says, and is checked', async () => {
    const { normal, firstCentre } = world.mine;
    const form = JSON.stringify(prospectForm({ workCentreId: firstCentre }));
    const text = `${form.slice(0, -1)},"name":""}`;
    expect((await problemOf(await normal.send('addProspect', { body: {} }, { text }))).code).toBe('request.invalid');
  });
});

describe('addresses and queries', () => {
  test.each([
    ['GET', '/api/nada', '404 route.not_found'],
    ['GET', '/api/prospects/', '404 route.not_found'],
    ['GET', '/api/prospects/x/y', '404 route.not_found'],
    ['DELETE', '/api/prospects', '405 route.method_not_allowed'],
    ['PUT', '/api/session', '405 route.method_not_allowed'],
    ['GET', '/api/auth/sign-up', '405 route.method_not_allowed'],
    ['GET', '/api/prospects/%', '404 route.not_found'],
    ['GET', '/api/prospects/%ff', '404 route.not_found'],
    ['GET', '/api/prospects/..%2f..%2fsession', '400 request.invalid'],
    ['GET', '/api/prospects/prs_0123456789abcdef%00', '400 request.invalid'],
    ['GET', '/api/prospects/__proto__', '400 request.invalid'],
    ['GET', '/api/prospects?limit=10&limit=20', '400 request.invalid'],
    ['GET', '/api/prospects?__proto__[x]=1', '400 request.invalid'],
    ['GET', '/api/prospects?constructor=1', '400 request.invalid'],
    ['GET', '/api/prospects?tenantId=tnt_0123456789abcdef', '400 request.invalid'],
    ['GET', '/api/prospects?limit=%00', '400 request.invalid'],
    ['GET', `/api/prospects?cursor=${'x'.repeat(1001)}`, '400 request.invalid'],
  ])('%s %s → %s', async (method, path, expected) => {
    const answer = await world.mine.administrator.visit(path, { method });
    const { status, code } = await problemOf(answer);
    expect(`${status} ${code}`).toBe(expected);
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/^[A-Z]+(, [A-Z]+)*$/);
  });

  test('a query that tries to poison prototypes changes nothing', async () => {
    await world.mine.administrator.visit('/api/prospects?__proto__[limit]=1');
    expect(Object.prototype).not.toHaveProperty('limit');
    expect((await world.mine.administrator.client.listProspects({ query: {} })).rows).toBeDefined();
  });
});

describe('nothing was half written', () => {
  test('after all of this the company has only the prospects that were accepted, without a gap', async () => {
    const folios: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.mine.administrator.client.listProspects({ query: { limit: 100, cursor } });
      folios.push(...page.rows.map((row) => row.folio));
      cursor = page.cursor;
    } while (cursor);
    expect(folios.sort((a, b) => a - b)).toEqual(folios.map((_, at) => at + 1));
  });
});
