import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createAccessTokens } from '@folio/functions/platform/access-tokens.ts';
import { localSetting } from '@folio/functions/platform/environment.ts';
import { setCookies } from '@folio/functions/modules/identity/session-cookies.ts';

const environment = {
  STAGE: 'local',
  TABLE_NAME: 't',
  SITE_ORIGIN: 'http://localhost',
  USER_POOL_ID: 'us-east-1_Abcdefghi',
  USER_POOL_CLIENT_ID: 'our-client',
  SIGNING_SECRET: 'x'.repeat(40),
  ORIGIN_SECRET: 'x'.repeat(40),
  ROWS_IN_BROWSER: '50000',
};
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });
let server: Server;
let issuer: string;

beforeAll(async () => {
  const jwk = { ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
  server = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pool`; // a TCP server's address is never a pipe's name
});

afterAll(() => server.close());
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function claims(changes: object = {}) {
  return { sub: 'ana', iss: issuer, client_id: 'our-client', token_use: 'access', exp: inSeconds(900), ...changes };
}

function rs256(payload: object, header: object = {}, key: KeyObject = own.privateKey): string {
  const text = `${encoded({ alg: 'RS256', kid: 'k1', typ: 'JWT', ...header })}.${encoded(payload)}`;
  return `${text}.${createSign('sha256').update(text).sign(key).toString('base64url')}`;
}

function hs256(payload: object): string {
  const text = `${encoded({ alg: 'HS256', kid: 'k1', typ: 'JWT' })}.${encoded(payload)}`;
  const pem = own.publicKey.export({ type: 'spki', format: 'pem' });
  return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`;
}

function atHome(stage = 'local') {
  vi.stubEnv('STAGE', stage);
  vi.stubEnv('USER_POOL_ISSUER', issuer);
  return createAccessTokens({ ...environment, STAGE: stage });
}

describe('S1 an access token', () => {
  test('of the pool, for our client, names its person', async () => {
    expect(await atHome().personOf(rs256(claims()))).toBe('ana');
  });

  test.each<[string, () => string]>([
    ['an ID token', () => rs256(claims({ token_use: 'id' }))],
    ['one of another client', () => rs256(claims({ client_id: 'another' }))],
    ['one of another issuer', () => rs256(claims({ iss: 'https://evil.example' }))],
    ['an expired one', () => rs256(claims({ exp: inSeconds(-1) }))],
    ['one that is not valid yet', () => rs256(claims({ nbf: inSeconds(600) }))],
    ['one signed by another key', () => rs256(claims(), {}, foreign.privateKey)],
    [
      'one that brings its own key',
      () => rs256(claims(), { jwk: foreign.publicKey.export({ format: 'jwk' }) }, foreign.privateKey),
    ],
    [
      'one that says where its key is',
      () => rs256(claims(), { kid: 'k2', jku: 'https://evil.example/jwks' }, foreign.privateKey),
    ],
    ['one signed with the public key as a secret', () => hs256(claims())],
    ['one without a signature', () => `${encoded({ alg: 'none' })}.${encoded(claims())}.`],
    ['garbage', () => 'eyJ.%%%.x'],
    ['nothing', () => ''],
  ])('%s names nobody', async (_, token) => {
    expect(await atHome().personOf(token())).toBeUndefined();
  });
});

describe('S1 an access token that was good', () => {
  test('names its person again, and nobody once its time has run out', async () => {
    const tokens = atHome();
    const token = rs256(claims({ exp: inSeconds(60) }));
    expect([await tokens.personOf(token), await tokens.personOf(token)]).toEqual(['ana', 'ana']);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(await tokens.personOf(token)).toBeUndefined();
  });

  test.each<[string, (signed: string) => string]>([
    ['another signature', (signed) => `${signed.slice(0, -8)}AAAAAAAA`],
    ['another person', (signed) => signed.replace(/\..+\./, `.${encoded(claims({ sub: 'eva' }))}.`)],
    ['more at its end', (signed) => `${signed} `],
  ])('lends nothing to the same with %s', async (_, changed) => {
    const tokens = atHome();
    const token = rs256(claims());
    expect(await tokens.personOf(token)).toBe('ana');
    expect(await tokens.personOf(changed(token))).toBeUndefined();
  });
});

describe('what the local stack alone may do', () => {
  test.each(['dev', 'prod'])('in %s the local issuer is not believed', async (stage) => {
    expect(await atHome(stage).personOf(rs256(claims()))).toBeUndefined();
  });

  test.each(['dev', 'prod'])('in %s cookies are __Host- and Secure whatever the environment says', (stage) => {
    vi.stubEnv('STAGE', stage);
    vi.stubEnv('COOKIES', 'plain');
    expect(localSetting('COOKIES')).toBeUndefined();
    for (const line of setCookies({ accessToken: 'a', refreshToken: 'r', sessionId: 's', tenantId: 't' })) {
      expect(line).toMatch(/^__Host-\w+=[^;]+; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Strict$/);
    }
  });
});
