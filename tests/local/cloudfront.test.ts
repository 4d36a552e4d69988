import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { Duration, Fn, type Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inlineFunction, startThrowAway, type ThrowAway } from './throw-away.ts';

const script = `console.log(${JSON.stringify('x'.repeat(5000))})`;

function siteDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'folio-site-'));
  mkdirSync(join(directory, '_app', 'immutable'), { recursive: true });
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Folio</title>');
  writeFileSync(join(directory, '_app', 'immutable', 'start.js'), script);
  return directory;
}

const fallback = `function handler(event) {
  var request = event.request;
  if (request.uri === '/moved') return { statusCode: 302, headers: { location: { value: '/new?' + request.querystring.q.value } } };
  if (request.uri === '/broken') throw new Error('on purpose');
  if (request.uri.indexOf('.') === -1) request.uri = '/index.html';
  return request;
}`;

const policy = (scope: Stack, id: string, overridesCsp: boolean) =>
  new cloudfront.ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'self'", override: overridesCsp },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(1), includeSubdomains: true, override: true },
    },
    customHeadersBehavior: { customHeaders: [{ header: 'X-Ours', value: '1', override: true }] },
  });

function build(stack: Stack): void {
  const api = new HttpApi(stack, 'Api');
  const echo = inlineFunction(
    stack,
    'Echo',
    `exports.handler = async ({ rawPath, rawQueryString, headers, cookies }) => ({
      statusCode: 200,
      headers: { 'content-type': 'application/json', 'content-security-policy': 'of the function' },
      cookies: ['session=1'],
      body: JSON.stringify({ rawPath, rawQueryString, headers, cookies, filling: 'x'.repeat(3000) }),
    })`,
  );
  api.addRoutes({ path: '/api/{proxy+}', integration: new HttpLambdaIntegration('Echo', echo) });
  const secret = new Secret(stack, 'Secret', {
    generateSecretString: { passwordLength: 40, excludePunctuation: true },
  });
  const bucket = new Bucket(stack, 'Site') as IBucket; // the class misses its own interface under exactOptionalPropertyTypes
  new cloudfront.Distribution(stack, 'Distribution', {
    defaultRootObject: 'index.html',
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      responseHeadersPolicy: policy(stack, 'SiteHeaders', true),
      functionAssociations: [
        {
          eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
          function: new cloudfront.Function(stack, 'Fallback', {
            runtime: cloudfront.FunctionRuntime.JS_2_0,
            code: cloudfront.FunctionCode.fromInline(fallback),
          }),
        },
      ],
    },
    additionalBehaviors: {
      '/api/*': {
        origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
          customHeaders: { 'x-origin-secret': secret.secretValue.unsafeUnwrap() },
        }),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: policy(stack, 'ApiHeaders', false),
      },
    },
  });
  new BucketDeployment(stack, 'Files', {
    destinationBucket: bucket,
    sources: [Source.asset(siteDirectory())],
    cacheControl: [CacheControl.noCache()],
  });
}

let here: ThrowAway;
beforeAll(async () => {
  here = await startThrowAway(build);
});
afterAll(() => here.stop());

const visit = (path: string, init: RequestInit = {}) =>
  fetch(`${here.stack.origin}${path}`, { redirect: 'manual', ...init });

/** As the bytes travel: fetch would decompress them. */
function raw(path: string, headers: Record<string, string>): Promise<{ answer: IncomingMessage; body: Buffer }> {
  return new Promise((resolve, reject) => {
    httpGet(`${here.stack.origin}${path}`, { headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve({ answer, body: Buffer.concat(chunks) }));
    }).on('error', reject);
  });
}

describe('the site', () => {
  it.each(['/', '/prospectos', '/prospectos/prs_1', '/index.html'])('shows its one page at %s', async (path) => {
    const answer = await visit(path);
    expect([answer.status, await answer.text()]).toEqual([200, '<!doctype html><title>Folio</title>']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/html',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'self'",
      'strict-transport-security': 'max-age=86400; includeSubDomains',
      'x-ours': '1',
    });
  });

  it('answers 403 for a file that is missing, with the same headers', async () => {
    const answer = await visit('/_app/immutable/gone.js');
    expect([answer.status, answer.headers.get('x-ours')]).toEqual([403, '1']);
  });

  it('answers 400 for an address whose escapes are malformed', async () => {
    expect((await visit('/%E0%A4.js')).status).toBe(400);
  });

  it('is not sent again to who has it', async () => {
    const etag = (await visit('/')).headers.get('etag') ?? '';
    expect((await visit('/', { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('travels compressed', async () => {
    const { answer, body } = await raw('/_app/immutable/start.js', { 'accept-encoding': 'gzip, deflate, br' });
    expect([answer.headers['content-encoding'], answer.headers['vary']]).toEqual(['br', 'Accept-Encoding']);
    expect(body.length).toBeLessThan(500);
    expect(brotliDecompressSync(body).toString()).toBe(script);
    expect((await raw('/_app/immutable/start.js', {})).body.toString()).toBe(script);
  });

  it('takes no writes', async () => {
    expect((await visit('/', { method: 'POST', body: 'x' })).status).toBe(403);
  });
});

describe('a CloudFront Function', () => {
  it('may answer by itself', async () => {
    const answer = await visit('/moved?q=7');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/new?7']);
  });

  it('that throws is a 503', async () => {
    expect((await visit('/broken')).status).toBe(503);
  });
});

describe('the API behind the same address', () => {
  interface Echo {
    rawPath: string;
    rawQueryString: string;
    headers: Record<string, string>;
    cookies: string[];
  }

  it('receives the viewer’s request with the secret of the origin, whatever the viewer says', async () => {
    const answer = await visit('/api/things?a=1&a=2', {
      headers: { cookie: 'one=1; two=2', 'x-origin-secret': 'guessed', 'x-forwarded-for': '203.0.113.9' },
    });
    const echo = (await answer.json()) as Echo;
    expect(echo).toMatchObject({ rawPath: '/api/things', rawQueryString: 'a=1&a=2', cookies: ['one=1', 'two=2'] });
    expect(echo.headers['x-origin-secret']).toMatch(/^[A-Za-z0-9]{40}$/);
    // Viewer's own claim, viewer as CloudFront saw it, CloudFront as the gateway saw it.
    expect(echo.headers['x-forwarded-for']?.split(', ')).toHaveLength(3);
    expect(echo.headers['host']).toMatch(/execute-api/);
  });

  it('can be reached past the distribution, without its secret', async () => {
    const { headers } = (await (await fetch(`${here.stack.apiOrigin}/api/things`)).json()) as Echo;
    expect(headers).not.toHaveProperty('x-origin-secret');
  });

  it('keeps a header it set itself where the policy gives way', async () => {
    const answer = await visit('/api/things');
    expect([
      answer.headers.get('content-security-policy'),
      answer.headers.get('x-ours'),
      answer.headers.getSetCookie(),
    ]).toEqual(['of the function', '1', ['session=1']]);
  });

  it('is not compressed where the cache policy does not', async () => {
    const { answer } = await raw('/api/things', { 'accept-encoding': 'br' });
    expect(answer.headers['content-encoding']).toBeUndefined();
  });
});
