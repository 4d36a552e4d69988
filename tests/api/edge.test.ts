import { beforeAll, describe, expect, inject, test } from 'vitest';
import { errorCodes } from '@folio/shared/contract/errors.ts';
import { endpoints } from '@folio/shared/contract/contract.ts';
import { problemOf, told } from '../support/answers.ts';
import { freshEmail, password, prospectForm } from '../support/builders.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld(inject('stack'));
});

async function firstAsset(): Promise<string> {
  const html = await (await world.stranger().visit('/')).text();
  const asset = /(?:href|src)="\.?(\/_app\/immutable\/[^"]+)"/.exec(html)?.[1];
  if (!asset) throw new Error('the page names no asset');
  return asset;
}

describe('S9 security headers', () => {
  test.each([
    ['the document', () => '/'],
    ['a page of the app', () => '/prospectos'],
    ['an asset', firstAsset],
    ['an asset that is not there', () => '/_app/immutable/nada.js'],
    ['the API', () => '/api/openapi.json'],
    ['a refusal of the API', () => '/api/session'],
    ['an address of the API that is not there', () => '/api/nada'],
  ])('stand on %s', async (_, path) => {
    const { headers } = await world.stranger().visit(await path());
    const maxAge = Number(/max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '')?.[1]);
    expect(maxAge).toBeGreaterThanOrEqual(31_536_000);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toMatch(/^(no-referrer|same-origin|strict-origin(-when-cross-origin)?)$/);
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('S10 the policy of the document lets nothing inline run but what it was built with', async () => {
    const { headers } = await world.stranger().visit('/');
    const html = await (await world.stranger().visit('/')).text();
    const inPage = /http-equiv="content-security-policy" content="([^"]+)"/i.exec(html)?.[1] ?? '';
    const policies = `${headers.get('content-security-policy')}; ${inPage}`;
    expect(policies).toMatch(/default-src 'none'/);
    expect(policies).not.toMatch(/unsafe-inline|unsafe-eval|script-src[^;]*\*/);
  });

  test('answers of the API are kept by nobody; hashed assets for a year', async () => {
    const { headers } = await world.mine.normal.visit('/api/session');
    expect(headers.get('cache-control')).toBe('no-store');
    const asset = await world.stranger().visit(await firstAsset());
    expect(asset.headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/);
    const page = await world.stranger().visit('/');
    expect(page.headers.get('cache-control') ?? '').not.toMatch(/max-age=[1-9]\d{3,}/);
  });
});

describe('the site', () => {
  test('every page of the app is the same document; a missing file is missing', async () => {
    const visit = async (path: string) => (await world.stranger().visit(path)).text();
    expect(await visit('/prospectos')).toBe(await visit('/'));
    expect((await world.stranger().visit('/_app/immutable/nada.js')).ok).toBe(false);
  });

  test('S13 no other site may read the API', async () => {
    const headers = { origin: 'https://evil.example' };
    const answer = await world.mine.normal.send('getSession', {}, { headers });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await world.stranger().visit('/api/prospects', {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('writes from another site', () => {
  test.each(['https://evil.example', 'null', 'http://localhost.evil.example', ''])(
    'of origin «%s» are refused',
    async (origin) => {
      const { normal, firstCentre } = world.mine;
      const body = prospectForm({ workCentreId: firstCentre });
      const answer = await normal.send('addProspect', { body }, { headers: { origin } });
      expect(await told(answer)).toBe('403 request.origin_refused');
    },
  );

  test('signing in is a write, too', async () => {
    const body = { email: world.mine.normal.email, password };
    const answer = await world.stranger().send('signIn', { body }, { headers: { origin: 'https://evil.example' } });
    expect(await told(answer)).toBe('403 request.origin_refused');
  });
});

describe('the description', () => {
  test('openapi.json names this site and every endpoint', async () => {
    const { client } = world.stranger();
    const document = await client.getOpenApi();
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: world.stack.origin }] });
    const text = JSON.stringify(document);
    for (const name of Object.keys(endpoints)) expect(text).toContain(`"operationId":"${name}"`);
    const answerable = errorCodes.filter((code) => !code.startsWith('route.'));
    for (const code of answerable) expect(text).toContain(`\`${code}\``);
  });

  test('the page for readers is HTML that runs under the policy of the site', async () => {
    const answer = await world.stranger().visit('/api/docs');
    expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
    const html = await answer.text();
    expect(html).not.toMatch(/(?:src|href)="https?:\/\/(?!localhost|127\.0\.0\.1)/);
  });

  test('a refusal says nothing of the inside, whatever goes wrong', async () => {
    const answers = await Promise.all([
      world.stranger().send('signIn', { body: { email: freshEmail(), password: 'x' } }),
      world.stranger().send('getSession'),
      world.mine.normal.send('listMembers'),
      world.mine.normal.send('getProspect', { params: { prospectId: 'prs_0123456789abcdef' } }),
    ]);
    for (const answer of answers) expect((await problemOf(answer)).requestId).toMatch(/\S{8,}/);
  });
});
