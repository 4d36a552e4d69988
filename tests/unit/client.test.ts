import { describe, expect, test } from 'vitest';
import { ApiError, createClient, requestOf, type ClientOptions } from '@folio/shared/contract/client.ts';
import { endpoints } from '@folio/shared/contract/contract.ts';

interface Sent {
  url: string;
  init: RequestInit;
}

/** A client whose network answers `answers` in turn, and what it sent. */
function clientAnswered(answers: (Response | Error)[], more: Partial<ClientOptions> = {}) {
  const sent: Sent[] = [];
  const client = createClient({
    origin: 'https://folio.example.com',
    fetch: async (url, init) => {
      sent.push({ url, init });
      const answer = answers.shift();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('no answer left');
      return answer;
    },
    ...more,
  });
  return { client, sent };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}

function problemOf(status: number, code: string, headers: Record<string, string> = {}) {
  const problem = { type: 'about:blank', title: 'Algo.', status, code, requestId: 'r-1' };
  return json(status, problem, { 'content-type': 'application/problem+json; charset=utf-8', ...headers });
}

const nobody = { companies: [] };

describe('the typed client', () => {
  test('fills the path, leaves out what was not given, quotes the version', async () => {
    const { client, sent } = clientAnswered([json(200, { rows: [] }), json(200, {})]);
    await client.listProspects({ query: { limit: 10, cursor: undefined } });
    await client.changeWorkCentre({ params: { workCentreId: 'wcn/1' }, body: { name: 'León' }, ifMatch: 3 });
    expect(sent[0]?.url).toBe('https://folio.example.com/api/prospects?limit=10');
    expect(sent[1]?.url).toBe('https://folio.example.com/api/work-centres/wcn%2F1');
    expect(new Headers(sent[1]?.init.headers).get('if-match')).toBe('"3"');
    expect(sent[1]?.init.body).toBe('{"name":"León"}');
  });

  test('a command gets a key of its own unless one is given', () => {
    const keyOf = (input: object) =>
      new Headers(requestOf(endpoints.addWorkCentre, { body: {}, ...input }).init.headers).get('idempotency-key');
    expect(keyOf({})).toMatch(/^[\da-f-]{36}$/);
    expect(keyOf({})).not.toBe(keyOf({}));
    expect(keyOf({ idempotencyKey: 'again' })).toBe('again');
  });

  test('a refusal becomes an ApiError that says all the API said', async () => {
    const { client } = clientAnswered([problemOf(429, 'request.rate_limited', { 'retry-after': '7' })]);
    const refusal = await client.listMyCompanies().catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ApiError);
    expect(refusal).toMatchObject({
      status: 429,
      code: 'request.rate_limited',
      requestId: 'r-1',
      retryAfterSeconds: 7,
    });
  });

  test('an answer that is no problem+json is an unexpected failure, not a crash', async () => {
    const { client } = clientAnswered([new Response('<h1>Bad gateway</h1>', { status: 502 })]);
    await expect(client.listMyCompanies()).rejects.toMatchObject({ status: 502, code: 'server.unexpected' });
  });

  test('no network is told as such', async () => {
    const { client } = clientAnswered([new TypeError('fetch failed')]);
    await expect(client.listMyCompanies()).rejects.toMatchObject({ status: 0, code: 'network' });
  });

  test('an aborted call stays an abort', async () => {
    const { client } = clientAnswered([new DOMException('gone', 'AbortError')]);
    await expect(client.listMyCompanies()).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('an ended session is renewed once and the request repeated with the same key', async () => {
    const { client, sent } = clientAnswered([problemOf(401, 'session.required'), json(201, {})], {
      renewSession: async () => true,
    });
    await client.addWorkCentre({ body: { name: 'León' } });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  test('a session that cannot be renewed is told, and asked for only once', async () => {
    const { client, sent } = clientAnswered([problemOf(401, 'session.required')], { renewSession: async () => false });
    await expect(client.listMyCompanies()).rejects.toMatchObject({ code: 'session.required' });
    expect(sent).toHaveLength(1);
  });

  test('a refused sign-in is not taken for an ended session', async () => {
    let renewals = 0;
    const { client } = clientAnswered([problemOf(401, 'sign_in.refused')], {
      renewSession: async () => (renewals += 1) > 0,
    });
    const given = { email: 'ana@sol.example', password: 'x' };
    await expect(client.signIn({ body: given })).rejects.toMatchObject({ code: 'sign_in.refused' });
    expect(renewals).toBe(0);
  });

  test('204 answers nothing, 200 its body', async () => {
    const { client } = clientAnswered([new Response(null, { status: 204 }), json(200, nobody)]);
    expect(await client.signOut()).toBeUndefined();
    expect(await client.listMyCompanies()).toEqual(nobody);
  });
});
