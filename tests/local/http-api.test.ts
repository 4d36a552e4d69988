import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Stack } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clockHeader } from '@folio/cdk/local/clock-header.ts';
import { inlineFunction, startThrowAway, type ThrowAway } from './throw-away.ts';

const echo = `exports.handler = async (event, context) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ event, context, remainingMs: context.getRemainingTimeInMillis(), at: [Date.now(), +new Date()] }),
})`;

/** Answers what its path asks for. */
const odd = `let inFlight = 0; let served = 0; globalThis.environment ??= Math.random();
exports.handler = async (event) => {
  inFlight += 1; served += 1;
  const together = inFlight;
  const { what } = event.pathParameters;
  if (what === 'slow') await new Promise((resolve) => setTimeout(resolve, 150));
  inFlight -= 1;
  if (what === 'never') await new Promise((resolve) => setTimeout(resolve, 60000));
  if (what === 'spin') for (;;);
  if (what === 'throws') throw new TypeError('broken on purpose');
  if (what === 'exits') process.exit(3);
  if (what === 'cookies') return { statusCode: 204, cookies: ['a=1; Path=/', 'b=2'] };
  if (what === 'binary') return { statusCode: 200, isBase64Encoded: true, body: Buffer.from([0, 255, 128]).toString('base64') };
  if (what === 'plain') return { hola: 'mundo' };
  if (what === 'malformed') return { statusCode: 'many' };
  if (what === 'huge') return { statusCode: 200, body: 'x'.repeat(7 * 1024 * 1024) };
  if (what === 'huge-escaped') return { statusCode: 200, body: '"'.repeat(4 * 1024 * 1024) };
  if (what === 'large') return { statusCode: 200, body: 'ñ"x'.repeat(1024 * 1024) };
  if (what === 'environment') return process.env;
  return { together, served, environment: globalThis.environment };
}`;

function build(stack: Stack): void {
  const echoing = inlineFunction(stack, 'Echo', echo);
  const oddly = inlineFunction(stack, 'Odd', odd, {
    timeout: Duration.seconds(1),
    environment: { MINE: 'yes', STAGE: 'dev' },
  });
  const api = new HttpApi(stack, 'Api');
  const route = (path: string, method: HttpMethod, target: LambdaFunction) =>
    api.addRoutes({ path, methods: [method], integration: new HttpLambdaIntegration(`${method}${path}`, target) });
  route('/api/things/{id}', HttpMethod.GET, echoing);
  route('/api/things/new', HttpMethod.GET, echoing);
  route('/api/things', HttpMethod.POST, echoing);
  route('/api/{proxy+}', HttpMethod.ANY, echoing);
  route('/odd/{what}', HttpMethod.GET, oddly);
}

let here: ThrowAway;
beforeAll(async () => {
  here = await startThrowAway(build, { concurrency: 3 });
});
afterAll(() => here.stop());

const get = (path: string, init?: RequestInit) => fetch(`${here.stack.origin}${path}`, init);

interface Echo {
  event: {
    routeKey: string;
    body?: string;
    isBase64Encoded: boolean;
    pathParameters?: Record<string, string>;
  } & Record<string, unknown>;
  context: Record<string, unknown>;
  remainingMs: number;
  /** What its clock said, asked in both ways. */
  at: [number, number];
}

async function echoOf(path: string, init?: RequestInit): Promise<Echo> {
  return (await (await get(path, init)).json()) as Echo;
}

describe('an event of payload format 2.0', () => {
  it('tells the request as API Gateway does', async () => {
    const { event } = await echoOf('/api/things/a%20b?x=1&x=2&y=%C3%B1', {
      headers: { cookie: 'one=1; two=2', 'X-Thing': 'T', 'user-agent': 'test' },
    });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /api/things/{id}',
      rawPath: '/api/things/a b',
      rawQueryString: 'x=1&x=2&y=%C3%B1',
      queryStringParameters: { x: '1,2', y: 'ñ' },
      pathParameters: { id: 'a%20b' },
      cookies: ['one=1', 'two=2'],
      headers: { 'x-thing': 'T', 'x-forwarded-proto': 'https' },
      requestContext: {
        http: { method: 'GET', path: '/api/things/a b', protocol: 'HTTP/1.1', userAgent: 'test' },
        routeKey: 'GET /api/things/{id}',
        stage: '$default',
        time: expect.stringMatching(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        requestId: expect.any(String),
      },
      isBase64Encoded: false,
    });
    expect(event['headers']).not.toHaveProperty('cookie');
    expect(event).not.toHaveProperty('body');
  });

  it.each([
    ['application/json; charset=utf-8', 'ñandú', false],
    ['text/plain', 'hola', false],
    ['application/problem+json', '{}', false],
    ['application/octet-stream', 'bytes', true],
    ['application/x-www-form-urlencoded', 'a=1', true],
  ])('carries a body of %s', async (type, body, isBase64Encoded) => {
    const { event } = await echoOf('/api/things', { method: 'POST', headers: { 'content-type': type }, body });
    const text = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').toString();
    expect([text, event.isBase64Encoded]).toEqual([body, isBase64Encoded]);
  });

  it('comes with the context of Lambda', async () => {
    const { context, remainingMs } = await echoOf('/api/things/1');
    expect(context).toMatchObject({
      functionName: expect.stringMatching(/^Throwaway-Echo/),
      invokedFunctionArn: expect.stringMatching(/^arn:aws:lambda:us-east-1:000000000000:function:Throwaway-Echo/),
      memoryLimitInMB: '128',
      awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(remainingMs).toBeGreaterThan(2000);
    expect(remainingMs).toBeLessThanOrEqual(3000);
  });

  it('is judged at the moment that its header says, the next one in the same environment by the clock of the machine', async () => {
    const moment = Date.parse('2031-02-03T04:05:06Z');
    const then = await echoOf('/api/things/1', { headers: { [clockHeader]: new Date(moment).toISOString() } });
    for (const ms of then.at) expect(ms - moment).toBeLessThan(1000);
    for (const ms of then.at) expect(ms).toBeGreaterThanOrEqual(moment);
    expect(then.remainingMs).toBeGreaterThan(2000);
    const beforeMs = Date.now();
    for (const ms of (await echoOf('/api/things/1')).at) expect(ms - beforeMs).toBeLessThan(1000);
    expect((await get('/api/things/1', { headers: { [clockHeader]: 'mañana' } })).status).toBe(400);
  });
});

describe('a route', () => {
  it.each([
    ['GET', '/api/things/new', 'GET /api/things/new'],
    ['GET', '/api/things/7', 'GET /api/things/{id}'],
    ['DELETE', '/api/things/7', 'ANY /api/{proxy+}'],
    ['GET', '/api/things/7/parts', 'ANY /api/{proxy+}'],
    ['POST', '/api/things', 'POST /api/things'],
  ])('is chosen for %s %s: %s', async (method, path, routeKey) => {
    expect((await echoOf(path, { method })).event.routeKey).toBe(routeKey);
  });

  it('that does not exist is answered by the gateway', async () => {
    const answer = await get('/nowhere');
    expect([answer.status, await answer.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  it('takes ten megabytes at most', async () => {
    const answer = await get('/api/things', { method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
  });
});

describe('the answer of a function', () => {
  it('sets several cookies', async () => {
    const answer = await get('/odd/cookies');
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([204, ['a=1; Path=/', 'b=2']]);
  });

  it('may be binary', async () => {
    expect([...new Uint8Array(await (await get('/odd/binary')).arrayBuffer())]).toEqual([0, 255, 128]);
  });

  it('counts against six megabytes as it is escaped, and comes whole below that', async () => {
    const answer = await get('/odd/large');
    expect([answer.status, (await answer.text()) === 'ñ"x'.repeat(1024 * 1024)]).toEqual([200, true]);
  });

  it('without a status is a body of 200', async () => {
    const answer = await get('/odd/plain');
    expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
      200,
      'application/json',
      { hola: 'mundo' },
    ]);
  });

  it.each(['throws', 'exits', 'malformed', 'huge', 'huge-escaped', 'spin', 'never'])(
    'that %s is a 500 of the gateway',
    async (what) => {
      const answer = await get(`/odd/${what}`);
      expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
    },
  );

  it('comes again from a fresh environment after a failure', async () => {
    await get('/odd/exits');
    expect((await get('/odd/plain')).status).toBe(200);
  });
});

describe('a function', () => {
  it('sees its own environment and nothing of the developer’s', async () => {
    process.env['FOLIO_CANARY'] = 'of the developer';
    const environment = (await (await get('/odd/environment')).json()) as Record<string, string>;
    expect(environment).toMatchObject({
      MINE: 'yes',
      STAGE: 'local',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_ENDPOINT_URL_DYNAMODB: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    expect(environment).not.toHaveProperty('FOLIO_CANARY');
    expect(environment).not.toHaveProperty('HOME');
  });

  it('answers one request at a time in each environment, and no more environments than allowed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 9 }, async () => (await (await get('/odd/slow')).json()) as Record<string, number>),
    );
    expect(answers.map(({ together }) => together)).toEqual(Array.from({ length: 9 }, () => 1));
    expect(new Set(answers.map(({ environment }) => environment)).size).toBe(3);
  });

  it('logs to a file of its own, and to whoever listens', () => {
    const heard = here.logs.find(({ line }) => /broken on purpose/.test(line));
    expect(heard?.functionName).toMatch(/Odd/);
    const file = join(here.logDirectory, `${heard?.functionName}.log`);
    expect(readFileSync(file, 'utf8')).toContain(`${heard?.line}\n`);
  });
});
